"""Deaths in columns after Iraq Body Count's: a minimum and a maximum for each incident."""

from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet, columns
from sayso.exports.selection import Selection
from sayso.exports.views import Row, base_of, figures_of, is_of_harm, questions_of, write_events
from sayso.questions.events import Event

_SHEET = Sheet(
    "incidents",
    "an event in which people are told to have been killed",
    columns(
        ("code", "string", "The event's id."),
        ("start_date", "date", "The first day that is told."),
        ("end_date", "date", "The last."),
        ("location", "string", "The place."),
        ("target", "string", "What was struck, in the words of the answers."),
        ("weapons", "string", "With what, in the words of the answers."),
        ("reported_minimum", "integer", "The least that anybody holds now."),
        ("reported_maximum", "integer", "The most; empty where no bound is told."),
        ("reason", "string", "Who says which number."),
        ("sources", "integer", "Independent voices that answer how many."),
        ("claims", "string", "The ids of the claims behind it."),
    ),
)


def _row(event: Event) -> Row | None:
    low, high, why = figures_of(event, "killed")
    if not is_of_harm(event) or not why:
        return None
    base = base_of(event)
    told = [each.value for row in questions_of(event, "strike") for each in row.positions]
    counts = [r for r in questions_of(event, "count") if r.values["about"].get("what") == "killed"]
    return {
        "code": event.id,
        "start_date": base["date_start"],
        "end_date": base["date_end"],
        "location": base["where"],
        "target": "; ".join(dict.fromkeys(v["target"] for v in told if v.get("target"))),
        "weapons": "; ".join(dict.fromkeys(v["weapon"] for v in told if v.get("weapon"))),
        "reported_minimum": low,
        "reported_maximum": high,
        "reason": why,
        "sources": max((row.say_sos for row in counts), default=0),
        "claims": base["claims"],
    }


def _write(selection: Selection, target: Path) -> Counts:
    return write_events(selection, target, _SHEET, _row)


FORMAT = Format(
    name="ibc_like",
    title="incidents with a minimum and a maximum of the killed",
    media_type="text/csv",
    suffix=".csv",
    lost="exact words; nobody of Iraq Body Count has checked these rows",
    read_by="any reader of CSV; tested with pandas",
    write=_write,
    sheets=(_SHEET,),
)
