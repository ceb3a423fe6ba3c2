"""What is given: the thing, its family and model, and how many of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.phrases import before, name_of, object_of
from sayso.propositions.pledge.words import words
from sayso.record.amount import Amount, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_BACK = 1500
"""Code points within which "them" and "the delivery" mean what was told before."""
_VAGUE = ("weapon", "aid")
_IN_SETS = ("air-defence", "artillery")
"""Kinds of which batteries and systems are."""


@dataclass(frozen=True, slots=True)
class Item:
    """``text`` as printed, ``kind`` a key of [items], ``model`` a name that is known; bounds where
    a number is told.
    """

    text: str
    kind: str
    model: str = ""
    low: int | None = None
    high: int | None = None
    unit: str = ""
    tokens: tuple["Token", ...] = ()
    weak: bool = False
    """The word means help or arms only beside a state, or with an adjective that says so:
    "support", "system".
    """


def item_of(scene: "Scene", token: "Token") -> Item | None:
    """The thing that the noun phrase with this head names; None if it is none that is given in a
    war.
    """
    amount = scene.amount_of(token)
    thing = _measured(token)
    if amount is not None and amount.kind is Kind.MONEY:
        return _money(amount, token, _family(thing, [thing])[0] or "aid")
    phrase = _phrase(thing)
    kind, model = _family(thing, phrase)
    meant = _set_of(scene, thing) if not model and kind in ("", "weapon", "artillery") else None
    kind, model = meant or (kind, model)
    if not kind:
        return None
    weak = (
        not model
        and meant is None
        and lemma_of(thing) in words()["weak", "nouns"]
        and not _qualified(phrase)
    )
    item = Item(_bare(_text(scene, thing, phrase)), kind, model, tokens=tuple(phrase), weak=weak)
    return _counted(scene, item, token, thing)


def _set_of(scene: "Scene", thing: "Token") -> tuple[str, str] | None:
    """What "seven batteries", "the system" are of, by the thing that was named last."""
    last = (
        last_item(scene, thing, _IN_SETS) if lemma_of(thing) in words()["nouns", "sets"] else None
    )
    return (last.kind, last.model) if last is not None else None


def given_before(scene: "Scene", token: "Token") -> "Token | None":
    """Who is given it, where the parser takes the name for a part of the thing's: "sent Kyiv 14
    tanks".
    """
    phrase = before(_measured(token))
    first = phrase[0]
    directly = first.i > 0 and first.doc[first.i - 1].pos_ in ("VERB", "AUX")
    if not directly or first.dep_ not in ("nmod", "compound") or first.pos_ != "PROPN":
        return None
    return first if scene.parties.state(scene.parties.of(first, None)) else None


def _bare(text: str) -> str:
    """Without the words that say only which of them: "promised Abrams tanks", "a third battery"."""
    told = text.split()
    while len(told) > 1 and told[0].casefold() in words()["nouns", "which"]:
        told.pop(0)
    return " ".join(told)


def _qualified(phrase: Iterable["Token"]) -> bool:
    return any(t.lower_ in words()["weak", "qualified"] for t in phrase)


def is_model(token: "Token") -> bool:
    """Whether it is the name of a thing that the parser may take for someone: "supply Leopard 2
    tanks".
    """
    return _is_name(token) and any(words().key("models", form) for form in _forms(token))


def last_item(scene: "Scene", token: "Token", kinds: tuple[str, ...] = ()) -> Item | None:
    """The thing that was named last before the token, without its number; of one of the ``kinds``
    if any are given.
    """
    at = scene.at(token)
    for each in reversed(scene.analysis.parse.tokens(max(0, at - _BACK), at)):
        if each.pos_ in ("NOUN", "PROPN") and each.dep_ not in ("compound", "nmod", "amod"):
            kind, model = _family(each, before(each))
            if kind in kinds or (kind and not kinds and kind not in _VAGUE):
                return Item(_text(scene, each, before(each)), kind, model)
    return None


def _text(scene: "Scene", thing: "Token", phrase: list["Token"]) -> str:
    """The words from the number on, which may itself follow who is given: "sent Kyiv 14 Leopard 2
    tanks".
    """
    amount = scene.amount_of(thing)
    if not phrase:
        return name_of(thing)
    if phrase[0] not in before(thing):
        return "".join(t.text_with_ws for t in phrase).strip()
    given = given_before(scene, thing)
    if given is not None and amount is None:
        return "".join(t.text_with_ws for t in phrase if t.i > given.i).strip()
    if amount is None or scene.at(phrase[0]) > amount.span[0]:
        return name_of(thing, frozenset(phrase))
    after = [t for t in phrase if scene.at(t) >= amount.span[1]]
    return "".join(t.text_with_ws for t in after).strip() or name_of(thing)


def _phrase(thing: "Token") -> list["Token"]:
    """The words up to the thing; its model may have been parsed as another object: "supply Leopard
    2 tanks".
    """
    phrase = [
        t for t in before(thing) if t.tag_ != "VBG" or lemma_of(t) not in words()["verbs", "give"]
    ]
    first = phrase[0] if phrase else thing
    if first.dep_ == "nummod" and first.i > 0 and is_model(first.doc[first.i - 1]):
        return [first.doc[first.i - 1], *phrase]
    return phrase


def _measured(token: "Token") -> "Token":
    """From "a company of Leopard tanks" to the tanks."""
    for _ in range(3):
        if lemma_of(token) not in words()["nouns", "measures"] and token.pos_ != "NUM":
            break
        inner = next(iter(object_of(token, "of")), None)
        if inner is None:
            break
        token = inner
    return token


def _family(head: "Token", phrase: Iterable["Token"]) -> tuple[str, str]:
    """The kind by the head, and more exactly by the words before it; the model among them."""
    lexicon = words()
    named = [t for t in phrase if t.dep_ not in ("poss", "det")]
    texts = [*(form for t in named for form in _forms(t)), *_pairs(named)]
    own = next((key for form in _forms(head) if (key := _own_kind(head, form))), None)
    model = next(
        (form for t in named if _is_name(t) for form in _forms(t) if lexicon.key("models", form)),
        "",
    )
    ordinary = head.pos_ == "NOUN" and not _is_name(head)
    if own is None and (
        not model or (ordinary and lemma_of(head) not in lexicon["nouns", "generic"])
    ):
        return "", ""
    if own == "aid":
        return (
            ("", "")
            if any(t.lower_ in lexicon["not_items", "before"] for t in named)
            else (own, "")
        )
    kinds = [str(lexicon.key("items", text)) for text in texts if lexicon.key("items", text)]
    exact = next((kind for kind in kinds if kind not in _VAGUE), own or "")
    return lexicon.key("models", model) or exact if model else exact, model


def _own_kind(head: "Token", form: str) -> str | None:
    return (
        words().key("items", form)
        if _is_name(head) or words().key("models", form) is None
        else None
    )


def _is_name(token: "Token") -> bool:
    """A capital or a digit tells a thing's name from the common noun: Challenger 2, F-16,
    challengers.
    """
    return any(ch.isupper() or ch.isdigit() for ch in token.text)


def _forms(token: "Token") -> tuple[str, ...]:
    """A name is no word of the lemmatiser's: "Leopards" is its own lemma."""
    lower = str(token.lower_)
    return (
        (lemma_of(token), lower, lower.removesuffix("s"))
        if _is_name(token)
        else (lemma_of(token), lower)
    )


