"""Events in columns after ACLED's, with each code and its reason."""

from datetime import date
from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet, columns
from sayso.exports.selection import Selection
from sayso.exports.views import Row, base_of, figures_of, sides_accused, write_events
from sayso.questions.events import Event

_SHEET = Sheet(
    "events",
    "an event: an attack, harm to people, or a battle for a place",
    columns(
        ("event_id_cnty", "string", "The event's id."),
        ("event_date", "date", "The first day that is told."),
        ("time_precision", "integer", "1 a day, 2 up to a week, 3 up to a month."),
        ("event_type", "string", "Battles, or Explosions/Remote violence; empty if not told."),
        ("event_type_reason", "string", "Why."),
        ("actor1", "string", "The party that is said to have done it."),
        ("country", "string", "ISO 3166."),
        ("admin1", "string", "The first-order division."),
        ("location", "string", "The place."),
        ("latitude", "number", "Degrees north; empty where only a state is told."),
        ("longitude", "number", "Degrees east."),
        ("geo_precision", "integer", "1 the place, 2 a part of a division, 3 a larger area."),
        ("geo_precision_reason", "string", "Why."),
        ("fatalities_low", "integer", "The least number that anybody holds now."),
        ("fatalities_high", "integer", "The most; empty where no bound is told."),
        ("fatalities_reason", "string", "Who says which number."),
        ("notes", "string", "The event in a line."),
        ("claims", "string", "The ids of the claims behind it."),
    ),
)
_GEO = {1: 1, 3: 2, 4: 3, 5: 3, 6: 3}
_KINDS = {"harm": ("strike",), "battle": ("control", "movement")}


def _row(event: Event) -> Row | None:
    if event.kind not in _KINDS:
        return None
    base, (low, high, why) = base_of(event), figures_of(event, "killed")
    kind, reason = _type(event)
    return {
        **base,
        "event_id_cnty": event.id,
        "event_date": base["date_start"],
        "time_precision": _precision(base["date_start"], base["date_end"]),
        "event_type": kind,
        "event_type_reason": reason,
        "actor1": "; ".join(sides_accused(event)),
        "admin1": base["admin"],
        "location": base["where"],
        "geo_precision": _GEO.get(base["where_prec"]),
        "geo_precision_reason": base["where_prec_reason"],
        "fatalities_low": low,
        "fatalities_high": high,
        "fatalities_reason": why,
        "notes": event.title,
    }


def _type(event: Event) -> tuple[str, str]:
    if event.kind == "battle":
        return "Battles", "it is asked who holds the place, or who moves there"
    if any(row["type"] == "strike" for row in event.questions):
        return "Explosions/Remote violence", "an attack is told of"
    return "", "harm is told of, and not by what"


def _precision(start: str | None, end: str | None) -> int | None:
    if start is None or end is None:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    return 1 if days == 0 else 2 if days < 7 else 3


def _write(selection: Selection, target: Path) -> Counts:
    return write_events(selection, target, _SHEET, _row)


FORMAT = Format(
    name="acled_like",
    title="events with type, actor, precision and fatalities as a range, each with its reason",
    media_type="text/csv",
    suffix=".csv",
    lost="exact words; sub-types, interaction codes and one figure of fatalities, which coders "
    "decide; nobody of ACLED has coded these rows",
    read_by="any reader of CSV; tested with pandas",
    write=_write,
    sheets=(_SHEET,),
)
