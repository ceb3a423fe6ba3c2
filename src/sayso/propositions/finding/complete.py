"""What the finder's words add to a proposition that rules see: a place that stands beside it, a
donor, a stage.
"""

from dataclasses import replace
from typing import Any

from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.finding.slots import Slots
from sayso.propositions.movement.type import Movement
from sayso.propositions.party import Party
from sayso.propositions.pledge.stage import Stage, is_done, is_refused
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.setting import is_country
from sayso.propositions.strike.type import Strike
from sayso.record.place import Place

SURE_OF_VALUE = 0.5
"""Least score of a stage that takes the place of the rules': likelier than all others together."""
_PLACED = (Count, Movement, Responsibility, Strike)


def completed(by_rules: Proposition, slots: Slots) -> Proposition:
    """The proposition with what the words of a sure finding of its type add."""
    if isinstance(by_rules, Pledge):
        return _pledge(by_rules, slots)
    if isinstance(by_rules, Control) or not isinstance(by_rules, _PLACED):
        return by_rules
    return _placed(by_rules, slots)


def _placed(by_rules: Proposition, slots: Slots) -> Proposition:
    """What the finder takes for the place stands beside the trigger; rules may have looked
    further.
    """
    named = slots.named_place()
    if named is None and not by_rules.place_name:
        named = slots.struck_place()
    if named is None or _is_told(by_rules, slots):
        return by_rules
    place, text = named
    if by_rules.is_near and place == by_rules.place:
        return by_rules
    of_war = isinstance(by_rules, Count) and by_rules.event == "war"
    if _is_wider(place, by_rules) or (of_war and not is_country(place)):
        return by_rules
    return replace(by_rules, place=place, place_text=text)


def _is_wider(place: Place | None, by_rules: Proposition) -> bool:
    """A region or state where rules know the town: it says less."""
    town = by_rules.place is not None and by_rules.place.feature.startswith("P")
    return town and place is not None and place.feature.startswith("A")


def _is_told(by_rules: Proposition, slots: Slots) -> bool:
    """Whether the rules' place is among the finder's words for it: they may keep "12 km east of"
    with it.
    """
    told = by_rules.place_text.split()[-1:]
    return bool(told) and told[0] in slots.printed("place").split()


def _pledge(pledge: Pledge, slots: Slots) -> Pledge:
    added: dict[str, Any] = {}
    stage = Stage(slots.finding.value)
    came = (
        slots.is_fact and slots.stance is pledge.stance
    )  # of what was promised nothing says that it came
    fits = not is_refused(stage) and (came or not is_done(stage))
    if pledge.stage is Stage.PLEDGED and slots.finding.value_score >= SURE_OF_VALUE and fits:
        added["stage"] = stage  # a promise is what rules fall back on
    donor = slots.state("actor")
    if donor and _gives(slots, donor, pledge):
        added |= {"donor": donor.name, "donor_id": donor.id, "donor_side": donor.side}
    recipient = slots.state("recipient")
    if recipient and not pledge.recipient:
        added |= {
            "recipient": recipient.name,
            "recipient_id": recipient.id,
            "recipient_side": recipient.side,
        }
    return replace(pledge, **added)


def _gives(slots: Slots, donor: Party, pledge: Pledge) -> bool:
    """Whether whom the finder takes for the donor is it rather than whom rules do: nobody, the
    outlet, whoever speaks or a thing; the same state is called as it is printed beside the giving.
    """
    if not pledge.donor or pledge.donor_id.startswith("outlet:"):
        return True
    head = slots.head("actor")
    if donor.id == pledge.donor_id:
        return head is not None and head.pos_ != "PRON"
    known = slots.scene.parties.directory.actors
    if donor.id not in known or donor.id == pledge.recipient_id:
        return False
    speaking = pledge.donor_id == slots.scene.speaking().id
    return speaking or _is_nobody(slots, pledge)


def _is_nobody(slots: Slots, pledge: Pledge) -> bool:
    """A donor by its words alone, which nothing else in the report means: "concerns about"; of a
    request somebody is asked who may well be unknown.
    """
    known = slots.scene.parties.directory.actors
    named = pledge.donor_id in known or ":" in pledge.donor_id
    return not named and pledge.stage is not Stage.REQUESTED
