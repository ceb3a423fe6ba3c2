"""Which noun phrases stand for the same one side by side: "Ada Moss, the mayor", "the mayor, Ada
Moss".
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.claim import Span
from sayso.reference.actors.describe import Description, describe
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import Phrase, noun_of, objects
from sayso.reference.actors.scene import Scene
from sayso.theatres.theatre import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 32
"""Phrases of one source that are read."""


def partners(scene: Scene, phrases: Sequence[Phrase]) -> dict[int, Phrase]:
    """For each phrase that stands in apposition, by where its noun begins, the other one."""
    found: dict[int, Phrase] = {}
    sources = _within_sources(scene, phrases, found)
    by_head = {phrase.at: phrase for phrase in phrases}
    for phrase in phrases:
        alias = _alias(phrase)
        other = by_head.get(scene.analysis.parse.span(alias)[0]) if alias is not None else None
        if other is not None and describe(other, scene.world).name:
            _join(found, phrase, other)
    for phrase in phrases:
        if phrase.head.dep_ != "appos":
            continue
        other = by_head.get(scene.analysis.parse.span(phrase.head.head)[0])
        if other is None:
            continue
        first, second = describe(other, scene.world), describe(phrase, scene.world)
        together = sources.get(other.at) == sources.get(phrase.at)
        cut_off = (
            other.at not in sources
            and other.head.dep_ == "nsubj"
            and len(first.name) > 1
            and second.post
        )
        if (together or cut_off) and _are_one(first, second):
            _join(found, other, phrase)
    return found


def _within_sources(
    scene: Scene, phrases: Sequence[Phrase], found: dict[int, Phrase]
) -> dict[int, int]:
    """Join the phrases of each claim's source; gives the number of the claim whose source has a
    phrase, by where its noun begins.
    """
    places = [phrase.at for phrase in phrases]
    sources: dict[int, int] = {}
    for number, claim in enumerate(scene.claims):
        for span in claim.source.spans:
            inside = phrases[bisect_left(places, span[0]) : bisect_left(places, span[1])]
            sources |= {phrase.at: number for phrase in inside}
            _within_source(scene, span, inside, found)
    return sources


def _alias(phrase: Phrase) -> "Token | None":
    """The name that someone goes by: Heron of "a commander known as Heron"."""
    for verb in phrase.head.rights:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and lemma_of(verb) in words("names"):
            found = [
                *(c for c in verb.rights if c.dep_ in ("oprd", "attr", "dobj")),
                *objects(verb, frozenset({"as"})),
            ]
            return found[0] if found else None
    return None


def _are_one(first: Description, second: Description) -> bool:
    """Whether one of two tells who and the other what: lists, too, are parsed as appositions."""
    if (
        first.phrase.plural
        or second.phrase.plural
        or "PRON" in (first.phrase.head.pos_, second.phrase.head.pos_)
    ):
        return False
    if _is_kind(first) and second.name and not second.post and _follows(first, second):
        return True
    named, other = (first, second) if first.name else (second, first)
    if not named.name or other.name:
        return False
    return other.post or (other is second and _is_kind(other))


def _follows(first: Description, second: Description) -> bool:
    return second.phrase.tokens[0].i == first.phrase.tokens[-1].i + 1


def _within_source(
    scene: Scene, span: Span, inside: Sequence[Phrase], found: dict[int, Phrase]
) -> None:
    """A source that begins with a post and ends with a name, or the other way round, is one
    person's.
    """
    inside = inside[:_MOST]
    if len(inside) < 2:
        return
    first = min(inside, key=lambda each: (each.start, -each.end))
    if first.at in found:
        return
    opening = describe(first, scene.world)
    for phrase in inside:
        if phrase.start < first.end or any(
            phrase.start == p.start and p.end > phrase.end for p in inside
        ):
            continue
        closing = describe(phrase, scene.world)
        lead = scene.analysis.text[span[0] : phrase.start].rstrip()
        rest = scene.analysis.text[phrase.end : span[1]]
        told = lead.endswith(",") and not closing.name and (closing.post or _is_kind(closing))
        beside = _is_kind(opening) and _are_one(opening, closing)
        if beside or (opening.name and told) or _ends_in_name(scene, opening, closing, lead, rest):
            _join(found, first, phrase)
            return
        if opening.name and closing.name:
            return


def _ends_in_name(
    scene: Scene, opening: Description, closing: Description, lead: str, rest: str
) -> bool:
    """Whether a source that begins with what someone is goes on with who: after a comma, or as its
    last words.
    """
    if not _is_nameless(opening) or not closing.name:
        return False
    if lead.casefold().endswith(tuple(words("before a name"))):
        return True
    if not closing.post and not _is_full_name(scene, closing.called):
        return False
    if lead.endswith(","):
        return True
    if closing.name[0].i and noun_of(closing.name[0].nbor(-1)) in words("bodies") | words(
        "not the state's own"
    ):
        return False
    if not closing.before and closing.name[0].i and closing.name[0].nbor(-1).pos_ == "ADP":
        return False
    between = opening.phrase.head.doc[opening.phrase.tokens[-1].i + 1 : closing.phrase.tokens[0].i]
    if any(
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")
        for token in between
    ):
        return False
    return opening.post and (bool(closing.before) or not rest.strip(" ,."))


def _is_nameless(opening: Description) -> bool:
    """Whether a source begins with what someone is: a post, or any noun but a body's or a
    text's.
    """
    noun = opening.phrase.noun
    other = words("texts") | words("crowds")
    told = opening.phrase.head.pos_ == "NOUN" and not _is_kind(opening) and noun not in other
    return not opening.name and not opening.phrase.plural and (opening.post or told)


def _is_kind(description: Description) -> bool:
    """Whether a phrase is a word for bodies or outlets."""
    return not description.post and description.phrase.noun in words("bodies") | words(
        "said of outlets"
    )


def _is_full_name(scene: Scene, name: str) -> bool:
    listed = scene.world.named(name)
    return any(actor.kind is Kind.PERSON for actor in listed) or (" " in name and not listed)


def _join(found: dict[int, Phrase], one: Phrase, other: Phrase) -> None:
    found.setdefault(one.at, other)
    found.setdefault(other.at, one)
