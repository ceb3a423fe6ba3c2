"""Noun phrases: the words before a noun or a name and the noun or name itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.lead_ins import skip_lead_in
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.reference.actors.lexicon import canonical, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN", "PRON")
_INSIDE = ("compound", "amod", "nummod", "quantmod", "det", "predet", "nmod", "expl", "npadvmod")
_CUT = frozenset(',;:()[]"“”„«»–—…|/')
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "some", "all", "both", "another", "any"}
)
_LEADING = ("ADV", "PUNCT", "CCONJ", "PART", "ADP")
_HYPHENS = ("-", "‑", "‐")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``tokens`` run from its first word to its last; ``owner`` is the possessor before it
    ("Russia's", "its").
    """

    head: "Token"
    tokens: tuple["Token", ...]
    owner: "Token | None"
    start: int
    end: int
    """Code points of the text."""
    at: int
    """Where the noun itself begins, by which a phrase is told from one that stands inside it."""

    @property
    def core(self) -> tuple["Token", ...]:
        """The words after article and possessor."""
        at = 0
        if self.owner is not None:
            ends = [
                n
                for n, t in enumerate(self.tokens)
                if t.i == self.owner.i or (t.dep_ == "case" and t.head.i == self.owner.i)
            ]
            at = max(ends, default=-1) + 1
        while at < len(self.tokens) - 1 and self.tokens[at].lower_ in _ARTICLES:
            at += 1
        return self.tokens[at:] or self.tokens[-1:]

    @property
    def noun(self) -> str:
        """The noun itself, singular and in one form: "spokeswomen" as "spokesperson"."""
        return noun_of(self.head)

    @property
    def plural(self) -> bool:
        """Whether it speaks of several."""
        return self.head.tag_ in ("NNS", "NNPS")

    @property
    def definite(self) -> bool:
        """Whether it points to what is known: "the", "this", "its"."""
        first = self.tokens[0].lower_
        return self.owner is not None or first in ("the", "this", "that", "these", "those", "both")

    @property
    def indefinite(self) -> bool:
        """Whether it brings up someone new: "a", "some", "two"."""
        first = self.tokens[0]
        return (
            first.lower_ in ("a", "an", "some", "several", "many", "another", "one")
            or first.pos_ == "NUM"
        )


def noun_of(token: "Token") -> str:
    """The word of a token, singular and in one form."""
    return canonical(lemma_of(token) if token.tag_ in ("NNS", "NN") else token.text)


def text_of(tokens: "tuple[Token, ...]") -> str:
    """Words as they are printed, on one line."""
    return " ".join("".join(token.text_with_ws for token in tokens).split())


def find_phrases(analysis: Analysis) -> Iterator[Phrase]:
    """The noun phrases of a text in order; one that stands inside another, as its possessor, comes
    after it.
    """
    for doc in analysis.parse.docs:
        for token in doc:
            if (
                token.dep_ == "npadvmod"
                and token.i + 1 < len(doc)
                and doc[token.i + 1].text in _HYPHENS
            ):
                continue
            if token.pos_ in _NOUNS and (
                token.dep_ not in _INSIDE or token.head.i < token.i or token.head.pos_ not in _NOUNS
            ):
                yield phrase_of(analysis, token)


def phrase_of(analysis: Analysis, head: "Token", start: int = 0) -> Phrase:
    """The phrase whose noun or name is ``head``, as far as it stands after the code point
    ``start``.
    """
    doc, first, last = head.doc, head.i, head.i
    if head.pos_ != "PRON":
        edge = head.left_edge.i
        while (
            first > edge
            and not _cuts(doc[first - 1])
            and analysis.parse.span(doc[first - 1])[0] >= start
        ):
            first -= 1
        while (
            first < head.i
            and doc[first].pos_ in _LEADING
            and doc[first].dep_ not in ("case", "poss")
        ):
            first += 1
        while (
            last + 2 < len(doc)
            and doc[last + 1].text in _HYPHENS
            and not _spaced(doc[last])
            and not _spaced(doc[last + 1])
        ):
            last += 2
        first = skip_lead_in(doc, first, head.i)
    tokens = tuple(doc[first : last + 1])
    owners = [t for t in tokens if t.dep_ == "poss" and t.head.i == head.i]
    start, end = analysis.parse.extent(tokens)
    return Phrase(
        head, tokens, owners[0] if owners else None, start, end, analysis.parse.span(head)[0]
    )


def _cuts(token: "Token") -> bool:
    if token.text in _HYPHENS and token.i and _spaced(token) and _spaced(token.nbor(-1)):
        return True
    return (
        token.text in _CUT
        or token.is_space
        or token.pos_ in ("SCONJ", "AUX", "INTJ")
        or token.dep_ == "prep"
    )


def _spaced(token: "Token") -> bool:
    return bool(token.whitespace_)


def objects(head: "Token", prepositions: frozenset[str]) -> Iterator["Token"]:
    """The nouns that hang on ``head`` by one of some prepositions: Donetsk of "the governor of
    Donetsk".
    """
    for child in head.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            yield from (each for each in child.rights if each.dep_ in ("pobj", "pcomp"))


def is_elsewhere(noun: "Token") -> bool:
    """Whether a region after a comma tells a town from its namesakes: "Odessa, Texas"."""
    doc, at = noun.doc, noun.i + 2
    if at >= len(doc) or doc[noun.i + 1].text != ",":
        return False
    longest = [" ".join(t.lower_ for t in doc[at : at + count]) for count in (1, 2, 3)]
    return any(text in words("elsewhere") for text in longest)


def is_apart(noun: "Token") -> bool:
    """Whether it is an armed body that some state has and that does not speak for it: "Norland's
    militia Y".
    """
    own = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]} | {noun_of(noun)}
    return bool(own & words("not the state's own"))


def near(noun: "Token") -> str:
    """A noun with the words right before it, without an article."""
    doc, first = noun.doc, noun.i
    while (
        first > noun.left_edge.i
        and doc[first - 1].text not in ",;:"
        and doc[first - 1].dep_ != "det"
    ):
        first -= 1
    return text_of(tuple(doc[first : noun.i + 1]))
