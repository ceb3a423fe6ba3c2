"""The numbers of a passage with what they count, and those told without a figure: "a woman", "no one", "any losses"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.attribution.claim import Stance
from sayso.language.parser import lemma_of
from sayso.propositions.counting.groups import group_of, is_person, words
from sayso.propositions.counting.totals import totalled
from sayso.propositions.phrases import none_of
from sayso.reference.amounts.amount import Amount, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_MAIN = ("nsubj", "nsubjpass", "dobj", "attr")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what is counted: "559 citizens, including 15 children"."""

    who: str
    group: str
    low: int
    high: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Number:
    """Bounds that the words give, with or without an amount."""

    low: int
    high: int | None
    approximate: bool = False
    figure: int | None = None
    per: str = ""
    further: bool = False
    parts: tuple[Share, ...] = ()
    who: str = ""
    group: str = ""


NONE = Number(0, 0)
ONE = Number(1, 1)
MANY = Number(2, None)
ANY = Number(0, None)


def find_numbers(scene: "Scene") -> Iterator[tuple[Number, "Token", "Token | None"]]:
    """Each number of the passage with the head of what it counts, and that of the figure that it revises; then those
    told without an amount.
    """
    known: set[Token] = set()
    former: dict[tuple[int, int], Token] = {}
    for amount in scene.amounts:
        head = _head(scene, amount)
        if amount.kind is not Kind.COUNT or head is None:
            continue
        known.update((head, *scene.analysis.parse.tokens(*amount.span)))
        if amount.revised_to is not None:
            former[amount.revised_to] = head
        if amount.revised_to is None or head.head.lower_ != "from":
            yield _number(amount), head, former.get(amount.span)
    for token in scene.tokens:
        if token in known or token.dep_ not in _ARGUMENTS or token.pos_ not in ("NOUN", "PROPN", "PRON", "DET"):
            continue
        if none_of(token) is not None or is_denied_of_any(scene, token):
            yield NONE, token, None
        elif _is_one(token):
            yield ONE, token, None
        elif _is_many(token):
            yield MANY, token, None


def _head(scene: "Scene", amount: Amount) -> "Token | None":
    """The noun that the amount counts, or the number itself, where it stands alone or shares a noun told before it."""
    noun = amount.noun if amount.noun and amount.noun.span[1] > amount.span[0] else None
    span = noun.span if noun else amount.span
    tokens = scene.analysis.parse.tokens(*span)
    known = set(tokens)
    tops = [token for token in tokens if token.head not in known or token.head == token]
    top = next((token for token in reversed(tops) if not token.is_punct), None)
    if top is None or noun is not None:
        return top
    return next((token for token in reversed(tokens) if token.pos_ == "NUM"), top)


def _number(amount: Amount) -> Number:
    shares = tuple(
        Share(
            part.noun.text if part.noun else "",
            words().key("groups", part.noun.lemma) or "" if part.noun else "",
            int(part.low),
            None if part.high is None else int(part.high),
            part.approximate,
        )
        for part in amount.parts
        if part.kind is Kind.COUNT
    )
    high = None if amount.high is None else int(amount.high)
    who = amount.noun.text if amount.noun else ""
    group = words().key("groups", amount.noun.lemma) or "" if amount.noun else ""
    printed = int(amount.figures[0]) if len(amount.figures) == 1 else None
    figure = None if printed in (int(amount.low), high) and not amount.approximate else printed
    return Number(int(amount.low), high, amount.approximate, figure, amount.per, amount.further, shares, who, group)


def find_unbounded(scene: "Scene") -> Iterator[tuple[Number, "Token", None]]:
    """What is told of without a number: "did not say how many had died", "the toll is far higher"."""
    kept_back = scene.stance is Stance.WITHHOLDS
    for token in scene.tokens:
        named = words().key("nouns", lemma_of(token)) or words().key("nouns", token.lower_)
        asked = token.lower_ == "many" and any(c.lower_ == "how" for c in token.children)
        summed = token.dep_ == "pobj" and totalled(token.head.head) is not None
        argued = token.dep_ in _MAIN and lemma_of(token) in words()["vague", "unbounded"]
        if asked or (named in words()["vague", "what"] and (kept_back or summed or argued)):
            yield ANY, token, None


def is_denied_of_any(scene: "Scene", token: "Token") -> bool:
    """What is denied of any is said of none: "denied any losses"."""
    if scene.stance is not Stance.DENIES:
        return False
    return token.lower_ in ("anyone", "anybody") or any(c.dep_ == "det" and c.lower_ == "any" for c in token.children)


def _is_one(token: "Token") -> bool:
    """A person told of with "a": "a woman was killed"."""
    if not is_person(group_of(token) or "-") or any(c.lower_ in ("many", "few", "hundred") for c in token.children):
        return False
    return any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children)


def _is_many(token: "Token") -> bool:
    """Many people, heavy losses, a lot of casualties: more than one, and no figure."""
    lexicon = words()
    if token.dep_ == "pobj" and lemma_of(token.head.head) in lexicon["vague", "measures"]:
        return True
    before = {c.lower_ for c in token.children if c.dep_ == "amod"}
    heavy = lemma_of(token) in lexicon["vague", "nouns"] and bool(before & lexicon["vague", "heavy"])
    return heavy or bool(before & lexicon["vague", "many"])
