"""Common nouns that stand for a place named before: "the eastern salt mining town", "the region"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.claim import Reason
from sayso.language.analysis import Analysis
from sayso.reference.places.place import Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THRESHOLD = 0.6
_HEARD = 100
"""Names before a mention that it may go back to."""
_REACH = 3
"""Sentences back, the mention's own counted, in which a place is still what "the town" speaks of."""
_FITS = {
    "town": ("P",),
    "city": ("P",),
    "village": ("P",),
    "settlement": ("P",),
    "suburb": ("P",),
    "port": ("P",),
    "capital": ("P.PPLC",),
    "region": ("A.ADM", "L.RGN"),
    "oblast": ("A.ADM1",),
    "province": ("A.ADM1",),
    "state": ("A.ADM1",),
    "county": ("A.ADM2",),
    "district": ("A.ADM2",),
    "country": ("A.PCL",),
    "nation": ("A.PCL",),
    "peninsula": ("T.PEN", "A.ADM1"),
    "island": ("T.ISL", "A.PCL"),
    "river": ("H.STM",),
    "lake": ("H.LK",),
    "sea": ("H.SEA",),
    "continent": ("L.CONT",),
}
_DEFINITE = frozenset({"the", "this", "that"})
_SMALL, _LARGE = 20_000, 250_000
"""Inhabitants: a village has fewer than the one, as cities rarely have; a town has fewer than the other."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words without a name, ``text[start:end]``, that speak of a place.

    ``toponym`` is the mention of it that they go back to; None where it cannot be told.  ``score`` is 0 to 1.
    """

    start: int
    end: int
    text: str
    toponym: Toponym | None
    score: float
    why: tuple[Reason, ...]


def find_place_mentions(analysis: Analysis, toponyms: Sequence[Toponym]) -> tuple[PlaceMention, ...]:
    """The mentions of places by common nouns, in the order of the text, each linked where one place alone fits.

    ``toponyms`` are those of the same text, in order.  Wrong is worse than unknown: where two places fit as well,
    the mention stays open.
    """
    sentences = [analysis.parse.span(sent[0])[0] for doc in analysis.parse.docs for sent in doc.sents]
    found = []
    for doc in analysis.parse.docs:
        for token in doc:
            phrase = _phrase(doc, token)
            if phrase:
                found.append(_linked(analysis, phrase, token, toponyms, sentences))
    return tuple(found)


def _phrase(doc: "Doc", noun: "Token") -> Sequence["Token"]:
    """The words of a definite phrase about ``noun``; none if it names its place itself ("the town of Soledar")."""
    if noun.lower_ not in _FITS or not noun.text.islower() or noun.tag_ != "NN" or noun.dep_ == "compound":
        return ()
    first = noun.i
    while (
        first > 0 and doc[first - 1].head.i in range(first, noun.i + 1) and doc[first - 1].pos_ not in ("VERB", "AUX")
    ):
        first -= 1
    words = doc[first : noun.i + 1]
    if words[0].lower_ not in _DEFINITE or any(token.pos_ == "PROPN" for token in words):
        return ()
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if after is not None and (after.lower_ in ("of", "'s", "’s", "-") or after.pos_ in ("PROPN", "NOUN")):
        return () if after.lower_ == "of" or after.pos_ in ("PROPN", "NOUN") else list(words)
    return list(words)


def _linked(
    analysis: Analysis, words: Sequence["Token"], noun: "Token", toponyms: Sequence[Toponym], sentences: Sequence[int]
) -> PlaceMention:
    start, end = analysis.parse.extent(words)
    text = analysis.text[start:end]
    named = bisect_right(toponyms, start, key=lambda toponym: toponym.start)
    fitting = [t for t in toponyms[max(0, named - _HEARD) : named] if _fits(t, noun.lower_)]
    toponym, score, what = _antecedent(fitting, start, sentences)
    if toponym is not None and analysis.text[toponym.end : start] in (", ", " — ", " – ", " ("):
        toponym, score, what = toponym, 0.95, "stands right after it, set off by a comma"
    if score < _THRESHOLD:
        toponym = None
    words_of = (f"{text} ← {toponym.text}") if toponym else text
    return PlaceMention(start, end, text, toponym, score, (Reason("place anaphora", what, words_of, round(score, 2)),))


def _antecedent(fitting: Sequence[Toponym], start: int, sentences: Sequence[int]) -> tuple[Toponym | None, float, str]:
    if not fitting:
        return None, 0.0, "no place of this kind is named before"
    here = bisect_right(sentences, start)
    near = [t for t in fitting if here - bisect_right(sentences, t.start) < _REACH]
    if len(set(_ids(near))) == 1:
        return near[-1], 0.85, "the only place of this kind in the sentences before"
    if near:
        last = [t for t in near if bisect_right(sentences, t.start) == bisect_right(sentences, near[-1].start)]
        if len(set(_ids(last))) == 1:
            return last[-1], 0.65 if len(set(_ids(near))) == 2 else 0.55, "the last place of this kind named before"
        return last[-1], 0.4, "several places of this kind are named before"
    if len(set(_ids(fitting))) == 1:
        return fitting[-1], 0.7, "the only place of this kind named before"
    return fitting[-1], 0.3, "places of this kind are named too far before"


def _ids(toponyms: Sequence[Toponym]) -> Iterator[str]:
    for toponym in toponyms:
        yield toponym.place.id if toponym.place else toponym.text.casefold()


def _fits(toponym: Toponym, noun: str) -> bool:
    place = toponym.place
    if place is None or not place.feature.startswith(_FITS[noun]):
        return False
    if noun == "village":
        return place.population < _SMALL
    if noun == "town":
        return place.population < _LARGE
    return noun not in ("city", "capital") or place.population == 0 or place.population >= _SMALL
