"""What an amount counts: the noun that follows it."""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft, NounPhrase
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.phrases import is_collective, noun_at, noun_lemma


def with_noun(line: Line, draft: Draft) -> Draft:
    """``draft`` with the noun that it counts, if there is one."""
    if line.word(draft.last + 1) in ("-", "‑") and line.glued(draft.last + 1):
        return _compound(line, draft)
    if draft.rules[0] == "nobody":
        return replace(draft, noun=NounPhrase(draft.first, draft.last, "person"))
    at = _start(line, draft)
    noun = None if at is None else noun_at(line, at)
    if noun is None or not _is_counted(line, draft, noun):
        return draft
    others = noun.lemma == "other" or line.word(draft.last + 1) in (
        "other",
        "additional",
        "further",
        "extra",
    )
    return replace(draft, noun=noun, further=draft.further or others)


def _compound(line: Line, draft: Draft) -> Draft:
    """A ten-man team, a 40-vehicle convoy, a 300-strong unit."""
    at = draft.last + 2
    word, token = line.word(at), line.parsed(at)
    if (
        draft.kind is not Kind.COUNT
        or word not in load_words().sets["nouns", "groups"]
        or not line.glued(at)
    ):
        return draft
    if word == "strong":
        return replace(draft, last=at, hyphened=True)
    lemma = noun_lemma(token) if token is not None and token.lower_ == word else word
    return replace(draft, last=at, noun=NounPhrase(at, at, lemma, True), hyphened=True)


def _start(line: Line, draft: Draft) -> int | None:
    """The first token of the noun's group, past "of the" and the like; None where no noun may
    follow.
    """
    at = _past_parenthesis(line, draft.last + 1)
    at += line.word(at) in ("'", "’", "”", '"') and line.word(at + 1) in ("of", "worth")
    half = draft.kind is Kind.PERCENT and line.word(draft.core_last) == "half"
    at += draft.kind in (Kind.MONEY, Kind.MEASURE) and line.has(at, ("worth", "of"))
    linked = line.word(at) == "of"
    linked = linked or (draft.kind is Kind.MONEY and line.word(at) == "in")
    if draft.kind is not Kind.COUNT and not linked and not half:
        return None
    if draft.kind is Kind.MEASURE and (draft.hyphened or line.word(draft.first) == "within"):
        return None
    if draft.ranged and line.has(at, (",", "of")):
        at, linked = at + 1, True
    at += linked or (
        draft.ranged and line.word(at) == "," and "," in line.words(draft.core, draft.last)
    )
    sets = load_words().sets
    while (linked or half) and line.word(at) in sets["nouns", "determiners"]:
        at += 1
    at += line.word(at) == "such"
    barred = sets["nouns", "determiners"] | sets["nouns", "barred"]
    return None if line.word(at) in barred else at


def _past_parenthesis(line: Line, at: int) -> int:
    """Past "(22,000 tons)" in "20,000 tonnes (22,000 tons) of grain", from either of the two."""
    for end in range(at, at + 6 if line.word(at) == "(" else at + 1):
        if line.word(end) == ")" and line.word(end + 1) in ("of", "in", "worth"):
            return end + 1
    return at


def _is_counted(line: Line, draft: Draft, noun: NounPhrase) -> bool:
    """The noun is no word of time, and has the number that the amount asks for."""
    sets = load_words().sets
    if noun.lemma in sets["nouns", "never"] or noun.lemma in sets["times_of_day", "weekdays"]:
        return False
    named = line.printed(noun.last)[:1].isupper()
    if draft.kind is Kind.MEASURE:
        return not named
    if draft.kind is not Kind.COUNT or draft.zero or is_collective(noun):
        return True
    if draft.figures == (1,) and not draft.changes:
        return not noun.plural or noun.lemma in sets["nouns", "substantives"]
    return noun.plural or draft.figures == (1,) or named or line.word(draft.last + 1) == "of"


def share_nouns(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Twelve Ukrainian and three foreign volunteers: an adjective before "and" counts the noun that
    comes after.
    """
    shared: list[Draft] = []
    following: Draft | None = None
    for draft in reversed(drafts):
        if following is not None and _is_adjective(line, draft, following):
            draft = replace(draft, noun=following.noun)
        shared.append(draft)
        following = draft
    return shared[::-1]


def _is_adjective(line: Line, draft: Draft, following: Draft) -> bool:
    at = draft.last + 1
    token, noun = line.parsed(at), following.noun
    if (
        token is None
        or noun is None
        or draft.kind is not Kind.COUNT
        or following.kind is not Kind.COUNT
    ):
        return False
    if draft.noun is not None and (draft.noun.plural or draft.noun.last > at):
        return False
    if (
        token.pos_ not in ("ADJ", "PROPN")
        or line.word(at) in load_words().sets["nouns", "substantives"]
    ):
        return False
    linked = line.word(at + 1) in ("and", "or") and following.first == at + 2
    return linked and noun.plural and noun.last > following.last + 1
