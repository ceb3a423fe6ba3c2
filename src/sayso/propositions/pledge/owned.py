"""Whose the things are that are given, by the words for them: "Lethian tanks", "Norland aid"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.propositions.party import Party
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.sides import is_party

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene

_HELP = frozenset({"aid", "assistance", "funding", "support"})
_COMING = (Stage.DELIVERED, Stage.DELIVERING)
"""Stages of what somebody has sent; what is only asked for may be of anybody's make."""


def with_parties_of_item(scene: "Scene", pledge: Pledge) -> Pledge:
    """The pledge with who its things are from or for, where nothing else tells: "Lethian tanks
    arrived" came from Lethia, "Norland aid" is for Norland, a party to the conflict.

    What is made somewhere, "Lethian-made tanks", may come from anywhere.
    """
    words = pledge.item.split()
    state = next((found for word in words[:-1] if (found := _state(scene, word))), Party())
    if not state or state.id in (pledge.donor_id, pledge.recipient_id):
        return pledge
    if is_party(scene, state):
        return _for(pledge, state) if _HELP & set(pledge.item.casefold().split()) else pledge
    if pledge.donor or pledge.stage not in _COMING:
        return pledge
    return replace(pledge, donor=state.name, donor_id=state.id, donor_side=state.side)


def _for(pledge: Pledge, state: Party) -> Pledge:
    if pledge.recipient:
        return pledge
    return replace(pledge, recipient=state.name, recipient_id=state.id, recipient_side=state.side)


def _state(scene: "Scene", word: str) -> Party:
    """The state that a word names, or that an adjective is of."""
    called = scene.parties.adjective(word)
    if called is None and word[:1].isupper():
        actors = scene.parties.directory.named(word)
        called = Party(actors[0].id, actors[0].name) if len(actors) == 1 else None
    state = scene.parties.state(called) if called is not None else Party()
    return Party(state.id, state.name, state.side) if state else state
