"""The board of a ledger: kept up to date beside it, and shown as of any time."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, create_engine, delete, inspect, select
from sqlalchemy.pool import StaticPool

from sayso.ledger.append import head
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import COMMIT
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.questions import feed
from sayso.questions.contract import question_as_json
from sayso.questions.decisions import SUBJECT, Joined
from sayso.questions.keeper import Keeper, Placed
from sayso.questions.places import bare
from sayso.questions.shelf import FirstShelf, LedgerShelf, placed_from_body
from sayso.questions.tables import ANSWER, CASE, HOLDER, QUESTION, STATE, VERSION, drop, make
from sayso.questions.track import Case
from sayso.questions.view import Question, question_of, rank
from sayso.questions.visible import Visible
from sayso.questions.wording import says
from sayso.questions.writing import insert, upsert

_MANY = 3000
"""Records that lie behind from which on a board without anything is made in one go."""

_FEW = 400
"""Questions that are renewed together."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question that a catch-up changed: how it stood (None: it was not there), and as it is now."""

    before: dict[str, Any] | None
    question: Question


@contextmanager
def open_board(ledger: Ledger) -> Iterator["LedgerBoard"]:
    """The board of a ledger, brought up to date.  Where it cannot be kept in the ledger it is made in memory."""
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


class LedgerBoard:
    """Reads the ledger by one connection and keeps its tables by another, which may be the same."""

    def __init__(self, ledger: Connection, tables: Connection) -> None:
        self.ledger = ledger
        self.tables = tables

    def catch_up(self, to: int | None = None) -> list[Change]:
        """Take in what the ledger has recorded since; gives the questions that changed, if they were not all made."""
        there = inspect(self.tables).has_table(STATE.name)
        if there and self._state("version") not in (None, VERSION):
            drop(self.tables)
            there = False
        if not there:
            make(self.tables)
        span = (int(self._state("seq") or 0), head(self.ledger).seq if to is None else to)
        if span[0] >= span[1]:
            return []
        if span[0] == 0 and span[1] > _MANY:
            self._from_scratch(span)
            changes = []
        else:
            changes = [change for step in self._steps(span) for change in self._increment(step)]
        upsert(self.tables, STATE, [{"name": "version", "value": VERSION}, {"name": "seq", "value": str(span[1])}])
        return changes

    def question(self, id_: str, view: View) -> Question | None:
        """A question as of a view; None if there is none, or nobody had answered it."""
        joined = Joined.load(self.ledger, view)
        return self._assemble(joined.counted(id_), joined, view)

    def questions(self, view: View) -> Iterator[Question]:
        """Every question as of a view, in no order."""
        joined, visible = Joined.load(self.ledger, view), Visible.load(self.ledger, view)
        touched = joined.touched()
        for id_, placed in self._streamed():
            if id_ not in touched and (seen := visible.seen(placed)):
                yield question_of(id_, seen)
        for id_ in sorted({joined.counted(each) for each in touched}):
            if question := self._assemble(id_, joined, view):
                yield question

    def _steps(self, span: feed.Span) -> Iterator[feed.Span]:
        """The span in pieces of some thousand records that end with commits: a reading and its claims are in one."""
        after, last = span
        ends = select(COMMIT.c.last).where(COMMIT.c.last > after, COMMIT.c.last <= last).order_by(COMMIT.c.last)
        for end in self.ledger.execute(ends).scalars().all():
            if end - after >= _MANY or end == last:
                yield after, end
                after = end

    def _increment(self, span: feed.Span) -> list[Change]:
        shelf = LedgerShelf(self.tables)
        keeper, changed = Keeper(shelf), set[str]()
        for told in feed.tell(self.ledger, span):
            changed |= keeper.take(told)
        shelf.flush()
        ids = sorted(changed | self._concerned(span))
        view = View(span[1])
        some = (ids[at : at + _FEW] for at in range(0, len(ids), _FEW))
        return list({change.question.id: change for each in some for change in self._renew(each, view)}.values())

    def _from_scratch(self, span: feed.Span) -> None:
        shelf = FirstShelf(self.tables)
        keeper = Keeper(shelf)
        for told in feed.tell(self.ledger, span):
            keeper.take(told)
        shelf.flush()
        questions: list[Question] = []
        for question in self.questions(View(span[1])):
            questions.append(question)
            if len(questions) >= _MANY:
                self._write(questions)
                questions = []
        self._write(questions)

    def _concerned(self, span: feed.Span) -> set[str]:
        """The questions with answers that something recorded since says more of."""
        gone = feed.removed(self.ledger, span)
        found = self._ids_where(ANSWER.c.seq.in_(gone)) if gone else set()
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
        return found

    def _ids_where(self, condition: Any) -> set[str]:
        return set(self.tables.execute(select(ANSWER.c.group_id).where(condition).distinct()).scalars())

    def _renew(self, ids: Iterable[str], view: View) -> list[Change]:
        joined = Joined.load(self.ledger, view)
        all_ids = sorted(joined.about(ids))
        before = {}
        for row in self.tables.execute(select(QUESTION.c.id, QUESTION.c.body).where(QUESTION.c.id.in_(all_ids))):
            before[row.id] = json.loads(row.body)
        for table in (CASE, HOLDER):
            self.tables.execute(delete(table).where(table.c.question.in_(all_ids)))
        found = list(self._assemble_all(all_ids, joined, view))
        gone = set(all_ids) - {question.id for question in found}
        self.tables.execute(delete(QUESTION).where(QUESTION.c.id.in_(gone)))
        self._write(found)
        return [Change(before.get(question.id), question) for question in found]

    def _assemble(self, id_: str, joined: Joined, view: View) -> Question | None:
        return next(self._assemble_all([id_], joined, view), None)

    def _assemble_all(self, ids: Iterable[str], joined: Joined, view: View) -> Iterator[Question]:
        """The questions with these ids that go by their own id and that somebody has answered."""
        sources = {id_: joined.sources(id_) for id_ in ids if joined.counted(id_) == id_}
        kept = self._kept_under({each for some in sources.values() for each in some})
        visible = Visible.load(self.ledger, view, (each.answer for some in kept.values() for each in some))
        for id_, some in sources.items():
            placed = [(of, each) for of in some for each in kept.get(of, ())]
            mine = [each for of, each in placed if joined.belongs(id_, of, each.answer.claim)]
            seen = visible.seen(sorted(mine, key=lambda each: (each.answer.seq, each.answer.number)))
            if seen:
                yield question_of(id_, seen)

    def _kept_under(self, groups: Iterable[str]) -> dict[str, list[Placed]]:
        chosen = select(ANSWER.c.group_id, ANSWER.c.body).where(ANSWER.c.group_id.in_(groups))
        found: dict[str, list[Placed]] = {}
        for row in self.tables.execute(chosen):
            found.setdefault(row.group_id, []).append(placed_from_body(row.body))
        return found

    def _streamed(self) -> Iterator[tuple[str, list[Placed]]]:
        chosen = select(ANSWER.c.group_id, ANSWER.c.body).order_by(ANSWER.c.group_id, ANSWER.c.seq, ANSWER.c.number)
        rows = self.tables.execute(chosen.execution_options(yield_per=2000))
        for id_, some in groupby(rows, key=lambda row: str(row.group_id)):
            yield id_, [placed_from_body(row.body) for row in some]

    def _write(self, questions: Sequence[Question]) -> None:
        upsert(self.tables, QUESTION, map(question_row, questions))
        insert(self.tables, HOLDER, (row for question in questions for row in holder_rows(question)))
        insert(self.tables, CASE, (case_row(question, case) for question in questions for case in question.cases))

    def _state(self, name: str) -> str | None:
        found: str | None = self.tables.execute(select(STATE.c.value).where(STATE.c.name == name)).scalar()
        return found


