"""The noun phrases of a text, and which of them each claim's source is about."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.lead_ins import is_capital
from sayso.language.analysis import Analysis
from sayso.language.parser import root_of
from sayso.record.claim import Claim, Span
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import Phrase, find_phrases, phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUT_OFF = 12
"""Code points after a source within which the noun that it was cut off from may begin: "Russia's
defence".
"""
_RELATIVE = frozenset({"who", "which", "that"})
_POINTS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_IN_NAMES = frozenset(
    {"-", "‑", "‐", "'", "’", "al", "el", "bin", "ibn", "von", "van", "der", "de"}
)
_LEVELS = 4
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def phrases_and_sources(
    analysis: Analysis, claims: Sequence[Claim]
) -> tuple[list[Phrase], list[Phrase | None]]:
    """The phrases of a text in order, and for each claim the phrase that its source is about, if it
    has a source.

    Where the parse draws a phrase across the end of a source, the source is right: the phrase is
    cut there.
    """
    phrases = list(find_phrases(analysis))
    places = [phrase.at for phrase in phrases]
    cut: dict[int, Phrase] = {}
    of_claims: list[Phrase | None] = []
    for claim in claims:
        spans = claim.source.spans
        head = _head(analysis, spans)
        if head is None:
            of_claims.append(None)
            continue
        meant = _meant(analysis, head, spans, phrases, places)
        if meant is not None:
            of_claims.append(meant)
            continue
        found = _phrase_at(analysis, head, spans, phrases, places)
        if found is not None and not spans[0][0] <= found.at < spans[-1][1] + _CUT_OFF:
            found = None
        name = _name(analysis, spans)
        if name is not None and (found is None or found.end < name.end or found.start < name.start):
            found = cut.setdefault(name.at, name)
        elif found is None or found.start < spans[0][0]:
            head = head if found is None else found.head
            found = cut.setdefault(
                analysis.parse.span(head)[0], phrase_of(analysis, head, spans[0][0])
            )
        of_claims.append(found)
    if cut:
        taken = {number for phrase in cut.values() for number in range(phrase.start, phrase.end)}
        kept = [
            each
            for each in phrases
            if each.at not in cut and not (each.start in taken and each.at not in taken)
        ]
        phrases = sorted([*kept, *cut.values()], key=lambda each: each.at)
    return phrases, of_claims


def _name(analysis: Analysis, spans: Sequence[Span]) -> Phrase | None:
    """The phrase of a source that is nothing but a name, however it is parsed."""
    tokens = analysis.parse.tokens_of(spans)
    if (
        len(spans) > 1
        or len(tokens) < 2
        or not all(is_capital(t) or t.text in _IN_NAMES for t in tokens)
    ):
        return None
    if any(t.pos_ in ("ADP", "CCONJ") for t in tokens) or tokens[0].doc is not tokens[-1].doc:
        return None
    start, end = analysis.parse.extent(tokens)
    return Phrase(tokens[-1], tuple(tokens), None, start, end, analysis.parse.span(tokens[-1])[0])


def _meant(
    analysis: Analysis,
    head: "Token",
    spans: Sequence[Span],
    phrases: Sequence[Phrase],
    places: Sequence[int],
) -> Phrase | None:
    """The phrase that a source stands for which by itself names nobody: "Orme, who said", "Orme,
    the mayor, said".

    A description without a name stands for the name right before it; a source that has a name of
    its own for nobody outside it, whatever the parse joins it to: "aid goes to Norland, UN chief".
    """
    noun = _described(head) if head.lower_ in _RELATIVE else head.head
    appositive = head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.head.i < head.i
    if noun is None or not (head.lower_ in _RELATIVE or appositive):
        return None
    at = analysis.parse.span(noun)[0]
    if appositive and at < spans[0][0] and not _tells_of(analysis, noun, spans):
        return None
    found = bisect_left(places, at)
    return phrases[found] if found < len(phrases) and phrases[found].at == at else None


def _tells_of(analysis: Analysis, noun: "Token", spans: Sequence[Span]) -> bool:
    """Whether a source only says what someone named right before it is: "the mayor" of "Orme, the
    mayor, said".
    """
    words_ = analysis.parse.tokens_of(spans)
    if (
        any(token.pos_ == "PROPN" for token in words_)
        or not words_
        or words_[0].lower_ not in _POINTS
    ):
        return False
    subject = noun.dep_ in ("nsubj", "nsubjpass", "ROOT")
    return subject and analysis.text[analysis.parse.span(noun)[1] : spans[0][0]].strip() == ","


def _described(pronoun: "Token") -> "Token | None":
    """The noun before the clause that a relative pronoun begins."""
    verb = pronoun.head
    for _ in range(_LEVELS):
        if verb.dep_ == "relcl":
            return (
                verb.head
                if verb.head.pos_ in ("NOUN", "PROPN") and verb.head.i < pronoun.i
                else None
            )
        if verb.dep_ not in ("conj", "xcomp", "ccomp", "aux", "prep") or verb.head == verb:
            return None
        verb = verb.head
    return None


def _head(analysis: Analysis, spans: Sequence[Span]) -> "Token | None":
    """The noun, name or pronoun of a source on which the rest of it hangs."""
    tokens = [token for token in analysis.parse.tokens_of(spans) if not token.is_punct]
    root = root_of(tokens)
    if root is None or root.pos_ in _NOMINAL:
        return root
    inside = {token.i for token in tokens}
    tops = [
        t
        for t in tokens
        if t.pos_ in _NOMINAL and (t.head.i not in inside or t.head.pos_ not in _NOMINAL)
    ]
    return tops[0] if tops else root


def _phrase_at(
    analysis: Analysis,
    head: "Token",
    spans: Sequence[Span],
    phrases: Sequence[Phrase],
    places: Sequence[int],
) -> Phrase | None:
    """The phrase of a noun, or the one that it stands in, as long as that does not go on after the
    source.
    """
    at = analysis.parse.span(head)[0]
    first, last = spans[0][0], spans[-1][1]
    low = bisect_left(places, at)
    for phrase in phrases[low : bisect_right(places, last + _CUT_OFF)]:
        if phrase.start <= at < phrase.end and (phrase.at < last or phrase.noun in words("bodies")):
            return phrase
    if low < len(phrases) and phrases[low].at == at:
        return phrases[low]
    inside = phrases[bisect_left(places, first) : bisect_left(places, last)]
    return next((each for each in inside if each.start <= at < each.end), None)
