"""Forty web pages in the layouts of real outlets, of invented words: what a reader would take from
them is known.
"""
