"""A speaker's position: an answer that holds from a time until the speaker changes it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.propositions.proposition import Comparison
from sayso.questions.holdings import part_of
from sayso.questions.policies import policy_of
from sayso.questions.records import Answer
from sayso.questions.sides import is_party
from sayso.questions.values import Held, compare, one_answer
from sayso.questions.voices import Voice


@dataclass(slots=True)
class Position:
    """What a speaker answers, from ``first`` to ``last`` time it was said; ``until`` is when
    another took its place.

    ``voices`` are the speaker's own sayings and their echoes, in order.  ``held`` is None where the
    speaker withholds the answer.  ``own`` is the answer that shows it: the first that is no echo;
    ``side`` is whom it is said for, and ``dated`` says whether ``first`` is more than the time of
    recording.  ``recalled``: when it was said it was over already.
    """

    holder: str
    held: Held | None
    voices: list[Voice]
    until: str | None = None
    recalled: bool = False
    own: Answer = field(init=False)
    side: str | None = field(init=False)
    first: str = field(init=False)
    dated: bool = field(init=False)

    def __post_init__(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Tell again what follows from the voices, when one was added."""
        self.own = next(
            (voice.answer for voice in self.voices if not voice.echo), self.voices[0].answer
        )
        self.side, self.first = self.own.side, self.voices[0].answer.at
        self.dated = self.voices[0].answer.dated

    @property
    def last(self) -> str:
        """When it was last said or passed on."""
        return max(voice.answer.at for voice in self.voices)

    def last_word(self, at: str) -> str:
        """When its speaker is last known to have said it by a time: what is repeated without a day
        may be old.
        """
        said = (
            voice.answer.at
            for voice in self.voices
            if voice.answer.basis == "said" and voice.answer.at <= at
        )
        return max((self.first, *said))

    @property
    def claims(self) -> list[str]:
        """The ids of the claims that bear it, one for each report: copies of a text have claims of
        one id.
        """
        return [
            claim
            for _, claim in dict.fromkeys(
                (voice.answer.report, voice.answer.claim) for voice in self.voices
            )
        ]

    @property
    def against(self) -> str:
        """Why it is against its speaker's interest; empty if it is not."""
        return next((voice.answer.against for voice in self.voices if voice.answer.against), "")


_RANK = {
    stage: rank
    for rank, stage in enumerate(
        ("requested", "considered", "pledged", "approved", "delivering", "delivered")
    )
}


def positions_of(voices: Iterable[Voice]) -> list[Position]:
    """The positions of a question's speakers, in the order in which they were first taken.

    An answer that does not count makes none; one that is withheld makes one that answers nothing.
    """
    by_holder: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.answer.counts or voice.answer.stance == "withholds":
            by_holder[voice.holder].append(voice)
    found = [
        position for holder, theirs in by_holder.items() for position in _positions(holder, theirs)
    ]
    for position in found:
        position.settle()
    return sorted(found, key=lambda position: (position.dated, position.first, position.holder))


def _positions(holder: str, voices: Sequence[Voice]) -> list[Position]:
    found: list[Position] = []
    withheld: Position | None = None
    implied = _implied(voices)
    for voice in sorted(voices, key=_order):
        if voice.answer.id in implied:
            continue
        if not voice.answer.counts:
            if withheld is None:
                withheld = Position(holder, None, [voice])
                found.append(withheld)
            else:
                withheld.voices.append(voice)
            continue
        _add(found, holder, voice)
    for voice in voices:
        by = implied.get(voice.answer.id)
        if by is not None:
            whole = next((each for each in found if by in each.voices), None)
            if whole is None:
                _add(found, holder, voice)
            else:
                whole.voices.append(voice)
    return found


def _implied(voices: Sequence[Voice]) -> dict[str, Voice]:
    """Answers beside which the speaker gives another in the same report that they are part of: a
    denial beside what is put in its place, a place lost beside who took it.
    """
    put: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.answer.counts and not voice.held.denied:
            put[voice.answer.report].append(voice)
    found: dict[str, Voice] = {}
    for voice in voices:
        if voice.answer.counts:
            beside = put[voice.answer.report][:_BESIDE]
            by = next((each for each in beside if _is_part_of(voice.held, each.held)), None)
            if by is not None:
                found[voice.answer.id] = by
    return found


def _is_part_of(mine: Held, other: Held) -> bool:
    if mine.denied:
        return compare(other, mine) is Comparison.CONFLICTING
    if mine.type != "control" or other.denied:
        return False
    gone, taken = mine.value, other.value
    same = gone.get("extent") == taken.get("extent") and gone.get("holder") != taken.get("holder")
    return same and gone.get("change") == "lost" and taken.get("change") == "took"


_FALLING = frozenset(
    {
        "missing",
        "remaining",
        "present",
        "surrounded",
        "trapped",
        "cut-off",
        "population",
        "deployed",
    }
)
"""What is counted that falls as well as it grows: the last figure is the line's."""


def falls(answer: Answer) -> bool:
    """Whether what an answer counts may fall."""
    return answer.value.get("what") in _FALLING


