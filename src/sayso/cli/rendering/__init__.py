"""Claims to look at and to work with: terminal, page, JSON Lines."""
