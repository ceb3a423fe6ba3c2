"""How each question stands: who answers it what, since when, and on how many independent say-sos.

A pure function of the ledger at a sequence number.  The doors: ``store.open_board`` keeps a
ledger's board up to date and shows it as of any time; ``board.Board`` is the same in memory;
``contract.board_as_json`` is what others read.
"""
