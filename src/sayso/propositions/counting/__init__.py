"""How a count is found: the numbers of a passage, and what each of them counts."""
