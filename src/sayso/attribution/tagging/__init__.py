"""The trained tagger: a text as words and windows, its two graphs, and what their scores mean."""
