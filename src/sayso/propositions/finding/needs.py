"""What each type needs of its slots, asked before anything is built of a finding.

A holder and an accused can act as a party, an attacker is not what was attacked, and a person who
is counted is one.
"""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import is_passive
from sayso.propositions.count.groups import words
from sayso.propositions.finding.slots import Slots
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import object_of
from sayso.propositions.responsibility.deed import is_deed
from sayso.propositions.sides import can_hold, is_body, is_civil, is_force
from sayso.propositions.strike.arms import is_weapon
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = ("NN", "NNP")
_PLURAL = ("NNS", "NNPS")
_OF_PERSONS = frozenset({"killed", "wounded", "captured", "detained", "freed", "missing"})
_BLAMED = frozenset({"responsible", "accountable", "guilty", "culpable", "blame"})
_HAVING = frozenset({"have", "need", "lack", "bring", "want", "carry"})
_NO_PERSONS = ("ORG", "GPE", "LOC", "FAC", "EVENT")
_WARS = frozenset({"war", "battle", "invasion", "conflict", "campaign", "offensive"})
_COLLECTIVE = frozenset(
    {
        "family",
        "household",
        "staff",
        "group",
        "population",
        "enemy",
        "team",
        "people",
        "couple",
        "pair",
        "leadership",
    }
)
"""Words in the singular for several people."""


def may_hold(slots: Slots) -> bool:
    """Whether who is said to hold could: people without arms hold nothing, nor does a thing or a
    bare name.
    """
    head = slots.head("actor")
    if head is None:
        return True
    if is_civil(head) or _is_arms(head):
        return False
    party = slots.party("actor")
    if (
        not party
        or party.side is not None
        or can_hold(slots.scene, head)
        or is_body(slots.scene, head)
    ):
        return True
    return head.tag_ in _PLURAL or slots.scene.parties.mention(head) is not None


def _is_arms(head: "Token") -> bool:
    """A thing that is fired or flown, and nobody who holds or attacks."""
    return lemma_of(head) in load_lexicon("strike")["nouns", "weapon"] and not is_force(head)


def tells_holding(slots: Slots) -> bool:
    """Whether the trigger may tell of ground: a thing that somebody has or needs does not, as in
    "we have water".
    """
    trigger = slots.trigger
    if trigger is None or trigger.pos_ not in ("NOUN", "PROPN"):
        return True
    had = trigger.dep_ == "dobj" and lemma_of(trigger.head) in _HAVING
    return not had or lemma_of(trigger) in load_lexicon("control")["nouns", "hold"]


def agrees(slots: Slots, value: str) -> bool:
    """Whether what the finder makes of a verb is what the verb can say: who leaves has not taken,
    who takes has not lost, who loses men loses no ground, and what falls on a city does not hold it.
    """
    trigger = slots.trigger
    if trigger is None or trigger.pos_ != "VERB":
        return True
    if any(c.dep_ == "prep" and c.lower_ == "on" for c in trigger.children):
        return False
    words = load_lexicon("control")
    lemma = lemma_of(trigger)
    active = not is_passive(trigger)
    gone = words["verbs", "leave"] | words["verbs", "withdraw"] | words["verbs", "lose"]
    if lemma in gone and active and value in ("took", "holds"):
        return False
    having = (words["verbs", "take"] | words["verbs", "hold"]) - gone
    if lemma in having and active and value in ("lost", "withdrew"):
        return False
    return not (lemma in words["verbs", "lose"] and any(map(_is_no_ground, trigger.children)))


def refusing(slots: Slots) -> Stance:
    """The stance to a refusal: the "not" of "will not send" is the refusal itself, that of "did not
    refuse" denies it.
    """
    if slots.clause is None or slots.in_cue:
        return slots.stance
    refused = (
        load_lexicon("pledge")["stages", "refused"] | load_lexicon("pledge")["stages", "withdrawn"]
    )
    told = slots.clause.lemma in refused
    return slots.stance if told else slots.scene.stance_over(slots.clause)


def _is_no_ground(token: "Token") -> bool:
    """People, things or a war that are lost: "lost 20 men", "lost two tanks"."""
    if token.dep_ not in ("dobj", "nsubjpass"):
        return False
    if lemma_of(token) in _WARS:
        return True
    return is_force(token) or is_civil(token) or any(c.dep_ == "nummod" for c in token.children)


