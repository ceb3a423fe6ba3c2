"""A draft against the ledger: each quotation and attributed statement, what the ledger has of it,
and what became of that since.
"""
