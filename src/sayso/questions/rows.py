"""Questions as rows of the board, from the answers that the board keeps; a pure function that any
process can do.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from sayso.questions.apart import Skipped, attempt, question_apart
from sayso.questions.coding import decoded, encoded
from sayso.questions.contract import question_as_json
from sayso.questions.feed import Raw, tell
from sayso.questions.given import Prepared, placed_from, prepared
from sayso.questions.places import bare
from sayso.questions.track import Case
from sayso.questions.view import Question, rank
from sayso.questions.visible import Visible
from sayso.questions.weight import weight_of
from sayso.questions.wording import says
from sayso.questions.writing import Row
from sayso.record.json import Json

T = TypeVar("T")
Piece = list[tuple[str, list[tuple[str, str, str]]]]
"""Ids of questions, each with its answers in the order of the ledger: body, origin and reasons as
the board keeps them. """
BoardRows = tuple[list[Row], list[Row], list[Row], list[Row]]
"""Rows of the questions, of those who hold positions, of the turns, and of what could not be worked
out.
"""


class Rows(NamedTuple):
    """A question with its rows: its own, of those who hold positions, and of the turns."""

    question: Question
    row: Row
    holders: list[Row]
    cases: list[Row]


Apart = tuple[T | None, list[Skipped]]
"""What was made of a question, and what was left out of it."""


def ready(raw: Raw) -> tuple[list[Prepared], list[Skipped]]:
    """Some readings made ready to be put to questions, and what could not be."""
    reports: list[Prepared] = []
    told, skipped = tell(raw)
    for each in told:
        report, problem = attempt(partial(prepared, each))
        if report is None:
            skipped.append(Skipped("report", each.id, problem, each.seq))
        else:
            reports.append(report)
    return reports, skipped


def rows_of(visible: bytes, piece: Piece) -> BoardRows:
    """The rows of some questions.  ``visible`` is what is to be seen, pickled: it is the same for
    all.
    """
    return rows_of_all(seen_in(piece, _unpickled(visible), rows_of_question))


def rows_of_question(question: Question) -> Rows:
    """The rows of one question."""
    cases = [case_row(question, case) for case in question.cases]
    return Rows(question, question_row(question), holder_rows(question), cases)


def rows_of_all(questions: Iterable[Apart[Rows]]) -> BoardRows:
    """The rows of questions."""
    rows: BoardRows = ([], [], [], [])
    for whole, skipped in questions:
        if whole is not None:
            rows[0].append(whole.row)
            rows[1].extend(whole.holders)
            rows[2].extend(whole.cases)
        rows[3].extend(map(skipped_row, skipped))
    return rows


def seen_in(piece: Piece, visible: Visible, finish: Callable[[Question], T]) -> Iterator[Apart[T]]:
    """What ``finish`` makes of each question of which something is seen."""
    for id_, kept in piece:
        seen = visible.seen(placed_from(body, origin, decoded(why)) for body, origin, why in kept)
        if seen:
            yield question_apart(id_, seen, finish)


@lru_cache(maxsize=1)
def _unpickled(visible: bytes) -> Visible:
    found: Visible = pickle.loads(visible)
    return found


def question_row(question: Question) -> Row:
    """A question as a row of the board."""
    spot = question.group.frame.spot
    sides = sorted({position.side for position in question.positions if position.side})
    told = question_as_json(question)
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
        encoded(told),
        question.say_sos,
        weight_of(told),
    )


def skipped_row(skipped: Skipped) -> Row:
    """What could not be worked out as a row."""
    return astuple(skipped)


def holder_rows(question: Question) -> list[Row]:
    """The speakers with a position, under each name that they go by."""
    named = {(position.holder, position.own.name.casefold()) for position in question.positions}
    return [(question.id, holder, name) for holder, name in sorted(named)]


def case_row(question: Question, case: Case) -> Row:
    """A turn in a question as a row."""
    return (question.id, case.holder, encoded(case_as_json(question, case)))


def case_as_json(question: Question, case: Case) -> Json:
    """A turn in a question as plain values."""
    what = question.group.frame.sentence
    told = {"question": question.id, "what": what, "turn": str(case.turn), "at": case.at}
    return {
        **told,
        "position": says(case.position),
        "by": says(case.by),
        "claims": case.position.claims,
    }
