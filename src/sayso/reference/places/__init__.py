"""Where: the place names of a report, and the places on earth that they name."""
