"""Annotations taken back as decisions: a claim that was left as it is, is accepted; one whose parts
were moved is amended; one that was marked anew is added.

A claim that is not marked any more is not decided on: nobody knows whether it was taken out or
passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from sayso.imports.annotated import AnnotatedText, AnnotationError, Marked, annotated_texts
from sayso.imports.rows import ImportRow, Refused
from sayso.ledger.amended import amended
from sayso.ledger.canonical import bytes_hash
from sayso.ledger.claiming import Drafted, ReportText, add_claim, report_text
from sayso.ledger.decisions import decide
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims
from sayso.ledger.schema import REPORT
from sayso.ledger.store import Ledger
from sayso.ledger.view import view_of
from sayso.record.claim import GAP, Span, claim_id

_PARTS = ("source", "cue", "content")
_MOST_CLAIMS = 20_000


@dataclass(slots=True)
class ImportedAnnotations:
    """How many decisions were recorded, of which verdict; how many stood so already; what was
    refused; and how many claims were not marked any more, on which nothing was decided.
    """

    decided: dict[str, int] = field(default_factory=dict)
    there: int = 0
    absent: int = 0
    refused: list[Refused] = field(default_factory=list)


def import_annotations(
    ledger: Ledger, path: Path, *, who: str, now: datetime | None = None
) -> ImportedAnnotations:
    """Record what a file of annotations decides; ``who`` where the tool does not tell who made one.

    Raises:
        ImportFileError: J001, J003 or J004 if nothing of the file can be taken in.
        LedgerError: L005 to L009.
    """
    done = ImportedAnnotations()
    for text in annotated_texts(path):
        try:
            _Taking(ledger, text, path.name, who, now, done).take()
        except AnnotationError as error:
            done.refused.append(Refused(ImportRow(text.line), str(error)))
    return done


@dataclass(slots=True)
class _Taking:
    """Takes what one person marked in one text."""

    ledger: Ledger
    text: AnnotatedText
    file: str
    who: str
    now: datetime | None
    done: ImportedAnnotations

    def take(self) -> None:
        """Record it, claim by claim; one that is refused stops no other."""
        if self.text.problem:
            raise AnnotationError(self.text.problem)
        report, claims = self._report()
        seen: set[str] = set()
        for marked in self.text.claims:
            try:
                seen.add(self._decide(report, claims, marked))
            except LedgerError as error:
                if error.code != "L014":
                    raise
                reason = error.sentence.removeprefix("That cannot be decided: ").rstrip(".")
                self.done.refused.append(Refused(ImportRow(self.text.line), reason))
        self.done.absent += len({found.id for found in claims} - seen)

    def _report(self) -> tuple[ReportText, Sequence[Found]]:
        text, name = self.text.text, self.text.report
        sha256 = bytes_hash(text.encode("utf-8", "surrogatepass"))
        chosen = select(REPORT.c.id).where(REPORT.c.text_sha256 == sha256)
        with self.ledger.reading() as connection:
            ids = list(connection.execute(chosen.order_by(REPORT.c.seq.desc())).scalars())
            if not ids:
                raise AnnotationError("the ledger has no report of its text")
            if name and name not in ids:
                raise AnnotationError("its text is not that of the report that it names")
            try:
                report = report_text(connection, name or ids[0])
            except LedgerError:
                raise AnnotationError("the words of its report were removed") from None
            of_it = Filters(report_seq=report.row.seq)
            page = find_claims(connection, of_it, view_of(connection), limit=_MOST_CLAIMS)
        return report, [found for found in page.claims if found.entry and found.review != "reject"]

    def _decide(self, report: ReportText, claims: Sequence[Found], marked: Marked) -> str:
        """Record what was marked; gives the claim's id."""
        name = claim_id(report.row.text_sha256, marked.parts)
        known = next((found for found in claims if _parts(found) == marked.parts), None)
        if known is not None:  # as it stands now, with what was amended
            if known.review in ("accept", "amend"):
                self.done.there += 1
                return known.id
            self._record(known.id, "accept")
            return known.id
        if any(found.id == name for found in claims):  # as it was read, before it was amended
            self._record(name, "accept")
            return name
        moved = _moved(claims, marked)
        if moved is None:
            return self._add(report, marked)
        self._amend(moved, marked)
        return moved.id

    def _record(
        self, claim: str, verdict: str, changes: Mapping[str, object] | None = None
    ) -> None:
        who, why = self._person(), self._why()
        decide(self.ledger, claim, verdict, who=who, why=why, changes=changes, now=self.now)
        self._count(verdict)

    def _amend(self, found: Found, marked: Marked) -> None:
        there = dict(zip(_PARTS, _parts(found), strict=True))
        changes: Mapping[str, Any] = found.changes
        before = {name: changes[name]["spans"] for name in _PARTS if name in changes}
        new = {
            name: [list(span) for span in spans]
            for name, spans in zip(_PARTS, marked.parts, strict=True)
            if spans != there[name]
        }
        rest = {name: value for name, value in changes.items() if name not in _PARTS}
        self._record(found.id, "amend", {**rest, **before, **new})

    def _add(self, report: ReportText, marked: Marked) -> str:
        speaker = GAP.join(report.text[start:end] for start, end in marked.source)
        if not speaker:
            raise LedgerError("L014", "a content is related to no source, who would say it.", "")
        drafted = Drafted(marked.content, speaker, marked.source, marked.cue)
        who, why = self._person(), self._why()
        added = add_claim(self.ledger, report.row.id, drafted, who=who, why=why, now=self.now)
        if added.decision:
            self._count("claim")
        else:
            self.done.there += 1
        return added.claim

    def _count(self, verdict: str) -> None:
        self.done.decided[verdict] = self.done.decided.get(verdict, 0) + 1

    def _person(self) -> str:
        return self.text.who or self.who

    def _why(self) -> str:
        return f"{self.text.origin}; {self.file[:200]}, line {self.text.line}"


def _parts(found: Found) -> tuple[tuple[Span, ...], ...]:
    """Where the parts of a claim stand, as it was amended."""
    entry = found.entry
    assert entry is not None, "marks are held against claims whose words are there"
    if found.changes:
        entry = amended(entry, found.changes)
    parts = (entry["source"], entry["cue"], entry["content"])
    return tuple(tuple((a, b) for a, b in part["spans"]) for part in parts)


def _moved(claims: Sequence[Found], marked: Marked) -> Found | None:
    """The one claim whose parts were moved: it has the content that is marked, or the source and
    cue and a content that meets it.
    """
    same = [found for found in claims if _parts(found)[2] == marked.content]
    if not same and marked.cue:
        same = [
            found
            for found in claims
            if _parts(found)[:2] == marked.parts[:2] and _meet(_parts(found)[2], marked.content)
        ]
    return same[0] if len(same) == 1 else None


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)
