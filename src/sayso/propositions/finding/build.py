"""From what the finder proposes to propositions: each type's needs are checked, and what does not
meet them refused.

A builder is given a finding's slots and returns its propositions, none where a slot that the type
requires is not there or is none that it can be.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sayso.language.parser import lemma_of
from sayso.propositions.appointment.type import Appointment, PostChange
from sayso.propositions.control.type import CONTESTED, Change, Control
from sayso.propositions.count.groups import group_of
from sayso.propositions.count.groups import words as count_words
from sayso.propositions.count.type import Count
from sayso.propositions.finding.ground import ground_of_finding
from sayso.propositions.finding.needs import (
    accused_of,
    agrees,
    attacker_of,
    deed_head,
    may_blame,
    may_hold,
    one_of,
    refusing,
    target_of,
    tells_holding,
)
from sayso.propositions.finding.slots import Slots
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.outlook.type import Outlook, likelihood_of, stance_of
from sayso.propositions.party import slug
from sayso.propositions.phrases import text_of
from sayso.propositions.pledge.items import Item, item_of
from sayso.propositions.pledge.stage import Stage, is_done, is_refused
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.accusing import is_undone
from sayso.propositions.responsibility.deed import deed_at
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.record.claim import Certainty

_ONE = frozenset({"a", "an", "one", "another"})
_SEVERAL = frozenset({"multiple", "several"})
_NO_REFUSAL = frozenset({"deny", "warn", "caution"})
"""To deny having sent, or to warn somebody against sending, is not to refuse."""
_NONE = frozenset({"no", "none", "nobody", "nothing", "zero"})


def build(slots: Slots) -> tuple[Proposition, ...]:
    """The propositions of a finding."""
    if slots.trigger is None or slots.is_open or slots.is_only_likely:
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
    if not (slots.is_fact or value == "leaving") or not tells_holding(slots):
        return
    if not agrees(slots, value):
        return
    ground = ground_of_finding(slots)
    if ground is None or not may_hold(slots) or slots.certainty is Certainty.HYPOTHETICAL:
        return
    shared = _shared(slots, value) | {"place": ground.place, "place_text": ground.place_text}
    if value == "contested":
        yield Control(
            **shared,
            holder=CONTESTED,
            holder_name=CONTESTED,
            extent=ground.extent,
            part=ground.part,
        )
        return
    holder = slots.party("actor")
    yield Control(
        **shared,
        holder=holder.side or holder.id,
        holder_name=holder.name,
        extent=ground.extent,
        change=Change(value),
        part=ground.part,
    )


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
    if printed[:1] and printed[0] in _ONE:
        return 1, 1, False
    if printed[:1] and printed[0] in _SEVERAL:
        return 2, None, True
    return (1, 1, False) if one_of(slots) else None


def _pledge(slots: Slots) -> Iterator[Pledge]:
    donor, recipient = slots.state("actor"), slots.state("recipient")
    if not donor and not recipient:
        return
    stage = Stage(slots.finding.value)
    if is_done(stage) and not slots.is_fact:
        return
    if is_refused(stage) and (slots.is_at_odds or slots.lemma in _NO_REFUSAL):
        return
    for head in slots.items():
        item = item_of(slots.scene, head) or Item(slots.words("item") or text_of(head), "")
        yield Pledge(
            spans=slots.spans,
            stance=slots.stance if not is_refused(stage) else refusing(slots),
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
    accused, head = accused_of(slots), deed_head(slots)
    if not slots.is_fact or not may_blame(slots, accused, head):
        return
    elsewhere = head is not None and head.pos_ == "VERB" and not slots.scene.holds(head)
    if elsewhere and not slots.in_cue:
        return  # another claim tells the deed: "were falsely said to have"
    if head is not None and head.pos_ == "VERB" and not slots.tells(head):
        return  # "had no intention of attacking"
    deed = deed_at(head) if head is not None else None
    if deed is not None and is_undone(deed):
        return
    yield Responsibility(
        **_shared(slots, "blamed"),
        accused=accused.name,
        accused_id=accused.id,
        accused_side=accused.side,
        conduct=slots.words("deed") or (deed.words if deed else ""),
        kind=deed.kind if deed else "",
        victim=deed.victim_words if deed else "",
        victim_side=slots.scene.side(deed.victim) if deed and deed.victim is not None else None,
    )


def _strike(slots: Slots) -> Iterator[Strike]:
    if not slots.is_fact or slots.certainty is Certainty.HYPOTHETICAL:
        return
    attacker, sufferer = attacker_of(slots)
    target, weapon = target_of(slots, sufferer)
    yield Strike(
        **_shared(slots, "struck"),
        attacker=attacker.name,
        attacker_id=attacker.id,
        attacker_side=attacker.side,
        target=slots.called("target", target),
        target_side=slots.scene.side(target) if target is not None else None,
        weapon=slots.called("weapon", weapon),
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
    head = slots.head("expected")
    clause = slots.expecting
    if clause is not None and clause.manner.bounded:
        return
    if clause is not None:
        stance, is_affirmed = stance_of(slots.scene, clause, clause.head)
        shared |= {"stance": stance, "likelihood": likelihood_of(clause, clause.head)}
        if slots.certainty is Certainty.PLAIN:
            shared |= {"certainty": slots.scene.certainty_of(clause)}
        expected = slots.affirmed("expected", clause.head) if is_affirmed else expected
    if condition:
        shared |= {"certainty": Certainty.HYPOTHETICAL}
    yield Outlook(
        **shared,
        about=expected if head is None else head.text,
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
