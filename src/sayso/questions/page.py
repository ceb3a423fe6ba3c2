"""Pages of a board: the questions that pass some filters, in its order."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from typing import Any

from sqlalchemy import Select, select

from sayso.ledger.view import View
from sayso.questions.coding import decoded
from sayso.questions.places import bare
from sayso.questions.rows import case_as_json
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import CASE, HOLDER, IN_ORDER, QUESTION
from sayso.questions.times import instant
from sayso.questions.view import Question


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of questions; None asks nothing.  ``since`` is a time: of the last change.  ``speaker`` is an id or
    a name.
    """

    type: str | None = None
    standing: str | None = None
    place: str | None = None
    side: str | None = None
    speaker: str | None = None
    since: str | None = None


Row = Mapping[str, Any]
"""A question as the contract has it."""


def page(board: LedgerBoard, filters: Filters, view: View, *, now: bool, limit: int | None = None) -> list[Row]:
    """The first ``limit`` questions that pass, or all of them.

    ``now`` says that the view is the ledger as it is, for which the board is kept; any other is worked out.
    """
    if not now:
        return _as_of(board, filters, view, limit)
    chosen = _chosen(filters).order_by(*IN_ORDER)
    rows = map(decoded, board.tables.execute(chosen.limit(limit)).scalars())
    return [row for row in rows if _passes(row, filters)]


def _as_of(board: LedgerBoard, filters: Filters, view: View, limit: int | None) -> list[Row]:
    """The same of a board that is not kept: no more than what is asked for is kept in memory."""
    asked = filters != Filters()
    passing = (row for row in map(_ranked, board.rows(view)) if not asked or _passes(decoded(row[-1]), filters))
    first = sorted(passing, reverse=True) if limit is None else nlargest(limit, passing)
    return [decoded(body) for *_, body in first]


def _ranked(row: tuple[Any, ...]) -> tuple[int, str, str, str]:
    """What puts a question in its place on the board, the first the highest, and its body."""
    return -row[_AT["rank"]], row[_AT["changed_at"]], row[_AT["id"]], row[_AT["body"]]


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


def _chosen(filters: Filters) -> Select[Any]:
    chosen = select(QUESTION.c.body)
    if filters.type is not None:
        chosen = chosen.where(QUESTION.c.type == filters.type)
    if filters.standing is not None:
        chosen = chosen.where(QUESTION.c.standing == filters.standing)
    if filters.since is not None:
        chosen = chosen.where(QUESTION.c.changed_at >= filters.since)
    if filters.side is not None:
        chosen = chosen.where(QUESTION.c.sides.contains(f" {filters.side} ", autoescape=True))
    if filters.speaker is not None:
        asked = filters.speaker.casefold()
        named = (HOLDER.c.speaker == filters.speaker) | (HOLDER.c.speaker == asked) | (HOLDER.c.name == asked)
        chosen = chosen.where(QUESTION.c.id.in_(select(HOLDER.c.question).where(named)))
    if filters.place is not None:
        chosen = chosen.where((QUESTION.c.place == filters.place) | (QUESTION.c.place_name == bare(filters.place)))
    return chosen


def _passes(row: Row, filters: Filters) -> bool:
    positions, place = row["positions"], row["place"] or {}
    asked = filters.speaker.casefold() if filters.speaker is not None else None
    return (
        filters.type in (None, row["type"])
        and filters.standing in (None, row["standing"])
        and (filters.since is None or instant(row["changed_at"]) >= filters.since)
        and (filters.side is None or any(each["side"] == filters.side for each in positions))
        and (asked is None or any(asked in (each["speaker"].casefold(), each["name"].casefold()) for each in positions))
        and (filters.place is None or filters.place == place.get("id") or _is_named(place, filters.place))
    )


def _is_named(place: Mapping[str, Any], name: str) -> bool:
    return bare(name) == bare(place.get("name", ""))
