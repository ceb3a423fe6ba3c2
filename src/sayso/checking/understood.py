"""What a draft's statements say as far as it is understood, held against what speakers hold on the
same questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.checking.aftermath import Questions
from sayso.questions.given import Given, placed_from, prepared
from sayso.questions.grouping import Fit, fit_of
from sayso.questions.positions import Position
from sayso.questions.readings import told_of
from sayso.questions.shelf import LedgerShelf
from sayso.questions.values import Held, conflict, held, one_answer
from sayso.questions.view import Question
from sayso.reader import Reading
from sayso.record.claim import Mode

_NUMBER = 9_000_000
"""Of the draft among reports: higher than any ledger's, so that no record has its numbers."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a claim of the draft answers: ``question``, and the positions there that give the same
    answer or one that excludes it.  ``sure`` says that it can be no other question.
    """

    question: Question
    held: Held
    same: tuple[Position, ...]
    against: tuple[Position, ...]
    sure: bool


def understood_in(reading: Reading, questions: Questions) -> dict[str, list[Understood]]:
    """What the attributed claims of a draft answer, by the claims' ids."""
    entries = tuple(entry for entry in reading.entries if entry.claim.mode is not Mode.NARRATION)
    told = told_of(replace(reading, entries=entries), _NUMBER)
    shelf = LedgerShelf(questions.board.tables)
    found: dict[str, list[Understood]] = {}
    for given in prepared(told).answers:
        found.setdefault(given.claim, []).extend(_of_answer(given, shelf, questions))
    return found


def _of_answer(given: Given, shelf: LedgerShelf, questions: Questions) -> Iterator[Understood]:
    answer = placed_from(given.body, "", ()).answer
    if not answer.counts:
        return
    mine = held(answer)
    ranked = _fitting(given, shelf)
    best = ranked[0][1].score if ranked else 0.0
    nearest = [id_ for id_, fit in ranked if fit.score == best]
    for id_ in nearest:
        question = questions.question(id_)
        if question is None:
            continue
        positions = [each for each in question.positions if each.held is not None]
        same = tuple(each for each in positions if _gives(each, mine))
        against = tuple(each for each in positions if _excludes(each, mine))
        yield Understood(question, mine, same, against, len(nearest) == 1)


def _fitting(given: Given, shelf: LedgerShelf) -> Sequence[tuple[str, Fit]]:
    fits = [
        (group.id, fit)
        for group in shelf.groups(given.looking)
        if (fit := fit_of(given.frame, group)) is not None
    ]
    return sorted(fits, key=lambda each: (-each[1].score, each[0]))


def _gives(position: Position, mine: Held) -> bool:
    return position.held is not None and one_answer(position.held, mine)


def _excludes(position: Position, mine: Held) -> bool:
    return position.held is not None and conflict(position.held, mine)
