"""Reports and their entries, made of what is said in them and by whom, without reading anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.contract import entry_from_json
from sayso.questions.board import Board
from sayso.questions.records import Told
from sayso.questions.times import instant
from sayso.questions.view import Question
from sayso.record.claim import claim_id
from sayso.record.report import Report
from sayso.reports.published import read_published

DRENOV = {
    "id": "geo:1",
    "name": "Drenov",
    "lat": 50.0,
    "lon": 30.0,
    "country": "XX",
    "feature": "P.PPL",
}
ORLIVKA = {
    "id": "geo:2",
    "name": "Orlivka",
    "lat": 50.2,
    "lon": 30.1,
    "country": "XX",
    "feature": "P.PPL",
}
VALLEY = {
    "id": "geo:3",
    "name": "Vesna Oblast",
    "lat": 50.1,
    "lon": 30.1,
    "country": "XX",
    "feature": "A.ADM1",
}
for _place, _admin in ((DRENOV, ["Vesna Oblast"]), (ORLIVKA, ["Vesna Oblast"]), (VALLEY, [])):
    _place.update(admin=_admin, population=0)


@dataclass(frozen=True)
class Said:
    """One claim: ``name`` says, in ``words``, what ``proposition`` has the fields of."""

    name: str
    proposition: dict[str, Any] | None
    side: str | None = None
    words: str = ""
    stance: str = "asserts"
    certainty: str = "plain"
    kind: str = "person"
    mode: str = "indirect"
    cue: str = "said"
    said: str | None = None
    against: str = ""
    state: str = ""


def killed(
    low: int, high: int | None = None, *, exact: bool = True, **fields: Any
) -> dict[str, Any]:
    """A count of the killed: so many, or between two bounds."""
    upper = low if exact and high is None else high
    return {"type": "count", "what": "killed", "low": low, "high": upper, "place": DRENOV, **fields}


def holds(holder: str, place: dict[str, Any] = DRENOV, **fields: Any) -> dict[str, Any]:
    """That a side holds a place."""
    return {"type": "control", "holder": holder, "holder_name": holder, "place": place, **fields}


def pledge(
    donor: str, stage: str, low: int | None = None, kind: str = "tank", **fields: Any
) -> dict[str, Any]:
    """That a donor gives so many of a kind."""
    bounds = {"low": low, "high": low}
    return {
        "type": "pledge",
        "donor": donor.title(),
        "donor_id": donor,
        "kind": kind,
        "item": f"{kind}s",
        "stage": stage,
    } | (bounds | fields)


def event_on(day: str) -> dict[str, Any]:
    """When something happened, as propositions have it."""
    when = read_published(day)
    return {"start": when.start.isoformat(), "end": when.end.isoformat(), "why": WHY}


WHY = {"by": "rule:test", "what": "told", "words": "", "score": None}


def report_of(
    sayings: Sequence[Said],
    *,
    outlet: str = "The Courier",
    published: str | None = "2024-03-14",
    url: str | None = None,
    lead: str = "",
) -> tuple[Report, list[Any]]:
    """A report whose sentences are the sayings, and its entries."""
    text, spans = lead, []
    for saying in sayings:
        words = (
            saying.words
            or f"there was this about {saying.proposition and saying.proposition['type']}"
        )
        narrated = saying.mode == "narration"
        source = "" if narrated else saying.name
        cue = "" if narrated else saying.cue
        start = len(text)
        text += f"{words}. " if narrated else f"{source} {cue} {words}. "
        at = start + (0 if narrated else len(source) + len(cue) + 2)
        spans.append(
            ([start, start + len(source)], [at - 1 - len(cue), at - 1], [at, at + len(words)])
        )
    when = read_published(published) if published else None
    report = Report(text or "Nothing was said.", "report.txt", None, outlet, url, when)
    return report, [
        _entry(report, saying, each) for saying, each in zip(sayings, spans, strict=True)
    ]


def told(sayings: Sequence[Said], seq: int, *, recorded: str = "2024-06-01", theatre: str = "valley",
         **options: Any) -> Told:  # fmt: skip
    """The same as the board reads it from a ledger."""
    report, entries = report_of(sayings, **options)
    when = report.published
    known_at = instant(when.end.isoformat() if when else recorded)
    published = instant(when.start.isoformat()) if when else None
    return Told(
        id=f"report-{seq}", seq=seq * 1000, known_at=known_at, text=report.text, outlet=report.outlet or "",
        url=report.url or "", published=published, theatre=theatre, entries=[*map(entry_from_json, entries)],
        seqs=[seq * 1000 + number + 1 for number in range(len(entries))],
    )  # fmt: skip


def _entry(
    report: Report, saying: Said, spans: tuple[list[int], list[int], list[int]]
) -> dict[str, Any]:
    source, cue, content = ([span] if span[0] < span[1] else [] for span in spans)
    words = [" ".join(report.text[a:b] for a, b in each) for each in (source, cue, content)]
    why = {**WHY, "what": saying.against}
    return {
        "report": report.sha256, "doc": report.doc,
        "id": claim_id(report.sha256, [[(a, b) for a, b in each] for each in (source, cue, content)]),
        "source": {"spans": source, "text": words[0], "named": True, "via": {"spans": [], "text": ""}},
        "cue": {"spans": cue, "text": words[1]}, "content": {"spans": content, "text": words[2]},
        "mode": saying.mode, "act": "speech", "stance": saying.stance, "certainty": saying.certainty,
        "speaker": _speaker(saying), "side": saying.side,
        "said_at": event_on(saying.said) if saying.said else None,
        "event_time": None, "places": [], "times": [], "amounts": [],
        "propositions": [_proposition(saying, content)] if saying.proposition else [],
        "against_interest": why if saying.against else None, "notes": [], "why": [WHY],
    }  # fmt: skip


def _speaker(saying: Said) -> dict[str, Any]:
    slug = saying.name.casefold().replace(" ", "-")
    named = saying.kind != "unnamed"
    return {
        "id": slug,
        "name": saying.name,
        "kind": saying.kind,
        "named": named,
        "side": saying.side,
        "members": [],
        "state": saying.state,
    }


def _proposition(saying: Said, spans: list[list[int]]) -> dict[str, Any]:
    base = {
        "spans": spans,
        "stance": saying.stance,
        "certainty": saying.certainty,
        "place_text": "",
        "why": [],
    }
    return {**base, "place": None, "event_time": None, **(saying.proposition or {})}


def board_of(*reports: Told) -> Board:
    """The board of reports in the order of the ledger."""
    board = Board()
    for each in reports:
        board.take(each)
    return board


def only(*reports: Told) -> Question:
    """The one question that the reports answer."""
    (question,) = board_of(*reports).questions()
    return question


def standing(*reports: Told) -> str:
    """How that question stands."""
    return str(only(*reports).standing)


def asked(*reports: Told) -> int:
    """How many questions the reports answer."""
    return len(board_of(*reports).questions())
