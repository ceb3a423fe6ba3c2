"""What each type needs before it is put forward, whoever saw it: rules and the learned finder obey
the same.

An outlet relays and neither gives, holds, is accused nor attacks; nor does a day of the week, or a
town that is no seat of a government.  A donor is a state or a body, a post one person's, and what
is lost or damaged is no data.
"""

from collections.abc import Callable
from dataclasses import replace

from sayso.language.parser import lemma_of
from sayso.propositions.appointment.type import Appointment
from sayso.propositions.control.type import Control
from sayso.propositions.count.groups import words as counts
from sayso.propositions.count.type import Count
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.pledge.owned import with_parties_of_item
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.scene import Scene
from sayso.propositions.setting import is_country
from sayso.propositions.strike.type import Strike
from sayso.record.place import Place
from sayso.record.referent import Kind
from sayso.theatres.theatre import Kind as ActorKind

_ANYTHING = frozenset({"aid", "weapon", ""})
"""Kinds of a pledge that may be anything."""


def needed(scene: Scene, proposition: Proposition) -> Proposition | None:
    """The proposition, without a slot that is none that it can be; None if it is nothing without
    that.
    """
    need = _NEEDS.get(proposition.type)
    return proposition if need is None else need(scene, proposition)


def _acts(scene: Scene, party_id: str, name: str, side: str | None) -> bool:
    """Whether somebody of the name could do anything: no outlet, no day, no town that is no seat of
    power.
    """
    if _is_outlet(scene, party_id) or _is_a_day(name):
        return False
    if side is not None or party_id in scene.parties.directory.actors:
        return True
    return not any(t.text == name and _is_no_seat(t.place) for t in scene.setting.toponyms)


def _is_outlet(scene: Scene, party_id: str) -> bool:
    actor = scene.parties.directory.actors.get(party_id)
    if party_id.startswith("outlet:") or (actor is not None and actor.kind is ActorKind.OUTLET):
        return True
    kinds = (m.referent.kind for m in scene.parties.mentions if m.referent.id == party_id)
    return next(kinds, None) is Kind.OUTLET


def _is_no_seat(place: Place | None) -> bool:
    """A place that is neither a state nor a capital, either of which may stand for a government."""
    return place is not None and not is_country(place) and place.feature != "P.PPLC"


def _is_a_day(name: str) -> bool:
    return name.casefold().removeprefix("on ") in load_lexicon("needs")["days", "names"]


def _control(scene: Scene, found: Proposition) -> Proposition | None:
    assert isinstance(found, Control)
    return (
        found if _acts(scene, found.holder, found.holder_name, None) or not found.holder else None
    )


def _pledge(scene: Scene, found: Proposition) -> Proposition | None:
    """A person of no known state gives nothing in its name; of any help whatever it must be told
    who gives it or to whom, and what is traded is no gift.
    """
    assert isinstance(found, Pledge)
    traded = load_lexicon("needs")["given", "never"]
    vague = found.low is None and found.kind in _ANYTHING
    if vague and not (found.donor or found.recipient):
        return None
    if any(_bare(word) in traded for word in found.item.split()):
        return None
    if found.donor and not _may_give(scene, found):
        unnamed = replace(found, donor="", donor_id="", donor_side=None)
        return with_parties_of_item(scene, unnamed) if found.recipient else None
    return with_parties_of_item(scene, found)


def _may_give(scene: Scene, pledge: Pledge) -> bool:
    """A state or body that is not given the same things."""
    if pledge.donor_id.startswith("person:") or (
        pledge.donor_id and pledge.donor_id == pledge.recipient_id
    ):
        return False
    return _acts(scene, pledge.donor_id, pledge.donor, pledge.donor_side)


def _movement(_: Scene, found: Proposition) -> Proposition | None:
    """Forces move; that civilians and their ships are taken elsewhere tells of no front."""
    assert isinstance(found, Movement)
    civil = load_lexicon("sides")["people", "civil"] - load_lexicon("sides")["people", "forces"]
    moved = {_bare(word) for word in found.who.split()}
    taken = found.direction is Direction.TRANSFER and bool(moved & civil)
    return None if taken else found


def _bare(word: str) -> str:
    """A word as a list has it: in lower case, without the "s" of several."""
    return word.casefold().removesuffix("s")


def _responsibility(scene: Scene, found: Proposition) -> Proposition | None:
    assert isinstance(found, Responsibility)
    if found.accused.casefold() in load_lexicon("needs")["accused", "never"]:
        return None
    acts = _acts(scene, found.accused_id, found.accused, found.accused_side)
    return found if acts or not found.accused else None


def _strike(scene: Scene, found: Proposition) -> Proposition | None:
    assert isinstance(found, Strike)
    if _acts(scene, found.attacker_id, found.attacker, found.attacker_side):
        return found
    return replace(found, attacker="", attacker_id="", attacker_side=None)


def _appointment(scene: Scene, found: Proposition) -> Proposition | None:
    """A post is one person's: neither a state nor a body takes or leaves one."""
    assert isinstance(found, Appointment)
    if found.person.casefold() in load_lexicon("needs")["persons", "never"]:
        return None
    actor = scene.parties.directory.actors.get(found.person_id)
    body = actor is not None and actor.kind in (
        ActorKind.STATE,
        ActorKind.ORGANISATION,
        ActorKind.OUTLET,
    )
    kinds = (m.referent.kind for m in scene.parties.mentions if m.referent.id == found.person_id)
    return (
        None
        if body or next(kinds, Kind.PERSON) in (Kind.STATE, Kind.ORGANISATION, Kind.OUTLET)
        else found
    )


def _count(scene: Scene, found: Proposition) -> Proposition | None:
    """A loss of data or of money costs no lives, and a disaster is no war."""
    assert isinstance(found, Count)
    if _is_of_a_disaster(scene, found):
        return None
    never = load_lexicon("needs")["counted", "never"]
    return None if any(_bare(word) in never for word in found.who.split()) else found


def _is_of_a_disaster(scene: Scene, found: Proposition) -> bool:
    """Whether its sentence tells of a shipwreck, an earthquake or the like, and of no attack."""
    token = next(iter(scene.analysis.parse.tokens_of(found.spans[:1])), None)
    if token is None:
        return False
    beside = {lemma_of(each) for each in token.sent}
    attacks = counts()["events", "attack"] | counts()["events", "battle"]
    return bool(beside & load_lexicon("needs")["disasters", "never"]) and not beside & attacks


_NEEDS: dict[str, Callable[[Scene, Proposition], Proposition | None]] = {
    "control": _control,
    "count": _count,
    "pledge": _pledge,
    "movement": _movement,
    "responsibility": _responsibility,
    "strike": _strike,
    "appointment": _appointment,
}
