"""Pages of a board: the questions that pass some filters, in its order."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from sayso.ledger.view import View
from sayso.questions.contract import question_as_json
from sayso.questions.places import bare
from sayso.questions.store import LedgerBoard, case_row
from sayso.questions.tables import CASE, HOLDER, QUESTION
from sayso.questions.times import shown
from sayso.questions.view import in_board_order


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
        rows: Iterable[Row] = (question_as_json(each) for each in in_board_order(board.questions(view)))
    else:
        order = (QUESTION.c.rank, QUESTION.c.changed_at.desc(), QUESTION.c.id.desc())
        chosen = _chosen(filters).order_by(*order)
        rows = map(json.loads, board.tables.execute(chosen.limit(limit)).scalars())
    return [row for row in rows if _passes(row, filters)][:limit]


def turns(board: LedgerBoard, speakers: Iterable[str], view: View, *, now: bool) -> list[Row]:
    """What became of these speakers' positions, in the order of time."""
    wanted = set(speakers)
    if now:
        chosen = select(CASE.c.body).where(CASE.c.speaker.in_(wanted))
        found = [json.loads(body) for body in board.tables.execute(chosen).scalars()]
    else:
        found = [
            json.loads(case_row(question, case)["body"])
            for question in board.questions(view)
            for case in question.cases
            if case.holder in wanted
        ]
    return sorted(found, key=lambda case: (case["at"], case["question"], case["turn"]))


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
        and (filters.since is None or row["changed_at"] >= (shown(filters.since) or ""))
        and (filters.side is None or any(each["side"] == filters.side for each in positions))
        and (asked is None or any(asked in (each["speaker"].casefold(), each["name"].casefold()) for each in positions))
        and (filters.place is None or filters.place == place.get("id") or _is_named(place, filters.place))
    )


def _is_named(place: Mapping[str, Any], name: str) -> bool:
    return bare(name) == bare(place.get("name", ""))
