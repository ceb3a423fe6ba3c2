"""An entry as a reviewer amended it, and what of it follows from what was amended.

A claim's place, time, amounts, stance and certainty stand again in the propositions that were read
in it.  Where a reviewer gives one of them anew, the propositions follow; where it cannot be told
what a proposition becomes, it loses the value, rather than keep one that the claim no longer has.
Propositions that a reviewer gives stand as they are given.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, cast

from sayso.contract import entry_from_json
from sayso.ledger.entry_body import Changes, EntryBody
from sayso.record.amount import Amount
from sayso.record.claim import Certainty, Stance
from sayso.record.entry import Entry
from sayso.record.place import Place, Toponym
from sayso.record.proposition import OpaqueProposition, Proposition

_BOUNDS = frozenset({"low", "high", "approximate", "figure"})


def amended(entry: EntryBody, changes: Changes) -> EntryBody:
    """The JSON of an entry as it was amended.  ``changes`` are those of the decision's record."""
    written = _with_side(entry, changes)
    try:
        before, after = entry_from_json(entry), amended_entry(entry, changes)
    except (ValueError, TypeError, KeyError):
        return written  # of an older program, which this one cannot decode: shown as it is
    if after.propositions != before.propositions and "propositions" not in changes:
        propositions: Any = [each.as_json() for each in after.propositions]
        written["propositions"] = propositions
    return written


def amended_entry(entry: EntryBody, changes: Changes) -> Entry:
    """The entry whose JSON is ``entry`` as it was amended.

    Raises:
        ValueError, TypeError, KeyError: if it is no entry, before or after.
    """
    before, after = entry_from_json(entry), entry_from_json(_with_side(entry, changes))
    if "propositions" in changes:
        return after
    propositions = (_following(each, before, after, changes) for each in before.propositions)
    return replace(after, propositions=tuple(propositions))


def _with_side(entry: EntryBody, changes: Changes) -> EntryBody:
    """A new speaker brings their own side, if none is given with them."""
    written = cast("EntryBody", {**entry, **changes})
    if "speaker" in changes and "side" not in changes:
        speaker = changes["speaker"]
        written["side"] = speaker.get("side") if speaker else None
    return written


def _following(
    proposition: Proposition, before: Entry, after: Entry, changes: Changes
) -> Proposition:
    if isinstance(proposition, OpaqueProposition):
        return proposition
    if "stance" in changes:
        proposition = replace(proposition, stance=Stance(after.claim.stance))
    if "certainty" in changes:
        proposition = replace(proposition, certainty=Certainty(after.claim.certainty))
    if "places" in changes:
        proposition = _placed(proposition, before.references.places, after.references.places)
    if "event_time" in changes:
        proposition = _timed(proposition, before, after)
    if "amounts" in changes:
        proposition = _counted(proposition, before.references.amounts, after.references.amounts)
    return proposition


def _placed(
    proposition: Proposition, before: Sequence[Toponym], after: Sequence[Toponym]
) -> Proposition:
    place = _place_now(proposition.place, _known(before), _known(after))
    if place == proposition.place:
        return proposition
    return replace(proposition, place=place, place_text=place.name if place else "")


def _known(toponyms: Sequence[Toponym]) -> list[Place]:
    return [each.place for each in toponyms if each.place is not None]


def _place_now(place: Place | None, before: list[Place], after: list[Place]) -> Place | None:
    """The place that stands now for one that a proposition had: itself, the one in its position, or
    the only one that there is.
    """
    ids = [each.id for each in before]
    if place is not None and place.id not in ids and ids:
        return place  # from the words around the claim, of which nothing was amended
    same = [each for each in after if place is not None and each.id == place.id]
    if same:
        return same[0]
    if place is not None and place.id in ids and len(before) == len(after):
        return after[ids.index(place.id)]
    if place is None and ids:
        return None
    return after[0] if len({each.id for each in after}) == 1 else None


def _timed(proposition: Proposition, before: Entry, after: Entry) -> Proposition:
    """A time of its own, other than the claim's, stays."""
    had, has = before.references.event_time, after.references.event_time
    own = proposition.event_time
    if own is not None and had is not None and own.interval != had.interval:
        return proposition
    return replace(proposition, event_time=has)


def _counted(
    proposition: Proposition, before: Sequence[Amount], after: Sequence[Amount]
) -> Proposition:
    """The bounds of the amount that had its bounds, if the amounts are as many as they were."""
    if not {"low", "high"} <= {each.name for each in fields(proposition)}:
        return proposition
    bounds = (getattr(proposition, "low"), getattr(proposition, "high"))  # noqa: B009
    if len(before) != len(after):
        return proposition
    pairs = zip(before, after, strict=True)
    now = [new for old, new in pairs if (old.low, old.high) == bounds and new != old]
    if not now or not _is_whole(now[0]):
        return proposition
    return replace(proposition, **_bounds_of(now[0], proposition))


def _is_whole(amount: Amount) -> bool:
    bounds = (amount.low, amount.low if amount.high is None else amount.high)
    return all(each == int(each) for each in bounds)


def _bounds_of(amount: Amount, proposition: Proposition) -> dict[str, Any]:
    """The fields of a proposition that tell these bounds, as far as it has them."""
    high = None if amount.high is None else int(amount.high)
    printed = next((int(each) for each in amount.figures if each == int(each)), None)
    bounds = {
        "low": int(amount.low),
        "high": high,
        "approximate": amount.approximate,
        "figure": None if amount.low == amount.high else printed,
    }
    own = {each.name for each in fields(proposition)} & _BOUNDS
    return {name: value for name, value in bounds.items() if name in own}
