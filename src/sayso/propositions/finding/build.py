"""From what the finder proposes to propositions: each type's needs are checked, and what does not meet them refused.

A builder is given a finding's slots and returns its propositions, none where a slot that the type requires is not
there or is none that it can be.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sayso.attribution.claim import Certainty
from sayso.language.parser import lemma_of
from sayso.propositions.appointment import Appointment, PostChange
from sayso.propositions.blame.accusing import is_undone
from sayso.propositions.blame.deed import deed_at
from sayso.propositions.control import CONTESTED, Change, Control, Extent
from sayso.propositions.count import Count
from sayso.propositions.counting.groups import group_of
from sayso.propositions.counting.groups import words as count_words
from sayso.propositions.finding.slots import Slots
from sayso.propositions.giving.items import Item, item_of
from sayso.propositions.giving.stage import Stage, is_done
from sayso.propositions.holdings.grounds import Ground, ground_at, place_of
from sayso.propositions.movement import Direction, Movement
from sayso.propositions.outlook import Outlook
from sayso.propositions.party import Party, slug
from sayso.propositions.pledge import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility import Responsibility
from sayso.propositions.sides import is_civil
from sayso.propositions.strike import Strike
from sayso.reference.places.place import Relation

_ONE = frozenset({"a", "an", "one", "another"})
_NONE = frozenset({"no", "none", "nobody", "nothing", "zero"})


def build(slots: Slots) -> tuple[Proposition, ...]:
    """The propositions of a finding."""
    if slots.trigger is None or slots.is_open:
        return ()
    return tuple(BUILDERS[slots.finding.type](slots))


def _shared(slots: Slots, what: str) -> dict[str, Any]:
    place, place_text = slots.where()
    return {
        "spans": slots.spans,
        "stance": slots.stance,
        "certainty": slots.certainty,
        "likelihood": slots.likelihood,
        "place": place,
        "place_text": place_text,
        "event_time": slots.when(),
        "why": slots.why(what),
    }


def _control(slots: Slots) -> Iterator[Control]:
    value = slots.finding.value
    head = slots.head("place")
    if head is None or not (slots.is_fact or value == "leaving"):
        return
    ground = ground_at(slots.scene, head) or _named_ground(slots)
    if ground is None or not (ground.place or ground.place_text):
        return
    shared = _shared(slots, value) | {"place": ground.place, "place_text": ground.place_text}
    holder = slots.party("actor")
    if value == "contested":
        yield Control(**shared, holder=CONTESTED, holder_name=CONTESTED, extent=ground.extent)
        return
    actor = slots.head("actor")
    if actor is not None and is_civil(actor):
        return
    yield Control(
        **shared,
        holder=holder.side or holder.id,
        holder_name=holder.name,
        extent=ground.extent,
        change=Change(value),
        part=ground.part,
    )


def _named_ground(slots: Slots) -> Ground | None:
    """The place that the finding's own words name, where grammar makes nothing of them, as in many a headline."""
    named = next((t for t in slots.toponyms() if t.place and t.relation is Relation.AT), None)
    return Ground(*place_of(named), Extent.ALL, "", None) if named else None


def _count(slots: Slots) -> Iterator[Count]:
    bounds = _bounds(slots)
    if bounds is None or not slots.is_fact:
        return
    low, high, approximate = bounds
    counted = slots.head("counted")
    group = group_of(counted) if counted is not None else ""
    whose = slots.scene.side(counted) if counted is not None else None
    yield Count(
        **_shared(slots, slots.finding.value),
        what=WHAT.get(slots.finding.value, slots.finding.value),
        who=slots.words("counted"),
        group=group,
        whose=whose,
        whose_name=slots.scene.parties.called(whose),
        low=low,
        high=high,
        approximate=approximate,
        event=_event(slots),
    )


WHAT = {"trapped": "remaining", "hostages": "captured", "alleged-crimes": "allegations"}
"""Values of the finder that a count has another word for."""


def _event(slots: Slots) -> str:
    """The kind of event that the words around the trigger name."""
    if slots.clause is None:
        return ""
    named = (count_words().key("events", lemma_of(t)) for t in slots.clause.tokens)
    return next((event for event in named if event), "")


