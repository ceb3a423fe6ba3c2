"""Whose say-so an answer is: the speaker's own, or an echo of someone who said it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.questions.copies import folded
from sayso.questions.records import Answer
from sayso.questions.values import Held, agree, held, one_answer

_QUOTED = 8
"""Words from which on a quotation's being the same in two mouths is no accident."""
_LOOKED_AT = 200
"""Different answers among which a report's own voice is looked for."""
_CITING = frozenset(
    {"citing", "cited", "cites", "quoting", "quoted", "quotes", "according to", "per"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose an answer is, and what is ``held`` by it.

    ``holder`` is the id of the one whose position it bears; ``echo`` says whether it only repeats
    it, and ``why`` how that is known.
    """

    answer: Answer
    held: Held
    holder: str
    echo: bool = False
    why: str = ""


def voices_of(answers: Iterable[Answer]) -> list[Voice]:
    """Whose each of a question's answers is, in the order in which they were given."""
    ordered = sorted(answers, key=in_order)
    what = {answer.id: held(answer) for answer in ordered}
    relayed = _relayed(ordered, what)
    finder = _Finder(ordered, what)
    return [finder.voice(answer, relayed.get(answer.id)) for answer in ordered]


def in_order(answer: Answer) -> tuple[bool, str, str, int, int, str]:
    """By when it was said, then when the report came out, then where it stands.  What has no date
    comes first: it may be older than anything, and takes no other answer's place.
    """
    return (answer.dated, answer.at, answer.known_at, answer.seq, answer.start, answer.id)


def _is_outlet(answer: Answer) -> bool:
    return answer.kind == "outlet" or answer.narrated


def _relayed(answers: Sequence[Answer], what: Mapping[str, Held]) -> dict[str, Answer]:
    """The answers that only pass on what another in the same report says in the same words, with
    that other.
    """
    alike: dict[tuple[str, Held], list[Answer]] = defaultdict(list)
    for answer in answers:
        alike[answer.report, what[answer.id]].append(answer)
    found: dict[str, Answer] = {}
    for told in alike.values():
        ordered = sorted(told, key=lambda each: (each.start, each.end))
        for number, answer in enumerate(ordered):
            near = ordered[max(0, number - _NEAR) : number + _NEAR + 1]
            origin = next((other for other in near if _passes_on(answer, other)), None)
            if origin is not None:
                found[answer.id] = origin
    return found


_NEAR = 5
"""Claims over one passage that are held against each other: more than two or three never are
there.
"""


def _passes_on(answer: Answer, other: Answer) -> bool:
    """Whether of two answers in one passage one only repeats the other: the one behind the cue
    "citing" is the origin, else the one that is no outlet.
    """
    if other.speaker == answer.speaker or not (
        answer.start < other.end and other.start < answer.end
    ):
        return False
    cites, mine = other.cue.casefold() in _CITING, answer.cue.casefold() in _CITING
    return _is_outlet(answer) > _is_outlet(other) or (
        _is_outlet(answer) == _is_outlet(other) and cites > mine
    )


class _Finder:
    """Remembers who said what, to find who only repeats it."""

    def __init__(self, answers: Sequence[Answer], what: Mapping[str, Held]) -> None:
        self._what = what
        self._unnamed: dict[tuple[str, ...], str] = {}
        self._quoted: dict[tuple[str, ...], Answer] = {}
        self._said: dict[Held, Answer] = {}
        for answer in answers:
            if answer.counts and not _is_outlet(answer):
                self._said.setdefault(what[answer.id], answer)

    def voice(self, answer: Answer, origin: Answer | None) -> Voice:
        """Whose an answer is; ``origin`` is the one that it passes on within its report."""
        mine = self._what[answer.id]
        if origin is not None:
            return Voice(
                answer, mine, self._holder(origin), True, f"it passes on what {origin.name} said"
            )
        if answer.narrated and answer.counts:
            first = self._restated(answer)
            if first is not None:
                return Voice(
                    answer,
                    mine,
                    self._holder(first),
                    True,
                    f"it adds nothing to what {first.name} said",
                )
        quoted = self._quotation(answer)
        if quoted is not None:
            return Voice(
                answer,
                mine,
                self._holder(quoted),
                True,
                f"its words are those quoted of {quoted.name}",
            )
        holder = self._holder(answer)
        copied = holder != answer.speaker
        return Voice(
            answer,
            mine,
            holder,
            copied,
            "its report copies another, or an agency" if copied else "",
        )

    def _restated(self, answer: Answer) -> Answer | None:
        """The speaker who had said what a report says in its own voice; the same rather than the
        like.
        """
        mine = self._what[answer.id]
        same = self._said.get(mine)
        if same is not None and same.known_at <= answer.known_at:
            return same
        before = [
            told
            for told in islice(self._said.items(), _LOOKED_AT)
            if told[1].known_at <= answer.known_at
        ]
        for alike in (one_answer, agree):
            found = next((other for theirs, other in before if alike(mine, theirs)), None)
            if found is not None:
                return found
        return None

    def _holder(self, answer: Answer) -> str:
        """The speaker; of one without a name, or an outlet, the one in the first report with the
        same origin.
        """
        if answer.kind != "unnamed" and not answer.narrated:
            return answer.speaker
        words = () if answer.narrated else folded(answer.source)
        return self._unnamed.setdefault((answer.origin, *words), answer.speaker)

    def _quotation(self, answer: Answer) -> Answer | None:
        """Who was quoted with the same words before, where the sides do not tell the two apart."""
        if answer.mode != "direct":
            return None
        words = folded(answer.words)
        if len(words) < _QUOTED:
            return None
        first = self._quoted.setdefault(words, answer)
        one_side = first.side == answer.side or first.side is None or answer.side is None
        return first if first.speaker != answer.speaker and one_side else None
