"""The board of a ledger as of any time, read off the tables that are kept of it."""

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import Connection, select

from sayso.ledger.view import View
from sayso.questions import feed
from sayso.questions.apart import Skipped, question_apart
from sayso.questions.decisions import Joined
from sayso.questions.given import Placed, remembered
from sayso.questions.rows import (
    Apart,
    Piece,
    question_row,
    rows_of,
    rows_of_question,
    seen_in,
)
from sayso.questions.several import workers
from sayso.questions.tables import (
    ANSWER,
    SKIPPED,
    STATE,
)
from sayso.questions.view import Question
from sayso.questions.visible import Visible
from sayso.questions.writing import Row

T = TypeVar("T")
_PIECE = 3000
"""Answers that one process works on at a time."""
LARGE = 200_000
"""Records from which on it pays to start processes for a board without anything."""
_PLACED = (ANSWER.c.body, ANSWER.c.origin, ANSWER.c.why)


def _itself(question: Question) -> Question:
    return question


class BoardReader:
    """Reads the ledger by one connection and the board's tables by another, which may be the
    same.
    """

    def __init__(self, ledger: Connection, tables: Connection) -> None:
        self.ledger = ledger
        self.tables = tables

    def question(self, id_: str, view: View) -> Question | None:
        """A question as of a view; None if there is none, or nobody had answered it."""
        joined = Joined.load(self.ledger, view)
        for name in (id_, *self._gone_to(id_)):
            whole = self.assemble([joined.counted(name)], joined, view, rows_of_question)
            for rows, _ in whole:
                if rows is not None:
                    return rows.question
        return None

    def _gone_to(self, id_: str) -> Iterator[str]:
        """The questions that the claims of a question answer too, since they were amended or their
        places decided to be others: where it goes on, if all of its answers went.
        """
        kept = select(ANSWER.c.seq).where(ANSWER.c.group_id == id_)
        chosen = select(ANSWER.c.group_id, ANSWER.c.seq).where(ANSWER.c.seq.in_(kept))
        rows = self.tables.execute(chosen.order_by(ANSWER.c.seq, ANSWER.c.number)).all()
        yield from dict.fromkeys(row.group_id for row in rows if row.group_id != id_)

    def questions(self, view: View) -> Iterator[Question]:
        """Every question as of a view, in no order."""
        return self.each(view, _itself)

    def each(self, view: View, finish: Callable[[Question], T]) -> Iterator[T]:
        """What ``finish`` makes of every question as of a view, in no order, without those with
        which it fails.
        """
        joined, visible = Joined.load(self.ledger, view), Visible.load(self.ledger, view)
        pieces = self.pieces(joined.touched())
        seen = (made for piece in pieces for made in seen_in(piece, visible, finish))
        for whole, _ in chain(seen, self.touched(joined, view, finish)):
            if whole is not None:
                yield whole

    def rows(self, view: View) -> Iterator[Row]:
        """Every question as of a view as a row of the board, in no order."""
        joined, visible = Joined.load(self.ledger, view), Visible.load(self.ledger, view)
        with workers(many=int(self.state("seq") or 0) > LARGE) as worked:
            for rows, *_ in worked(
                partial(rows_of, pickle.dumps(visible)), self.pieces(joined.touched())
            ):
                yield from rows
        for row, _ in self.touched(joined, view, question_row):
            if row is not None:
                yield row

    def skipped(self, view: View) -> list[Skipped]:
        """What could not be worked out of the records up to a view, in order; decisions that were
        undone left out.
        """
        chosen = select(SKIPPED).where(SKIPPED.c.seq <= view.seq)
        skipped = [Skipped(*row) for row in self.tables.execute(chosen)]
        undone = feed.undone(
            self.ledger, view, {each.seq for each in skipped if each.subject == "decision"}
        )
        return sorted(
            {each for each in skipped if each.subject != "decision" or each.seq not in undone}
        )

    def touched(
        self, joined: Joined, view: View, finish: Callable[[Question], T]
    ) -> Iterator[Apart[T]]:
        """The questions that a decision concerns."""
        for id_ in sorted({joined.counted(each) for each in joined.touched()}):
            yield from self.assemble([id_], joined, view, finish)

    def assemble(
        self, ids: Iterable[str], joined: Joined, view: View, finish: Callable[[Question], T]
    ) -> Iterator[Apart[T]]:
        """The questions with these ids that go by their own id and that somebody has answered."""
        sources = {id_: joined.sources(id_) for id_ in ids if joined.counted(id_) == id_}
        kept = self._kept_under({each for some in sources.values() for each in some})
        visible = Visible.load(
            self.ledger, view, (each.answer for some in kept.values() for each in some)
        )
        for id_, some in sources.items():
            placed = [(of, each) for of in some for each in kept.get(of, ())]
            mine = [each for of, each in placed if joined.belongs(id_, of, each.answer.claim)]
            seen = visible.seen(
                sorted(mine, key=lambda each: (each.answer.seq, each.answer.number))
            )
            if seen:
                yield question_apart(id_, seen, finish)

    def _kept_under(self, groups: Iterable[str]) -> dict[str, list[Placed]]:
        chosen = select(ANSWER.c.group_id, *_PLACED).where(ANSWER.c.group_id.in_(groups))
        found: dict[str, list[Placed]] = {}
        for group, *kept in self.tables.execute(chosen).all():
            found.setdefault(group, []).append(remembered(*kept))
        return found

    def pieces(self, without: Collection[str]) -> Iterator[Piece]:
        """All answers but those of some questions, in pieces of some thousand, of each question
        together.
        """
        chosen = select(ANSWER.c.group_id, *_PLACED).order_by(
            ANSWER.c.group_id, ANSWER.c.seq, ANSWER.c.number
        )
        rows = self.tables.execute(chosen.execution_options(yield_per=_PIECE))
        piece: Piece = []
        count = 0
        for id_, some in groupby(map(tuple, rows), key=itemgetter(0)):
            if id_ not in without:
                piece.append((id_, [row[1:] for row in some]))
                count += len(piece[-1][1])
            if count >= _PIECE:
                yield piece
                piece, count = [], 0
        yield piece

    def state(self, name: str) -> str | None:
        """What the tables say of themselves: their ``version``, and up to which record they go."""
        found: str | None = self.tables.execute(
            select(STATE.c.value).where(STATE.c.name == name)
        ).scalar()
        return found
