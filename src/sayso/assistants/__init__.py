"""What assistants may ask of a ledger, by the Model Context Protocol.  The door: ``server.serve``.

Everything here only reads.  What a report says is data: it leaves this room in fields of its own,
marked as quoted, and never in a description, an error or an instruction.
"""
