"""Claims of a ledger as a table, as CSV and as JSON Lines."""

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.table import Table
from rich.text import Text

from sayso.cli.rendering.terminal import terminal_console
from sayso.contract import as_line
from sayso.display.characters import cell, plain
from sayso.ledger.entry_body import EntryBody
from sayso.ledger.query import Found
from sayso.record.json import Json

COLUMNS = (
    "id", "speaker", "speaker_name", "side", "stance", "certainty", "source", "cue", "content", "said_start",
    "said_end", "event_start", "event_end", "places", "types", "against_interest", "report", "doc", "title", "outlet",
    "url", "published_start", "published_end", "review", "retracted", "gone", "seq",
)  # fmt: skip
"""The columns of CSV."""


def write_json_lines(claims: Iterable[Found], stream: TextIO) -> None:
    """A line each: the claim as ``sayso read`` writes it, and ``ledger``, what the ledger knows of
    it.
    """
    for found in claims:
        stream.write(as_line(as_json(found)) + "\n")


def as_json(found: Found) -> Json:
    """The entry with all that the ledger adds to it under one key."""
    report = found.report
    known = {
        "seq": found.seq,
        "report": {
            name: report[name] for name in ("id", "doc", "title", "outlet", "url", "previous")
        },
        "published": {"start": report["published_start"], "end": report["published_end"]},
        "reading": found.reading,
        "review": found.review,
        "decision": found.decision,
        "changes": found.changes,
        "retracted": found.retracted,
        "gone": found.gone,
        "kept": found.kept,
        "removed": found.entry is None,
    }
    return {**(found.entry or {"id": found.id}), "ledger": known}


def write_csv(claims: Iterable[Found], stream: TextIO) -> None:
    """A row each, with a heading.  What a spreadsheet would take for a formula has a ' before
    it.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for found in claims:
        writer.writerow([cell(value) for value in _values(found)])


def _values(found: Found) -> Iterator[object]:
    report = found.report
    yield found.id
    yield from _REMOVED if found.entry is None else _of_entry(found.entry)
    yield from (report["id"], report["doc"], report["title"], report["outlet"], report["url"])
    yield from (report["published_start"], report["published_end"])
    yield from (found.review, int(found.retracted), int(found.gone), found.seq)


_REMOVED = (*[None] * 12, "", "", 0)
"""What stands in the columns of an entry whose words were removed."""


def _of_entry(entry: EntryBody) -> Iterator[object]:
    speaker = entry.get("speaker")
    yield from (speaker["id"], speaker["name"]) if speaker else (None, None)
    yield from (entry.get("side"), entry.get("stance"), entry.get("certainty"))
    yield from (entry["source"]["text"], entry["cue"]["text"], entry["content"]["text"])
    for moment in (entry.get("said_at"), entry.get("event_time")):
        yield from (moment["start"], moment["end"]) if moment else (None, None)
    yield "; ".join(place.get("name") or place["text"] for place in entry.get("places") or ())
    yield "; ".join(each["type"] for each in entry.get("propositions") or ())
    yield int(bool(entry.get("against_interest")))


def write_table(claims: Iterable[Found], stream: TextIO) -> None:
    """For people: who, what, where it was published, and how it stands."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    for heading in ("claim", "who", "what", "where"):
        table.add_column(heading, overflow="fold")
    for found in claims:
        table.add_row(*(Text(words) for words in _cells(found)))
    console = terminal_console(stream)
    if table.row_count:
        console.print(table)
    console.print("1 claim" if table.row_count == 1 else f"{table.row_count or 'no'} claims")


def _cells(found: Found) -> Iterator[str]:
    entry, report = found.entry, found.report
    yield found.id
    if entry is None:
        yield "(removed)"
        yield ""
    else:
        name = found.speaker["name"] if found.speaker else ""
        speaker = name or entry["source"]["text"] or "(no source)"
        side = f" ({entry['side']})" if entry.get("side") else ""
        yield plain(f"{speaker}{side} {entry['stance']}")
        yield plain(entry["content"]["text"])
    day = (report["published_start"] or "")[:10]
    marks = [found.review] * (found.review != "open")
    marks += ["retracted"] * found.retracted + ["gone"] * found.gone
    yield plain(
        ", ".join(part for part in (report["outlet"] or report["doc"], day, *marks) if part)
    )
