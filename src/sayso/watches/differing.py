"""What differs between a question as it stood and as it stands: before, after, and whose words made
the difference.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from sqlalchemy import select

from sayso.ledger.schema import RETRACTION
from sayso.ledger.view import View
from sayso.questions.detail import Detail, Line, detail_of
from sayso.questions.store import LedgerBoard
from sayso.questions.view import Question
from sayso.questions.wording import position_in_words, who
from sayso.record.json import Json

MOST_LINES = 12
"""Sayings of a change that are told with their words."""


@dataclass(frozen=True, slots=True)
class Stood:
    """How a question stood: its id, what it asks, and each answer with who gives it."""

    id: str
    what: str
    standing: str
    reason: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """``before`` and ``after`` are None where nobody answered the question.

    ``said`` are the new sayings that are no echoes, the first ``MOST_LINES`` of them; ``more`` are
    left out.  ``gone`` are the sayings that count no longer, ``withdrawn`` the claims of those
    whose report was withdrawn.
    """

    before: Stood | None
    after: Stood | None
    said: tuple[Line, ...]
    gone: tuple[Line, ...]
    withdrawn: frozenset[str]
    more: int = 0

    @property
    def was_merged(self) -> bool:
        """Whether the question is now one with another."""
        return bool(self.before and self.after and self.before.id != self.after.id)


def difference(
    board: LedgerBoard, question: str, span: tuple[int, int], speakers: Set[str] = frozenset()
) -> Difference | None:
    """What became of a question between two numbers of the ledger; None if nothing that counts.

    Of a followed speaker only what they say themselves, and a change of standing, counts.
    """
    old, new = (board.question(question, View(seq)) for seq in span)
    if old is None and new is None:
        return None
    before, after = _stood(old), _stood(new)
    past, present = (
        detail_of(board, question_, View(seq)) if question_ is not None else None
        for question_, seq in zip((old, new), span, strict=True)
    )
    said, gone = _only_in(present, past), _only_in(past, present)
    if not _counts(before, after, [*said, *gone], speakers):
        return None
    withdrawn = _withdrawn(board, old, gone, span[1])
    more = max(len(said) - MOST_LINES, 0)
    return Difference(
        before, after, tuple(said[-MOST_LINES:]), tuple(gone[:MOST_LINES]), withdrawn, more
    )


def _counts(
    before: Stood | None, after: Stood | None, lines: Sequence[Line], speakers: Set[str]
) -> bool:
    if before is None or after is None or before.standing != after.standing:
        return not speakers or before is not None or _by(lines, speakers)
    if before.id != after.id:
        return True
    return _by(lines, speakers) if speakers else before.answers != after.answers


def _by(lines: Sequence[Line], speakers: Set[str]) -> bool:
    return any(line.speaker in speakers for line in lines)


def _stood(question: Question | None) -> Stood | None:
    if question is None:
        return None
    answers = tuple(dict.fromkeys((who(p), position_in_words(p)) for p in question.positions))
    frame = question.group.frame
    return Stood(question.id, frame.sentence, str(question.standing), question.reason, answers)


def _only_in(one: Detail | None, other: Detail | None) -> list[Line]:
    """The sayings, no echoes, of one that the other has not, or has otherwise."""
    there = {(line.claim, line.answer, line.speaker) for line in other.lines} if other else set()
    return [
        line
        for line in (one.lines if one else ())
        if not line.voice and (line.claim, line.answer, line.speaker) not in there
    ]


def _withdrawn(
    board: LedgerBoard, old: Question | None, gone: Sequence[Line], upto: int
) -> frozenset[str]:
    claims = {line.claim for line in gone}
    if old is None or not claims:
        return frozenset()
    reports = {
        voice.answer.report_seq: voice.answer.claim
        for voice in old.voices
        if voice.answer.claim in claims
    }
    chosen = select(RETRACTION.c.report_seq).where(
        RETRACTION.c.report_seq.in_(list(reports)), RETRACTION.c.seq <= upto
    )
    taken = set(board.ledger.execute(chosen).scalars())
    return frozenset(
        voice.answer.claim for voice in old.voices if voice.answer.report_seq in taken
    ) & frozenset(claims)


def as_json(of: Difference) -> Json:
    """A difference as plain values."""
    return {
        "before": _as_json(of.before),
        "after": _as_json(of.after),
        "said": [_line(line) for line in of.said],
        "more": of.more,
        "gone": [{**_line(line), "withdrawn": line.claim in of.withdrawn} for line in of.gone],
    }


def _as_json(stood: Stood | None) -> Json | None:
    if stood is None:
        return None
    answers = [{"who": name, "answer": answer} for name, answer in stood.answers]
    fields = {"id": stood.id, "what": stood.what, "standing": stood.standing}
    return {**fields, "reason": stood.reason, "answers": answers}


def _line(line: Line) -> Json:
    names = ("when", "who", "speaker", "answer", "mark", "words", "report", "url", "claim")
    return {name: getattr(line, name) for name in names}
