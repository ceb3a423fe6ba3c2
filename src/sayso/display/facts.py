"""What is known around a claim, in words: when it was said, the time that it tells of, its places,
what marks it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.display.wording import published_in_words
from sayso.reader import Entry, Reading
from sayso.record.claim import Reason
from sayso.record.place import Place, Precision, Toponym

AGAINST_INTEREST = "◆ Against interest"
"""Stands before why a claim hurts its speaker's own side."""

_EXACTNESS = {
    Precision.EXACT: "the place itself",
    Precision.NEAR: "within some 25 km of it",
    Precision.DISTRICT: "its district",
    Precision.PROVINCE: "its province",
    Precision.FEATURE: "a line or an area",
    Precision.COUNTRY: "its country",
    Precision.BEYOND: "a stretch of sea or air, or several countries",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim as it is shown: what it is called, and where that lies."""

    name: str
    where: str


def times(entry: Entry) -> list[str]:
    """When it was said and what time it tells of, where known: "said 12 January 2023", "tells of 7
    January 2023".
    """
    its = entry.references
    moments = (("said", its.said_at), ("tells of", its.event_time))
    return [f"{what} {published_in_words(moment.interval)}" for what, moment in moments if moment]


def spots(entry: Entry) -> list[Spot]:
    """The places in a claim that are known, each once, with their coordinates."""
    known = {
        (each.place.id, each.precision): each for each in entry.references.places if each.place
    }
    return [Spot(each.place.name, where(each)) for each in known.values() if each.place]


def where(toponym: Toponym) -> str:
    """Degrees north and east, and how exactly they tell where: "48.6921, 38.0710, the place
    itself".
    """
    place = toponym.place
    if place is None:
        return ""
    exactness = _EXACTNESS[toponym.precision] if toponym.precision else ""
    return ", ".join(filter(None, (coordinates(place), exactness)))


def coordinates(place: Place) -> str:
    """Degrees north and east to some ten metres."""
    return f"{place.lat:.4f}, {place.lon:.4f}"


def marks(entry: Entry) -> list[tuple[str, str]]:
    """What a reader must not miss, each as what it is and why: against interest, and the notes of
    checks.
    """
    against = [(AGAINST_INTEREST, entry.against_interest.what)] if entry.against_interest else []
    return against + [("Note", note.what) for note in entry.notes]


def theatre_in_words(reading: Reading) -> str:
    """Which theatre a report is read in, and why, where nobody named it; empty where there is
    nothing to tell.
    """
    why = f" {reading.chosen}" if reading.chosen else ""
    if reading.theatre.id:
        return f"Theatre: {reading.theatre.name}.{why}"
    return f"No theatre.{why}" if why else ""


def evidence_of_time(reading: Reading) -> str:
    """When a report was published, where only evidence in it tells; empty otherwise."""
    published = reading.references.published
    if reading.report.published or published is None:
        return ""
    return f"Published {published_in_words(published.interval)}, by {published.why.words}"


def reasons(entry: Entry) -> list[tuple[str, list[Reason]]]:
    """Every reason that is kept for a claim, under what it is a reason for."""
    told: dict[str, list[Reason]] = {}
    for what, why in _reasons(entry):
        told[what] = list(dict.fromkeys([*told.get(what, ()), *why]))
    return [(what, why) for what, why in told.items() if why]


def _reasons(entry: Entry) -> Iterator[tuple[str, Sequence[Reason]]]:
    its = entry.references
    yield "the claim", entry.claim.why
    if its.speaker:
        members = ", ".join(member.name for member in its.speaker.members)
        yield f"the speaker: {its.speaker.name}, {members or its.speaker.kind}", its.why
    for what, moment in (
        ("when it was said", its.said_at),
        ("the time that it tells of", its.event_time),
    ):
        if moment:
            yield what, (moment.why,)
    for toponym in its.places:
        if toponym.place:
            yield f"the place: {toponym.place.name}, {where(toponym)}", toponym.why
        else:
            yield f"the place: {toponym.text}, which is open", toponym.why
    for proposition in entry.propositions:
        yield f"what is understood: {proposition.type}", proposition.why
    if entry.against_interest:
        yield "against interest", (entry.against_interest,)
    yield "the notes", entry.notes
