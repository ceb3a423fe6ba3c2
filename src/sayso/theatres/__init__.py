"""Conflicts as data: sides, actors, metonyms, place aliases and loaded phrases, from TOML files
that people write.
"""