def _bounds(slots: Slots) -> tuple[int, int | None, bool] | None:
    amount = slots.amount("number") or slots.amount("counted")
    if amount is not None:
        high = None if amount.high is None else int(amount.high)
        return int(amount.low), high, amount.approximate
    word = slots.words("number").casefold()
    first = word.split()[:1]
    if first and first[0] in _NONE:
        return 0, 0, False
    spans = slots.span_of("number")
    printed = slots.scene.analysis.text[slice(*spans[0])].casefold().split() if spans else []
    return (1, 1, False) if printed[:1] and printed[0] in _ONE else None


def _pledge(slots: Slots) -> Iterator[Pledge]:
    donor, recipient = slots.state("actor"), slots.state("recipient")
    if not donor and not recipient:
        return
    stage = Stage(slots.finding.value)
    if is_done(stage) and not slots.is_fact:
        return
    for head in slots.heads("item"):
        item = item_of(slots.scene, head) or Item(slots.words("item"), "")
        yield Pledge(
            spans=slots.spans,
            stance=slots.stance,
            certainty=slots.certainty,
            likelihood=slots.likelihood,
            why=slots.why(slots.finding.value),
            donor=donor.name,
            donor_id=donor.id,
            donor_side=donor.side,
            recipient=recipient.name,
            recipient_id=recipient.id,
            recipient_side=recipient.side,
            item=item.text,
            kind=item.kind,
            model=item.model,
            low=item.low,
            high=item.high,
            unit=item.unit,
            stage=stage,
        )


def _responsibility(slots: Slots) -> Iterator[Responsibility]:
    accused, head = slots.party("actor"), slots.head("deed")
    if head is None or head.pos_ not in ("NOUN", "VERB", "PROPN") or not slots.is_fact:
        return
    deed = deed_at(head)
    if is_undone(deed):
        return
    yield Responsibility(
        **_shared(slots, "blamed"),
        accused=accused.name,
        accused_id=accused.id,
        accused_side=accused.side,
        conduct=slots.words("deed"),
        kind=deed.kind,
        victim=deed.victim_words,
        victim_side=slots.scene.side(deed.victim) if deed.victim is not None else None,
    )


def _strike(slots: Slots) -> Iterator[Strike]:
    if not slots.is_fact or slots.certainty is Certainty.HYPOTHETICAL:
        return
    attacker = slots.party("actor")
    if not attacker and (weapon := slots.head("weapon")) is not None:
        side = slots.scene.side(weapon)
        owner = slots.party("weapon") if side else Party()
        attacker = Party(owner.id, owner.name, side) if side else Party()
    target = slots.head("target")
    yield Strike(
        **_shared(slots, "struck"),
        attacker=attacker.name,
        attacker_id=attacker.id,
        attacker_side=attacker.side,
        target=slots.words("target"),
        target_side=slots.scene.side(target) if target is not None else None,
        weapon=slots.words("weapon"),
        repelled=slots.finding.value == "repelled",
    )


def _movement(slots: Slots) -> Iterator[Movement]:
    who = slots.party("actor")
    if not who or slots.certainty is Certainty.HYPOTHETICAL:
        return
    yield Movement(
        **_shared(slots, slots.finding.value),
        who=who.name,
        who_id=who.id,
        who_side=who.side,
        direction=Direction(slots.finding.value),
        planned=slots.is_planned,
    )


def _appointment(slots: Slots) -> Iterator[Appointment]:
    person = slots.party("person")
    post = slots.words("post")
    if not person or not slots.is_fact:
        return
    name = person.name or slots.words("person")
    yield Appointment(
        **_shared(slots, slots.finding.value),
        person=name,
        person_id=person.id or slug(name),
        post=post,
        change=PostChange(slots.finding.value),
    )


def _outlook(slots: Slots) -> Iterator[Outlook]:
    expected, condition = slots.words("expected"), slots.words("condition")
    if not expected:
        return
    shared = _shared(slots, "expected")
    if slots.clause is not None and not slots.in_cue:
        shared |= {"stance": slots.scene.stance_over(slots.clause)}
    if condition:
        shared |= {"certainty": Certainty.HYPOTHETICAL}
    head = slots.head("expected")
    yield Outlook(
        **shared,
        about=slots.words("expected") if head is None else head.text,
        condition=condition,
        expected=expected,
    )


BUILDERS: dict[str, Callable[[Slots], Iterator[Proposition]]] = {
    "control": _control,
    "count": _count,
    "pledge": _pledge,
    "responsibility": _responsibility,
    "strike": _strike,
    "movement": _movement,
    "appointment": _appointment,
    "outlook": _outlook,
}
