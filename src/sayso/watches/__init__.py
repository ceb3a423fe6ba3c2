"""Watches: what somebody follows on the board, what changed of it, and who is told.

They are their owner's own and no part of the record: they stand in the file of users beside the
ledger, hold ids and numbers of the ledger and no words of a report, and can be ended at any time.
"""
