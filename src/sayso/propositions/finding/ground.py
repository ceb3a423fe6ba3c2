"""The ground that a finding speaks of: by its words for the place, else by what its trigger
governs.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.attribution.spans import overlap
from sayso.language.parser import lemma_of
from sayso.propositions.control.grounds import Ground, ground_at, ground_of, grounds_at, place_of
from sayso.propositions.control.type import Extent
from sayso.propositions.finding.slots import Slots, breadth
from sayso.propositions.lexicon import load_lexicon
from sayso.record.place import Relation, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOUGHT_OVER = ("for", "over", "in", "inside", "around")
"""Prepositions after a word of fighting under which the ground stands: "the battle for Velm"."""
_BOTH = "in and around"


def ground_of_finding(slots: Slots) -> Ground | None:
    """The ground that is held, taken, left or fought over; None where the words name none that can
    be.
    """
    head = slots.head("place")
    found = ground_at(slots.scene, head) if head is not None else None
    if found is None or not _is_told(found):
        found = (
            _named(slots)
            or _governed(slots)
            or (_part(slots, head) if head is not None else None)
            or found
        )
    if found is None or _is_named(found):
        return found
    return _placed(slots, found) if found.part else None


def _is_named(ground: Ground) -> bool:
    return bool(ground.place or ground.place_text)


def _is_told(ground: Ground) -> bool:
    return _is_named(ground) or bool(ground.part)


def _named(slots: Slots) -> Ground | None:
    """The place that the finding's own words name, where grammar makes nothing of them, as in many
    a headline.
    """
    here = (t for t in slots.toponyms() if t.place and _is_at(slots, t))
    named = min(here, key=breadth, default=None)
    return Ground(*place_of(named), Extent.ALL, "", None) if named else None


def _is_at(slots: Slots, toponym: Toponym) -> bool:
    """Whether the place itself is meant, and not only what is near it: "in and around Velm" means
    both.
    """
    text = slots.scene.analysis.text[: toponym.start].rstrip().casefold()
    return toponym.relation is Relation.AT or text.endswith(_BOTH)


def _governed(slots: Slots) -> Ground | None:
    """What the trigger governs, where the finding has no words for the place."""
    clause = slots.clause
    if clause is None or slots.span_of("place"):
        return None
    if slots.finding.value == "contested":
        return ground_of(slots.scene, clause, *_FOUGHT_OVER)
    grounds = (ground for ground in grounds_at(slots.scene, clause) if _is_told(ground))
    return next(grounds, None) or _described(slots, clause.head)


def _described(slots: Slots, trigger: "Token") -> Ground | None:
    """The noun that a participle describes: "the hill, captured in May"."""
    if trigger.dep_ != "acl" or trigger.tag_ != "VBN":
        return None
    return ground_at(slots.scene, trigger.head)


def _part(slots: Slots, head: "Token") -> Ground | None:
    """A piece of land that has no name of its own: "a laboratory in Velm" is a part of Velm."""
    if head.pos_ != "NOUN":
        return None
    known = load_lexicon("control")["places", "whole"] | load_lexicon("control")["places", "part"]
    within = slots.scene.setting.beside(head)
    if within is None and lemma_of(head) not in known:
        return None
    return Ground(*place_of(within), Extent.PART, slots.words("place"), head)


def _placed(slots: Slots, ground: Ground) -> Ground:
    """Ground without a name, in the place that the finding or the clause names beside it."""
    spans = slots.span_of("place")
    beside = slots.scene.setting.beside(ground.token) if ground.token is not None else None
    named = (
        beside if beside is not None and not overlap([(beside.start, beside.end)], spans) else None
    )
    place, text = place_of(named or next(slots.toponyms(), None))
    return replace(ground, place=place, place_text=text)
