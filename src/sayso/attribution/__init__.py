"""Finds claims: who says what, as spans of the text."""
