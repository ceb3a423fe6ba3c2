"""The append-only record of captures, reports, claims and decisions, chained by hash.

The doors: ``store.open_ledger`` opens one, ``adding.add_report`` adds to it, ``query`` reads it at
a sequence number, ``decisions`` and ``removal`` append what people decide, ``verify.verify`` checks
it, ``replay`` carries it elsewhere.
"""
