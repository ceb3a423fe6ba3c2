"""Common nouns that stand for a place named before: "the eastern salt mining town", "the
region".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.analysis import Analysis
from sayso.record.claim import Reason
from sayso.record.place import Place, Precision, Toponym
from sayso.reference.places.gazetteer import Gazetteer
from sayso.reference.places.salience import key_of, place_of_report, weights

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THRESHOLD = 0.6
_HEARD = 100
"""Names before a mention that it may go back to."""
_MUCH = 1.5
"""How many times more a report is about one place than the next for "the town" to be it, whichever
was told last.
"""
_REACH = 3
"""Sentences back, the mention's own counted, in which a place is still what "the town" speaks
of.
"""
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
_AROUND = frozenset({"region", "oblast", "province"})
_DEFINITE = frozenset({"the", "this", "that"})
_SMALL, _LARGE, _CITY = 20_000, 250_000, 5_000
"""Inhabitants: a village has fewer than the first, a town fewer than the second, and a city hardly
fewer than the third: whatever has the rights of a town is called a city in translation. """


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words without a name, ``text[start:end]``, that speak of a place.

    ``toponym`` is the mention of it that they go back to; None where it cannot be told.  ``score``
    is 0 to 1.
    """

    start: int
    end: int
    text: str
    toponym: Toponym | None
    score: float
    why: tuple[Reason, ...]


def find_place_mentions(
    analysis: Analysis, toponyms: Sequence[Toponym], gazetteer: Gazetteer | None = None
) -> tuple[PlaceMention, ...]:
    """The mentions of places by common nouns, in the order of the text, each linked where one place
    alone fits.

    ``toponyms`` are those of the same text, in order.  Wrong is worse than unknown: where two
    places fit as well, the mention stays open.  With a ``gazetteer``, "the region" where none was
    named is that of the towns named before.
    """
    sentences = [
        analysis.parse.span(sent[0])[0] for doc in analysis.parse.docs for sent in doc.sents
    ]
    heard = weights(analysis, toponyms)
    found = []
    for doc in analysis.parse.docs:
        for token in doc:
            phrase = _phrase(doc, token)
            if phrase:
                mention = _linked(analysis, phrase, token, toponyms, sentences, heard)
                around = (
                    gazetteer is not None and mention.toponym is None and token.lower_ in _AROUND
                )
                found.append(
                    _around(mention, toponyms, sentences, gazetteer)
                    if gazetteer and around
                    else mention
                )
    return tuple(found)


def _phrase(doc: "Doc", noun: "Token") -> Sequence["Token"]:
    """The words of a definite phrase about ``noun``; none if it names its place itself ("the town
    of Soledar").
    """
    if (
        noun.lower_ not in _FITS
        or not noun.text.islower()
        or noun.tag_ != "NN"
        or noun.dep_ == "compound"
    ):
        return ()
    first = noun.i
    while (
        first > 0
        and doc[first - 1].head.i in range(first, noun.i + 1)
        and doc[first - 1].pos_ not in ("VERB", "AUX")
    ):
        first -= 1
    words = doc[first : noun.i + 1]
    if words[0].lower_ not in _DEFINITE or any(token.pos_ == "PROPN" for token in words):
        return ()
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if after is not None and (
        after.lower_ in ("of", "'s", "’s", "-") or after.pos_ in ("PROPN", "NOUN")
    ):
        return () if after.lower_ == "of" or after.pos_ in ("PROPN", "NOUN") else list(words)
    return list(words)


