"""What tells the questions of a type apart, beside what its propositions say they are about."""

from dataclasses import dataclass
from enum import StrEnum


class LastWord(StrEnum):
    """Whose later answer takes the place of another's earlier one."""

    NOBODY = "nobody"
    SIDE = "side"
    GIVER = "giver"
    """Of the donor, and of what is on its way or there, the one who gets it."""
    ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Policy:
    """How answers of a type come together.

    ``core`` are what must be the same, also where one leaves it out; ``near`` are what must be the
    same, and where one leaves it out only its own report can tell; ``free`` are told in too many
    words to be held against each other; anything else that an answer is about may be left out by
    one.

    ``placed``: another place is another question.  ``nested``: a town and the region around it may
    be one, where the time fits.  ``pinpointed``: a state is too large to be its place, so what was
    hit must tell.  ``acted``: what it was done to, as ``thing``, tells an act where places are told
    differently.

    ``dated``: another time of the event is another question.  ``window`` is how many days without
    an answer end a question that no date tells apart; None: never.  ``fresh`` is how many days
    after it began an event is still news, and ``spoken`` for how many those who are quoted still
    speak of it: later answers without a date must recall it.

    ``running``: a figure that grows, so that a later, higher one takes the place of earlier ones,
    whoever tells it, and only the other side contests it.  ``last_word`` says whose later answers
    take the place of another's earlier ones that differ, as things have moved on: nobody's, the
    same side's, the giver's, or anyone's.
    """

    core: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    placed: bool = True
    nested: bool = True
    dated: bool = True
    window: int | None = 21
    fresh: int = 2
    spoken: int = 7
    pinpointed: bool = False
    running: bool = False
    acted: bool = False
    last_word: LastWord = LastWord.NOBODY


_POLICIES = {
    "count": Policy(
        frozenset({"what", "per", "further", "reach", "share", "nation"}), running=True
    ),
    "control": Policy(
        frozenset({"part"}), nested=False, dated=False, window=None, last_word=LastWord.SIDE
    ),
    "pledge": Policy(
        frozenset({"kind"}),
        frozenset({"donor"}),
        placed=False,
        dated=False,
        window=120,
        last_word=LastWord.GIVER,
    ),
    "responsibility": Policy(
        free=frozenset({"victim", "thing"}), fresh=21, spoken=21, acted=True, pinpointed=True
    ),
    "strike": Policy(
        frozenset({"repelled"}), free=frozenset({"target", "weapon"}), pinpointed=True
    ),
    "movement": Policy(frozenset({"direction"}), nested=False),
    "appointment": Policy(frozenset({"post"}), dated=False, window=120, last_word=LastWord.ANYONE),
    "outlook": Policy(nested=False, dated=False, window=120),
}
_OTHER = Policy()


def policy_of(type_: str) -> Policy:
    """The policy of a type; one for events for a type that has none of its own."""
    return _POLICIES.get(type_, _OTHER)
