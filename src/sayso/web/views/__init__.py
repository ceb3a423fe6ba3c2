"""What the record says, put as a page shows it: words, cards, rows and pictures."""
