"""The record that pages and API ask, kept in a ledger and its board.  The door:
``record.LedgerRecord``.
"""
