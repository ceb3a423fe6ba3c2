"""Claims that people add, which the reader missed: recorded beside the reading of their report,
with the decision that put them there.

Both records are in one commit: the claim, with what was read off the text by a person and nothing
by a rule, and a decision whose verdict is ``claim`` and whose target is the claim's id.  An undone
decision takes the claim out of every list; a report that is read again keeps it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations
from sayso.ledger.amendments import cannot
from sayso.ledger.append import Appender, appending
from sayso.ledger.bodies import ClaimBody, DecisionBody
from sayso.ledger.body_values import MOST_WORDS
from sayso.ledger.decision_body import decision_body
from sayso.ledger.dossier import text_of
from sayso.ledger.entry_body import entry_body
from sayso.ledger.errors import LedgerError
from sayso.ledger.indexing import fold
from sayso.ledger.review import ADDED
from sayso.ledger.schema import CLAIM, READING, REPORT, SPEAKER
from sayso.ledger.store import Ledger
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Span, Stance
from sayso.record.entry import ClaimReferences, Entry
from sayso.record.interval import Interval
from sayso.record.moment import Moment
from sayso.record.referent import Kind, Referent

BY = "reviewer"
"""What a reason names that a person gave."""
MOST_NAME = 1_000
"""Characters of a speaker's name.  The longest office of the theatres has some 120."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A claim as a person gives it: spans of the report's text, and who speaks.

    ``speaker`` is a name; where one speaker of the ledger alone goes by it, it is that one.
    ``said`` is when it was said, None where that is not told.
    """

    content: tuple[Span, ...]
    speaker: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.PLAIN
    said: Interval | None = None


@dataclass(frozen=True, slots=True)
class AddedClaim:
    """A claim's id and the number of the decision; 0 where the claim was there before."""

    claim: str
    decision: int


@dataclass(slots=True)
class ReportText:
    """A report that claims can be added to: its row, and its text."""

    row: Row[Any]
    text: str


def add_claim(
    ledger: Ledger,
    report: str,
    drafted: Drafted,
    *,
    who: str,
    why: str = "",
    now: datetime | None = None,
) -> AddedClaim:
    """Record a claim that a person sees in a report.  One that is there already adds nothing.

    Raises:
        LedgerError: L011 if the report is not there, L014 if the claim cannot be recorded so.
    """
    with appending(ledger, now) as appender:
        there = report_text(appender.connection, report)
        return Claiming(appender).add(there, drafted, who, why)


def report_text(connection: Connection, report: str) -> ReportText:
    """A report with its text, by its id.

    Raises:
        LedgerError: L011 if it is not there, L014 if its words were removed.
    """
    row = connection.execute(select(REPORT).where(REPORT.c.id == report)).first()
    if row is None:
        raise LedgerError(
            "L011", f"There is no report {report[:64]!r}.", "sayso reports lists them."
        )
    text = text_of(connection, row.text_sha256)
    if text is None:
        raise cannot(f"the words of report {report} were removed")
    return ReportText(row, text)


def is_replaced(connection: Connection, report: ReportText) -> bool:
    """Whether a later version of a report is there."""
    later = select(REPORT.c.seq).where(REPORT.c.previous == report.row.id)
    return connection.execute(later.limit(1)).first() is not None


@dataclass(slots=True)
class Claiming:
    """Adds claims in one commit."""

    appender: Appender
    _added: set[str] = field(default_factory=set)
    _numbers: dict[int, int] = field(default_factory=dict)

    def add(self, report: ReportText, drafted: Drafted, who: str, why: str) -> AddedClaim:
        """Append a claim and its decision; nothing, where a claim of the same spans is there.

        Raises:
            LedgerError: L014 if it cannot be recorded so.
        """
        if not who.strip():
            raise cannot("a decision names who made it")
        if len(why) > MOST_WORDS:
            raise cannot(f"a reason has at most {MOST_WORDS} characters")
        _refuse_unfit(report.text, drafted)
        entry = entry_of(report, drafted, who, self._speaker(drafted))
        name = entry.claim.id
        if name in self._added or self._is_there(name):
            return AddedClaim(name, 0)
        self._added.add(name)
        reading = self._reading(report)
        number = self._number(reading)
        body: ClaimBody = {"reading": reading, "number": number, "entry": entry_body(entry)}
        try:
            seq = self.appender.append("claim", body)
            decision = self.appender.append("decision", _decision(name, seq, who, why))
        except LedgerError as error:
            raise cannot(error.sentence.rstrip(".")) from None
        return AddedClaim(name, decision)

    def _is_there(self, claim: str) -> bool:
        there = select(CLAIM.c.seq).where(CLAIM.c.id == claim).limit(1)
        return self.appender.connection.execute(there).first() is not None

    def _reading(self, report: ReportText) -> int:
        last = select(func.max(READING.c.seq)).where(READING.c.report_seq == report.row.seq)
        reading = self.appender.connection.execute(last).scalar()
        if reading is None:
            raise cannot(f"report {report.row.id} was never read")
        return int(reading)

    def _number(self, reading: int) -> int:
        if reading not in self._numbers:
            last = select(func.max(CLAIM.c.number)).where(CLAIM.c.reading_seq == reading)
            highest = self.appender.connection.execute(last).scalar()
            self._numbers[reading] = -1 if highest is None else int(highest)
        self._numbers[reading] += 1
        return self._numbers[reading]

    def _speaker(self, drafted: Drafted) -> Referent:
        return speaker_named(self.appender.connection, drafted.speaker)


