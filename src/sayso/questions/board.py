"""The whole board in memory: what the ledger's is checked against, and what a few reports add up
to.
"""

from collections.abc import Iterable

from sayso.questions.apart import Skipped, question_apart
from sayso.questions.contract import question_as_json
from sayso.questions.keeper import Keeper, MemoryShelf
from sayso.questions.records import Answer, Told
from sayso.questions.view import Question, rank
from sayso.questions.weight import weight_of


class Board:
    """Takes reports in the order of the ledger and tells how each question stands.

    board = Board()
    for told in reports:
        board.take(told)
    board.questions()
    """

    def __init__(self) -> None:
        self.shelf = MemoryShelf()
        self._keeper = Keeper(self.shelf)
        self._left_out: list[Skipped] = []

    @property
    def skipped(self) -> list[Skipped]:
        """What could not be put to a question, and what the questions that were last asked for left
        out.
        """
        return [*self._keeper.skipped, *self._left_out]

    def take(self, told: Told) -> set[str]:
        """Add a report; gives the ids of the questions that it answers."""
        return self._keeper.take(told)

    def questions(self, as_of: str | None = None, seq: int | None = None) -> list[Question]:
        """Every question in the order of the board: by what had been published by a time, of the
        records up to one.
        """
        found = []
        self._left_out = []
        for id_, placed in self.shelf.answers.items():
            seen = [each for each in placed if _is_seen(each.answer, as_of, seq)]
            seen.sort(key=lambda each: (each.answer.seq, each.answer.number))
            if seen:
                question, left_out = question_apart(id_, seen, lambda each: each)
                self._left_out += left_out
                found += [] if question is None else [question]
        return in_board_order(found)


def _is_seen(answer: Answer, as_of: str | None, seq: int | None) -> bool:
    return (as_of is None or answer.known_at <= as_of) and (seq is None or answer.seq <= seq)


def in_board_order(questions: Iterable[Question]) -> list[Question]:
    """The order of the board: contested ones first, then by standing; of each the weightiest first,
    and of equal ones the last changed.
    """
    by_change = sorted(questions, key=lambda each: (each.changed_at, each.id), reverse=True)
    return sorted(by_change, key=lambda each: (rank(each), -weight_of(question_as_json(each))))
