"""The door of the room: a draft in, its statements with what the ledger says of each out.

Nothing of a draft is recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from sayso.checking.aftermath import Questions
from sayso.checking.draft import CheckedDraft, CheckedStatement, FindingKind, StatementKind
from sayso.checking.errors import LONGEST, no_words, too_long
from sayso.checking.findings import Finder
from sayso.checking.library import Library
from sayso.checking.matching import sighting_of
from sayso.checking.normal import Normal, normal
from sayso.checking.statements import Statement, statements_of
from sayso.checking.tracked import TRACKED, has_tracked_changes
from sayso.checking.understood import understood_in
from sayso.checking.wording import Located, Wanted, locate, locate_in_texts
from sayso.ledger.append import head
from sayso.ledger.identities import Identities
from sayso.ledger.schema import READING
from sayso.ledger.store import Ledger
from sayso.ledger.view import View, view_of
from sayso.questions.store import LedgerBoard, open_board
from sayso.reader import AUTO, Reading, directory_for, directory_of, read_report
from sayso.record.claim import Span
from sayso.record.report import Report
from sayso.theatres.directory import Directory
from sayso.theatres.load import shipped

NOTHING = "The draft has no quotation, and says of nobody that they said something."
ITSELF = "This text is in the ledger itself; it was not held against itself."


def check_text(
    ledger: Ledger, text: str, *, as_of: str | None = None, theatre: str | None = None
) -> CheckedDraft:
    """Check a draft that is plain text; ``as_of`` and ``theatre`` as for ``check_report``."""
    return check_report(ledger, Report(text), as_of=as_of, theatre=theatre)


def check_report(
    ledger: Ledger,
    report: Report,
    *,
    as_of: str | None = None,
    theatre: str | None = None,
) -> CheckedDraft:
    """Check a draft that was read as a report is.

    ``as_of`` is an ISO 8601 date or time: what had not surely been published by then is left out.
    ``theatre`` names the theatre that the draft is read in; without one its own words show it, or
    else it is the one in which most of the ledger was read.

    Raises:
        DraftError: D001 if it has no words, D002 if it has too many.
        InputError: R016 if the time cannot be read, R040 if the text makes the program fail.
        LedgerError: what the ledger's errors mean.
        TheatreError: if the theatre cannot be read.
    """
    refuse_unfit(report)
    with ledger.reading() as connection:
        fallback = theatre_of(connection)
    reading = read_draft(report, theatre, fallback)
    with open_board(ledger) as board:
        return check_reading(board, view_of(board.ledger, as_of=as_of), reading, as_of=as_of)


def read_draft(report: Report, theatre: str | None = None, fallback: str = "") -> Reading:
    """Read a draft in a theatre; by default in the one that its own words show, or else in
    ``fallback``, a theatre's id, if that is shipped.

    Raises:
        InputError: R040 if the text makes the program fail.
        TheatreError: if the theatre cannot be read.
    """
    directory, notes = _directory(report, theatre or AUTO, fallback)
    reading = read_report(report, directory)
    return replace(reading, notes=(*notes, *reading.notes))


def refuse_unfit(report: Report) -> None:
    """Refuse a draft in which there is nothing to check, or too much.

    Raises:
        DraftError: D001 if it has no words, D002 if it has too many.
    """
    if not any(map(str.isalnum, report.text)):
        raise no_words()
    if len(report.text) > LONGEST:
        raise too_long(len(report.text))


def check_reading(
    board: LedgerBoard, view: View, reading: Reading, *, as_of: str | None = None
) -> CheckedDraft:
    """Check a draft that was read before, such as by another process, against a board that is open.

    Raises:
        LedgerError: what the ledger's errors mean.
    """
    checked = _Check.of(board, view, reading)
    statements = checked.statements()
    report = reading.report
    return CheckedDraft(
        report.text,
        tuple(statements),
        head(board.ledger).sha256,
        view.seq,
        name=report.doc,
        title=report.title,
        theatre=reading.theatre.id,
        as_of=as_of,
        notes=tuple(_notes(reading, checked, statements)),
    )


@dataclass(frozen=True, slots=True)
class _Check:
    """One draft against one reading of the ledger."""

    reading: Reading
    draft: Normal
    library: Library
    finder: Finder
    itself: bool

    @classmethod
    def of(cls, board: LedgerBoard, view: View, reading: Reading) -> "_Check":
        connection = board.ledger
        library, questions = (
            Library(connection, view, reading.report.sha256),
            Questions(board, view),
        )
        finder = Finder(
            reading.report.text,
            library,
            questions,
            Identities.load(connection, "speaker", view),
            understood_in(reading, questions),
        )
        draft = normal(reading.report.text)
        return cls(reading, draft, library, finder, library.has_itself())

    def statements(self) -> list[CheckedStatement]:
        """Its statements with their findings, in the order of the text."""
        found = statements_of(self.reading)
        wanted = [self._wanted(each) for each in found]
        located = [locate(self.library, each) for each in wanted]
        self._look_further(found, wanted, located)
        return [
            self._checked(statement, places)
            for statement, places in zip(found, located, strict=True)
        ]

    def _look_further(
        self,
        statements: Sequence[Statement],
        wanted: Sequence[Wanted],
        located: list[list[Located]],
    ) -> None:
        """Quotations that no claim has may stand in a report all the same."""
        open_ = [
            number
            for number, statement in enumerate(statements)
            if statement.kind is StatementKind.QUOTATION
            and all(each.kind is FindingKind.DIFFERS for each in located[number])
        ]
        further = locate_in_texts(self.library, [wanted[number] for number in open_])
        for number, places in zip(open_, further, strict=True):
            located[number] = _nearer(located[number], places)

    def _wanted(self, statement: Statement) -> Wanted:
        span = self.draft.span_of(statement.span)
        before, after = self._edge(statement.before), self._edge(statement.after)
        return Wanted(self.draft, span, before[-_EDGE:], after[:_EDGE])

    def _edge(self, span: Span | None) -> str:
        if span is None:
            return ""
        start, end = self.draft.span_of(span)
        return self.draft.text[start:end].strip(" ',.")

    def _checked(self, statement: Statement, located: Sequence[Located]) -> CheckedStatement:
        sightings = [sighting_of(self.library, each) for each in located[:_MOST]]
        findings = self.finder.findings(statement, sightings)
        entry = statement.entry
        speaker = entry.references.speaker if entry else None
        named = entry.claim.source.text if entry else ""
        return CheckedStatement(
            statement.span,
            self.reading.report.text[slice(*statement.span)],
            statement.kind,
            named or (speaker.name if speaker else ""),
            speaker.id if speaker else "",
            tuple(findings),
        )


_EDGE = 20
"""Code points by which the other half of a quotation is known that an attribution breaks off."""
_MOST = 60
"""Reports that have the same words of which the claims are looked up."""


def _nearer(first: list[Located], second: list[Located]) -> list[Located]:
    same = [each for each in second if each.kind is not FindingKind.DIFFERS]
    return same or sorted([*first, *second], key=lambda each: -each.shared)


def _notes(reading: Reading, checked: _Check, statements: Sequence[CheckedStatement]) -> list[str]:
    notes = [*reading.report.notes, *reading.notes]
    notes += [TRACKED] if has_tracked_changes(reading.report) else []
    notes += [ITSELF] if checked.itself else []
    notes += [] if statements else [NOTHING]
    return notes


def theatre_of(connection: Connection) -> str:
    """The id of the theatre in which most of a ledger was read; empty where it was in none."""
    count = func.count().label("count")
    asked = select(READING.c.theatre_id).group_by(READING.c.theatre_id).order_by(count.desc())
    most = connection.execute(asked.where(READING.c.theatre_id != "").limit(1)).scalar()
    return str(most or "")


def _directory(
    report: Report, theatre: str, fallback: str
) -> tuple[Directory | None, tuple[str, ...]]:
    """What the draft is read in, and what had to be decided for that."""
    if theatre != AUTO:
        return directory_for(theatre), ()
    directory, _ = directory_of(report)
    if directory.theatre.id or not fallback:
        return directory, ()
    if fallback in shipped():  # a ledger's word for it must open no file
        return directory_for(fallback), (
            f"It was read in the theatre {fallback}, as the ledger was.",
        )
    return directory, (
        f"The ledger was read in the theatre {fallback}, which is not among those shipped: name "
        "its file, so that its speakers are known by the draft’s names for them.",
    )
