"""Where a toll happened that is told without its place: where the only event of its report did."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.propositions.count.type import Count
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.record.place import Place
from sayso.record.proposition import Proposition

_STATE = "A.PC"
"""How the features of states begin: what is told of a state as a whole places nothing."""
_OF_EVENTS = frozenset(
    {"killed", "wounded", "casualties", "missing", "intercepted", "destroyed", "damaged", "rescued"}
)


def sole_place(propositions: Iterable[Proposition]) -> Place | None:
    """The one place in which everything that a report tells of events happened; None where there
    are more, or none.
    """
    places = {place.id: place for each in propositions if (place := _place_of(each)) is not None}
    return next(iter(places.values())) if len(places) == 1 else None


def with_place(proposition: Proposition, sole: Place | None) -> Proposition:
    """The proposition with the only place of its report, if it counts what happened in an event and
    tells no place.
    """
    if sole is None or proposition.place_name or not isinstance(proposition, Count):
        return proposition
    if (
        proposition.what not in _OF_EVENTS
        or proposition.event == "war"
        or proposition.further
        or proposition.per
    ):
        return proposition
    return replace(proposition, place=sole, place_text=sole.name)


def _place_of(proposition: Proposition) -> Place | None:
    place = proposition.place
    if not isinstance(proposition, Count | Strike | Responsibility) or place is None:
        return None
    return None if place.feature.startswith(_STATE) else place
