"""Whose later answer takes the place of another's earlier one."""

from sayso.questions.holdings import is_change, part_of
from sayso.questions.lines import is_behind, is_one_line
from sayso.questions.policies import LastWord, Policy
from sayso.questions.positions import Position, is_earlier_stage
from sayso.questions.sides import is_party
from sayso.questions.speaking import is_giver, is_nameless
from sayso.questions.values import Held, agree, conflict, is_of_its_day, one_answer

_FIRM = frozenset({"pledged", "approved", "delivering", "delivered", "refused", "withdrawn"})
"""Stages of a pledge from which on a later one takes the place of something."""


def overtakes(policy: Policy, old: Position, new: Position, at: str) -> bool:
    """Whether a new position takes the place of another speaker's, as of a time."""
    if policy.running:
        return _is_further(old, new)
    if not old.dated or not new.dated:
        return _is_recorded_later(policy, old, new)
    if is_of_its_day(_held(old)) and not is_of_its_day(_held(new)):
        return _may_let_go(old, new) and old.last_word(at)[:10] < new.first[:10]
    if policy.last_word in (LastWord.GIVER, LastWord.ANYONE):
        return _is_moved(policy, old, new)
    return _has_changed(policy, old, new, at)


def counts_as_change(policy: Policy, old: Position, new: Position) -> bool:
    """Whether it tells anything that the one took the place of the other: before a promise nothing
    is superseded, and 56 after "dozens" is only said more exactly.
    """
    if old.own.vague and agree(_held(old), _held(new)):
        return False
    if policy.last_word is not LastWord.GIVER:
        return True
    stages = {str(_held(each).value.get("stage")) for each in (old, new)}
    return is_giver(new) and not stages.isdisjoint(_FIRM)


def _is_further(old: Position, new: Position) -> bool:
    """Whether a figure carries the line of another on."""
    if not is_one_line(old, new) or one_answer(_held(old), _held(new)):
        return False
    if is_party(new.side) and not is_party(old.side) and not is_nameless(old):
        return False
    return not is_behind(old, new) and (not old.dated or new.dated)


def _is_recorded_later(policy: Policy, old: Position, new: Position) -> bool:
    later = new.dated or (not old.dated and old.own.seq < new.own.seq)
    mine, theirs = _held(old), _held(new)
    return (
        later
        and _is_answered_by(policy, old, new)
        and not one_answer(mine, theirs)
        and not theirs.denied
    )


def _is_answered_by(policy: Policy, old: Position, new: Position) -> bool:
    """Whether what the one says may take the place of what the other says, if it is later."""
    same_side = is_party(old.side) and old.side == new.side
    if policy.last_word is LastWord.GIVER:
        return is_giver(new)
    return policy.last_word is LastWord.ANYONE or (policy.last_word is LastWord.SIDE and same_side)


def _is_moved(policy: Policy, old: Position, new: Position) -> bool:
    mine, theirs = _held(old), _held(new)
    if not _is_answered_by(policy, old, new) or theirs.denied or is_earlier_stage(mine, theirs):
        return False
    if mine.value.get("stage") == theirs.value.get("stage"):
        return not one_answer(mine, theirs) and (old.first, old.own.seq) < (new.first, new.own.seq)
    return (old.first, old.own.seq) < (new.first, new.own.seq)


def _may_let_go(old: Position, new: Position) -> bool:
    """Whether "fighting goes on" gives way: a party's only to the party itself."""
    return not is_party(old.side) or old.side == new.side


def _has_changed(policy: Policy, old: Position, new: Position, at: str) -> bool:
    """Whether a side's later answer, or that a place changed hands since somebody of no party said
    who had it.
    """
    mine, theirs = _held(old), _held(new)
    if (
        policy.last_word is not LastWord.SIDE
        or old.last_word(at)[:10] >= new.first[:10]
        or agree(mine, theirs)
    ):
        return False
    if is_party(old.side):
        return old.side == new.side and part_of(mine) == part_of(theirs)
    return is_change(theirs) and not is_nameless(new) and conflict(mine, theirs)


def _held(position: Position) -> Held:
    if position.held is None:
        raise ValueError("what is withheld is held by nobody")
    return position.held
