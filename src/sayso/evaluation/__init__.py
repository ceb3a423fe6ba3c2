"""Scores what was read against corpora, and keeps the floors that the scores may not fall below."""
