"""Who struck what."""
