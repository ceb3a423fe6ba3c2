"""How far each mention of a place makes it what a report is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.language.analysis import Analysis
from sayso.record.place import Toponym

if TYPE_CHECKING:
    from spacy.tokens import Token

_CORE = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT")
_UP = ("compound", "nmod", "appos", "conj", "poss", "amod")
_LEVELS = 6
_DATE_LINE = "the place in the date line"


def weights(analysis: Analysis, toponyms: Sequence[Toponym]) -> tuple[int, ...]:
    """For each mention 2 where something is said of the place ("the town of X fell"), 1 where it
    only tells where something is ("troops in X"), 0 in a date line and of a capital that may stand
    for its government.
    """
    return tuple(_weight(analysis, each) for each in toponyms)


def place_of_report(mentions: Iterable[tuple[Toponym, int]]) -> tuple[Toponym, float] | None:
    """The last mention of the place with the most weight, and how many times the weight of the next
    one that is.

    None without mentions; of equal ones the place told last.
    """
    totals: Counter[str] = Counter()
    last: dict[str, Toponym] = {}
    for toponym, weight in mentions:
        key = key_of(toponym)
        last.pop(key, None)
        last[key] = toponym
        totals[key] += weight
    order = {key: number for number, key in enumerate(last)}
    ranked = sorted(last, key=lambda key: (-totals[key], -order[key]))
    if not ranked:
        return None
    rest = totals[ranked[1]] if len(ranked) > 1 else 0
    return last[ranked[0]], totals[ranked[0]] / max(rest, 0.5)


def key_of(toponym: Toponym) -> str:
    """What mentions of one place share: its id, or the name where it is not known."""
    return toponym.place.id if toponym.place else toponym.text.casefold()


def _weight(analysis: Analysis, toponym: Toponym) -> int:
    if any(reason.what == _DATE_LINE for reason in toponym.why):
        return 0
    tokens = analysis.parse.tokens(toponym.start, toponym.end)
    seat = toponym.place is not None and toponym.place.feature == "P.PPLC"
    if seat and tokens and tokens[-1].dep_ in ("nsubj", "poss"):
        return 0
    return 2 if tokens and _is_core(tokens[-1]) else 1


def _is_core(token: "Token") -> bool:
    for _ in range(_LEVELS):
        if token.dep_ in _CORE:
            return True
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head != token.head:
            token = token.head.head
        elif token.dep_ in _UP and token.head != token:
            token = token.head
        else:
            return False
    return False
