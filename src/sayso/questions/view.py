"""A question as it stands: its answers put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.questions.bounds import Bounds, bounds_of
from sayso.questions.frames import Group
from sayso.questions.given import Placed
from sayso.questions.policies import policy_of
from sayso.questions.positions import Position, positions_of
from sayso.questions.reasons import reason_of
from sayso.questions.speaking import voice_of
from sayso.questions.standing import Standing, Verdict, verdicts
from sayso.questions.track import Case, cases_of
from sayso.questions.voices import Voice, voices_of


@dataclass(frozen=True, slots=True)
class Question:
    """A question with everything that is known of how it stands.

    ``voices`` has every answer, also those that do not count, ``whys`` why each of them, by its id,
    belongs here. ``say_sos`` are the independent voices that answer, ``echoes`` the answers that
    only repeat one.
    """

    group: Group
    positions: tuple[Position, ...]
    history: tuple[Verdict, ...]
    reason: str
    voices: tuple[Voice, ...]
    bounds: Bounds | None
    cases: tuple[Case, ...]
    whys: Mapping[str, tuple[str, ...]]

    @property
    def id(self) -> str:
        """Its id, which stays."""
        return self.group.id

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        return self.history[-1].standing if self.history else Standing.UNCONFIRMED

    @property
    def changed_at(self) -> str:
        """When it came to stand as it does, or was first asked."""
        at = min((voice.answer.at for voice in self.voices), default="")
        for before, verdict in zip((None, *self.history), self.history, strict=False):
            if before is None or before.standing is not verdict.standing:
                at = verdict.at
        return at

    @property
    def asked_at(self) -> str:
        """When it was first answered; empty where no answer has a date."""
        return min((voice.answer.at for voice in self.voices if voice.answer.dated), default="")

    @property
    def last_at(self) -> str:
        """When it was last answered."""
        return max((voice.answer.at for voice in self.voices), default="")

    @property
    def say_sos(self) -> int:
        """Independent voices with an answer that holds."""
        return (
            len({voice_of(position) for position in self.history[-1].active}) if self.history else 0
        )

    @property
    def ended(self) -> dict[int, str]:
        """When positions ceased to count because a later one of their side or day took their place,
        by ``id``.
        """
        counted: set[int] = set()
        ended: dict[int, str] = {}
        for verdict in self.history:
            active = {id(position) for position in verdict.active}
            ended = {key: at for key, at in ended.items() if key not in active}
            ended.update((key, verdict.at) for key in counted - active if key not in ended)
            counted |= active
        return ended

    @property
    def echoes(self) -> int:
        """Answers that only repeat one that is there."""
        return sum(
            len(position.claims) - 1 for position in self.positions if position.held is not None
        )


def question_of(id_: str, placed: Sequence[Placed]) -> Question:
    """A question with these answers, of which there is one at least; they are given in the order of
    the ledger.
    """
    group = Group.grown(id_, (each.frame for each in placed), placed[0].answer.seq)
    voices = voices_of(each.answer for each in placed)
    positions = positions_of(voices)
    policy = policy_of(group.frame.type)
    history = verdicts(policy, positions)
    last = history[-1] if history else None
    return Question(
        group,
        tuple(positions),
        tuple(history),
        reason_of(last, positions),
        tuple(voices),
        bounds_of(last.active) if last and group.frame.type == "count" else None,
        tuple(cases_of(policy, positions, history)),
        {each.answer.id: each.why for each in placed},
    )


def rank(question: Question) -> int:
    """The place of its standing on the board; a question that nobody answers comes last."""
    return RANK[question.standing] if question.history else len(RANK)


RANK = {
    standing: rank
    for rank, standing in enumerate(
        (
            Standing.CONTESTED,
            Standing.CONCEDED,
            Standing.DENIED,
            Standing.SUPERSEDED,
            Standing.AGREED,
            Standing.UNCONFIRMED,
        )
    )
}
