"""The learned finder: triggers by type, then the arguments of each trigger."""
