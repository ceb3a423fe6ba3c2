"""Everything that the ledger has about one claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Text, bindparam, select

from sayso.ledger.bodies import DecisionBody
from sayso.ledger.canonical import parse
from sayso.ledger.captures import FolderCaptures
from sayso.ledger.errors import LedgerError
from sayso.ledger.query import Found, claims_of, reading_of
from sayso.ledger.schema import COMMIT, DECISION, RECORD, TEXT
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.record.json import Json

_STOPS = ".!?…"
_WIDEST = 600


_TEXT = (
    select(RECORD.c.body)
    .join(TEXT, TEXT.c.seq == RECORD.c.seq)
    .where(TEXT.c.sha256 == bindparam("sha256", type_=Text()))
)
_COMMIT_OF = (
    select(COMMIT.c.seq, COMMIT.c.recorded_at)
    .where(COMMIT.c.last >= bindparam("record"))
    .order_by(COMMIT.c.last)
    .limit(1)
)


class RecordedDecision(DecisionBody):
    """A decision with the number of its record."""

    seq: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A claim in every report and reading that has it, the newest first, and what stands around the
    first of them.

    ``capture_path`` is where the capture lies, where captures are files.  ``decisions`` are all
    that were made on it, undone ones too, in order.
    """

    claims: tuple[Found, ...]
    sentence: str
    commit: int
    recorded_at: str
    reader: str
    has_capture: bool
    capture_path: str
    decisions: tuple[RecordedDecision, ...]

    def as_json(self) -> Json:
        """As plain values."""
        first = self.claims[0]
        return {
            "id": first.id,
            "entry": first.entry,
            "sentence": self.sentence,
            "report": first.report,
            "review": first.review,
            "retracted": first.retracted,
            "gone": first.gone,
            "record": first.seq,
            "commit": self.commit,
            "recorded_at": self.recorded_at,
            "reader": self.reader,
            "capture": {"there": self.has_capture, "path": self.capture_path},
            "decisions": list(self.decisions),
            "also_in": [
                {"report": other.report["id"], "record": other.seq} for other in self.claims[1:]
            ],
        }


def dossier_of(ledger: Ledger, connection: Connection, claim: str, view: View) -> Dossier:
    """All about the claim with this id, as of a view.

    Raises:
        LedgerError: L010 if there is none.
    """
    claims = claims_of(connection, claim, view)
    if not claims:
        raise LedgerError(
            "L010", f"There is no claim {claim[:64]!r}.", "sayso claims lists them with their ids."
        )
    first = claims[0]
    commit = connection.execute(_COMMIT_OF, {"record": first.seq}).one()
    reading = reading_of(connection, first.reading)
    theatre = f", theatre {reading['theatre_id']}" if reading["theatre_id"] else ""
    name, captures = first.report["capture_sha256"], ledger.captures
    path = captures.path(name) if isinstance(captures, FolderCaptures) else None
    return Dossier(
        tuple(claims),
        _sentence(connection, first),
        commit.seq,
        commit.recorded_at,
        reading["reader"] + theatre,
        Path(path).is_file() if path else captures.get(connection, name) is not None,
        str(path or ""),
        tuple(_decisions(connection, claim, view)),
    )


def text_of(connection: Connection, sha256: str) -> str | None:
    """A report's text by its hash; None if it was removed."""
    body = connection.execute(_TEXT, {"sha256": sha256}).scalar()
    return parse(body)["text"] if body else None


def _decisions(connection: Connection, claim: str, view: View) -> list[RecordedDecision]:
    made = select(DECISION.c.seq).where(DECISION.c.subject == "claim", DECISION.c.target == claim)
    bodies = select(RECORD.c.seq, RECORD.c.body).where(
        RECORD.c.seq.in_(made), RECORD.c.seq <= view.seq
    )
    found = connection.execute(bodies.order_by(RECORD.c.seq))
    return [
        cast("RecordedDecision", {"seq": row.seq, **parse(row.body)}) for row in found if row.body
    ]


def _sentence(connection: Connection, found: Found) -> str:
    """The words around a claim, from the stop before its first word to the one after its last."""
    text = text_of(connection, found.report["text_sha256"])
    if found.entry is None or text is None:
        return ""
    spans = [span for part in ("source", "cue", "content") for span in found.entry[part]["spans"]]
    return words_around(text, spans)


def words_around(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The words of a text from the stop before the first span to the one after the last; empty
    without spans.
    """
    if not spans:
        return ""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    start, end = first, last
    while start > max(0, first - _WIDEST) and text[start - 1] not in _STOPS + "\n":
        start -= 1
    while (
        end < min(len(text), last + _WIDEST) and text[end - 1] not in _STOPS and text[end] != "\n"
    ):
        end += 1
    return text[start:end].strip()
