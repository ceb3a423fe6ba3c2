"""What a case's check looks at: readings, files and boards as rows of plain values."""

import base64
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from typing import Any

from sayso.ledger.adding import Reader, add_report
from sayso.ledger.entry_body import entry_body
from sayso.ledger.store import open_ledger
from sayso.ledger.view import view_of
from sayso.propositions.count.type import Count
from sayso.propositions.proposition import Proposition
from sayso.questions.contract import question_as_json
from sayso.questions.store import open_board
from sayso.reader import Entry, Reading, read
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reference.amounts.agree import widened
from sayso.reports.load import read_stream

Row = dict[str, Any]
View = dict[str, list[Row]]
SAMPLES = Path(__file__).parents[2]


def view_of_case(case: Mapping[str, Any], folder: Path) -> View:
    """The rows of a case, by what they are of; ``folder`` is an empty one for its ledger."""
    theatre = str(case["theatre"])
    theatre = str(SAMPLES / theatre) if theatre.endswith(".toml") else theatre
    if "files" in case:
        return _of_files(case["files"], theatre)
    if isinstance(case["text"], str):
        return view_of_reading(read(case["text"], published=case["published"], theatre=theatre))
    return _of_board(case["text"], theatre, folder)


def view_of_reading(reading: Reading) -> View:
    """A reading; every span of it must reproduce its words."""
    text = reading.report.text
    for claim in reading.claims:
        for part in (claim.source, claim.cue, claim.content):
            assert part.text == " … ".join(text[a:b] for a, b in part.spans)
    return {
        "claims": [_claim(entry) for entry in reading.entries],
        "propositions": [
            _proposition(entry, each) for entry in reading.entries for each in entry.propositions
        ],
        "places": [
            {
                "text": each.text,
                "id": each.place.id if each.place else None,
                "name": each.place.name if each.place else None,
                "admin": list(each.place.admin) if each.place else [],
                "precision": int(each.precision) if each.precision else None,
            }
            for each in reading.references.toponyms
        ],
        "times": [
            {"text": each.text, "value": each.value, "when": days(each.interval)}
            for each in reading.references.times
        ],
    }


def days(interval: Interval | None) -> str | None:
    """The days of an interval: "2024-03-14", or the first and the last, "2024-03-14/2024-03-15"."""
    if interval is None:
        return None
    first, last = interval.start, max(interval.start, interval.end - timedelta(microseconds=1))
    return f"{first:%F}" if f"{first:%F}" == f"{last:%F}" else f"{first:%F}/{last:%F}"


def alike(view: View) -> list[Any]:
    """What a reading comes to, whatever characters it was printed with."""
    claims = [(*(_plain(row[name]) for name in ("source", "content")), row["speaker"], row["stance"])
              for row in view["claims"]]  # fmt: skip
    answers = [(row["type"], row["place"], row.get("low"), row.get("high"), row["stance"])
               for row in view["propositions"]]  # fmt: skip
    return [claims, answers]


def _plain(text: str) -> str:
    marks = "".join(
        each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Cf"
    )
    return " ".join(marks.split())


def _claim(entry: Entry) -> Row:
    claim, its = entry.claim, entry.references
    return {
        "source": claim.source.text,
        "via": claim.source.via.text,
        "cue": claim.cue.text,
        "content": claim.content.text,
        "pieces": len(claim.content.spans),
        "mode": str(claim.mode),
        "stance": str(claim.stance),
        "certainty": str(claim.certainty),
        "speaker": its.speaker.id if its.speaker else None,
        "listed": its.speaker is not None and ":" not in its.speaker.id,
        "side": its.speaker.side if its.speaker else None,
        "said": days(its.said_at.interval) if its.said_at else None,
        "event": days(its.event_time.interval) if its.event_time else None,
        "against": entry.against_interest is not None,
    }


def _proposition(entry: Entry, proposition: Proposition) -> Row:
    speaker = entry.references.speaker
    moment = proposition.event_time
    return {
        **proposition.as_json(),
        "place": proposition.place.id if proposition.place else None,
        "near": proposition.is_near,
        "when": days(moment.interval) if moment else None,
        "answers": proposition.answers,
        "asked": proposition.question().sentence,
        "speaker": speaker.id if speaker else None,
        "against": entry.against_interest is not None,
        "range": _range(proposition) if isinstance(proposition, Count) else None,
    }


def _range(count: Count) -> list[int | None]:
    low, high = widened(count.low, count.high, count.approximate)
    return [ceil(low), None if high is None else floor(high)]


def _of_files(files: Iterable[Mapping[str, str]], theatre: str) -> View:
    view: View = {"reports": [], "errors": [], "claims": [], "propositions": []}
    for file in files:
        for result in read_stream(BytesIO(_bytes(file)), file["name"]):
            if not isinstance(result, Report):
                view["errors"].append({"file": file["name"], "code": result.code})
                continue
            when = days(result.published)
            view["reports"].append(
                {"file": file["name"], "text": result.text, "url": result.url, "published": when}
            )
            its = view_of_reading(read(result.text, published=when and when[:10], theatre=theatre))
            view["claims"] += its["claims"]
            view["propositions"] += its["propositions"]
    return view


def _bytes(file: Mapping[str, str]) -> bytes:
    if "base64" in file:
        return base64.b64decode(file["base64"])
    return file["data"].encode(file.get("encoding", "utf-8"))


def _of_board(texts: Iterable[Mapping[str, str]], theatre: str, folder: Path) -> View:
    reader = Reader("sayso 1, model 1", Path(theatre).stem, "a" * 64)
    begin = datetime(2024, 6, 1, tzinfo=UTC)
    with open_ledger(str(folder / "sayso.db"), create=True) as ledger:
        for number, given in enumerate(texts):
            reading = read(
                given["text"], published=given["published"], outlet=given.get("outlet"), url=given.get("url"),
                doc=f"report {number}", theatre=theatre,
            )  # fmt: skip
            entries = [entry_body(entry) for entry in reading.entries]
            add_report(ledger, reading.report, entries, reader, now=begin + timedelta(days=number))
        with open_board(ledger) as board:
            rows = [question_as_json(each) for each in board.questions(view_of(board.ledger))]
    return {
        "questions": [_question(row) for row in rows],
        "positions": [p for row in rows for p in _positions(row)],
    }


def _question(row: Row) -> Row:
    lows = [position["value"].get("low") for position in row["positions"] if position["value"]]
    return {
        **row,
        "day": _day(row),
        "place": row["place"] and row["place"]["name"],
        "figures": lows,
    }


def _positions(row: Row) -> Iterator[Row]:
    for position in row["positions"]:
        yield {
            **(position["value"] or {}),
            "question": row["what"],
            "type": row["type"],
            "day": _day(row),
            "speaker": position["speaker"],
            "stance": position["stance"],
            "holds": position["until"] is None,
        }


def _day(row: Row) -> str | None:
    time = row["event_time"]
    return str(time["start"])[:10] if time else None
