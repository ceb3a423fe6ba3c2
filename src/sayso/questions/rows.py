"""Questions as rows of the board, from the answers that the board keeps; a pure function that any process can do."""

import pickle
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sayso.questions.coding import decoded, encoded
from sayso.questions.contract import question_as_json
from sayso.questions.feed import Raw, tell
from sayso.questions.given import Prepared, placed_from, prepare
from sayso.questions.places import bare
from sayso.questions.track import Case
from sayso.questions.view import Question, question_of, rank
from sayso.questions.visible import Visible
from sayso.questions.wording import says
from sayso.questions.writing import Row

Piece = list[tuple[str, list[tuple[str, str, str]]]]
"""Ids of questions, each with its answers in the order of the ledger: body, origin and reasons as the board keeps them.
"""
BoardRows = tuple[list[Row], list[Row], list[Row]]
"""Rows of the questions, of those who hold positions, and of the turns."""


def ready(raw: Raw) -> list[Prepared]:
    """Some readings made ready to be put to questions."""
    return prepare(tell(raw))


def rows_of(visible: bytes, piece: Piece) -> BoardRows:
    """The rows of some questions.  ``visible`` is what is to be seen, pickled: it is the same for all."""
    return rows_of_all(list(seen_in(piece, _unpickled(visible))))


def rows_of_all(questions: Sequence[Question]) -> BoardRows:
    """The rows of questions."""
    return (
        [question_row(each) for each in questions],
        [row for each in questions for row in holder_rows(each)],
        [case_row(each, case) for each in questions for case in each.cases],
    )


def seen_in(piece: Piece, visible: Visible) -> Iterator[Question]:
    """The questions of which something is seen."""
    for id_, kept in piece:
        seen = visible.seen(placed_from(body, origin, decoded(why)) for body, origin, why in kept)
        if seen:
            yield question_of(id_, seen)


@lru_cache(maxsize=1)
def _unpickled(visible: bytes) -> Visible:
    found: Visible = pickle.loads(visible)
    return found


def question_row(question: Question) -> Row:
    """A question as a row of the board."""
    spot = question.group.frame.spot
    sides = sorted({position.side for position in question.positions if position.side})
    return (
        question.id,
        question.group.frame.type,
        spot.id,
        bare(spot.name),
        str(question.standing),
        rank(question),
        question.changed_at,
        question.last_at,
        f" {' '.join(sides)} ",
        encoded(question_as_json(question)),
    )


def holder_rows(question: Question) -> list[Row]:
    """The speakers with a position, under each name that they go by."""
    named = {(position.holder, position.own.name.casefold()) for position in question.positions}
    return [(question.id, holder, name) for holder, name in sorted(named)]


def case_row(question: Question, case: Case) -> Row:
    """A turn in a question as a row."""
    return (question.id, case.holder, encoded(case_as_json(question, case)))


def case_as_json(question: Question, case: Case) -> dict[str, Any]:
    """A turn in a question as plain values."""
    what = question.group.frame.sentence
    told = {"question": question.id, "what": what, "turn": str(case.turn), "at": case.at}
    return {**told, "position": says(case.position), "by": says(case.by), "claims": case.position.claims}
