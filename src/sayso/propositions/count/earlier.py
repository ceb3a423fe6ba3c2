"""What a number leaves unsaid because one before it said it: whom it counts, and what it comes on
top of.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause
from sayso.propositions.count.groups import group_of, is_person, words
from sayso.propositions.count.reading import Reading, is_of, verb_lemma
from sayso.propositions.count.readings import read_number
from sayso.propositions.phrases import object_of
from sayso.record.amount import Amount, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_NEAR = 300
"""Code points within which a number without a noun shares that of one before it."""


def shared_noun(scene: "Scene", head: "Token", reading: Reading) -> "Token | None":
    """The noun of the number before, where this one has none: "six missiles were fired; two were
    shot down".

    Of people nothing is said that is said of things only, and the other way round.
    """
    if head.pos_ not in ("NUM", "DET", "PRON") or not is_nameless(head):
        return None
    return next(
        (noun for noun in _nouns_before(scene, head) if _suffers(group_of(noun), reading)), None
    )


def read_elided(scene: "Scene", head: "Token") -> Reading | None:
    """Of a number that only "and" joins to the one before it: "lost 20 men in May and 30 since"."""
    if head.pos_ != "NUM" or head.dep_ != "conj":
        return None
    noun = next(_nouns_before(scene, head), None)
    found = read_number(noun) if noun is not None and noun.sent == head.sent else None
    return replace(found, counted=noun) if found is not None and noun is not None else None


def is_nameless(head: "Token") -> bool:
    """A number by itself; "three of the tanks" and "none of us" tell of whom."""
    return not any(
        c.dep_ == "prep" and c.lower_ == "of" for c in head.children
    ) and head.dep_ not in ("nummod", "det")


def _nouns_before(scene: "Scene", head: "Token") -> Iterator["Token"]:
    """What the numbers before it count, the nearest first."""
    at = scene.at(head)
    for amount in reversed(list(scene.setting.amounts_within(((max(0, at - _NEAR), at),)))):
        noun = _noun_of(scene, amount)
        if noun is not None:
            yield noun


def _noun_of(scene: "Scene", amount: Amount) -> "Token | None":
    if amount.kind is not Kind.COUNT or amount.noun is None:
        return None
    tokens = scene.analysis.parse.tokens(*amount.noun.span)
    return tokens[-1] if tokens else None


def _suffers(group: str, reading: Reading) -> bool:
    lexicon = words()
    if ("only_of", reading.what) in lexicon:
        return is_of(reading.what, group)
    return bool(group) and (
        is_person(group) or reading.what not in lexicon["kinds", "of_people"] or _is_loss(reading)
    )


def as_of_things(reading: Reading, group: str) -> Reading:
    """Things are destroyed by what kills people, if a word says both: "lost", "eliminated"."""
    lost = reading.what == "casualties" or _is_loss(reading)
    return (
        replace(reading, what="destroyed") if group and not is_person(group) and lost else reading
    )


def _is_loss(reading: Reading) -> bool:
    """It is killed only because nothing told that it was no person."""
    lexicon, told = words(), words().key("verbs", verb_lemma(reading.word))
    return reading.what == "killed" and told in lexicon["persons", "killed"]


def is_share(clause: Clause | None, head: "Token") -> bool:
    """A part of those told of before: "twelve of them", "38 died on the spot"."""
    told = object_of(head, "of")
    if any(each.lower_ in ("them", "whom", "these", "those") for each in told):
        return True
    if any(words().key("states", each.lower_) and child(each, "det") is not None for each in told):
        return True
    if clause is None:
        return False
    places = {lemma_of(noun) for prep, noun in clause.obliques if prep in ("on", "at", "in")}
    return bool(places & words()["kinds", "partly"]) or any(
        t.lower_ in ("instantly", "once") for t in clause.tokens
    )
