"""Whether a run of words that is a place's name means the place, by what stands around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from sayso.reference.places import clues
from sayso.reference.places.lexicon import Lexicon, load_lexicon
from sayso.reference.places.matching import PLACES, Match

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_NAMES = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "LANGUAGE", "PERCENT", "QUANTITY")


IN_HEADLINE = "a word of a headline"
"""Why a name is one only if the report has it elsewhere: in a headline every noun has a capital."""


class Likelihood(IntEnum):
    """How far the words around a name speak for a place."""

    NEVER = 0
    POSSIBLE = 1
    """Nothing tells; it is one if the report uses the name for a place elsewhere."""
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A match, how likely it means a place, and by what words and which thought.

    ``kind`` is what the text says it is: "settlement", "division", "county", "country", "water",
    "land" or nothing.
    """

    match: Match
    likelihood: Likelihood
    what: str
    kind: str = ""


def person_words(docs: Iterable["Doc"]) -> frozenset[str]:
    """The last words of the names of people in a report."""
    people = (entity for doc in docs for entity in doc.ents if entity.label_ == "PERSON")
    names = ([token.text for token in entity if token.is_alpha] for entity in people)
    return frozenset(words[-1] for words in names if len(words) > 1)


def judge(match: Match, people: frozenset[str]) -> Judgement:
    """Weigh one match by its neighbours; ``people`` are the surnames in the report."""
    words = load_lexicon()
    kind = clues.kind_said(match, words)
    against = _against(match, words) or _somebody(match, people, kind, words)
    if against:
        return Judgement(match, Likelihood.NEVER, against)
    if kind:
        return Judgement(match, Likelihood.CERTAIN, f"said to be a {kind}", kind)
    likelihood, what = (
        _by_a_headline(match, words)
        or _by_the_parser(match, words)
        or _by_the_theatre(match)
        or _by_its_neighbours(match, words)
        or _by_its_name(match, words)
    )
    return Judgement(match, likelihood, what)


def _against(match: Match, words: Lexicon) -> str:
    """Why it cannot be a place; nothing if it can."""
    before = match.before
    if clues.named_after(match, words):
        return "named after a place"
    if before is not None and before.lower_.rstrip(".") in words.ship:
        return "a ship's name"
    if (
        before is not None
        and before.lower_ == "the"
        and clues.takes_no_article(match)
        and clues.is_head(match)
    ):
        return "a town has no article"
    longer = (
        match.label == "FAC"
        and clues.goes_on(match, words)
        and not (match.listed and not clues.inside_name(match))
    )
    if longer or clues.ends_another(match, words):
        return "part of a longer name"
    return ""


def _somebody(match: Match, people: frozenset[str], kind: str, words: Lexicon) -> str:
    """Why it is a person's name; nothing if it is none."""
    before, after = match.before, match.after
    if (
        before is not None
        and before.lower_.rstrip(".") in words.title
        and match.label in ("PERSON", "", "ORG", "GPE")
    ):
        return "a title before it"
    if (
        match.label == "PERSON"
        and not match.whole
        and not (match.listed and not clues.inside_name(match))
    ):
        return "part of a person's name"
    if match.key.startswith("st ") and after is not None and after.tag_ == "POS":
        return "a saint's name"
    alone = match.last - match.first == 1 and match.doc[match.first].text in people
    if alone and not kind and clues.place_word(match, words) not in words.locative:
        return "a person's surname in this report"
    return ""


def _by_a_headline(match: Match, words: Lexicon) -> tuple[Likelihood, str] | None:
    """A word of a headline that no gazetteer has, or that only "to" makes a place: "at Risk", "to
    Flee".
    """
    if match.last - match.first > 1 or match.listed or not clues.in_headline(match):
        return None
    loose = clues.place_word(match, words) in words.loose and match.label not in PLACES
    if match.entries and not loose:
        return None
    return Likelihood.POSSIBLE, IN_HEADLINE


def _by_the_parser(match: Match, words: Lexicon) -> tuple[Likelihood, str] | None:
    if clues.in_date_line(match):
        return Likelihood.CERTAIN, "the place in the date line"
    if match.label in PLACES and match.entries and match.whole:
        return Likelihood.CERTAIN, "the parser reads a place"
    if match.label in PLACES and (match.entries or clues.locative(match, words)):
        return Likelihood.LIKELY, "the parser reads a place"
    return None


def _by_the_theatre(match: Match) -> tuple[Likelihood, str] | None:
    if match.listed and not clues.inside_name(match):
        return Likelihood.CERTAIN, "the theatre lists it"
    return None


def _by_its_neighbours(match: Match, words: Lexicon) -> tuple[Likelihood, str] | None:
    if (
        match.label not in _NO_NAMES
        and (match.whole or not match.label)
        and clues.locative(match, words)
    ):
        return Likelihood.LIKELY, "after a word for where"
    if clues.institution(match, words):
        return Likelihood.LIKELY, "an institution of the place"
    if clues.born_there(match):
        return Likelihood.LIKELY, "where someone or something is from"
    if clues.constituency(match):
        return Likelihood.LIKELY, "a member's constituency"
    return None


def _by_its_name(match: Match, words: Lexicon) -> tuple[Likelihood, str]:
    if match.label in _NO_NAMES:
        return Likelihood.NEVER, "no name"
    if any(entry.kind in ("A.PCLI", "L.CONT") and entry.main for entry in match.entries):
        return Likelihood.LIKELY, "a country's name"
    if not match.entries or clues.goes_on(match, words):
        return Likelihood.NEVER, "part of another name"
    if match.last - match.first == 1 and clues.in_headline(match):
        return Likelihood.POSSIBLE, IN_HEADLINE
    return Likelihood.POSSIBLE, "a place has this name"
