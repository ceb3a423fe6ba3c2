"""Words that tell a time in one sentence and not in another: May, March, spring, fall."""

from typing import TYPE_CHECKING

from sayso.reference.times.context import Context
from sayso.reference.times.pattern import Phrase
from sayso.reference.times.words import Word

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_MONTH = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "through",
        "of",
        "from",
        "during",
        "to",
        "between",
        "and",
        "early",
        "late",
        "mid",
        "-",
        "–",
    ]
)
_BEFORE_SEASON = frozenset(
    ["in", "since", "by", "until", "till", "through", "of", "from", "during", "for", "over"]
)
_WALKS = ("for", "of", "on", "in", "to", "by", "against", "through")
_DAWNS = frozenset(
    {"be", "see", "mark", "bring", "become", "begin", "start", "end", "pass", "come", "follow"}
)
_SURE = ("year", "which", "early", "early2", "of_unit", "unit2")


def is_month(phrase: Phrase, word: Word, context: Context) -> bool:
    """Not Mrs May, a March for peace, or "May" at the head of a wish."""
    if _is_sure(phrase) or phrase.before() in _BEFORE_MONTH:
        return True
    token = next(iter(context.parse.tokens(word.start, word.end)), None)
    if token is None:
        return True
    if token.tag_ == "MD" or (word.text == "march" and phrase.after() in _WALKS):
        return False
    before = token.nbor(-1) if token.i else None
    if (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ == "compound"
        and before.head.i == token.i
    ):
        return False
    if _is_first_name(token):
        return False
    is_speaker = token.dep_ == "nsubj" and token.head.tag_ in ("VBD", "VBZ", "VBP")
    return not (
        is_speaker and token.head.pos_ == "VERB" and token.head.lemma_.lower() not in _DAWNS
    )


def _is_first_name(token: "Token") -> bool:
    """Such as "General August Lind", "the poet April Dorn": after a word for a person, before a
    surname.
    """
    surname = token.head
    if (
        token.pos_ != "PROPN"
        or token.dep_ != "compound"
        or surname.pos_ != "PROPN"
        or surname.i != token.i + 1
    ):
        return False
    before = token.nbor(-1) if token.i else None
    return before is not None and before.head == surname and before.dep_ == "compound"


def is_name(word: Word, context: Context) -> bool:
    """Whether "Today" with a capital ends a name, as newspapers' names do, and begins no
    sentence.
    """
    token = next(iter(context.parse.tokens(word.start, word.end)), None)
    if token is None or not token.text[0].isupper() or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    return before.is_alpha and before.text[0].isupper() and bool(before.whitespace_)


def is_season(phrase: Phrase, word: Word, context: Context) -> bool:
    """Not a fall in prices, a hot spring, or a government that will fall."""
    if _is_sure(phrase):
        return True
    if phrase.after() == "of":
        return False
    token = next(iter(context.parse.tokens(word.start, word.end)), None)
    if token is not None and token.pos_ == "VERB":
        return False
    if word.text == "fall":
        return phrase.before() in _BEFORE_SEASON and phrase.after() not in ("in", "from", "to")
    return word.text != "spring" or bool(phrase["the"]) or phrase.before() in _BEFORE_SEASON


def _is_sure(phrase: Phrase) -> bool:
    return any(phrase[name] for name in _SURE)
