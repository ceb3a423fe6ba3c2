"""The side that a post or a body without a state belongs to: that of the one party which the
paragraph is about.
"""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.claim import Mode, Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, chain
from sayso.reference.actors.entities import Mentioned
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.phrases import Phrase, near, noun_of, objects
from sayso.reference.actors.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

Found = tuple[str, Reason]
_AHEAD = 8
"""Words of a sentence among which it says where it was said: "In Moscow, Deputy Foreign Minister
...".
"""
_PARAGRAPH = 2_000
"""Code points within which the beginning of a paragraph is looked for."""
_SENTENCES = 8
_AT = frozenset({"in", "at", "from"})
_BROUGHT_UP = 2
"""Sentences within which someone brought up without a name is named."""


def topic_side(scene: Scene, description: Description) -> Found | None:
    """The side of a state's post or body by whom the paragraph is about.

    None where the words name a state or an owner, where they are of no state's post, and where two
    sides are in play.
    """
    phrase = description.phrase
    if not is_of_a_state(description):
        return None
    return _in_play(scene, phrase)


def ministers_side(scene: Scene, phrase: Phrase) -> Found | None:
    """The side of "the ministry" whose minister was named just before."""
    if phrase.noun != "ministry" or not phrase.definite or len(phrase.core) > 1:
        return None
    near_ = [
        each.entity
        for each in scene.recent(phrase.at, -1, _SENTENCES)
        if "minister" in each.entity.nouns and each.entity.side
    ]
    found = {entity.side for entity in near_ if entity.kind in (Kind.PERSON, Kind.OFFICE)}
    if len(found) != 1:
        return None
    return found.pop() or "", Reason("rule:side", "of the minister spoken of", near_[0].name, 0.75)


def brought_up(scene: Scene, description: Description) -> Found | None:
    """The side of a new name whose bearer was brought up without it: "A Ukrainian commander ...
    said Major Velychko".

    The only one brought up so, as the subject of one of the last sentences, and nobody is named
    between them.
    """
    if not description.post or not {canonical(t.text) for t in description.before} & words("ranks"):
        return None
    for each in scene.recent(description.phrase.at, -1, _BROUGHT_UP):
        entity = each.entity
        if not each.subject or _is_told(scene, each):
            continue
        single = entity.kind is Kind.UNNAMED and entity.office and not entity.plural
        if single and entity.side and _verb(scene, each)[0] == "nsubj" and not harms(scene, each):
            return entity.side, Reason("rule:side", "brought up before as", entity.name, 0.65)
        return None
    return None


def is_of_a_state(description: Description) -> bool:
    """Whether the words are a post or a body that a state has one of, said without the state."""
    phrase = description.phrase
    if phrase.owner is not None or phrase.indefinite or phrase.plural:
        return False
    whose = (*chain(phrase), *objects(phrase.head, _AT | {"to"}))
    if any(noun.text[:1].isupper() for noun in whose):
        return False
    told = {noun_of(token) for token in description.before or phrase.core}
    told |= {canonical(token.text) for token in description.before or phrase.core}
    if description.post:
        if description.name and told - words("posts") - words("of a state") - _TOLD - _OFFICES:
            return False
        return bool(told & words("of a state")) and not told & words("not in office")
    return bool(phrase.definite and phrase.noun in words("bodies of a state") and told <= _TOLD)


_OFFICES = frozenset(
    {
        "deputy",
        "defence",
        "defense",
        "minister",
        "spokesperson",
        "prime",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
    }
)
_TOLD = words("bodies of a state") | words("topics") | words("ranks") | words("slight")


def said_in(scene: Scene, description: Description) -> Found | None:
    """The side of a state's post or body by the seat of power that opens the sentence: "In Moscow,
    ...".
    """
    head = description.phrase.head
    if not is_of_a_state(description):
        return None
    for token in head.doc[head.sent.start : min(head.sent.start + _AHEAD, head.i)]:
        if token.dep_ == "pobj" and token.head.i == head.sent.start and token.head.lower_ == "in":
            place = near(token)
            meant = scene.world.meant(place) or scene.world.state(place)
            side = scene.world.side(meant, scene.on) if meant else None
            return (side, Reason("rule:side", "said in", place, 0.75)) if side else None
    return None


def _in_play(scene: Scene, phrase: Phrase) -> Found | None:
    """The only side of those whom the paragraph has spoken of in its own words, of whom one at
    least acts in it.
    """
    text = scene.analysis.text
    begins = text.rfind("\n", max(0, phrase.start - _PARAGRAPH), phrase.start) + 1
    near_ = [each for each in scene.recent(phrase.at, -1, _SENTENCES) if each.start >= begins]
    here = [
        each for each in near_ if each.entity.kind is not Kind.OUTLET
    ]  # it only brings what others say
    sided = [each for each in here if each.entity.side and not _is_told(scene, each)]
    sides = {each.entity.side for each in sided} | {
        m.side for each in here for m in each.entity.members if m.side
    }
    sides |= set(_sides_of_places(scene, begins, phrase.start))
    acting = [each for each in sided if each.subject or each.speaks]
    if (
        len(sides) != 1
        or not acting
        or any(harms(scene, each) for each in acting if not each.speaks)
    ):
        return None
    return sides.pop() or "", Reason(
        "rule:side", "the only side spoken of", acting[0].entity.name, 0.65
    )


def _sides_of_places(scene: Scene, start: int, end: int) -> "Iterator[str]":
    """The sides of the seats of power that are named as places, as in "fired at Kyiv"."""
    for token in scene.analysis.parse.tokens_of(((start, end),)):
        if token.dep_ == "pobj" and token.text[:1].isupper():
            meant = scene.world.meant(token.text) or scene.world.state(token.text)
            side = scene.world.side(meant, scene.on) if meant else None
            if side:
                yield side


def harms(scene: Scene, each: Mentioned) -> bool:
    """Whether someone does harm: who speaks next may well be of those who suffered it."""
    return _verb(scene, each)[1] in words("harms")


def _verb(scene: Scene, each: Mentioned) -> tuple[str, str]:
    """How a mention hangs on its verb, and the verb."""
    token = next(iter(scene.analysis.parse.tokens_of(((each.at, each.end),))), None)
    return (token.dep_, lemma_of(token.head)) if token is not None else ("", "")


def _is_told(scene: Scene, each: Mentioned) -> bool:
    """Whether only the words of someone who may be of a side mention it, and not the report's
    own.
    """
    number = None if each.speaks else scene.told_in(each.at)
    if number is None or scene.claims[number].mode is Mode.NARRATION:
        return False
    speaker = scene.speaker_of(number)
    return speaker is not None and (bool(speaker.side) or speaker.kind is not Kind.UNNAMED)


def named_into_office(scene: Scene, head: "Token") -> Found | None:
    """The side that put someone in office by a clause of its own: "whom Russia has named mayor of
    the town".
    """
    for verb in head.rights:
        if verb.dep_ != "relcl" or lemma_of(verb) not in words("installs"):
            continue
        lefts = list(verb.lefts)
        subject = next((t for t in lefts if t.dep_ == "nsubj"), None)
        if subject is None or not any(
            t.lower_ in ("whom", "who", "that") and t is not subject for t in lefts
        ):
            continue
        text = near(subject)
        named = scene.world.named(text)
        actor = named[0] if len(named) == 1 else scene.world.meant(text) or scene.world.state(text)
        side = scene.world.side(actor, scene.on) if actor else None
        if side:
            return side, Reason("rule:side", "put in office by", text, 0.8)
    return None
