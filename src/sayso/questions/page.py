"""Pages of a board: the questions that pass some filters, in its order."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from heapq import nlargest
from typing import Any

from sqlalchemy import select

from sayso.ledger.view import View
from sayso.questions.coding import decoded
from sayso.questions.query import BoardQuery
from sayso.questions.rows import case_as_json
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import CASE, IN_ORDER, QUESTION
from sayso.questions.view import Question


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of questions; None asks nothing.  ``since`` is a time: of the last change.
    ``speaker`` is an id or a name.
    """

    type: str | None = None
    standing: str | None = None
    place: str | None = None
    side: str | None = None
    speaker: str | None = None
    since: str | None = None


Row = Mapping[str, Any]
"""A question as the contract has it."""


def page(
    board: LedgerBoard, filters: Filters, view: View, *, now: bool, limit: int | None = None
) -> list[Row]:
    """The first ``limit`` questions that pass, or all of them.

    ``now`` says that the view is the ledger as it is, for which the board is kept; any other is
    worked out.
    """
    if not now:
        return _as_of(board, filters, view, limit)
    query = _query(filters)
    chosen = select(QUESTION.c.body).where(*query.conditions()).order_by(*IN_ORDER)
    rows = map(decoded, board.tables.execute(chosen.limit(limit)).scalars())
    return [row for row in rows if query.matches(row)]


def _as_of(board: LedgerBoard, filters: Filters, view: View, limit: int | None) -> list[Row]:
    """The same of a board that is not kept: no more than what is asked for is kept in memory."""
    asked, query = filters != Filters(), _query(filters)
    passing = (
        row
        for row in map(_ranked, board.rows(view))
        if not asked or query.matches(decoded(row[-1]))
    )
    first = sorted(passing, reverse=True) if limit is None else nlargest(limit, passing)
    return [decoded(body) for *_, body in first]


def _ranked(row: tuple[Any, ...]) -> tuple[int, float, str, str, str]:
    """What puts a question in its place on the board, the first the highest, and its body."""
    rank, *rest = (row[_AT[name]] for name in ("rank", "weight", "changed_at", "id", "body"))
    return -rank, *rest


_AT = {column.name: at for at, column in enumerate(QUESTION.columns)}


def turns(board: LedgerBoard, speakers: Iterable[str], view: View, *, now: bool) -> list[Row]:
    """What became of these speakers' positions, in the order of time."""
    wanted = set(speakers)
    if now:
        chosen = select(CASE.c.body).where(CASE.c.speaker.in_(wanted))
        found = [decoded(body) for body in board.tables.execute(chosen).scalars()]
    else:
        found = [case for cases in board.each(view, partial(_turns_of, wanted)) for case in cases]
    return sorted(found, key=lambda case: (case["at"], case["question"], case["turn"]))


def _turns_of(speakers: Container[str], question: Question) -> list[Row]:
    return [case_as_json(question, case) for case in question.cases if case.holder in speakers]


def _query(filters: Filters) -> BoardQuery:
    return BoardQuery(
        **{name: value for name, value in asdict(filters).items() if value is not None}
    )
