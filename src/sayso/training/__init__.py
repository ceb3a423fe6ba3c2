"""Fitting the tagger.  Needs the extra ``train``; nothing that reads imports it."""
