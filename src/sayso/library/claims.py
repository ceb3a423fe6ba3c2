"""The claims of a ledger: gone through a page at a time, so that memory does not grow."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import exists, func, select

from sayso.contract import entry_from_json
from sayso.ledger.amended import amended
from sayso.ledger.amendments import changes_of
from sayso.ledger.filters import Filters, conditions_of
from sayso.ledger.query import Found, all_claims
from sayso.ledger.schema import CLAIM, REMOVED
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.library.reports import LedgerReport, report_of, when
from sayso.library.rows import Column, Rows
from sayso.record.claim import Claim
from sayso.record.entry import Entry
from sayso.record.moment import Moment


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim as it stands in the ledger.

    ``entry`` is the claim with all that was read off it, as reviewers amended it; ``report`` where
    it stands.  ``review`` is "open" or the verdict that holds.  ``gone`` says that a later version
    of the report no longer has it.  ``seq`` is the number of its record.
    """

    entry: Entry
    report: LedgerReport
    seq: int
    review: str
    gone: bool

    @property
    def id(self) -> str:
        """The claim's id, made of the text's hash and the spans."""
        return self.entry.claim.id

    @property
    def claim(self) -> Claim:
        """Source, cue and content, with the judgements."""
        return self.entry.claim


def claim_of(found: Found) -> LedgerClaim | None:
    """A claim of the ledger as typed records; None if its words were removed."""
    if found.entry is None:
        return None
    changes = changes_of({"verdict": found.review, "changes": found.changes})
    entry = entry_from_json(amended(found.entry, changes if found.review == "amend" else {}))
    report = report_of(found.report, retracted=found.retracted)
    return LedgerClaim(entry, report, found.seq, found.review, found.gone)


def _speaker(claim: LedgerClaim, name: str) -> Any:
    speaker = claim.entry.references.speaker
    return getattr(speaker, name) if speaker else None


def _start(moment: Moment | None) -> str | None:
    return when(moment.interval) if moment else None


class Claims(Rows[LedgerClaim]):
    """The claims that pass some filters, of the ledger as it was when they were asked for.

    They can be counted and gone through while others add to the ledger: what is added later is not
    among them.
    """

    noun = "claim"
    columns: ClassVar[tuple[Column, ...]] = (
        ("id", lambda claim: claim.id),
        ("speaker", lambda claim: _speaker(claim, "name")),
        ("speaker_id", lambda claim: _speaker(claim, "id")),
        ("side", lambda claim: _speaker(claim, "side")),
        ("stance", lambda claim: str(claim.claim.stance)),
        ("certainty", lambda claim: str(claim.claim.certainty)),
        ("mode", lambda claim: str(claim.claim.mode)),
        ("source", lambda claim: claim.claim.source.text),
        ("cue", lambda claim: claim.claim.cue.text),
        ("content", lambda claim: claim.claim.content.text),
        ("said_at", lambda claim: _start(claim.entry.references.said_at)),
        ("event_time", lambda claim: _start(claim.entry.references.event_time)),
        ("places", lambda claim: "; ".join(at.text for at in claim.entry.references.places)),
        ("types", lambda claim: "; ".join(each.type for each in claim.entry.propositions)),
        ("against_interest", lambda claim: claim.entry.against_interest is not None),
        ("review", lambda claim: claim.review),
        ("outlet", lambda claim: claim.report.outlet),
        ("title", lambda claim: claim.report.title),
        ("url", lambda claim: claim.report.url),
        ("published", lambda claim: when(claim.report.published)),
        ("report", lambda claim: claim.report.id),
        ("capture", lambda claim: claim.report.capture),
        ("retracted", lambda claim: claim.report.retracted),
    )
    shown = ("speaker", "side", "stance", "content", "outlet", "published")

    def __init__(self, ledger: Ledger, filters: Filters, view: View) -> None:
        self._ledger, self._filters, self._view = ledger, filters, view
        self._total: int | None = None

    def __len__(self) -> int:
        if self._total is None:
            removed = exists(select(REMOVED.c.seq).where(REMOVED.c.seq == CLAIM.c.seq))
            with self._ledger.reading() as connection:
                asked = conditions_of(connection, self._filters, self._view)
                counted = select(func.count()).select_from(CLAIM).where(~removed)
                counted = counted.where(*(condition.asks for condition in asked))
                self._total = int(connection.execute(counted).scalar() or 0)
        return self._total

    def __iter__(self) -> Iterator[LedgerClaim]:
        with self._ledger.reading() as connection:
            for found in all_claims(connection, self._filters, self._view):
                claim = claim_of(found)
                if claim is not None:
                    yield claim
