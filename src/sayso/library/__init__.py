"""A ledger from Python: claims, questions and reports as typed collections.  The door:
``ledger.Ledger``.
"""
