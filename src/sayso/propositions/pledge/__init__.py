"""Who gives what to whom."""
