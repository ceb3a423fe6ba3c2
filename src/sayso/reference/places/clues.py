"""The words around a name that speak for a place or against one."""

from typing import TYPE_CHECKING

from sayso.reference.places.lexicon import Lexicon
from sayso.reference.places.matching import PLACES, Match

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = ("ORG", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "FAC", "")
_DASHES = ("—", "–", "-", "--", "(", ",", ":")
_PARTIES = ("D", "R", "I")
_FROM = ("born", "based", "area", "registered", "bound", "educated")
_WORDS_BETWEEN = 4
_LONG_WORD, _FEW_WORDS, _MOST = 4, 3, 0.8
"""Letters of the words that title case gives a capital, and how many and which share of them make a
line one.
"""
_INSIDE_NAME = ("compound", "nmod", "amod", "npadvmod")


def named_after(match: Match, words: Lexicon) -> bool:
    """Whether the name goes on to a word for something that is only named after a place."""
    after = match.after
    if after is not None and (after.lower_ in words.named or after.lower_.endswith("virus")):
        return True
    at = match.last
    while at < len(match.doc) and at < match.last + 5 and match.doc[at].text[0].isupper():
        if match.doc[at].lower_ in words.never and match.label in _NAMED:
            return True
        at += 1
    return False


def ends_another(match: Match, words: Lexicon) -> bool:
    """Whether a capital before it in the same name makes it the end of another: "Salinas Valley",
    "Mute Swan".
    """
    before, after = match.before, match.after
    if match.label == "NORP" and not match.whole and after is not None and after.text[0].isupper():
        return True
    if before is None or not match.label or match.whole or match.first == 0:
        return False
    inside = (
        before.ent_type_ == match.label
        and before.ent_iob_ != "O"
        and match.doc[match.first].ent_iob_ == "I"
    )
    return (
        inside
        and before.text[0].isupper()
        and before.pos_ == "PROPN"
        and before.lower_ not in words.between
        and before.lower_ not in words.generic
    )


def takes_no_article(match: Match) -> bool:
    """Whether it is a town's or a division's name, before which English puts no "the"."""
    towns = ("P.",) if match.label in PLACES else ("P.", "A.ADM")
    return bool(match.entries) and all(
        entry.kind.startswith(towns) or not entry.main for entry in match.entries
    )


def is_head(match: Match) -> bool:
    """Whether it is itself the head of its phrase: "the Moskva" and not "the Moskva embankment"."""
    token = match.doc[match.last - 1]
    return token.dep_ not in ("compound", "amod", "nmod", "poss", "npadvmod")


def locative(match: Match, words: Lexicon) -> bool:
    """Whether a word for where stands before it; "at" and "to" are none before people and shops
    ("at Culver's").
    """
    word = place_word(match, words)
    if word in words.locative:
        return not _modifies_noun(match)
    owner = match.after is not None and match.after.tag_ == "POS"
    return (
        word in words.loose and match.label != "PERSON" and not owner and not _modifies_noun(match)
    )


def place_word(match: Match, words: Lexicon) -> str:
    """The preposition before it, over "the eastern"; "near" for "west of" and "the outskirts
    of".
    """
    at = match.first - 1
    first = max(at - _WORDS_BETWEEN, 0)
    while (
        at > first
        and match.doc[at].lower_ in words.between
        and match.doc[at].lower_ not in words.loose
    ):
        at -= 1
    if at > 0 and match.doc[at].lower_ == "of" and match.doc[at - 1].lower_ in words.sides:
        return "near"
    return match.doc[at].lower_ if at >= 0 else ""


def _modifies_noun(match: Match) -> bool:
    """Whether the name only stands before a lower-case noun that is its head: "in Johnson
    stores".
    """
    token, after = match.doc[match.last - 1], match.after
    return (
        token.dep_ == "compound"
        and after is not None
        and after.i == token.head.i
        and after.text[0].isupper()
    )


def kind_said(match: Match, words: Lexicon) -> str:
    """The kind of place that the text itself says it is."""
    return _kind_before(match, words) or _kind_after(match, words)


