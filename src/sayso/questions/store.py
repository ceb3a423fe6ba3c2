"""The board of a ledger: kept up to date beside it, and shown as of any time."""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Table, create_engine, delete, inspect, select
from sqlalchemy.pool import StaticPool

from sayso.ledger.append import head
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import COMMIT
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.questions import feed
from sayso.questions.amending import Amender
from sayso.questions.board_reader import LARGE, BoardReader
from sayso.questions.coding import decoded
from sayso.questions.decisions import SUBJECT, Joined
from sayso.questions.keeper import Keeper
from sayso.questions.rows import (
    BoardRows,
    ready,
    rows_of,
    rows_of_all,
    rows_of_question,
    skipped_row,
)
from sayso.questions.several import workers
from sayso.questions.shelf import FirstShelf, LedgerShelf
from sayso.questions.tables import (
    ANSWER,
    CASE,
    HOLDER,
    QUESTION,
    SKIPPED,
    STATE,
    VERSION,
    drop,
    make,
)
from sayso.questions.view import Question
from sayso.questions.visible import Visible
from sayso.questions.writing import Row, index, insert, upsert, without_indexes
from sayso.record.json import Json

_MANY = 3000
"""Records that lie behind from which on a board without anything is made in one go."""

_FEW = 400
"""Questions that are renewed together."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question that a catch-up changed: how it stood (None: it was not there), and as it is
    now.
    """

    before: Json | None
    question: Question


@contextmanager
def open_board(ledger: Ledger) -> Iterator["LedgerBoard"]:
    """The board of a ledger, brought up to date.  Where it cannot be kept in the ledger it is made
    in memory.
    """
    try:
        with ledger.writing() as connection:
            LedgerBoard(connection, connection).catch_up()
    except LedgerError as error:
        if error.code not in _CANNOT_WRITE:
            raise
        engine = create_engine("sqlite://", poolclass=StaticPool)
        with ledger.reading() as connection, engine.begin() as memory:
            board = LedgerBoard(connection, memory)
            board.catch_up()
            yield board
        return
    with ledger.reading() as connection:
        yield LedgerBoard(connection, connection)


_CANNOT_WRITE = frozenset({"L005", "L006", "L007"})