def _linked(
    analysis: Analysis,
    words: Sequence["Token"],
    noun: "Token",
    toponyms: Sequence[Toponym],
    sentences: Sequence[int],
    heard: Sequence[int],
) -> PlaceMention:
    start, end = analysis.parse.extent(words)
    text = analysis.text[start:end]
    named = bisect_right(toponyms, start, key=lambda toponym: toponym.start)
    fitting = [n for n in range(max(0, named - _HEARD), named) if _fits(toponyms[n], noun.lower_)]
    toponym, score, what = _antecedent([toponyms[n] for n in fitting], start, sentences)
    about = place_of_report((toponyms[n], heard[n]) for n in fitting)
    if about is not None and len({key_of(toponyms[n]) for n in fitting}) > 1 and about[1] >= _MUCH:
        toponym, score, what = (
            about[0],
            0.7,
            "of the places of this kind the report is most about it",
        )
    if toponym is not None and analysis.text[toponym.end : start] in (", ", " — ", " – ", " ("):
        toponym, score, what = toponym, 0.95, "stands right after it, set off by a comma"
    if score < _THRESHOLD:
        toponym = None
    words_of = (f"{text} ← {toponym.text}") if toponym else text
    return PlaceMention(
        start,
        end,
        text,
        toponym,
        score,
        (Reason("place anaphora", what, words_of, round(score, 2)),),
    )


def _antecedent(
    fitting: Sequence[Toponym], start: int, sentences: Sequence[int]
) -> tuple[Toponym | None, float, str]:
    if not fitting:
        return None, 0.0, "no place of this kind is named before"
    here = bisect_right(sentences, start)
    near = [t for t in fitting if here - bisect_right(sentences, t.start) < _REACH]
    if len(set(_ids(near))) == 1:
        return near[-1], 0.85, "the only place of this kind in the sentences before"
    if near:
        last = [
            t
            for t in near
            if bisect_right(sentences, t.start) == bisect_right(sentences, near[-1].start)
        ]
        if len(set(_ids(last))) == 1:
            return (
                last[-1],
                0.65 if len(set(_ids(near))) == 2 else 0.55,
                "the last place of this kind named before",
            )
        return last[-1], 0.4, "several places of this kind are named before"
    if len(set(_ids(fitting))) == 1:
        return fitting[-1], 0.7, "the only place of this kind named before"
    return fitting[-1], 0.3, "places of this kind are named too far before"


def _around(
    mention: PlaceMention,
    toponyms: Sequence[Toponym],
    sentences: Sequence[int],
    gazetteer: Gazetteer,
) -> PlaceMention:
    """The mention linked to the region that all the towns of the sentences before lie in, if it is
    one.
    """
    named = bisect_right(toponyms, mention.start, key=lambda toponym: toponym.start)
    here = bisect_right(sentences, mention.start)
    before = toponyms[max(0, named - _HEARD) : named]
    near = [t for t in before if here - bisect_right(sentences, t.start) < _REACH]
    if any(t.place and t.place.feature.startswith(_FITS["region"]) for t in near):
        return mention
    towns = [
        (t, t.place)
        for t in near
        if t.place and t.place.feature.startswith("P") and t.place.feature != "P.PPLC"
    ]
    over = {(place.country, place.admin[:1]) for _, place in towns}
    region = _division(*over.pop(), gazetteer) if len(over) == 1 else None
    if region is None:
        return mention
    town = towns[-1][0]
    toponym = Toponym(town.start, town.end, town.text, region, Precision.PROVINCE, town.why)
    why = Reason(
        "place anaphora",
        "the region of the towns named before",
        f"{mention.text} ← {town.text}",
        0.7,
    )
    return PlaceMention(mention.start, mention.end, mention.text, toponym, 0.7, (why,))


def _division(country: str, names: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    entries = [entry for name in names for entry in gazetteer.named(name)]
    return next(
        (e.place for e in entries if e.kind == "A.ADM1" and e.place.country == country), None
    )


def _ids(toponyms: Sequence[Toponym]) -> Iterator[str]:
    for toponym in toponyms:
        yield key_of(toponym)


def _fits(toponym: Toponym, noun: str) -> bool:
    place = toponym.place
    if place is None or not place.feature.startswith(_FITS[noun]):
        return False
    if noun == "village":
        return place.population < _SMALL
    if noun == "town":
        return place.population < _LARGE
    return noun not in ("city", "capital") or place.population == 0 or place.population >= _CITY