def _decision(claim: str, seq: int, who: str, why: str) -> DecisionBody:
    body = decision_body("claim", ADDED, claim, who, why)
    body["machine"] = {"record": seq, "scores": {}}
    return body


def speaker_named(connection: Connection, name: str) -> Referent:
    """The speaker whom the ledger knows by this name, if that is one alone; else a new one.

    The side is that which all claims of the known one have; unknown where they differ.

    Raises:
        LedgerError: L014 if the name is empty, too long, or of no letters.
    """
    if "\0" in name or any("\ud800" <= char <= "\udfff" for char in name):
        raise cannot("a speaker's name cannot be held: it has a NUL or half of a surrogate pair")
    shown = " ".join(name.split())
    slug = "-".join("".join(c if c.isalnum() else " " for c in fold(shown)).split())
    if not slug or len(shown) > MOST_NAME:
        raise cannot(f"a speaker has a name of at most {MOST_NAME} characters, with letters in it")
    chosen = select(SPEAKER.c.id, SPEAKER.c.kind).where(SPEAKER.c.folded == fold(shown))
    known = {row.id: row.kind for row in connection.execute(chosen)}
    if len(known) != 1:
        return Referent(_short(slug) if not known else _own(slug), shown, Kind.PERSON, named=True)
    (id_, kind), *_ = known.items()
    sides = select(CLAIM.c.side).where(CLAIM.c.speaker_id == id_).distinct()
    held = set(connection.execute(sides).scalars())
    side = next(iter(held)) if len(held) == 1 else None
    return Referent(id_, shown, Kind(kind) if kind in set(Kind) else Kind.PERSON, side, named=True)


def _own(slug: str) -> str:
    """An id beside those of several speakers who go by one name: nobody can tell which is meant."""
    return f"named:{_short(slug)}"


def _short(slug: str) -> str:
    """A slug that may be an id: a long one ends with its hash."""
    if len(slug) <= 120:
        return slug
    return f"{slug[:100]}-{hashlib.sha256(slug.encode()).hexdigest()[:16]}"


def entry_of(report: ReportText, drafted: Drafted, who: str, speaker: Referent) -> Entry:
    """The claim as the contract has it: what a person read, and nothing beside."""
    text, reason = report.text, Reason(BY, ADDED, who)
    source = Part.of(text, drafted.source)
    content = Part.of(text, drafted.content)
    claim = Claim(
        report.row.text_sha256,
        report.row.doc,
        Source(source.spans, source.text, named=bool(source.spans)),
        Part.of(text, drafted.cue),
        content,
        _mode(text, content.spans),
        Act.SPEECH,
        drafted.stance,
        drafted.certainty,
        (reason,),
    )
    said = Moment(drafted.said, Reason(BY, "said_at", who)) if drafted.said else None
    return Entry(claim, ClaimReferences(speaker, said, why=(Reason(BY, "speaker", who),)))


def _mode(text: str, content: tuple[Span, ...]) -> Mode:
    """Direct where all of it stands between quotation marks, mixed where some does."""
    quoted = find_quotations(text, find_paragraphs(text))
    inside = [any(q.start < a and b <= q.end for q in quoted) for a, b in content]
    if all(inside):
        return Mode.DIRECT
    meets = any(q.start < b and a < q.end for q in quoted for a, b in content)
    return Mode.MIXED if meets else Mode.INDIRECT


def _refuse_unfit(text: str, drafted: Drafted) -> None:
    parts: Mapping[str, tuple[Span, ...]] = {
        "content": drafted.content,
        "source": drafted.source,
        "cue": drafted.cue,
    }
    if not drafted.content:
        raise cannot("a claim has a content")
    for name, spans in parts.items():
        last = 0
        for start, end in spans:
            if not last <= start < end <= len(text):
                raise cannot(
                    f"{name}: [{start}, {end}] is no span of the text, or not after the one "
                    "before it"
                )
            last = end
        if spans and not "".join(text[start:end] for start, end in spans).strip():
            raise cannot(f"{name} has no words")
