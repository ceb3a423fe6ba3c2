"""Tries the answers of a reading before it is recorded, so that what the board cannot work out is
told then.
"""

from sayso.guards import Fault
from sayso.questions.apart import attempt, question_apart
from sayso.questions.detail import words_of
from sayso.questions.given import Given, Prepared, placed_from, prepared
from sayso.questions.records import Told
from sayso.questions.rows import rows_of_question
from sayso.questions.view import Question

_BOARD = "board"


def faults_of_board(told: Told) -> tuple[Fault, ...]:
    """What could not be worked out of a reading, each with its claim; the whole report, if it fails
    before that.
    """
    report, problem = attempt(lambda: prepared(told))
    if report is None:
        return (Fault(_BOARD, problem),)
    return tuple(_faults(report))


def _faults(report: Prepared) -> list[Fault]:
    faults = [Fault(_BOARD, each.problem, each.claim) for each in report.skipped]
    for given in report.answers:
        whole, problem = attempt(lambda alone=given: _alone(alone))  # type: ignore[misc]
        faults += (Fault(_BOARD, each, given.claim) for each in (whole or [problem]) if each)
    return faults


def _alone(given: Given) -> list[str]:
    """What goes wrong with a question that has this answer alone."""
    _, skipped = question_apart(given.group.id, [placed_from(given.body, "", ())], _in_full)
    return [each.problem for each in skipped]


def _in_full(question: Question) -> None:
    rows_of_question(question)
    for voice in question.voices:
        words_of(voice)
