"""Removals that a process which was killed left half done: their commit stands, and bytes of their
captures are still there.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Select, select

from sayso.ledger.canonical import is_sha256, parse, record_hash
from sayso.ledger.schema import CAPTURE, RECORD, REMOVED

if TYPE_CHECKING:
    from sayso.ledger.captures import Captures


def finish_removals(connection: Connection, captures: "Captures") -> tuple[str, ...]:
    """Take away the bytes of captures that were removed; gives their names.

    Only what the removal's own record names is taken: a row of ``removed`` may have been planted.

    Raises:
        LedgerError: L003 to L009, if the captures cannot be reached.
    """
    left = defaultdict[int, set[str]](set)
    for name, removal in connection.execute(_removed_captures()):
        if is_sha256(name) and captures.owns(name):
            left[removal].add(name)
    names = {
        name for removal, wanted in left.items() for name in wanted & _named_by(connection, removal)
    }
    if names:
        captures.remove(sorted(names))
    return tuple(sorted(names))


def _removed_captures() -> Select[str, int]:
    gone = select(REMOVED.c.seq)
    stands = select(CAPTURE.c.sha256).where(CAPTURE.c.seq.not_in(gone))
    same = (CAPTURE.c.seq == REMOVED.c.seq) & (CAPTURE.c.sha256 == REMOVED.c.name)
    return (
        select(REMOVED.c.name, REMOVED.c.removal_seq)
        .join(CAPTURE, same)
        .where(REMOVED.c.name.not_in(stands))
    )


def _named_by(connection: Connection, removal: int) -> set[str]:
    """The captures that the record of a removal names, if it is what its hash says."""
    record = connection.execute(
        select(RECORD.c.body, RECORD.c.sha256).where(
            RECORD.c.seq == removal, RECORD.c.kind == "removal"
        )
    ).first()
    if record is None or not record.body or record_hash(record.body) != record.sha256:
        return set()
    try:
        return set(parse(record.body)["captures"])
    except (KeyError, TypeError, ValueError, RecursionError):  # another program wrote it
        return set()