def _pairs(tokens: list["Token"]) -> list[str]:
    """Compounds of two words, with a hyphen or without."""
    found = [f"{a.lower_} {lemma_of(b)}" for a, b in pairwise(tokens)]
    around = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return [*found, *(f"{a.lower_}-{b.lower_}" for a, hyphen, b in around if hyphen.text == "-")]


def _counted(scene: "Scene", item: Item, token: "Token", thing: "Token") -> Item:
    amount = scene.amount_of(thing)
    if amount is None and lemma_of(token) not in words()["nouns", "measures"]:
        amount = scene.amount_of(token)
    amount = amount or _apart(scene, thing) or _priced(scene, token)
    if amount is None or amount.kind not in (Kind.COUNT, Kind.MONEY) or amount.high == 0:
        return item
    if lemma_of(token) in words()["nouns", "shares"] and token != thing:
        return item
    high = None if amount.high is None else int(amount.high)
    weak = (
        item.weak
        and item.kind == "aid"
        and not (amount.unit and lemma_of(thing) in words()["weak", "aid"])
    )
    return replace(item, low=int(amount.low), high=high, unit=amount.unit, weak=weak)


def _priced(scene: "Scene", thing: "Token") -> Amount | None:
    """What it is worth: "aid of $400 million", "weapons worth $2bn"."""
    amounts = (scene.amount_of(t) for t in thing.subtree if t.pos_ == "NUM" and t != thing)
    return next((each for each in amounts if each is not None and each.kind is Kind.MONEY), None)


def _apart(scene: "Scene", thing: "Token") -> Amount | None:
    """The number that follows in the same sentence: "a company of tanks, that is 14 of them"."""
    end = thing.sent[-1]
    for amount in scene.amounts:
        if scene.at(thing) < amount.span[0] <= scene.at(end) and amount.kind is Kind.COUNT:
            text = amount.noun.text.casefold() if amount.noun else ""
            following = scene.analysis.parse.tokens(amount.span[1], amount.span[1] + 9)
            if text in ("them", "these") or [t.lower_ for t in following[:2]] == ["of", "them"]:
                return amount
    return None


def _money(amount: Amount, token: "Token", kind: str) -> Item:
    noun = amount.noun.text if amount.noun else "money"
    high = None if amount.high is None else int(amount.high)
    weak = amount.noun is None or amount.noun.lemma not in words()["weak", "aid"]
    return Item(
        noun, kind, "", int(amount.low), high, amount.unit, (token,), weak=weak and kind == "aid"
    )
