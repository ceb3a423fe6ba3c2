"""Whether a proposition gives the answer that a gold position has: holder, accused, numbers, donor,
item, stage.

A position stands for all its claims, and not each of them says all of it; so a number, a donor and
an item are asked for only where the claim's own words hold them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.evaluation.scenarios import Answer

_NO_SIDE = frozenset(
    {
        "",
        "none",
        "other",
        "third-party",
        "third party",
        "unattributed",
        "local/civil",
        "neutral",
        "unknown",
    }
)
_WORD = re.compile(r"[^\W_]+")
_SMALL = (
    *(
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER_WORDS = dict(enumerate(_SMALL))
_STAGES: Mapping[str, frozenset[str]] = {
    "requested": frozenset({"requested"}),
    "permission requested": frozenset({"requested"}),
    "considering": frozenset({"considered"}),
    "undecided": frozenset({"considered"}),
    "intends": frozenset({"pledged", "considered"}),
    "conditional": frozenset({"pledged", "considered"}),
    "offered": frozenset({"pledged", "considered"}),
    "expected": frozenset({"pledged", "considered"}),
    "pledged": frozenset({"pledged", "approved"}),
    "approved": frozenset({"approved", "pledged"}),
    "granted in principle": frozenset({"approved"}),
    "would not block": frozenset({"approved"}),
    "delivering": frozenset({"delivering"}),
    "delivered": frozenset({"delivered"}),
    "opposed": frozenset({"refused"}),
    "reluctant": frozenset({"refused", "considered"}),
    "refused": frozenset({"refused"}),
    "withdrawn": frozenset({"withdrawn"}),
}
"""What the gold's words for a stage are in ours; other words are not scored."""
_SAME_DONOR = {
    "uk": "united kingdom",
    "britain": "united kingdom",
    "us": "united states",
    "usa": "united states",
}
_NEAR = 1
"""How far a bound may lie from the gold's: "more than 500" is 500 and up for some, 501 and up for
others.
"""


def same_side(gold: str, read: str) -> bool:
    """Whether two sides are one; all that are of no party to the conflict are."""
    return _side(gold) == _side(read)


def fields_of(answer: Answer, words: str) -> Iterator[str]:
    """The fields that an answer can be scored on, for a claim with the content ``words``."""
    value = answer.value
    if value.get("withheld"):
        return
    if answer.type == "control" and value.get("holder"):
        yield "holder"
    if answer.type == "responsibility" and value.get("blames"):
        yield "accused"
    if answer.type == "count" and _numbers(value) and _printed(_numbers(value), words):
        yield "numbers"
    if answer.type == "pledge":
        yield from _fields_of_pledge(value, words)


def _fields_of_pledge(value: Mapping[str, Any], words: str) -> Iterator[str]:
    quantity = value.get("quantity")
    if isinstance(quantity, Mapping) and _numbers(quantity) and _printed(_numbers(quantity), words):
        yield "numbers"
    if value.get("donor"):
        yield "donor"
    if value.get("item") and _stems(value["item"]) & _stems(words):
        yield "item"
    if value.get("stage") in _STAGES:
        yield "stage"


def given(field: str, answer: Answer, propositions: Iterable[Mapping[str, Any]]) -> bool:
    """Whether one of the propositions, all of the answer's type, gives its ``field``."""
    return any(_GIVES[field](answer.value, each) for each in propositions)


def _holder(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    wanted, holder = str(gold["holder"]).lower(), str(read.get("holder") or "").lower()
    if not wanted.startswith("not "):
        return wanted == holder
    left = read.get("change") in ("lost", "withdrew") or read.get("stance") == "denies"
    return bool(holder) and (holder != wanted[4:] or left)


def _accused(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    wanted = str(gold["blames"])
    if wanted.lower().startswith("not "):
        return read.get("stance") == "denies" and _side(wanted[4:]) == _side(
            str(read.get("accused_side") or "")
        )
    return wanted.lower() == str(read.get("accused") or "").lower() or _side(wanted) == _side(
        str(read.get("accused_side") or read.get("accused") or "")
    )


def _bounds(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    gold = gold["quantity"] if isinstance(gold.get("quantity"), Mapping) else gold
    low, high, kind = gold.get("low"), gold.get("high"), gold.get("kind")
    its_low, its_high = read.get("low"), read.get("high")
    if kind == "at_least":
        return its_high is None and _close(low, its_low)
    if kind == "at_most":
        return _close(high, its_high) and its_low in (None, 0)
    if kind == "approx":
        wanted = [bound for bound in (low, high) if bound is not None]
        return all(
            (its_low or 0) <= bound and (its_high is None or bound <= its_high) for bound in wanted
        )
    return low == its_low and high == its_high


def _donor(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    wanted, donor = (
        str(gold["donor"]).lower(),
        f"{read.get('donor') or ''} {read.get('donor_id') or ''}".lower().strip(),
    )
    names = {wanted, _SAME_DONOR.get(wanted, wanted)}
    return bool(donor) and any(
        set(name.split()) <= set(re.split(r"[\s-]+", donor)) for name in names
    )


def _item(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    return bool(_stems(gold["item"]) & _stems(str(read.get("item") or "")))


def _stage(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    return read.get("stage") in _STAGES[gold["stage"]]


_GIVES = {
    "holder": _holder,
    "accused": _accused,
    "numbers": _bounds,
    "donor": _donor,
    "item": _item,
    "stage": _stage,
}


def _side(side: str) -> str:
    folded = side.lower().strip().replace("-allied", "")
    return "other" if folded in _NO_SIDE else folded


def _close(gold: Any, read: Any) -> bool:
    return gold is not None and read is not None and abs(gold - read) <= _NEAR


def _numbers(value: Mapping[str, Any]) -> list[int]:
    return [value[bound] for bound in ("low", "high") if value.get(bound) is not None]


def _printed(numbers: Iterable[int], words: str) -> bool:
    """Whether one of the numbers, or the one before it ("more than 500" is 501), stands among the
    words.
    """
    said = set(re.findall(r"\d+", re.sub(r"(?<=\d)[,.\s](?=\d{3}\b)", "", words)))
    said |= {word.lower() for word in _WORD.findall(words)}
    forms = {
        form
        for number in numbers
        for n in (number, number - 1)
        for form in (str(n), _NUMBER_WORDS.get(n))
    }
    none = 0 in numbers and bool(said & {"none", "not", "nobody", "without"})
    return none or bool(forms & said)


def _stems(text: str) -> set[str]:
    return {word.lower().rstrip("s") for word in _WORD.findall(text)}
