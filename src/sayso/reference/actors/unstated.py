"""The side of a body or an official named without a state: "the general staff", "officials", "the
emergency service".

By the outlet's own state, the dateline, or the last body that spoke; of those who speak for a town,
also by who did what they tell of.  Never the side whose losses they tell of.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, chain
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.phrases import Phrase, noun_of
from sayso.reference.actors.scene import Scene
from sayso.theatres.theatre import SideKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = tuple[str, Reason]
_DATELINE = re.compile(
    r"\s*([A-Z][\w'’. -]{1,30}?)(?:,[^\n—–-]{0,40})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--| - )\s"
)
_SENTENCES = 3
_AMID = frozenset(
    {"in", "by", "after", "during", "from", "amid", "following", "since", "of", "under"}
)
_UP = 4
"""Levels of the tree between a side's name and the verb that tells what it suffers."""


def unstated_side(scene: Scene, description: Description) -> Found | None:
    """The side of somebody official whom no words count with one; None where that stays open."""
    phrase = description.phrase
    if phrase.at not in scene.sources or not _is_official(scene, description):
        return None
    harmed = harmed_sides(scene, phrase)
    for found in (*_of_outlet(scene), *_of_dateline(scene), *_of_last_body(scene, phrase)):
        if found[0] not in harmed:
            return found
    return doers_rival(scene, phrase)


def unharmed(scene: Scene, phrase: Phrase, found: Found | None) -> Found | None:
    """A side that the context told, unless the speaker tells of that side's losses."""
    if found is None or found[1].what not in _BY_CONTEXT or phrase.at not in scene.sources:
        return found
    return None if found[0] in harmed_sides(scene, phrase) else found


_BY_CONTEXT = ("the only side spoken of", "of the state spoken of", "of the minister spoken of")


def harmed_sides(scene: Scene, phrase: Phrase) -> set[str]:
    """The parties of whose losses the claims of a source tell."""
    contents = [
        span
        for number in scene.numbers.get(phrase.at, ())
        for span in scene.claims[number].content.spans
    ]
    return {side for token, side in _sided(scene, contents) if _is_harmed(token)}


def _is_official(scene: Scene, description: Description) -> bool:
    """Whether a source is a body or an official of some state that no word beside it names."""
    phrase = description.phrase
    core = {canonical(token.text) for token in phrase.core} | {phrase.noun}
    if (
        description.name
        or phrase.owner is not None
        or phrase.noun not in words("speaks for an authority")
    ):
        return False
    if core & (
        words("private")
        | words("watchers")
        | words("not for its state")
        | words("of both sides")
        | words("civil bodies")
    ):
        return False
    if not core - {phrase.noun} <= words("before officials") | {canonical(phrase.head.text)}:
        return False
    nouns = (*phrase.core, *chain(phrase))
    return (
        not any(token.text[:1].isupper() and not token.is_sent_start for token in nouns[:-1])
        and not (scene.world.states_in(" ".join(token.text for token in phrase.core))[0])
    )


def _of_outlet(scene: Scene) -> Iterator[Found]:
    side = _party(scene, scene.outlet.side if scene.outlet else None)
    if side and scene.outlet:
        yield side, Reason("rule:side", "of the outlet's own side", scene.outlet.name, 0.65)


def _of_dateline(scene: Scene) -> Iterator[Found]:
    line = _DATELINE.match(scene.analysis.text)
    if line is None:
        return
    place, world = line[1].title(), scene.world
    meant = world.meant(place) or world.state(place)
    side = _party(
        scene, world.side(meant, scene.on) if meant else world.side_of_place(place, scene.on)
    )
    if side:
        yield side, Reason("rule:side", "of the dateline", line[1], 0.65)


def _of_last_body(scene: Scene, phrase: Phrase) -> Iterator[Found]:
    """The side of the last one who spoke for a body, a few sentences before."""
    if scene.sentence(phrase.start) - scene.spoke_in > _SENTENCES or not scene.speakers:
        return
    last = scene.speakers[-1]
    side = _party(scene, last.side)
    official = (
        last.kind in (Kind.ORGANISATION, Kind.STATE, Kind.OFFICE, Kind.OUTLET)
        or last.office
        or last.nouns & words("crowds")
    )
    if side and official and not (last.kind is Kind.STATE and last.plural):
        yield side, Reason("rule:side", "of the last body that spoke", last.name, 0.6)


def doers_rival(scene: Scene, phrase: Phrase) -> Found | None:
    """Those of a town tell of what the other side did to it: "N. missiles hit a market, officials
    said".
    """
    if phrase.at not in scene.sources or phrase.noun not in words("speaks for a town"):
        return None
    contents = [
        span
        for number in scene.numbers.get(phrase.at, ())
        for span in scene.claims[number].content.spans
    ]
    doers = {side: token for token, side in _sided(scene, contents) if _is_doer(token)}
    parties = [
        side.id for side in scene.world.directory.theatre.sides if side.kind is SideKind.PARTY
    ]
    rivals = [side for side in parties if side not in doers]
    if len(doers) == 1 and len(parties) == 2 and len(rivals) == 1:
        by = next(iter(doers.values())).text
        return rivals[0], Reason("rule:side", "tells what the other side did", by, 0.6)
    return None


def _sided(scene: Scene, spans: list[tuple[int, int]]) -> Iterator[tuple["Token", str]]:
    """The words of some spans that name a party or are of one: "Norland", "Norlandish"."""
    world = scene.world
    for token in scene.analysis.parse.tokens_of(spans):
        if not token.text[:1].isupper():
            continue
        actor = world.state(token.text) or world.meant(token.text)
        side = world.adjectives.get(token.lower_) or (
            world.side(actor, scene.on) if actor else None
        )
        if side is None and token.pos_ == "PROPN":
            named = world.named(token.text)
            named = named or world.directory.surnamed(token.text)
            side = world.side(named[0], scene.on) if len(named) == 1 else None
        party = _party(scene, side)
        if party:
            yield token, party


def _is_harmed(token: "Token") -> bool:
    """Whether whom a word names is said to suffer: loses men, is killed, retreats."""
    for _ in range(_UP):
        head = token.head
        if noun_of(token) in words("losses"):
            return True
        if token.dep_ == "nsubj":
            return lemma_of(head) in words("suffers")
        if token.dep_ in ("nsubjpass", "dobj"):
            return lemma_of(head) in words("harms")
        if head is token or head.pos_ == "VERB":
            return False
        token = head
    return False


def _is_doer(token: "Token") -> bool:
    """Whether whom a word names is said to have done harm: by its own verb, or a missile of
    theirs.
    """
    for _ in range(_UP):
        head = token.head
        if noun_of(token) in words("done to towns") and _is_done(token):
            return True
        if token.dep_ == "nsubj":
            return lemma_of(head) in words("harms")
        if head is token or token.dep_ not in (
            "amod",
            "compound",
            "poss",
            "nmod",
            "pobj",
            "prep",
            "agent",
        ):
            return False
        if token.dep_ == "agent":
            return lemma_of(head) in words("harms")
        token = head
    return False


def _is_done(noun: "Token") -> bool:
    """Whether a strike is told as what happened, and not as what somebody hit or fought off."""
    return noun.dep_ != "dobj" and (noun.dep_ != "pobj" or noun.head.lower_ in _AMID)


def _party(scene: Scene, side: str | None) -> str:
    found = scene.world.directory.sides.get(side or "")
    return found.id if found is not None and found.kind is SideKind.PARTY else ""
