"""Who is blamed for what."""
