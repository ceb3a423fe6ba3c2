"""The numbers of a passage with what they count, and those told without a figure: "a woman", "no
one", "any losses".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import SUBJECTS, child
from sayso.propositions.count.groups import group_of, is_person, words
from sayso.propositions.count.totals import totalled
from sayso.propositions.phrases import none_of, object_of
from sayso.record.amount import Amount, Kind
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
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
    """Each number of the passage with the head of what it counts, and that of the figure that it
    revises; then those told without an amount.
    """
    known: set[Token] = set()
    former: dict[tuple[int, int], Token] = {}
    for amount in scene.amounts:
        head = _head(scene, amount)
        if head is None or not _counts(amount):
            continue
        known.update((head, *scene.analysis.parse.tokens(*amount.span)))
        if amount.revised_to is not None:
            former[amount.revised_to] = head
        if amount.revised_to is None or head.head.lower_ != "from":
            yield _number(amount), head, former.get(amount.span)
    yield from _without_amount(scene, known)


def _without_amount(
    scene: "Scene", known: "set[Token]"
) -> Iterator[tuple[Number, "Token", "Token | None"]]:
    """Numbers that no amount tells: "nobody", "a soldier", "soldiers"."""
    for token in scene.tokens:
        if (
            token in known
            or token.dep_ not in _ARGUMENTS
            or token.pos_ not in ("NOUN", "PROPN", "PRON", "DET")
        ):
            continue
        if none_of(token) is not None or is_denied_of_any(scene, token):
            yield NONE, token, None
        elif _is_one(token):
            yield from _ones(token)
        elif _is_many(token):
            yield MANY, token, None


def _head(scene: "Scene", amount: Amount) -> "Token | None":
    """The noun that the amount counts, or the number itself, where it stands alone or shares a noun
    told before it.
    """
    noun = amount.noun if amount.noun and amount.noun.span[1] > amount.span[0] else None
    span = noun.span if noun else amount.span
    tokens = scene.analysis.parse.tokens(*span)
    known = set(tokens)
    tops = [token for token in tokens if token.head not in known or token.head == token]
    top = next((token for token in reversed(tops) if not token.is_punct), None)
    if top is None or noun is not None:
        return top
    return next((token for token in reversed(tokens) if token.pos_ == "NUM"), top)


def _counts(amount: Amount) -> bool:
    """It is a number of something, or a share of such: "half of the 60 drones"."""
    return amount.kind is Kind.COUNT or _whole(amount) is not None


def _whole(amount: Amount) -> Amount | None:
    """The number that a percentage is of."""
    whole = amount.out_of if amount.kind is Kind.PERCENT and amount.unit == "percent" else None
    return whole if whole is not None and whole.kind is Kind.COUNT else None


def _share(amount: Amount, whole: Amount) -> Number:
    """A fraction of a number that is given: more than half of the 60 are 31 to 60."""
    low, high = ceil(whole.low * amount.low / 100), whole.high
    if high is not None and amount.high is not None:
        high = floor(high * amount.high / 100)
    over, under = ("more than" in amount.reason.what), ("less than" in amount.reason.what)
    low += int(over and low * 100 == whole.low * amount.low)
    top = None if high is None else int(high) - int(under)
    who, group = _named(whole)
    return Number(low, top, amount.approximate or whole.approximate, who=who, group=group)


def _named(amount: Amount) -> tuple[str, str]:
    noun = amount.noun
    return (noun.text, words().key("groups", noun.lemma) or "") if noun else ("", "")


def _number(amount: Amount) -> Number:
    whole = _whole(amount)
    if whole is not None:
        return _share(amount, whole)
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
    who, group = _named(amount)
    printed = int(amount.figures[0]) if len(amount.figures) == 1 else None
    figure = None if printed in (int(amount.low), high) and not amount.approximate else printed
    return Number(
        int(amount.low),
        high,
        amount.approximate,
        figure,
        amount.per,
        amount.further,
        shares,
        who,
        group,
    )


def find_unbounded(scene: "Scene") -> Iterator[tuple[Number, "Token", None]]:
    """What is told of without a number: "did not say how many had died", "the toll is far
    higher".
    """
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
    return token.lower_ in ("anyone", "anybody") or any(
        c.dep_ == "det" and c.lower_ == "any" for c in token.children
    )


def _is_one(token: "Token") -> bool:
    """A person told of with "a" or as somebody's: "a woman was killed", "his son"; no group with
    its number: "a family of five".
    """
    if not is_person(group_of(token) or "-") or any(
        c.lower_ in ("many", "few", "hundred") for c in token.children
    ):
        return False
    of = object_of(token, "of") if lemma_of(token) in words()["one", "groups"] else ()
    if any(n.pos_ == "NUM" or child(n, "nummod") is not None for n in of):
        return False
    if any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children):
        return True
    kin = lemma_of(token) in words()["one", "somebodys"] and token.tag_ == "NN"
    return kin and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def _ones(token: "Token") -> Iterator[tuple[Number, "Token", None]]:
    """So many as are told of one after another: "a man, 45, and his son" are two; a fifth one comes
    on top.
    """
    if _is_listed_one(token):
        return
    if any(_is_later_ordinal(c) for c in token.children):
        yield Number(1, 1, further=True), token, None
        return
    count, last = 1, token
    while (following := _next_one(last)) is not None:
        count, last = count + 1, following
    yield (ONE if count == 1 else Number(count, count)), token, None


def _next_one(token: "Token") -> "Token | None":
    """The next single person of a list, also past an age: "a man, 45, and his son"."""
    beside = next((c for c in token.children if c.dep_ == "appos" and _is_one(c)), None)
    if beside is not None:
        return beside
    ages = (c for c in token.children if c.pos_ == "NUM" or c.dep_ == "appos")
    listed = next(
        (c for head in (token, *ages) for c in head.children if c.dep_ == "conj" and _is_one(c)),
        None,
    )
    return listed or next((c for c in _beside(token) if c.i > token.i and _is_one(c)), None)


def _beside(token: "Token") -> list["Token"]:
    """Other subjects of its verb, as a list with ages in it may be parsed."""
    if token.dep_ not in SUBJECTS:
        return []
    return [c for c in token.head.children if c.dep_ == token.dep_ and c != token]


def _is_listed_one(token: "Token") -> bool:
    """Whether it goes on a list, with whose first it is counted."""
    heads = (token.head, token.head.head, *(c for c in _beside(token) if c.i < token.i))
    return any(head != token and _is_one(head) and _next_one(head) == token for head in heads)


def _is_later_ordinal(token: "Token") -> bool:
    """Of "a fifth body": there are others, and it is one more."""
    return token.lower_ in words()["one", "ordinals"] or (
        token.lower_ != "1st" and bool(_ORDINAL.fullmatch(token.lower_))
    )


def _is_many(token: "Token") -> bool:
    """Many people, heavy losses, a lot of casualties: more than one, and no figure."""
    lexicon = words()
    if token.dep_ == "pobj" and lemma_of(token.head.head) in lexicon["vague", "measures"]:
        return True
    before = {c.lower_ for c in token.children if c.dep_ == "amod"}
    heavy = lemma_of(token) in lexicon["vague", "nouns"] and bool(
        before & lexicon["vague", "heavy"]
    )
    return heavy or bool(before & lexicon["vague", "many"])
