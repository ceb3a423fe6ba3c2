"""Where a toll happened that is told without its place: where the only event of its report did."""

from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]
_TELLING = frozenset({"count", "strike", "responsibility"})
_STATE = "A.PC"
"""How the features of states begin: what is told of a state as a whole places nothing."""
_OF_EVENTS = frozenset({"killed", "wounded", "casualties", "missing", "intercepted", "destroyed", "damaged", "rescued"})


def sole_place(propositions: Iterable[Json]) -> Json | None:
    """The one place in which everything that a report tells of events happened; None where there are more, or none."""
    places = {place["id"]: place for each in propositions if (place := _place_of(each)) is not None}
    return next(iter(places.values())) if len(places) == 1 else None


def with_place(proposition: Json, sole: Json | None) -> Json:
    """The proposition with the only place of its report, if it counts what happened in an event and tells no place."""
    told = proposition.get("place") or proposition.get("place_text")
    if sole is None or told or proposition["type"] != "count" or proposition.get("what") not in _OF_EVENTS:
        return proposition
    if proposition.get("event") == "war" or proposition.get("further") or proposition.get("per"):
        return proposition
    return {**proposition, "place": sole, "place_text": sole["name"]}


def _place_of(proposition: Json) -> Json | None:
    place = proposition.get("place")
    if proposition.get("type") not in _TELLING or not place:
        return None
    return None if str(place.get("feature") or "").startswith(_STATE) else place
