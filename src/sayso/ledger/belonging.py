"""Whether a speaker and a side that somebody decides on belong to the theatre that a claim was read
in.

Only theatres that come with the program can be looked up by the id that a reading records; of any
other nothing is refused.
"""

from functools import cache

from sayso.ledger.amendments import cannot
from sayso.theatres.load import load_theatre, shipped
from sayso.theatres.theatre import Theatre


def refuse_strange_side(theatre: str, side: str | None) -> None:
    """Refuse a side that the theatre has not.

    Raises:
        LedgerError: L014.
    """
    own = _theatre(theatre)
    sides = [each.id for each in own.sides] if own else []
    if sides and side and side not in sides:
        raise cannot(f"the theatre {theatre} has no side {side!r}; it has {', '.join(sides)}")


def refuse_strange_speaker(theatre: str, speaker: str) -> None:
    """Refuse a speaker whom only other theatres know.

    Raises:
        LedgerError: L014.
    """
    own = _theatre(theatre)
    if own is None or _has(own, speaker):
        return
    others = [name for name in shipped() if name != theatre]
    home = next((name for name in others if (t := _theatre(name)) and _has(t, speaker)), None)
    if home is not None:
        raise cannot(f"{speaker} is a speaker of the theatre {home}, not of {theatre}")


def _has(theatre: Theatre, speaker: str) -> bool:
    return any(each.id == speaker for each in theatre.actors)


@cache
def _theatre(name: str) -> Theatre | None:
    return load_theatre(name) if name in shipped() else None
