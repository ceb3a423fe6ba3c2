"""Questions that one voice answers, folded under their places."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select

from sayso.questions.places import bare
from sayso.questions.tables import QUESTION
from sayso.record.json import Json
from sayso.web.kept.opened import Sight
from sayso.web.record import Found

_PLACES = 40
_OF_A_PLACE = 4
"""Places that are told of, and the questions of each; a place's own address has all of them."""
_SHORT = ("id", "type", "what", "standing", "place", "positions", "say_sos", "changed_at")


def single_voices(sight: Sight, asks: Sequence[ColumnElement[bool]]) -> Found:
    """The places of the questions that pass, those with most first, with their weightiest
    questions.
    """
    tables = sight.board.tables
    counted = (
        select(QUESTION.c.place_name, func.count().label("many"))
        .where(*asks)
        .group_by(QUESTION.c.place_name)
    )
    rows = tables.execute(counted.order_by(func.count().desc(), QUESTION.c.place_name)).all()
    counts = {row.place_name: int(row.many) for row in rows[:_PLACES]}
    rank = func.row_number().over(
        partition_by=QUESTION.c.place_name, order_by=QUESTION.c.weight.desc()
    )
    numbered = select(QUESTION.c.id, rank.label("place_rank"))
    numbered = numbered.where(*asks, QUESTION.c.place_name.in_(list(counts)))
    first = numbered.subquery()
    chosen = select(QUESTION.c.place_name, QUESTION.c.body).join(first, first.c.id == QUESTION.c.id)
    chosen = chosen.where(first.c.place_rank <= _OF_A_PLACE).order_by(QUESTION.c.weight.desc())
    shown: dict[str, list[Json]] = {}
    for row in tables.execute(chosen):
        shown.setdefault(row.place_name, []).append(_short(json.loads(row.body)))
    groups = [_group(shown.get(name) or [], count) for name, count in counts.items()]
    return Found(tuple(groups), sum(int(row.many) for row in rows))


def grouped(questions: Iterable[Json]) -> Found:
    """The same of questions that are at hand, in their order."""
    by_place: dict[str, list[Json]] = {}
    for each in questions:
        by_place.setdefault(str((each.get("place") or {}).get("name") or ""), []).append(each)
    ranked = sorted(by_place.items(), key=lambda item: (-len(item[1]), bare(item[0])))
    groups = [
        _group([_short(each) for each in rows[:_OF_A_PLACE]], len(rows))
        for _, rows in ranked[:_PLACES]
    ]
    return Found(tuple(groups), sum(len(rows) for rows in by_place.values()))


def _group(questions: list[Json], count: int) -> Json:
    place = next((each["place"] for each in questions if each.get("place")), None) or {}
    return {"name": str(place.get("name") or ""), "count": count, "questions": questions}


def _short(question: Json) -> Json:
    return {key: question.get(key) for key in _SHORT}
