"""Reports and entries in the shape of the contract, without reading anything."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sayso.ledger.adding import Added, Entry, Reader, add_report
from sayso.ledger.store import Ledger
from sayso.record.claim import GAP, claim_id
from sayso.record.report import Report
from sayso.reports.published import read_published

READER = Reader("sayso 1, model 1", "harbour", "a" * 64)
NEWER = Reader("sayso 2, model 1", "harbour", "a" * 64)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DRENOV = {"id": "geo:1", "name": "Drenov", "lat": 50.0, "lon": 30.0}
ORLIVKA = {"id": "geo:2", "name": "Orlivka", "lat": 50.2, "lon": 30.1}


def report(
    text: str, *, outlet: str | None = "The Courier", published: str | None = "2024-03-14", url: str | None = None,
    doc: str = "report.txt",
) -> Report:  # fmt: skip
    when = read_published(published) if published else None
    return Report(text, doc, None, outlet, url, when)


def entry(
    of: Report, source: str, cue: str, content: str | Sequence[str], *, speaker: str | None = None,
    side: str | None = None, stance: str = "asserts", place: dict[str, Any] | None = None, types: Sequence[str] = (),
    said: str | None = None, event: str | None = None, against_interest: bool = False,
) -> Entry:  # fmt: skip
    """A claim whose parts are found by their words; ``content`` may be in pieces."""
    parts = [[_span(of.text, source)] if source else [], [_span(of.text, cue)] if cue else []]
    parts.append(
        [_span(of.text, piece) for piece in ([content] if isinstance(content, str) else content)]
    )
    texts = [GAP.join(of.text[start:end] for start, end in spans) for spans in parts]
    name = speaker or source
    why = [{"by": "model:test", "what": "cue", "words": "", "score": 0.9}]
    entry: Any = {
        "report": of.sha256,
        "doc": of.doc,
        "id": claim_id(of.sha256, [[(a, b) for a, b in spans] for spans in parts]),
        "source": {
            "spans": parts[0],
            "text": texts[0],
            "named": bool(name),
            "via": {"spans": [], "text": ""},
        },
        "cue": {"spans": parts[1], "text": texts[1]},
        "content": {"spans": parts[2], "text": texts[2]},
        "mode": "indirect",
        "act": "speech",
        "stance": stance,
        "certainty": "plain",
        "speaker": _speaker(name, side),
        "side": side,
        "said_at": _moment(said),
        "event_time": _moment(event),
        "places": [
            {"span": parts[2][0], "text": of.text[slice(*parts[2][0])], "country": "", **place}
        ]
        if place
        else [],
        "times": [],
        "amounts": [],
        "propositions": [{"type": each, "spans": parts[2], "place": place} for each in types],
        "against_interest": why[0] if against_interest else None,
        "notes": [],
        "why": why,
    }
    return cast("Entry", entry)


def add(
    ledger: Ledger, of: Report, entries: Sequence[Entry], *, day: int = 0, **options: Any
) -> Added:
    """Add with the test's reader, ``day`` days after noon of 1 May 2024."""
    options = {"reader": READER, "now": NOON + timedelta(days=day), **options}
    return add_report(ledger, of, entries, **options)


def simple(number: int, **options: Any) -> tuple[Report, list[Entry]]:
    """A report of its own with three claims."""
    text = (
        f"Mayor Hanna Sovik said on day {number} that the bridge was closed. "
        f"Ivo Marten denied that shells had hit the mill. The harbour office said {number} ships "
        "were in port."
    )
    made = report(text, doc=f"{number}.txt", **options)
    return made, [
        entry(
            made,
            "Mayor Hanna Sovik",
            "said",
            "the bridge was closed",
            side="north",
            place=DRENOV,
            types=["control"],
        ),
        entry(
            made,
            "Ivo Marten",
            "denied",
            "shells had hit the mill",
            side="south",
            stance="denies",
            place=ORLIVKA,
        ),
        entry(made, "The harbour office", "said", f"{number} ships were in port", types=["count"]),
    ]


def fill(ledger: Ledger, reports: int, **options: Any) -> list[Entry]:
    """Add so many reports; gives their entries."""
    entries = []
    for number in range(reports):
        made, found = simple(number, **options)
        add(ledger, made, found, day=number)
        entries += found
    return entries


def _span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def _speaker(name: str, side: str | None) -> dict[str, Any] | None:
    if not name:
        return None
    slug = name.lower().replace(" ", "-")
    return {"id": slug, "name": name, "kind": "person", "named": True, "side": side, "members": []}


def _moment(day: str | None) -> dict[str, Any] | None:
    if day is None:
        return None
    when = read_published(day)
    return {"start": when.start.isoformat(), "end": when.end.isoformat(), "why": []}
