"""Events in columns after UCDP's georeferenced ones, with each code and its reason."""

from datetime import date
from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet, columns
from sayso.exports.selection import Selection
from sayso.exports.views import Row, base_of, figures_of, is_of_harm, sides_accused, write_events
from sayso.questions.events import Event

_SHEET = Sheet(
    "events",
    "an event with harm to people",
    columns(
        ("id", "string", "The event's id."),
        ("side_a", "string", "The party that is said to have done it; several with a semicolon."),
        ("date_start", "date", "The first day that is told."),
        ("date_end", "date", "The last."),
        ("date_prec", "integer", "1 a day, 2 up to six days, 4 up to a month, 5 more."),
        ("date_prec_reason", "string", "Why."),
        ("where_coordinates", "string", "The place."),
        ("where_prec", "integer", "1 the place, 3 a division, 4 a province, 5 an area, 6 a state."),
        ("where_prec_reason", "string", "Why."),
        ("adm_1", "string", "The first-order division."),
        ("country", "string", "ISO 3166."),
        ("latitude", "number", "Degrees north; empty where only a state is told."),
        ("longitude", "number", "Degrees east."),
        ("low", "integer", "The least number of deaths that anybody holds now."),
        ("high", "integer", "The most; empty where no bound is told."),
        ("deaths_reason", "string", "Who says which number: no best estimate is made."),
        ("claims", "string", "The ids of the claims behind it."),
    ),
)
_WEEK, _MONTH = 6, 31
"""Days, by UCDP's codebook of date_prec."""


def _row(event: Event) -> Row | None:
    if not is_of_harm(event):
        return None
    base, (low, high, why) = base_of(event), figures_of(event, "killed")
    code, reason = _date_prec(base["date_start"], base["date_end"])
    return {
        **base,
        "side_a": "; ".join(sides_accused(event)),
        "date_prec": code,
        "date_prec_reason": reason,
        "where_coordinates": base["where"],
        "adm_1": base["admin"],
        "low": low,
        "high": high,
        "deaths_reason": why,
    }


def _date_prec(start: str | None, end: str | None) -> tuple[int | None, str]:
    if start is None or end is None:
        return None, "no day is told"
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    if days == 0:
        return 1, "one day is told"
    told = f"{days + 1} days are told"
    return (2 if days < _WEEK else 4 if days <= _MONTH else 5), told


def _write(selection: Selection, target: Path) -> Counts:
    return write_events(selection, target, _SHEET, _row)


FORMAT = Format(
    name="ged_like",
    title="georeferenced events with low and high, and codes of precision with their reasons",
    media_type="text/csv",
    suffix=".csv",
    lost="exact words; best estimates, dyads and types of violence, which coders decide; nobody of "
    "UCDP has coded these rows",
    read_by="any reader of CSV; tested with pandas",
    write=_write,
    sheets=(_SHEET,),
)