def _kind_before(match: Match, words: Lexicon) -> str:
    """By the word before its name: "the town of Velm", "the village Velm"."""
    before = match.before
    if before is not None and before.lower_ == "of" and match.first > 1:
        kind = words.kinds.get(match.doc[match.first - 2].lower_, "")
        if kind:
            return kind
    if before is not None and match.entries and (match.label != "PERSON" or match.whole):
        kind = words.kinds.get(before.lower_, "")
        if (
            kind in ("settlement", "division", "land")
            and before.text[0].islower()
            and before.tag_ == "NN"
        ):
            return kind
    return ""


def _kind_after(match: Match, words: Lexicon) -> str:
    """By the word after its name: "the Velm district", "Velm city"."""
    after = match.after
    if after is not None and (match.label != "PERSON" or _has_division(match, after)):
        kind = words.kinds.get(after.lower_, "")
        if after.text == "State" or (after.lower_ == "state" and match.label == "ORG"):
            return ""
        if kind in ("division", "county"):
            return kind
        if kind in ("water", "land", "settlement") and _with_head(match, after):
            return (
                kind if kind != "settlement" or after.lower_ in ("city", "town", "village") else ""
            )
    return ""


def _has_division(match: Match, after: "Token") -> bool:
    """Whether what the parser takes for a person's name is a division's, before a common noun: "the
    Kherson region".
    """
    return (
        match.whole
        and after.text.islower()
        and any(entry.kind.startswith("A.ADM") for entry in match.entries)
    )


def _with_head(match: Match, after: "Token") -> bool:
    token = match.doc[match.last - 1]
    return token.head.i == after.i or token.head.i == token.i or after.text[0].isupper()


def in_date_line(match: Match) -> bool:
    """Whether it opens a paragraph in capitals: "KYIV, Ukraine (AP) —"."""
    capitals = match.doc[match.first : match.last].text.isupper()
    return match.first == 0 and capitals and match.after is not None and match.after.text in _DASHES


def institution(match: Match, words: Lexicon) -> bool:
    """The name leads, or is the place of, an institution: "Berea Police Department", "Ministry of
    Health of Angola".
    """
    after, before = match.after, match.before
    if after is not None and after.lower_ in words.institutions:
        return match.label != "PERSON" or match.whole
    if (
        match.label == "ORG"
        and before is not None
        and before.lower_ in ("of", "in", "at")
        and match.first > 1
    ):
        return match.doc[match.first - 2].lower_ in words.institutions
    return False


def goes_on(match: Match, words: Lexicon) -> bool:
    """Whether the longer name that it begins is no institution's: "Paris Hilton", "Toronto Blue
    Jays".
    """
    after = match.after
    if match.whole or not match.label or after is None:
        return False
    return after.ent_iob_ == "I" and after.text[0].isupper() and after.lower_ not in words.generic


def inside_name(match: Match) -> bool:
    """Whether by the parse, too, it is a part of a longer name: "Kyiv Independent", unlike "Velm
    Has Fallen".
    """
    first, last = match.doc[match.first], match.doc[match.last - 1]
    before, after = match.before, match.after
    if match.whole or not match.label:
        return False
    goes_on = after is not None and after.ent_iob_ == "I" and after.pos_ not in ("AUX", "VERB")
    if (
        goes_on
        and last.dep_ in _INSIDE_NAME
        and last.head.i >= match.last
        and last.head.pos_ == "PROPN"
    ):
        return True
    ends = (
        before is not None
        and first.ent_iob_ == "I"
        and before.head == last
        and before.dep_ in _INSIDE_NAME
    )
    return ends and before is not None and before.text[0].isupper()


def in_headline(match: Match) -> bool:
    """Whether its line is in title case, where a common noun has a capital as well."""
    words = [token.text for token in match.doc if token.is_alpha and len(token) >= _LONG_WORD]
    return len(words) >= _FEW_WORDS and sum(word[0].isupper() for word in words) >= _MOST * len(
        words
    )


def born_there(match: Match) -> bool:
    """Whether it is the first part of "Kharkiv-born" and the like."""
    after = match.doc[match.last : match.last + 2]
    return (
        len(after) == 2
        and after[0].text in ("-", "–")
        and after[1].lower_ in _FROM
        and bool(match.entries)
    )


def constituency(match: Match) -> bool:
    """Whether it follows a member's party: "D-Oakland"."""
    return (
        match.first > 1
        and match.doc[match.first - 1].text == "-"
        and match.doc[match.first - 2].text in _PARTIES
    )
