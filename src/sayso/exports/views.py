"""Events in the columns that researchers know from published data sets on conflicts.

The columns are theirs, the contents are not: nobody of theirs has coded these rows.  Each grade or
code stands beside the reason for it, and what cannot be told from the record is left empty.
"""

from collections.abc import Callable
from csv import writer
from pathlib import Path

from sayso.exports.cells import for_csv
from sayso.exports.format import Counts, Sheet
from sayso.exports.rows import QuestionRow, question_row
from sayso.exports.selection import Selection
from sayso.questions.events import Event, events_of
from sayso.record.json import Json

Row = Json
_HARM = ("killed", "wounded", "casualties")


def write_events(
    selection: Selection, target: Path, sheet: Sheet, row_of: Callable[[Event], Row | None]
) -> Counts:
    """Write the events with harm to people, a row each, as CSV.

    Questions are held together in memory: which of them are one event can be told of all alone.
    """
    rows = [dict(each.values) for each in selection.questions()]
    count = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        out = writer(stream, lineterminator="\r\n")
        out.writerow(column.name for column in sheet.columns)
        for event in sorted(events_of(rows), key=lambda each: (day_of(each)[0] or "9", each.id)):
            row = row_of(event)
            if row is not None:
                out.writerow(for_csv(row.get(column.name)) for column in sheet.columns)
                count += 1
    return {"events": count}


def questions_of(event: Event, *types: str) -> list[QuestionRow]:
    """Its questions of some types."""
    return [question_row(row) for row in event.questions if row["type"] in types]


def day_of(event: Event) -> tuple[str | None, str | None]:
    """The first day and the last, as the question with the shortest time tells it."""
    times = [row["event_time"] for row in event.questions if row["event_time"]]
    if not times:
        return None, None
    best = min(times, key=lambda each: (each["end"] > each["start"], each["start"]))
    return best["start"], best["end"]


def place_of(event: Event) -> Json:
    """The most exact place of its questions: a town before a region, a region before a state."""
    places = [row["place"] for row in event.questions if row["place"]]
    return min(places, key=_width, default={})


def _width(place: Json) -> tuple[bool, int]:
    feature = str(place.get("feature") or "")
    return place.get("lat") is None, 2 if feature.startswith("A.PCL") else feature.startswith("A.")


def precision_of(place: Json) -> tuple[int | None, str]:
    """How exactly it is placed, as UCDP's where_prec codes it, and why."""
    feature = str(place.get("feature") or "")
    if place.get("lat") is None:
        return None, "no gazetteer has the place" if place else "no place is told"
    if feature.startswith("A.PCL"):
        return 6, "only the country is told"
    if feature == "A.ADM1":
        return 4, "only a first-order division is told"
    if feature.startswith("A."):
        return 3, "only a division is told"
    if feature.startswith(("H.", "L.", "R.", "T.")):
        return 5, "a river, a road or an area is told"
    return 1, "the place itself is told"


def figures_of(event: Event, *whats: str) -> tuple[int | None, int | None, str]:
    """The least and the most that is held of some kinds of harm, and by whom each; None where
    nothing is told or no bound.
    """
    told = [
        (each, each.value.get("low"), each.value.get("high"))
        for row in questions_of(event, "count")
        if row.values["about"].get("what") in (whats or _HARM)
        for each in row.positions
        if each.stance == "asserts" and each.ended is None and each.value
    ]
    lows = [low for _, low, _ in told if low is not None]
    highs = [high for _, _, high in told if high is not None]
    why = "; ".join(dict.fromkeys(f"{each.name}: {each.answer}" for each, _, _ in told))
    return min(lows, default=None), max(highs, default=None), why


def accused_of(event: Event) -> list[str]:
    """Who is said to have done it, each with who says so."""
    named = []
    for row in questions_of(event, "responsibility", "strike"):
        for each in row.positions:
            who = (
                each.value.get("accused")
                or each.value.get("attacker")
                or each.value.get("accused_side")
                or each.value.get("attacker_side")
            )
            if who and each.stance == "asserts" and each.ended is None:
                named.append(f"{who} (so {each.name})")
    return list(dict.fromkeys(named))


def sides_accused(event: Event) -> list[str]:
    """The parties that are said to have done it."""
    return sorted(
        {
            str(side)
            for row in questions_of(event, "responsibility", "strike")
            for each in row.positions
            if each.stance == "asserts"
            and not str(each.value.get("accused") or "").startswith("not ")
            and (side := each.value.get("accused_side") or each.value.get("attacker_side"))
        }
    )


def is_of_harm(event: Event) -> bool:
    """Whether people are told to have come to harm, or an attack is told of."""
    return event.kind == "harm"


def claims_of(event: Event) -> str:
    """The ids of the claims behind it, a space between."""
    positions = (each for row in event.questions for each in row["positions"])
    return " ".join(dict.fromkeys(claim for each in positions for claim in each["claims"]))


def base_of(event: Event) -> Row:
    """What every view has: id, days, place, claims."""
    place, (start, end) = place_of(event), day_of(event)
    code, why = precision_of(place)
    is_state = code == 6
    return {
        "id": event.id,
        "title": event.title,
        "date_start": start,
        "date_end": end,
        "where": place.get("name"),
        "country": place.get("country"),
        "admin": (place.get("admin") or [""])[0] if place else None,
        "latitude": None if is_state else place.get("lat"),
        "longitude": None if is_state else place.get("lon"),
        "where_prec": code,
        "where_prec_reason": why,
        "claims": claims_of(event),
    }
