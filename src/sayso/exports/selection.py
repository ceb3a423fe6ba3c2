"""What is exported: one consistent look at a ledger, whatever is added meanwhile, and the rows that
pass the filters, a page at a time.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.exports.answers import AnswerIndex
from sayso.exports.asked import Asked
from sayso.exports.rows import (
    ClaimRow,
    DecisionRow,
    QuestionRow,
    ReportRow,
    ReviewerRow,
    question_row,
)
from sayso.ledger.append import Head, head
from sayso.ledger.canonical import parse
from sayso.ledger.dossier import text_of
from sayso.ledger.filters import conditions_of
from sayso.ledger.query import Found, RecordedReport, find_claims
from sayso.ledger.review import in_force
from sayso.ledger.schema import CLAIM, COMMIT, DECISION, RECORD, REMOVED, REPORT, RETRACTION
from sayso.ledger.store import Ledger
from sayso.ledger.view import View, view_of
from sayso.questions.coding import decoded
from sayso.questions.store import LedgerBoard, open_board
from sayso.questions.tables import IN_ORDER, QUESTION, STATE
from sayso.record.json import Json

_PAGE = 500
_BODY = [column.name for column in QUESTION.columns].index("body")


@contextmanager
def open_selection(
    ledger: Ledger, asked: Asked | None = None, *, board: bool = True
) -> Iterator["Selection"]:
    """Look at a ledger as it is now, or as the clocks of ``asked`` say.

    All that the selection gives is of one moment.  ``board`` brings the board up to date, which
    questions and answers need.

    Raises:
        LedgerError: L005 to L009; InputError: R016 if a time cannot be read.
    """
    asked = asked or Asked()
    with ExitStack() as stack:
        if board:
            there = stack.enter_context(open_board(ledger))
            connection = there.ledger
            last = int(there.tables.execute(_SEEN).scalar() or 0)
        else:
            there, connection = None, stack.enter_context(ledger.reading())
            last = head(connection).seq
        view = view_of(connection, as_of=asked.as_of, recorded_by=asked.recorded_by)
        view = View(min(view.seq, last), view.known_by)
        selection = Selection(ledger, connection, view, asked, there)
        stack.callback(selection.close)
        yield selection


_SEEN = select(STATE.c.value).where(STATE.c.name == "seq")


@dataclass(slots=True)
class Selection:
    """The rows of a ledger that are exported.

    ``view`` says up to which record, and what had been published by when.  Rows come in the order
    of recording, questions in that of the board; memory does not grow with their number.
    """

    ledger: Ledger
    connection: Connection
    view: View
    asked: Asked
    board: LedgerBoard | None
    _index: AnswerIndex | None = field(default=None, init=False)
    _counts: dict[str, int] | None = field(default=None, init=False)

    @property
    def head(self) -> Head:
        """The commit with which the view ends: ``sha256`` is its hash, ``recorded_at`` the
        vintage, ``seq`` the last record.
        """
        columns = (COMMIT.c.seq, COMMIT.c.recorded_at, COMMIT.c.last, COMMIT.c.sha256)
        upto = select(*columns).where(COMMIT.c.last <= self.view.seq)
        row = self.connection.execute(upto.order_by(COMMIT.c.seq.desc()).limit(1)).first()
        return Head(*row) if row else Head()

    def claims(self, *, answers: bool = True) -> Iterator[ClaimRow]:
        """The claims that pass.  ``answers`` asks for their answers to questions too."""
        narrowed = self.asked.standing is not None
        reports = _Reports(self)
        for page in self._pages():
            known = self._answers().of(found.id for found in page) if answers or narrowed else {}
            for found in page:
                mine = known.get(found.id, ())
                if mine or not narrowed:
                    yield _claim_row(found, reports, tuple(mine))

    def questions(self) -> Iterator[QuestionRow]:
        """The questions that pass: by their own filters, and, where a filter is of claims alone, by
        one of their claims.
        """
        page: list[QuestionRow] = []
        for row in self.board_rows():
            page.append(question_row(row))
            if len(page) >= _PAGE // 5:
                yield from self._with_claims(page)
                page = []
        yield from self._with_claims(page)

    def board_rows(self) -> Iterator[Json]:
        """The questions that pass their own filters, as the contract of the board has them."""
        if self.board is None:
            return
        query = self.asked.questions
        if self.asked.is_now:
            chosen = select(QUESTION.c.body).where(*query.conditions()).order_by(*IN_ORDER)
            bodies = self.board.tables.execute(chosen.execution_options(yield_per=_PAGE)).scalars()
            rows = (decoded(body) for body in bodies)
        else:
            rows = (decoded(row[_BODY]) for row in self.board.rows(self.view))
        yield from (row for row in rows if query.matches(row))

    def reports(self) -> Iterator[ReportRow]:
        """The reports that pass: all, or those with a claim that passes."""
        wanted = select(REPORT.c.seq).where(REPORT.c.seq <= self.view.seq)
        if self.view.known_by is not None:
            wanted = wanted.where(REPORT.c.known_at <= self.view.known_by)
        if self.asked.is_filtered:
            wanted = select(CLAIM.c.report_seq).where(*self.conditions()).distinct()
        seqs = sorted(self.connection.execute(wanted).scalars())
        reports = _Reports(self)
        for at in range(0, len(seqs), _PAGE):
            some = seqs[at : at + _PAGE]
            reports.load(some)
            yield from (reports.rows[seq] for seq in some)

    def text_of(self, report: ReportRow) -> str | None:
        """A report's text, in which the spans of its claims are; None where it was removed."""
        return text_of(self.connection, report.text_sha256)

    def decisions(self) -> Iterator[DecisionRow]:
        """Decisions in the order in which they were made: all, or, where claims are filtered, those
        on claims that pass and on all that is no claim.
        """
        holding = {
            row.seq
            for subject in ("claim", "speaker", "place", "question")
            for row in self.connection.execute(in_force(subject, self.view))
        }
        made = (
            select(RECORD.c.seq, RECORD.c.body, COMMIT.c.recorded_at, DECISION.c.target)
            .join(DECISION, DECISION.c.seq == RECORD.c.seq)
            .join(COMMIT, (COMMIT.c.first <= RECORD.c.seq) & (COMMIT.c.last >= RECORD.c.seq))
            .where(RECORD.c.seq <= self.view.seq)
            .order_by(RECORD.c.seq)
        )
        if self.asked.is_filtered:
            passing = select(CLAIM.c.id).where(*self.conditions())
            made = made.where((DECISION.c.subject != "claim") | DECISION.c.target.in_(passing))
        for row in self.connection.execute(made.execution_options(yield_per=_PAGE)):
            yield _decision_row(row, row.seq in holding)

    def reviewers(self) -> list[ReviewerRow]:
        """Who made these decisions, by name."""
        found: dict[str, list[str]] = {}
        for row in self.decisions():
            found.setdefault(row.who, []).append(row.recorded_at)
        return [ReviewerRow(who, len(at), at[0], at[-1]) for who, at in sorted(found.items())]

    def counts(self) -> dict[str, int]:
        """How many claims, reports, questions and decisions pass."""
        if self._counts is None:
            self._counts = {
                "claims": self._count_claims(),
                "reports": sum(1 for _ in self.reports()),
                "questions": sum(1 for _ in self.questions()),
                "decisions": sum(1 for _ in self.decisions()),
            }
        return self._counts

    @property
    def is_empty(self) -> bool:
        """Whether no claim and no question passes."""
        return not any(True for _ in self.claims(answers=False)) and not any(
            True for _ in self.questions()
        )

    def close(self) -> None:
        """Give back what was laid aside."""
        if self._index is not None:
            self._index.close()

    def _count_claims(self) -> int:
        if self.asked.standing is not None:
            return sum(1 for _ in self.claims(answers=False))
        counted = select(func.count()).select_from(CLAIM).where(*self.conditions())
        return int(self.connection.execute(counted).scalar_one())

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filters of claims, as conditions on their table."""
        given = conditions_of(self.connection, self.asked.claims, self.view)
        return [condition.asks for condition in given]

    def _pages(self) -> Iterator[Sequence[Found]]:
        after: str | None = None
        while True:
            page = find_claims(
                self.connection, self.asked.claims, self.view, limit=_PAGE, after=after
            )
            yield page.claims
            if page.after is None:
                return
            after = page.after

    def _answers(self) -> AnswerIndex:
        """What claims answer, laid aside in a file once."""
        if self._index is None:
            self._index = AnswerIndex()
            kind, standing = self.asked.claims.type, self.asked.standing
            whole = Selection(
                self.ledger,
                self.connection,
                self.view,
                Asked(
                    claims=type(self.asked.claims)(type=kind),
                    standing=standing,
                    as_of=self.asked.as_of,
                    recorded_by=self.asked.recorded_by,
                ),
                self.board,
            )
            self._index.fill(map(question_row, whole.board_rows()))
        return self._index

    def _with_claims(self, page: Sequence[QuestionRow]) -> Iterator[QuestionRow]:
        """Those of some questions that have a claim that passes."""
        if not self.asked.asks_claims_alone:
            yield from page
            return
        ids = {claim for row in page for position in row.positions for claim in position.claims}
        asked = select(CLAIM.c.id).where(CLAIM.c.id.in_(ids), *self.conditions())
        passing = set(self.connection.execute(asked).scalars())
        for row in page:
            if any(claim in passing for position in row.positions for claim in position.claims):
                yield row


class _Reports:
    """Rows of reports, those of the last pages at hand."""

    def __init__(self, selection: Selection) -> None:
        self.rows: dict[int, ReportRow] = {}
        self._selection = selection
        removed = select(REMOVED.c.name).where(REMOVED.c.removal_seq <= selection.view.seq)
        self._removed = set(selection.connection.execute(removed).scalars())

    def of(self, values: RecordedReport) -> ReportRow:
        """The row of a report as a query gave it."""
        row = self.rows.get(values["seq"])
        if row is None:
            if len(self.rows) > _PAGE * 4:
                self.rows.clear()
            self.load([values["seq"]])
            row = self.rows[values["seq"]]
        return row

    def load(self, seqs: Sequence[int]) -> None:
        """Have the rows of these at hand, and no others."""
        view, connection = self._selection.view, self._selection.connection
        withdrawn = select(RETRACTION.c.report_seq).where(
            RETRACTION.c.report_seq.in_(seqs), RETRACTION.c.seq <= view.seq
        )
        if view.known_by is not None:
            withdrawn = withdrawn.where(RETRACTION.c.known_at <= view.known_by)
        retracted = set(connection.execute(withdrawn).scalars())
        for row in connection.execute(select(REPORT).where(REPORT.c.seq.in_(seqs))):
            removed = row.text_sha256 in self._removed
            self.rows[row.seq] = ReportRow(
                **row._mapping, retracted=row.seq in retracted, removed=removed
            )


def _claim_row(found: Found, reports: _Reports, answers: tuple[Any, ...]) -> ClaimRow:
    return ClaimRow(
        found.seq,
        found.id,
        found.entry,
        reports.of(found.report),
        found.reading,
        found.review,
        found.decision,
        found.changes,
        found.gone,
        found.kept,
        answers,
    )


def _decision_row(row: Any, holds: bool) -> DecisionRow:
    it = parse(row.body)
    return DecisionRow(
        row.seq,
        row.recorded_at,
        it["subject"],
        it["verdict"],
        row.target,
        it.get("into"),
        it.get("undoes"),
        it["who"],
        it.get("why") or "",
        it.get("changes") or {},
        holds and it["verdict"] != "undo",
    )