def accused_of(slots: Slots) -> Party:
    """Who is blamed; the subject that is itself accused, where the finding has no words for it."""
    party = slots.party("actor")
    trigger = slots.trigger
    if (
        party
        or slots.span_of("actor")
        or trigger is None
        or not is_passive(trigger)
        or not _is_blaming(trigger)
        or slots.clause is None
    ):
        return party
    subject = next(iter(slots.clause.patients), None)
    return slots.party_of(subject) if subject is not None else party


def deed_head(slots: Slots) -> "Token | None":
    """What somebody is blamed for: by the finding's words, else what the trigger governs ("accused
    of negligence"), else the trigger, where that tells a deed.
    """
    head, trigger = slots.head("deed"), slots.trigger
    if head is not None or trigger is None:
        return head
    governed = object_of(trigger, "of", "for", "over")
    verbs = (
        c
        for prep in trigger.children
        if prep.lower_ in ("of", "for")
        for c in prep.children
        if c.dep_ == "pcomp"
    )
    return (
        next(iter(governed), None)
        or next(verbs, None)
        or (trigger if trigger.pos_ == "NOUN" and is_deed(trigger) else None)
    )


def may_blame(slots: Slots, accused: Party, deed: "Token | None") -> bool:
    """Whether a deed is told, or somebody is blamed for what was told before: "the North was
    responsible".
    """
    if deed is not None and (
        not accused or slots.trigger is None or not _is_blaming(slots.trigger)
    ):
        return is_deed(deed)
    if deed is not None:
        return deed.pos_ in ("NOUN", "VERB", "PROPN")
    return bool(accused) and slots.trigger is not None and _is_blaming(slots.trigger)


def _is_blaming(trigger: "Token") -> bool:
    blame = load_lexicon("responsibility")
    lemma = lemma_of(trigger)
    return lemma in blame["verbs", "accuse"] | blame["verbs", "blame"] or lemma in _BLAMED


def attacker_of(slots: Slots) -> tuple[Party, "Token | None"]:
    """Who attacks, with what was attacked where the words taken for the attacker mean that: "Velm
    was hit by shells".

    Of no attacker the weapon's owner, as far as it has a side.
    """
    head = slots.head("actor")
    if head is not None and _suffers(slots, head):
        return Party(), head
    nobody = head is not None and (is_civil(head) or _is_arms(head))
    attacker = Party() if nobody else slots.party("actor")
    weapon = slots.head("weapon")
    if attacker or weapon is None or slots.scene.side(weapon) is None:
        return attacker, None
    return slots.party("weapon"), None


def target_of(slots: Slots, sufferer: "Token | None") -> tuple["Token | None", "Token | None"]:
    """What was struck and with what; a passive tells by itself that what stands under "by" is not
    the target.
    """
    target, weapon = slots.head("target") or sufferer, slots.head("weapon")
    if target is None or target.dep_ != "pobj" or target.head.lower_ not in ("by", "with"):
        return target, weapon
    struck = next(iter(slots.clause.patients), None) if slots.clause is not None else None
    return struck, target if weapon is None and is_weapon(target) else weapon


def _suffers(slots: Slots, head: "Token") -> bool:
    """It is the subject of a passive, or in a headline stands before "hit by"."""
    trigger = slots.trigger
    if trigger is None or trigger.pos_ not in ("VERB", "AUX"):
        return False
    if head.dep_ == "nsubjpass":
        return True
    after = trigger.doc[trigger.i + 1] if trigger.i + 1 < len(trigger.doc) else None
    return (
        trigger.tag_ == "VBN" and head.i < trigger.i and after is not None and after.lower_ == "by"
    )


def one_of(slots: Slots) -> bool:
    """Whether a single person is counted, without a number: "a medic was killed", "the mayor
    captured".
    """
    head = slots.head("counted")
    if head is None or head.tag_ not in _SINGULAR or slots.finding.value not in _OF_PERSONS:
        return False
    several = (
        lemma_of(head) in words()["forces", "soldiers"] | _COLLECTIVE
        or len(slots.heads("counted")) > 1
    )
    if several or head.ent_type_ in _NO_PERSONS:
        return False
    joined = any(c.dep_ in ("cc", "conj", "nummod") for c in head.children)
    return not joined and slots.scene.amount_of(head) is None
