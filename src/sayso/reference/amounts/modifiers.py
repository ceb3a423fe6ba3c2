"""Finds the words around a figure that move its bounds: "at least", "some ... or more", "up to
around".
"""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.bounds import apply, is_open
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import Phrase, Phrases, load_words
from sayso.reference.amounts.line import Line

_GLUED = (("+",), ("-", "plus"), ("-", "odd"))


def modify(line: Line, draft: Draft) -> Draft:
    """``draft`` with the bounds that the words before and after it set, and with those words."""
    while (wider := _before(line, draft)) is not None:
        draft = wider
    while (wider := _after(line, draft)) is not None:
        draft = wider
    return draft


def modify_after_noun(line: Line, draft: Draft) -> Draft:
    """The same for words behind the noun, "20 tanks or more", and for those that count only without
    a noun.
    """
    draft = _alone(line, draft)
    if draft.noun is None:
        at = draft.last + 1
        if line.word(at) != ",":
            return draft
    else:
        at = draft.noun.last + 1
    at += line.word(at) == ","
    found = _starting(line, load_words().after, at)
    if found is None or found[0] in _GLUED or found[1] == "further" or not _fits(draft, found[1]):
        return draft
    last = at + len(found[0]) - 1
    if (
        line.is_number(last + 1)
        or line.word(last + 1) in load_words().numbers
        or line.word(last + 1) in ("of", "a")
    ):
        return draft
    return replace(apply(draft, found[1]), heard=(*draft.heard, (at, last)))


def _alone(line: Line, draft: Draft) -> Draft:
    """The toll has passed 9,000; but a column that passed 12 villages says nothing of more."""
    if draft.noun is not None and draft.kind is Kind.COUNT:
        return draft
    found = _ending(line, load_words().before_alone, draft.first)
    if found is None or not _fits(draft, found[1]):
        return draft
    return replace(apply(draft, found[1]), first=draft.first - len(found[0]))


def _before(line: Line, draft: Draft) -> Draft | None:
    found = _ending(line, load_words().before, draft.first)
    if found is None and draft.kind is Kind.MEASURE:
        found = _ending(line, load_words().before_measure, draft.first)
    if found is None or not _fits(draft, found[1]):
        return None
    phrase, rule = found
    first = draft.first - len(phrase)
    if phrase in _PLACES and _is_no_bound(line, first, draft):
        return None
    if rule == "even":
        behind = _ending(line, load_words().before, first)
        if behind is None or behind[1] == "even":
            return None
    return replace(apply(draft, rule) if rule != "even" else draft, first=first)


_PLACES = (("over",), ("about",), ("around",), ("above",), ("under",), ("below",), ("beyond",))


def _is_no_bound(line: Line, i: int, draft: Draft) -> bool:
    """The word is a preposition or belongs to a verb: "handed over 14 tanks", "spoke about 12
    prisoners".
    """
    sets = load_words().sets
    before = line.word(i - 1)
    stem = before.removesuffix("s").removesuffix("ing")
    token = line.parsed(i)
    if token is not None and token.dep_ == "prt":
        return True
    if line.word(i) in ("over", "under") and draft.figures == (1,) and draft.kind is Kind.COUNT:
        return True
    if line.word(i) == "about":
        return (
            before in sets["nouns", "talk"]
            or stem in sets["nouns", "talk"]
            or stem.removesuffix("ed") in sets["nouns", "talk"]
        )
    if draft.kind is not Kind.COUNT:
        return False
    return (
        before in sets["nouns", "crossing"]
        or stem in sets["nouns", "crossing"]
        or stem.removesuffix("ed") in sets["nouns", "crossing"]
    )


def _after(line: Line, draft: Draft) -> Draft | None:
    at = draft.last + 1
    found = _starting(line, load_words().after, at)
    if found is None:
        return None
    phrase, rule = found
    last = at + len(phrase) - 1
    if phrase in _GLUED and not (line.glued(at) and (len(phrase) == 1 or line.glued(last))):
        return None
    if not _fits(draft, rule):
        return replace(draft, last=last) if phrase in _GLUED else None
    if rule == "further" and (
        line.word(last + 1) == "than" or draft.kind is not Kind.COUNT or draft.zero
    ):
        return None
    follows = line.is_number(last + 1) or line.word(last + 1) in load_words().numbers
    if follows and rule != "further":
        return None
    return replace(apply(draft, rule), last=last)


def _fits(draft: Draft, rule: str) -> bool:
    """No bound is set twice, and nothing bounds "none"."""
    if draft.zero and rule != "further":
        return False
    if is_open(rule) and draft.direction:
        return False
    return rule not in draft.changes


def _ending(line: Line, phrases: Phrases, i: int) -> tuple[Phrase, str] | None:
    for phrase in phrases.by_last.get(line.word(i - 1), ()):
        if line.ends(i, phrase):
            return phrase, phrases.meanings[phrase]
    return None


def _starting(line: Line, phrases: Phrases, i: int) -> tuple[Phrase, str] | None:
    for phrase in phrases.by_first.get(line.word(i), ()):
        if line.has(i, phrase):
            return phrase, phrases.meanings[phrase]
    return None
