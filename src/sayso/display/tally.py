"""How many claims a reading has, in words: by speaker, by side, and of each kind."""

from collections import Counter
from collections.abc import Sequence

from sayso.display.sides import Sides
from sayso.display.speakers import in_order, is_narrated, tell_voices_apart
from sayso.display.wording import count_in_words
from sayso.reader import Entry


def entries_in_words(entries: Sequence[Entry], sides: Sides) -> str:
    """How many claims there are, from how many speakers, of which kinds, and how many for each
    side.

    "5 claims from 3 speakers: all said; 1 denied. 2 for the North, 3 for the South."  Sources are
    counted where no speaker is known, and sides only where one is.
    """
    claims = [entry.claim for entry in entries]
    said = in_order(entry for entry in entries if not is_narrated(entry.claim))
    known = any(entry.references.speaker for entry in said)
    speakers = len(tell_voices_apart(said).voices) if known else None
    return " ".join(
        filter(None, (count_in_words(claims, speakers), _by_side(said, sides), _marked(entries)))
    )


def _by_side(said: Sequence[Entry], sides: Sides) -> str:
    counts = Counter(entry.references.speaker.side for entry in said if entry.references.speaker)
    order = sides.in_order(side for side in counts if side)
    if not order:
        return ""
    told = [f"{counts[side]:,} for {sides.of_several(side)}" for side in order]
    open_ = len(said) - sum(counts[side] for side in order)
    return ", ".join([*told, f"{open_:,} for no known side"] if open_ else told) + "."


def _marked(entries: Sequence[Entry]) -> str:
    against = sum(entry.against_interest is not None for entry in entries)
    return f"{against:,} against interest." if against else ""
