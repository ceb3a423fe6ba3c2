"""Readings, answers, questions and decisions are worked out apart: one that fails is left out and
told.

What the board leaves out is a ``Skipped``.  Where ``SAYSO_STRICT`` is set, as in tests, nothing is
left out and the exception is raised.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from sayso.errors import SaysoError
from sayso.guards import is_strict
from sayso.questions.founded import is_founded
from sayso.questions.given import Placed
from sayso.questions.view import Question, question_of

T = TypeVar("T")
_LOG = logging.getLogger("sayso.questions")
_NAMED = 20
"""Ids that a sentence names; the others are counted."""


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """Something that could not be worked out.

    ``subject`` is "answer" (``id`` is its claim's), "report", "question" or "decision" (``id`` is
    its record's number); ``problem`` is the kind of the exception, or what is wrong with a
    decision.  ``seq`` is the number of the record that it came with, ``question`` the id of the
    question that it was left out of, empty where it came to none.
    """

    subject: str
    id: str
    problem: str
    seq: int = 0
    question: str = ""


def attempt(work: Callable[[], T]) -> tuple[T | None, str]:
    """What ``work`` gives, and an empty string; None and the kind of the exception, if it fails.

    Raises:
        SaysoError, SQLAlchemyError: if ``work`` does: what is wrong with the store is no fault of
        an answer.
    """
    try:
        return work(), ""
    except (SaysoError, SQLAlchemyError):
        raise
    except Exception as error:
        if is_strict():
            raise
        _LOG.debug("left out", exc_info=error)
        return None, type(error).__name__


def question_apart(
    id_: str, placed: Sequence[Placed], finish: Callable[[Question], T]
) -> tuple[T | None, list[Skipped]]:
    """What ``finish`` makes of a question with these answers, without those with which it fails.

    None where nothing is left, or where no answer tells yet what the question is about.
    """
    whole, problem = attempt(lambda: _finished(id_, placed, finish))
    if not problem:
        return whole, []
    sound: list[Placed] = []
    skipped: list[Skipped] = []
    for each in placed:
        answer = each.answer
        _, wrong = attempt(lambda alone=each: _finished(id_, [alone], finish))  # type: ignore[misc]
        if wrong:
            skipped.append(Skipped("answer", answer.claim, wrong, answer.seq, id_))
        else:
            sound.append(each)
    if not sound:
        return None, skipped
    if skipped:
        whole, problem = attempt(lambda: _finished(id_, sound, finish))
    if problem:
        skipped.append(Skipped("question", id_, problem, sound[0].answer.seq, id_))
    return whole, skipped


def _finished(id_: str, placed: Sequence[Placed], finish: Callable[[Question], T]) -> T | None:
    """What ``finish`` makes of a question; None of one that waits for an answer which tells what it
    is about.
    """
    question = question_of(id_, placed)
    return finish(question) if is_founded(question.group.frame) else None


def skipped_in_words(skipped: Iterable[Skipped]) -> Iterator[str]:
    """A sentence for each kind: "2 answers could not be worked out: claim 0a1b (KeyError), claim
    2c3d (TypeError).".
    """
    by_subject: dict[str, dict[str, None]] = defaultdict(dict)
    for each in sorted(skipped):
        name = f"claim {each.id}" if each.subject == "answer" else each.id
        by_subject[each.subject][f"{name} ({each.problem})"] = None
    for subject, names in by_subject.items():
        number = f"1 {subject}" if len(names) == 1 else f"{len(names)} {subject}s"
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"{number} could not be worked out: {', '.join([*names][:_NAMED])}{more}."
