"""The rows that are read from a record: what queries go by.  A pure function of the records up to
it.

A record's body says everything; these rows repeat what is asked for often, and can be told again at
any time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from sayso.ledger.bodies import (
    Body,
    CaptureBody,
    ClaimBody,
    DecisionBody,
    ReadingBody,
    RemovalBody,
    ReportBody,
    RetractionBody,
    RevisionBody,
    TextBody,
)
from sayso.ledger.canonical import bounds_of
from sayso.ledger.entry_body import EntryBody
from sayso.ledger.schema import READING, REPORT

Row = tuple[str, tuple[Any, ...]]
"""A table's name and the values of one of its rows, in the order of its columns."""
_KEPT = 512


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What rows of a claim repeat of its report."""

    seq: int
    outlet: str | None
    published_start: str | None
    known_at: str


@dataclass(slots=True)
class Indexer:
    """Tells the rows of records, one after the other; looks up earlier reports and readings in the
    tables.
    """

    connection: Connection
    _reports: dict[str, ReportFacts] = field(default_factory=dict)
    _readings: dict[int, ReportFacts] = field(default_factory=dict)

    def rows(self, seq: int, kind: str, body: Body, recorded_at: str) -> Iterator[Row]:
        """The rows of the record ``seq``.

        Raises:
            KeyError, TypeError, ValueError: if the body is not as a body of its kind must be.
        """
        teller = _TELLERS.get(kind)
        if teller:
            yield from teller(self, seq, body, recorded_at)

    def report(self, report_id: str) -> ReportFacts:
        """The facts of an earlier report."""
        if report_id not in self._reports:
            columns = (REPORT.c.seq, REPORT.c.outlet, REPORT.c.published_start, REPORT.c.known_at)
            found = self.connection.execute(
                select(*columns).where(REPORT.c.id == report_id)
            ).first()
            if found is None:
                raise ValueError(f"it names a report that is not there: {report_id}")
            self._keep(self._reports, report_id, ReportFacts(*found))
        return self._reports[report_id]

    def reading(self, seq: int) -> ReportFacts:
        """The facts of the report of an earlier reading."""
        if seq not in self._readings:
            joined = select(REPORT.c.id).join(READING, READING.c.report_seq == REPORT.c.seq)
            found = self.connection.execute(joined.where(READING.c.seq == seq)).scalar()
            if found is None:
                raise ValueError(f"it names a reading that is not there: {seq}")
            self._keep(self._readings, seq, self.report(found))
        return self._readings[seq]

    @staticmethod
    def _keep(kept: dict[Any, ReportFacts], key: object, facts: ReportFacts) -> None:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = facts

    def _capture(self, seq: int, body: CaptureBody, _: str) -> Iterator[Row]:
        yield "capture", (seq, body["sha256"], body["bytes"])

    def _text(self, seq: int, body: TextBody, _: str) -> Iterator[Row]:
        yield "report_text", (seq, body["sha256"])

    def _report(self, seq: int, body: ReportBody, recorded_at: str) -> Iterator[Row]:
        start, end = bounds_of(body["published"])
        known_at = min(end, recorded_at) if end else recorded_at
        self._keep(self._reports, body["id"], ReportFacts(seq, body["outlet"], start, known_at))
        yield (
            "report",
            (
                *(
                    seq,
                    body["id"],
                    body["text"],
                    body["capture"],
                    body["doc"],
                    body["title"],
                    body["outlet"],
                ),
                *(body["url"], start, end, known_at, body["previous"]),
            ),
        )

    def _reading(self, seq: int, body: ReadingBody, _: str) -> Iterator[Row]:
        facts = self.report(body["report"])
        self._keep(self._readings, seq, facts)
        theatre = body["theatre"]
        yield (
            "reading",
            (seq, facts.seq, body["reader"], theatre["id"], theatre["sha256"], body["claims"]),
        )

    def _claim(self, seq: int, body: ClaimBody, _: str) -> Iterator[Row]:
        facts, entry = self.reading(body["reading"]), body["entry"]
        speaker = entry.get("speaker")
        said, event = bounds_of(entry.get("said_at")), bounds_of(entry.get("event_time"))
        yield (
            "claim",
            (
                *(
                    seq,
                    entry["id"],
                    facts.seq,
                    body["reading"],
                    body["number"],
                    speaker["id"] if speaker else None,
                    speaker["name"] if speaker else None,
                ),
                *(
                    entry.get("side"),
                    entry["mode"],
                    entry["act"],
                    entry["stance"],
                    entry["certainty"],
                ),
                *(int(bool(entry.get("against_interest"))), *_words(entry), *said, *event),
                *(facts.outlet, facts.published_start, facts.known_at),
            ),
        )
        if speaker and speaker.get("named"):
            yield (
                "speaker",
                (speaker["id"], speaker["name"], speaker.get("kind") or "", fold(speaker["name"])),
            )
        yield from _places(seq, entry)
        for number, proposition in enumerate(entry.get("propositions") or ()):
            place = proposition.get("place")
            place_id = place.get("id") if isinstance(place, dict) else place
            yield "claim_proposition", (seq, number, proposition["type"], place_id)

    def _removal(self, seq: int, body: RemovalBody, _: str) -> Iterator[Row]:
        for number, sha256, name in body["records"]:
            yield "removed", (number, sha256, name, seq)

    def _revision(self, seq: int, body: RevisionBody, _: str) -> Iterator[Row]:
        report, previous = self.report(body["report"]).seq, self.report(body["previous"]).seq
        for old, new in body["kept"]:
            yield "revision", (seq, report, previous, old, new)
        for old in body["gone"]:
            yield "revision", (seq, report, previous, old, None)

    def _decision(self, seq: int, body: DecisionBody, _: str) -> Iterator[Row]:
        values = (
            body["subject"],
            body["verdict"],
            body["target"],
            body["into"],
            body["undoes"],
            body["who"],
        )
        yield "decision", (seq, *values)

    def _retraction(self, seq: int, body: RetractionBody, recorded_at: str) -> Iterator[Row]:
        _, end = bounds_of(body["published"])
        known_at = min(end, recorded_at) if end else recorded_at
        yield "retraction", (seq, self.report(body["report"]).seq, known_at, body["who"])


def fold(name: str) -> str:
    """A name as it is looked for: case and spaces do not count."""
    return " ".join(name.casefold().split())


def _words(entry: EntryBody) -> tuple[str, str, str]:
    return entry["source"]["text"], entry["cue"]["text"], entry["content"]["text"]


def _places(seq: int, entry: EntryBody) -> Iterator[Row]:
    for number, place in enumerate(entry.get("places") or ()):
        name, place_id = place.get("name") or place.get("text") or "", place.get("id")
        lat, lon = _degrees(place.get("lat")), _degrees(place.get("lon"))
        yield "claim_place", (seq, number, place_id, name, lat, lon, place.get("where_prec"))
        if place_id and lat is not None and lon is not None:
            yield "place", (place_id, name, place.get("country") or "", lat, lon, fold(name))


def _degrees(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


_Teller = Callable[[Indexer, int, Any, str], Iterator[Row]]
_TELLERS: dict[str, _Teller] = {
    "capture": Indexer._capture,
    "text": Indexer._text,
    "report": Indexer._report,
    "reading": Indexer._reading,
    "claim": Indexer._claim,
    "removal": Indexer._removal,
    "revision": Indexer._revision,
    "decision": Indexer._decision,
    "retraction": Indexer._retraction,
}
