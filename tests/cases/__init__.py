"""Small invented inputs, each with what is right in words and as a check."""
