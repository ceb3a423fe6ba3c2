"""What became of a claim since: who denied it, whether its speaker gave it up, what took its place,
and whether its reports only repeat one voice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from sayso.checking.draft import FindingKind
from sayso.ledger.view import View
from sayso.questions.decisions import Joined
from sayso.questions.positions import Position
from sayso.questions.records import Answer
from sayso.questions.speaking import voice_of
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import ANSWER
from sayso.questions.track import Turn
from sayso.questions.view import Question


@dataclass(frozen=True, slots=True)
class Turned:
    """Something that became of a position: ``by`` is the position that answers it, None where only
    ``kind`` tells.
    """

    kind: FindingKind
    question: Question
    position: Position
    by: Position | None = None


@dataclass(slots=True)
class Questions:
    """The board as of a view; each question is put together once."""

    board: LedgerBoard
    view: View
    _joined: Joined | None = None
    _known: dict[str, Question | None] = field(default_factory=dict)

    def question(self, id_: str) -> Question | None:
        """A question by its id, or the one that it is counted with."""
        if self._joined is None:
            self._joined = Joined.load(self.board.ledger, self.view)
        counted = self._joined.counted(id_)
        if counted not in self._known:
            self._known[counted] = self.board.question(counted, self.view)
        return self._known[counted]

    def answered_by(self, claims: Iterable[str]) -> list[Question]:
        """The questions that these claims answer."""
        asked = select(ANSWER.c.group_id).where(ANSWER.c.claim.in_(list(claims))).distinct()
        ids = sorted(self.board.tables.execute(asked).scalars())
        found = [question for id_ in ids if (question := self.question(id_)) is not None]
        return list({question.id: question for question in found}.values())


def what_became_of(questions: Questions, claims: Sequence[str]) -> list[Turned]:
    """What became of what these claims answer, each kind of each question once."""
    wanted = frozenset(claims)
    turned: list[Turned] = []
    for question in questions.answered_by(claims):
        for position in question.positions:
            if position.held is not None and wanted & set(position.claims):
                turned += _of_position(question, position)
    return turned


def _of_position(question: Question, position: Position) -> Iterator[Turned]:
    given_up = _given_up(question, position)
    yield from given_up
    denials = _denials(question, position)
    for kind in (FindingKind.DENIED, FindingKind.CONTESTED):
        by = [each for each in denials if _kind_of(each) is kind]
        if by:
            yield Turned(kind, question, position, by[-1])
    if _is_one_voice(question, position):
        yield Turned(FindingKind.ONE_VOICE, question, position)


def _given_up(question: Question, position: Position) -> list[Turned]:
    """That its speaker took it back, or that another answer took its place."""
    for case in question.cases:
        if case.turn is Turn.WALKED_BACK and case.position is position:
            return [Turned(FindingKind.WALKED_BACK, question, position, case.by)]
    later = [
        after
        for verdict in question.history
        for before, after in verdict.replaced
        if before is position
    ]
    return [Turned(FindingKind.SUPERSEDED, question, position, later[-1])] if later else []


def _denials(question: Question, position: Position) -> list[Position]:
    """The positions of other voices that exclude it, the last taken last."""
    pairs = (pair for verdict in question.history for pair in verdict.conflicts)
    others = {
        id(other): other
        for pair in pairs
        for mine, other in (pair, pair[::-1])
        if mine is position or _is_like(mine, position)
    }
    return sorted(
        (each for each in others.values() if voice_of(each) != voice_of(position)),
        key=lambda each: each.first,
    )


def _is_like(mine: Position, position: Position) -> bool:
    """Whether two positions are one answer: of each the board keeps the conflicts of the first."""
    return mine.held == position.held and mine.side == position.side


def _kind_of(position: Position) -> FindingKind:
    denied = position.held is not None and position.held.denied
    says_no = position.own.stance in ("denies", "doubts")
    return FindingKind.DENIED if denied or says_no else FindingKind.CONTESTED


def _is_one_voice(question: Question, position: Position) -> bool:
    """Whether several reports have it, of which all but one repeat one voice."""
    if len(position.claims) < 2 or position.held is None:
        return False
    agreeing = [
        each
        for each in question.positions
        if each.held is not None and each is not position and each.held == position.held
    ]
    own = [voice for voice in position.voices if not voice.echo]
    return not agreeing and len({_origin(voice.answer) for voice in own}) <= 1


def _origin(answer: Answer) -> str:
    return answer.origin or answer.report
