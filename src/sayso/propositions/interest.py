"""Claims against interest: what hurts the side of whoever says it, and so weighs more than what
helps it.

A side's speaker who concedes that the other holds a place, that its own lost or left one, that
fighting goes on where its own claimed all, that its own suffered losses, or that its own did a
wrong.  What is only supposed, left open or denied hurts nobody; what is ordered as if it were a
choice ("we shall leave") does.
"""

from collections.abc import Callable, Iterable, Sequence

from sayso.propositions.control.type import CONTESTED, Change, Control
from sayso.propositions.count.type import Count
from sayso.propositions.interest_wording import Wording, is_admission, is_sure_speaker
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.record.claim import Certainty, Claim, Reason, Stance
from sayso.record.referent import Referent
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Relation, SideKind

_GONE = (Change.LOST, Change.WITHDREW, Change.LEAVING)


def against_interest(
    speaker: Referent | None,
    propositions: Sequence[Proposition],
    directory: Directory,
    others: Iterable[Proposition] = (),
    claim: Claim | None = None,
) -> Reason | None:
    """Why a claim hurts its speaker's own side, by the first of its propositions that does; None if
    none does.

    ``speaker`` is the claim's; ``others`` are what else the report says, which tells who took a
    place where somebody speaks of resistance in it.  Only sides that take part in the conflict have
    an interest here, and not speakers who come from one and do not speak for its authorities.  With
    the ``claim`` itself, its words must bear the reading out: who holds, loses or did it is named
    in them, and they neither accuse nor boast.  Where they leave a doubt, there is no mark.
    """
    side = _interest(speaker, directory)
    if side is None or (claim is not None and not is_sure_speaker(claim)):
        return None
    told = tuple(others)
    for each in propositions:
        if each.certainty is not Certainty.PLAIN or each.stance not in (
            Stance.ASSERTS,
            Stance.DENIES,
        ):
            continue
        what = next((said for rule in _RULES if (said := rule(each, side))), "") or _contest(
            each, side, told
        )
        what = what or (
            _own_without_name(each, claim, side, directory) if claim is not None else ""
        )
        if what and (claim is None or _is_borne_out(claim, each, side, directory)):
            words = each.why[0].words if each.why else ""
            return Reason("rule:against-interest", what, words)
    return None


def _own_without_name(said: Proposition, claim: Claim, side: str, directory: Directory) -> str:
    """What is lost or owned up to without saying whose, where the claim names nobody of another
    side.
    """
    wording = Wording(claim, said.why[0].words if said.why else "", side, directory)
    if said.stance is not Stance.ASSERTS or wording.names_other():
        return ""
    if (
        isinstance(said, Control)
        and not said.holder
        and said.change is Change.LOST
        and "lost" in wording.content
    ):
        return f"its own side no longer holds {said.place_name or 'the place'}"
    if isinstance(said, Responsibility) and not said.accused_side and wording.names_own():
        return "its own side did a wrong"
    return ""


def _is_borne_out(claim: Claim, said: Proposition, side: str, directory: Directory) -> bool:
    """Whether a claim's words name who does it and read as a concession."""
    wording = Wording(claim, said.why[0].words if said.why else "", side, directory)
    if isinstance(said, Control):
        if said.holder == CONTESTED:
            return wording.has("resistance_nouns")
        if said.stance is Stance.DENIES or said.change in _GONE:
            return said.change is Change.HOLDS or wording.tells_of_leaving(
                bool(said.place_text or said.place)
            )
        return wording.tells_of_the_others_hold(said.change is Change.TOOK)
    if isinstance(said, Count):
        return wording.tells_of_losses(said.who)
    if isinstance(said, Responsibility):
        return wording.names_own() and is_admission(claim)
    if isinstance(said, Movement) and said.direction is Direction.WITHDRAW:
        return wording.tells_of_leaving(True)
    return wording.tells_of_advance(said.who_side != side if isinstance(said, Movement) else False)


def _interest(speaker: Referent | None, directory: Directory) -> str | None:
    """The side that the speaker has an interest in."""
    side = directory.sides.get(speaker.side or "") if speaker else None
    if speaker is None or side is None or side.kind is not SideKind.PARTY:
        return None
    actor = directory.actors.get(speaker.id)
    if actor and any(
        a.side == side.id and a.relation is Relation.INDEPENDENT for a in actor.allegiances
    ):
        return None
    return side.id


def _control(said: Proposition, side: str) -> str:
    if not isinstance(said, Control) or not said.holder:
        return ""
    own, asserted = said.holder == side, said.stance is Stance.ASSERTS
    where = said.place_name or "the place"
    if said.holder == CONTESTED:
        return ""
    if own and said.change in _GONE and asserted:
        return (
            f"its own side {'is leaving' if said.change is Change.LEAVING else 'no longer holds'} "
            f"{where}"
        )
    if own and said.change not in _GONE and not asserted:
        return f"its own side does not hold {where}"
    if not own and said.change not in _GONE and asserted:
        return (
            f"the other side holds {where}"
            if not said.part
            else f"the other side holds {said.part} of {where}"
        )
    return ""


def _contest(said: Proposition, side: str, others: Sequence[Proposition]) -> str:
    """Pockets of resistance that remain are against whoever took the place, which is the speaker's
    side unless the report says only of another that it did.
    """
    if not isinstance(said, Control) or (said.holder, said.change, said.stance) != (
        CONTESTED,
        Change.HOLDS,
        Stance.ASSERTS,
    ):
        return ""
    words = set(said.why[0].words.casefold().split()) if said.why else set()
    if not words & load_lexicon("interest")["resistance", "words"]:
        return ""
    takers = {
        o.holder
        for o in others
        if isinstance(o, Control) and o.change is Change.TOOK and o.same_place(said)
    }
    return "resistance against its own side goes on" if not takers or side in takers else ""


def _losses(said: Proposition, side: str) -> str:
    if not isinstance(said, Count) or said.whose != side or said.stance is not Stance.ASSERTS:
        return ""
    words = load_lexicon("interest")
    if said.what not in words["losses", "what"] or said.high == 0:
        return ""
    forces = load_lexicon("sides")["people", "forces"]
    armed = said.group in words["losses", "groups"] or any(
        word in forces for word in said.who.casefold().split()
    )
    return f"losses of its own side: {said.what}" if armed else ""


def _blame(said: Proposition, side: str) -> str:
    if (
        not isinstance(said, Responsibility)
        or said.accused_side != side
        or said.stance is not Stance.ASSERTS
    ):
        return ""
    return f"its own side is to blame for {said.conduct or 'a wrong'}"


def _movement(said: Proposition, side: str) -> str:
    if not isinstance(said, Movement) or said.stance is not Stance.ASSERTS or said.who_side is None:
        return ""
    own = said.who_side == side
    if own and said.direction is Direction.WITHDRAW:
        return "its own side falls back"
    hostile = said.direction in (Direction.ADVANCE, Direction.ENCIRCLE) and not said.planned
    return f"the other side's {said.direction}" if hostile and not own else ""


_RULES: tuple[Callable[[Proposition, str], str], ...] = (_control, _losses, _blame, _movement)
