"""What an earlier ledger held and holds no longer as it did: the corrections since a vintage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select

from sayso.exports.errors import no_vintage
from sayso.exports.selection import Selection
from sayso.ledger.canonical import instant, parse
from sayso.ledger.query import Found, RecordedReport, load_claims
from sayso.ledger.schema import CLAIM, COMMIT, DECISION, RECORD, REMOVED, REPORT, RETRACTION
from sayso.ledger.view import View
from sayso.reports.published import read_published

_HASH = re.compile("(?=.*[a-f]|.{9})[0-9a-f]{8,64}")
"""Eight digits alone are a day: 20240314."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim of the earlier ledger that no longer stands as it did.

    ``kind`` is rejected, amended, reopened (a rejection or amendment of then was taken back),
    withdrawn (with its report), gone (a later version of its report no longer has it), or removed:
    then it is the whole report of which the words are gone, and ``claim`` is None.  ``record`` is
    where the ledger says so; 0 where only the later version of the report does.
    """

    kind: str
    report: RecordedReport
    claim: Found | None
    record: int
    at: str
    who: str
    why: str


def vintage_of(selection: Selection, wanted: str | None) -> View:
    """The ledger as it was at a head, named by its hash or the first eight characters or more of
    it, or at the end of a day.

    Raises:
        ExportError: X006 if there was none, or none is named.
        InputError: R016 if it is neither a hash nor a day.
    """
    if not wanted:
        raise no_vintage("No earlier ledger is named.")
    chosen = select(COMMIT.c.last).where(COMMIT.c.last <= selection.view.seq)
    if _HASH.fullmatch(wanted):
        chosen = chosen.where(COMMIT.c.sha256.startswith(wanted, autoescape=True))
    else:
        end = instant(read_published(wanted, "The time --since").end)
        chosen = chosen.where(COMMIT.c.recorded_at < end)
    seq = selection.connection.execute(chosen.order_by(COMMIT.c.last.desc()).limit(1)).scalar()
    if seq is None:
        raise no_vintage(f"The ledger had no commit by {wanted[:64]!r}.")
    return View(int(seq))


def corrections(selection: Selection) -> Iterator[Correction]:
    """What was corrected of the claims of then, in the order in which they were recorded, and then
    the reports whose words were removed, which no filter can leave out: their words are gone.
    """
    then = vintage_of(selection, selection.asked.vintage)
    connection, after = selection.connection, 0
    conditions = selection.conditions()
    while True:
        chosen = select(CLAIM.c.seq).where(CLAIM.c.seq > after, CLAIM.c.seq <= then.seq)
        asked = chosen.where(*conditions).order_by(CLAIM.c.seq).limit(_PAGE)
        seqs = list(connection.execute(asked).scalars())
        if not seqs:
            break
        before = load_claims(connection, seqs, then)
        now = load_claims(connection, seqs, selection.view)
        for was, claim in zip(before, now, strict=True):
            for kind, record in _turns(selection, was, claim):
                yield _correction(selection, kind, claim.report, claim, record)
        after = seqs[-1]
    yield from _removed(selection, then)


def _removed(selection: Selection, then: View) -> Iterator[Correction]:
    chosen = (
        select(REPORT, REMOVED.c.removal_seq)
        .join(REMOVED, REMOVED.c.name == REPORT.c.text_sha256)
        .where(REPORT.c.seq <= then.seq, REMOVED.c.removal_seq > then.seq)
        .where(REMOVED.c.removal_seq <= selection.view.seq)
        .order_by(REPORT.c.seq)
        .distinct()
    )
    for row in selection.connection.execute(chosen).all():
        *report, removal = row
        facts = cast("RecordedReport", dict(zip(REPORT.c.keys(), report, strict=True)))
        yield _correction(selection, "removed", facts, None, removal)


def _turns(selection: Selection, was: Found, now: Found) -> Iterator[tuple[str, int]]:
    """What became of a claim, each with the record that says so."""
    if now.decision != was.decision:
        if now.review in ("reject", "amend"):
            yield "rejected" if now.review == "reject" else "amended", now.decision or 0
        elif was.review in ("reject", "amend"):
            yield "reopened", now.decision or _undoing(selection, was.decision or 0)
    if now.retracted and not was.retracted:
        yield "withdrawn", _withdrawal(selection, now.report["seq"])
    if now.gone and not was.gone:
        yield "gone", 0


def _undoing(selection: Selection, decision: int) -> int:
    chosen = select(DECISION.c.seq).where(DECISION.c.undoes == decision)
    return _last(selection, chosen.where(DECISION.c.seq <= selection.view.seq))


def _withdrawal(selection: Selection, report: int) -> int:
    chosen = select(RETRACTION.c.seq).where(RETRACTION.c.report_seq == report)
    return _last(selection, chosen.where(RETRACTION.c.seq <= selection.view.seq))


def _last(selection: Selection, chosen: Any) -> int:
    return max(selection.connection.execute(chosen).scalars(), default=0)


def _correction(
    selection: Selection, kind: str, report: RecordedReport, claim: Found | None, record: int
) -> Correction:
    asked = select(RECORD.c.body, COMMIT.c.recorded_at).join(
        COMMIT, (COMMIT.c.first <= RECORD.c.seq) & (COMMIT.c.last >= RECORD.c.seq)
    )
    row = selection.connection.execute(asked.where(RECORD.c.seq == record)).first()
    body = parse(row.body) if row and row.body else {}
    at = row.recorded_at if row else ""
    return Correction(kind, report, claim, record, at, body.get("who") or "", body.get("why") or "")
