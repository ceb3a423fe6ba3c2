"""Incidents of harm in columns after Airwars' published ones, with the grade and its reason."""

from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet, columns
from sayso.exports.selection import Selection
from sayso.exports.views import Row, accused_of, base_of, figures_of, is_of_harm, write_events
from sayso.questions.events import Event

_SHEET = Sheet(
    "incidents",
    "an event in which people are told to have come to harm",
    columns(
        ("id", "string", "The event's id."),
        ("date_start", "date", "The first day that is told."),
        ("date_end", "date", "The last."),
        ("where", "string", "The place, as the most exact answer tells it."),
        ("country", "string", "ISO 3166."),
        ("latitude", "number", "Degrees north; empty where only a state is told."),
        ("longitude", "number", "Degrees east."),
        ("killed_min", "integer", "The least that anybody holds now."),
        ("killed_max", "integer", "The most; empty where no bound is told."),
        ("killed_reason", "string", "Who says which number."),
        ("injured_min", "integer", "The least number of wounded."),
        ("injured_max", "integer", "The most."),
        ("suspects", "string", "Who is said to have done it, and by whom."),
        ("grade", "string", "As the published scale would grade it, by the record alone."),
        ("grade_reason", "string", "Why."),
        ("claims", "string", "The ids of the claims behind it."),
    ),
)


def _row(event: Event) -> Row | None:
    if not is_of_harm(event) or event.grade is None:
        return None
    low, high, why = figures_of(event, "killed")
    hurt = figures_of(event, "wounded", "injured")
    return {
        **base_of(event),
        "killed_min": low,
        "killed_max": high,
        "killed_reason": why,
        "injured_min": hurt[0],
        "injured_max": hurt[1],
        "suspects": "; ".join(accused_of(event)),
        "grade": event.grade.name,
        "grade_reason": event.grade.reason,
    }


def _write(selection: Selection, target: Path) -> Counts:
    return write_events(selection, target, _SHEET, _row)


FORMAT = Format(
    name="airwars_like",
    title="incidents with civilian harm, ranges, suspects and a grade with its reason",
    media_type="text/csv",
    suffix=".csv",
    lost="exact words, and who said what when; nobody of Airwars has graded these rows",
    read_by="any reader of CSV; tested with pandas",
    write=_write,
    sheets=(_SHEET,),
)