class LedgerBoard(BoardReader):
    """The board, which takes in what the ledger has recorded since."""

    def catch_up(self, to: int | None = None) -> list[Change]:
        """Take in what the ledger has recorded since; gives the questions that changed, if they
        were not all made.
        """
        there = inspect(self.tables).has_table(STATE.name)
        if there and self.state("version") not in (None, VERSION):
            drop(self.tables)
            there = False
        if not there:
            make(self.tables)
        span = (int(self.state("seq") or 0), head(self.ledger).seq if to is None else to)
        if span[0] >= span[1]:
            return []
        if span[0] == 0 and span[1] > _MANY:
            self._from_scratch(span)
            changes = []
        else:
            changes = [change for step in self._steps(span) for change in self._increment(step)]
        upsert(self.tables, STATE, [("version", VERSION), ("seq", str(span[1]))])
        return changes

    def _steps(self, span: feed.Span) -> Iterator[feed.Span]:
        """The span in pieces of some thousand records that end with commits: a reading and its
        claims are in one.
        """
        after, last = span
        ends = (
            select(COMMIT.c.last)
            .where(COMMIT.c.last > after, COMMIT.c.last <= last)
            .order_by(COMMIT.c.last)
        )
        for end in self.ledger.execute(ends).scalars().all():
            if end - after >= _MANY or end == last:
                yield after, end
                after = end

    def _increment(self, span: feed.Span) -> list[Change]:
        shelf = LedgerShelf(self.tables)
        keeper, changed = Keeper(shelf), set[str]()
        amender = Amender(self.ledger, self.tables, keeper, shelf, span)
        for readings in feed.raw(self.ledger, span):
            reports, skipped = ready(readings)
            keeper.skipped += skipped
            for report in reports:
                changed |= amender.before(report.reading) | keeper.put(report)
                changed |= amender.after(report)
        changed |= amender.before(span[1] + 1)
        shelf.flush()
        self._skip(keeper, span)
        ids = sorted(changed | self._concerned(span))
        view = View(span[1])
        some = (ids[at : at + _FEW] for at in range(0, len(ids), _FEW))
        return list(
            {
                change.question.id: change for each in some for change in self._renew(each, view)
            }.values()
        )

    def _from_scratch(self, span: feed.Span) -> None:
        with workers(many=span[1] > LARGE) as worked:
            shelf = FirstShelf(self.tables)
            keeper = Keeper(shelf)
            amender = Amender(self.ledger, self.tables, keeper, shelf, span)
            without_indexes(self.tables, ANSWER, QUESTION, HOLDER, CASE)
            for reports, skipped in worked(ready, feed.raw(self.ledger, span)):
                keeper.skipped += skipped
                for report in reports:
                    amender.before(report.reading)
                    keeper.put(report)
                    amender.after(report)
            amender.before(span[1] + 1)
            shelf.flush()
            self._skip(keeper, span)
            index(self.tables, ANSWER)
            view = View(span[1])
            joined, visible = Joined.load(self.ledger, view), Visible.load(self.ledger, view)
            for rows in worked(
                partial(rows_of, pickle.dumps(visible)), self.pieces(joined.touched())
            ):
                self._insert(rows)
            self._insert(rows_of_all(self.touched(joined, view, rows_of_question)))
            index(self.tables, QUESTION, HOLDER, CASE)

    def _skip(self, keeper: Keeper, span: feed.Span) -> None:
        """Write down what could not be put to a question, and the decisions that say nothing."""
        skipped = [*keeper.skipped, *feed.misshapen(self.ledger, span)]
        insert(self.tables, SKIPPED, map(skipped_row, skipped))

    def _concerned(self, span: feed.Span) -> set[str]:
        """The questions with answers that something recorded since says more of."""
        gone = feed.removed(self.ledger, span)
        found: set[str] = set()
        if gone:  # to look for no numbers at all would still go through every answer
            found = self._ids_where(ANSWER.c.seq.in_(gone))
            self.tables.execute(delete(ANSWER).where(ANSWER.c.seq.in_(gone)))
        reports = feed.reports_touched(self.ledger, span)
        found |= self._ids_where(ANSWER.c.report_seq.in_(reports))
        for subject, ids in feed.decided(self.ledger, span):
            if subject == SUBJECT:
                found |= ids
            elif subject == "claim":
                found |= self._ids_where(ANSWER.c.claim.in_(ids))
            elif subject == "speaker":
                found |= self._ids_where(ANSWER.c.speaker.in_(ids))
            elif subject == "place":
                found |= self._ids_where(ANSWER.c.place.in_(ids) | ANSWER.c.claim.in_(ids))
        return found

    def _ids_where(self, condition: Any) -> set[str]:
        return set(
            self.tables.execute(select(ANSWER.c.group_id).where(condition).distinct()).scalars()
        )

    def _renew(self, ids: Iterable[str], view: View) -> list[Change]:
        joined = Joined.load(self.ledger, view)
        all_ids = sorted(joined.about(ids))
        before = {}
        for row in self.tables.execute(
            select(QUESTION.c.id, QUESTION.c.body).where(QUESTION.c.id.in_(all_ids))
        ):
            before[row.id] = decoded(row.body)
        assembled = list(self.assemble(all_ids, joined, view, rows_of_question))
        questions = [whole.question for whole, _ in assembled if whole is not None]
        rows, holders, cases, skipped = rows_of_all(assembled)
        upsert(self.tables, QUESTION, rows)
        gone = before.keys() - {question.id for question in questions}
        if gone:
            self.tables.execute(delete(QUESTION).where(QUESTION.c.id.in_(gone)))
        for table, wanted in ((HOLDER, holders), (CASE, cases), (SKIPPED, skipped)):
            self._differ(table, all_ids, wanted)
        return [Change(before.get(question.id), question) for question in questions]

    def _differ(self, table: Table, ids: Sequence[str], rows: Sequence[Row]) -> None:
        """Make a table's rows on some questions these, writing no more than what differs."""
        there = Counter(
            map(tuple, self.tables.execute(select(table).where(table.c.question.in_(ids))).all())
        )
        wanted = Counter(rows)
        differing = {row for row in {*there, *wanted} if there[row] != wanted[row]}
        for row in differing & there.keys():
            told = (column == value for column, value in zip(table.columns, row, strict=True))
            self.tables.execute(delete(table).where(*told))
        insert(self.tables, table, (row for row in sorted(differing) for _ in range(wanted[row])))

    def _insert(self, rows: BoardRows) -> None:
        for table, some in zip((QUESTION, HOLDER, CASE, SKIPPED), rows, strict=True):
            insert(self.tables, table, some)