def question_row(question: Question) -> dict[str, Any]:
    """A question as a row of the board."""
    spot = question.group.frame.spot
    sides = sorted({position.side for position in question.positions if position.side})
    return {
        "id": question.id,
        "type": question.group.frame.type,
        "place": spot.id,
        "place_name": bare(spot.name),
        "standing": str(question.standing),
        "rank": rank(question),
        "changed_at": question.changed_at,
        "last_at": question.last_at,
        "sides": f" {' '.join(sides)} ",
        "body": json.dumps(question_as_json(question), ensure_ascii=False),
    }


def holder_rows(question: Question) -> list[dict[str, Any]]:
    """The speakers with a position, under each name that they go by."""
    named = {(position.holder, position.own.name.casefold()) for position in question.positions}
    return [{"question": question.id, "speaker": holder, "name": name} for holder, name in sorted(named)]


def case_row(question: Question, case: Case) -> dict[str, Any]:
    """A turn in a question as a row."""
    what = question.group.frame.sentence
    told = {"question": question.id, "what": what, "turn": str(case.turn), "at": case.at}
    body = {**told, "position": says(case.position), "by": says(case.by), "claims": case.position.claims}
    return {"question": question.id, "speaker": case.holder, "body": json.dumps(body, ensure_ascii=False)}