_BESIDE = 20
"""Answers of one speaker in one report that are looked at."""


def _add(found: list[Position], holder: str, voice: Voice) -> None:
    mine = voice.held
    current = next((each for each in reversed(found) if _is_open(each, mine)), None)
    if current is not None and current.held is not None:
        if (
            one_answer(current.held, mine)
            or _of_one_report(current, mine, voice)
            or _is_vaguer(current, mine, voice)
        ):
            current.voices.append(voice)
            current.held = _clearer(current.held, mine)
            return
        earlier = next(
            (each for each in found if each.held is not None and _repeats(each.held, mine)), None
        )
        if earlier is not None and _looks_back(current.held, mine, voice):
            earlier.voices.append(voice)
            return
        if _is_old_figure(current.held, mine, voice.answer):
            found.append(Position(holder, mine, [voice], voice.answer.at, recalled=True))
            return
        current.until = voice.answer.at
    if not part_of(mine):
        _end_parts(found, voice.answer.at)
    found.append(Position(holder, mine, [voice]))


def _is_open(position: Position, new: Held) -> bool:
    """Whether it is the answer that holds, of the same part of its place."""
    held_ = position.held
    return held_ is not None and position.until is None and part_of(held_) == part_of(new)


def _end_parts(found: Sequence[Position], at: str) -> None:
    """Who tells of the whole of a place tells of its parts."""
    for position in found:
        if position.held is not None and position.until is None and part_of(position.held):
            position.until = at


def _order(voice: Voice) -> tuple[Any, ...]:
    """By time; what one report gives of one time in the order in which a figure grows or a matter
    goes forward.
    """
    answer = voice.answer
    return (
        answer.dated,
        answer.at,
        answer.known_at,
        answer.report_seq,
        _growth(answer),
        answer.start,
        answer.id,
    )


def _growth(answer: Answer) -> int:
    value: Mapping[str, Any] = answer.value
    if policy_of(answer.type).running:
        return int(value.get("low") or value.get("high") or 0)
    return _RANK.get(str(value.get("stage")), 0) if answer.type == "pledge" else 0


def _of_one_report(current: Position, new: Held, voice: Voice) -> bool:
    """Whether a report only tells again, of more or less of a place, who holds it."""
    held_ = current.held
    if held_ is None or new.type != "control" or held_.denied != new.denied:
        return False
    mine, theirs = held_.value, new.value
    same = mine.get("holder") == theirs.get("holder") and mine.get("change") == theirs.get("change")
    return same and current.voices[-1].answer.report == voice.answer.report


def _is_vaguer(current: Position, new: Held, voice: Voice) -> bool:
    """Whether a word for a number only says less exactly what was told in figures: "hundreds" after
    250.
    """
    if not voice.answer.vague or current.held is None or current.held.denied != new.denied:
        return False
    return compare(current.held, new) is Comparison.NARROWER


def _clearer(current: Held, new: Held) -> Held:
    """Of two that are one position, the one that says more: of the extents of one report, the part
    gives way.
    """
    if new.type == "control":
        return (
            new
            if current.value.get("extent") == "part" or new.value.get("extent") == "most"
            else current
        )
    if current.type == "count":
        width = [_width(each.value) for each in (current, new)]
        return new if width[1] < width[0] else current
    return new if len(new.value) > len(current.value) else current


def _width(value: Mapping[str, Any]) -> int:
    high = value.get("high")
    return 10**18 if high is None else high - value.get("low", 0)


def _repeats(earlier: Held, new: Held) -> bool:
    return earlier.denied == new.denied and compare(earlier, new) is Comparison.SAME


def _looks_back(current: Held, new: Held, voice: Voice) -> bool:
    """Whether a value given up before only recalls it: a lower figure after a higher one, an
    earlier stage.
    """
    if current.type == "count":
        return _low(new) < _low(current)
    if current.type == "pledge":
        return _RANK.get(new.value.get("stage", ""), 9) < _RANK.get(
            current.value.get("stage", ""), 0
        )
    return voice.echo


def _is_old_figure(current: Held, new: Held, answer: Answer) -> bool:
    """Whether an answer tells again what was known before: an outlet in its own voice a toll lower
    than it told, or anybody an earlier stage of a pledge.
    """
    if new.type == "pledge":
        return is_earlier_stage(current, new)
    running = policy_of(answer.type).running and not current.denied and not new.denied
    outlet = answer.narrated or answer.kind == "outlet"
    return (
        running
        and outlet
        and not is_party(answer.side)
        and not falls(answer)
        and (_low(new) < _low(current))
    )


def is_earlier_stage(current: Held, new: Held) -> bool:
    """Whether a pledge told approved, on the way or there is then told at an earlier stage: that
    takes nothing back.
    """
    first, last = (_RANK.get(str(each.value.get("stage")), -1) for each in (new, current))
    return 0 <= first < last and last > _RANK["pledged"]


def _low(of: Held) -> int:
    value = of.value
    return int(value.get("low") or value.get("high") or 0)
