"""Checks that a text invites: what its own numbers and places say of one another.

Each check gives a note, never a verdict: how what was said differs from what can be worked out, and
by which method. A speaker who says "less than 10 km" may mean the edges of two towns; the note says
that their centres lie 12 km apart.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from sayso.language.analysis import Analysis
from sayso.record.amount import Amount, Kind, Number
from sayso.record.claim import Claim, Reason
from sayso.record.place import Place, Toponym
from sayso.reference.places.distance import kilometres
from sayso.reference.references import References

_LENGTHS = {
    "kilometer": Decimal(1),
    "mile": Decimal("1.609344"),
    "meter": Decimal("0.001"),
    "foot": Decimal("0.0003048"),
    "yard": Decimal("0.0009144"),
    "nautical_mile": Decimal("1.852"),
}
"""Km in a unit."""
_AREAS = {"kilometer ** 2": Decimal(1), "mile ** 2": Decimal("2.589988"), "hectare": Decimal("0.01"),
          "acre": Decimal("0.00404686"), "meter ** 2": Decimal("0.000001")}  # fmt: skip
_MASSES = {
    "kilogram": Decimal(1),
    "pound": Decimal("0.45359237"),
    "metric_ton": Decimal(1000),
    "ton": Decimal("907.18474"),
}
_TOLERANCE = 0.15
"""Share by which centres of towns may lie off what is said of the towns, and roundings off each
other.
"""
_ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))\b(?:[\s-]+\w+){0,5}?\s+"
    r"(?:in|within|over|during|since)\s+(?:(?:the|less than|about|just|only|as many)\s+)*"
    r"(?:\w+[\s-]){0,3}?(?:days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:from|of|to|away|between|outside|near)\b", re.IGNORECASE)
_GAP = 3
_REACH = 160
"""Code points on either side of a distance in which the places that it lies between are looked
for.
"""


def check_claims(
    claims: Sequence[Claim], analysis: Analysis, references: References
) -> tuple[tuple[Reason, ...], ...]:
    """The notes on each claim, aligned with ``claims``, in the order of the text.

    ``what`` of a note tells the difference and the method, ``words`` what was said.  What a report
    says in its own voice beside a claim, in the claim's sentence, is noted on that claim.
    """
    notes = _notes(analysis, references)
    taken: list[list[Reason]] = [[] for _ in claims]
    starts = [at for at, _ in notes]
    owned: set[int] = set()
    for number, claim in enumerate(claims):
        for start, end in claim.content.spans:
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                taken[number].append(notes[k][1])
                owned.add(k)
    for number, claim in enumerate(claims):
        for span in claim.cue.spans[:1]:
            first, last = _sentence(analysis, span[0])
            for k in range(bisect_left(starts, first), bisect_left(starts, last)):
                if k not in owned:
                    taken[number].append(notes[k][1])
                    owned.add(k)
    return tuple(tuple(found) for found in taken)


def _notes(analysis: Analysis, references: References) -> "list[Note]":
    amounts = references.amounts
    found = [
        *_distances(amounts, references.toponyms, analysis),
        *_conversions(amounts, analysis.text),
        *_sums(amounts),
        *_ordinals(analysis.text),
    ]
    return sorted(found, key=lambda note: note[0])


def distance(first: Place, second: Place) -> float:
    """Km between two places along the great circle (haversine; the earth as a sphere, at most 0.5 %
    off).
    """
    return kilometres(first.lat, first.lon, second.lat, second.lon)


Note = tuple[int, Reason]


def _distances(
    amounts: Iterable[Amount], toponyms: Sequence[Toponym], analysis: Analysis
) -> Iterator[Note]:
    """A distance between two settlements that are named with it, against their coordinates."""
    named = {
        each.text: each.place
        for each in toponyms
        if each.place and each.place.feature.startswith("P")
    }
    for amount in amounts:
        bounds = _km(amount)
        ends = _ends(amount, named, toponyms, analysis) if bounds else None
        if bounds is None or ends is None:
            continue
        first, second = ends
        measured = distance(first, second)
        if bounds[0] * (1 - _TOLERANCE) <= measured <= bounds[1] * (1 + _TOLERANCE):
            continue
        what = (
            f"the centres of {first.name} and {second.name} lie about {measured:.0f} km apart, "
            "by their coordinates along the great circle"
        )
        yield amount.span[0], Reason("check:distance", what, amount.text)


def _km(amount: Amount) -> tuple[float, float] | None:
    """The bounds of a length in km; None of anything else."""
    factor = _LENGTHS.get(amount.unit)
    if amount.kind is not Kind.MEASURE or factor is None or amount.per:
        return None
    return float(amount.low) * float(factor), math.inf if amount.high is None else float(
        amount.high
    ) * float(factor)


def _ends(
    amount: Amount, named: Mapping[str, Place], toponyms: Sequence[Toponym], analysis: Analysis
) -> tuple[Place, Place] | None:
    """The two settlements of a distance: one on either side of it, or both behind "between", in one
    sentence.
    """
    start, end = amount.span
    last = amount.same.span[1] if amount.same else end
    near = _settlements(analysis, named, toponyms, start)
    behind = [(at, place) for at, place in near if at >= end]
    before = [(at, place) for at, place in near if at < start]
    if not behind or not _BETWEEN.search(analysis.text, end, max(last, behind[0][0])):
        return None
    goal = behind[0][1]
    other = next((place for _, place in (before[::-1] or behind[1:]) if place.id != goal.id), None)
    return (other, goal) if other else None


def _settlements(
    analysis: Analysis, named: Mapping[str, Place], toponyms: Sequence[Toponym], at: int
) -> list[tuple[int, Place]]:
    """Settlements within reach in the sentence: mentions, and words that are a settlement's name
    elsewhere in it.
    """
    first, last = _sentence(analysis, at)
    first, last = max(first, at - _REACH), min(last, at + _REACH)
    mentioned = toponyms[_start(toponyms, first) : _start(toponyms, last)]
    found = {
        each.start: each.place
        for each in mentioned
        if each.place and each.place.feature.startswith("P")
    }
    for token in analysis.parse.tokens(first, last):
        if token.text in named:
            found.setdefault(int(token.doc.user_data["start"] + token.idx), named[token.text])
    return sorted(found.items(), key=lambda each: each[0])


def _start(toponyms: Sequence[Toponym], at: int) -> int:
    return bisect_left(toponyms, at, key=lambda each: each.start)


def _sentence(analysis: Analysis, at: int) -> tuple[int, int]:
    tokens = analysis.parse.tokens(at, at + 1)
    if not tokens:
        return at, at
    sentence, start = tokens[0].sent, int(tokens[0].doc.user_data["start"])
    return start + sentence.start_char, start + sentence.end_char


def _conversions(amounts: Sequence[Amount], text: str) -> Iterator[Note]:
    """A quantity told in two units that do not make the same."""
    told = [(amount, amount.same) for amount in amounts if amount.same]
    beside = ((a, b) for a, b in pairwise(amounts) if a.same is None and _in_brackets(text, a, b))
    for amount, other in (*told, *beside):
        for units in (_LENGTHS, _AREAS, _MASSES):
            mine, theirs = units.get(amount.unit), units.get(other.unit)
            if mine is None or theirs is None or mine == theirs:
                continue
            here, there = _middle(amount) * float(mine), _middle(other) * float(theirs)
            if here and there and not 1 - _TOLERANCE <= here / there <= 1 + _TOLERANCE:
                unit = other.unit.replace("_", " ")
                would = f"{amount.text} would be about {here / float(theirs):.3g} {unit}"
                what = f"{would}, not {other.text}, by conversion of units"
                yield (
                    amount.span[0],
                    Reason("check:conversion", what, f"{amount.text} {other.text}"),
                )


def _in_brackets(text: str, first: Amount, second: Amount) -> bool:
    """Whether the second stands alone in brackets right behind the first."""
    start, end = second.span
    between = text[first.span[1] : start]
    return len(between) <= _GAP and between.strip() == "(" and text[end : end + 1] == ")"


def _middle(amount: Amount) -> float:
    """The number as printed, before bounds; the middle of several."""
    figures = amount.figures or tuple(n for n in (amount.low, amount.high) if n is not None)
    return float(sum(Decimal(n) for n in figures) / len(figures)) if figures else 0.0


def _sums(amounts: Iterable[Amount]) -> Iterator[Note]:
    """A whole that is less than its parts together."""
    for amount in amounts:
        if not amount.parts or amount.high is None:
            continue
        least = sum((part.low for part in amount.parts), start=0)
        if least > amount.high:
            words = ", ".join(part.text for part in amount.parts)
            whole = _plain(amount.high)
            what = (
                f"the parts are at least {_plain(least)} together, the whole at most {whole}, by "
                "adding them up"
            )
            yield amount.span[0], Reason("check:sum", what, f"{amount.text}: {words}")


def _plain(number: Number) -> str:
    return f"{number:,}"


def _ordinals(text: str) -> Iterator[Note]:
    """A fact that counts others before it, which the report need not tell: "the third change in
    eleven months".
    """
    for match in _ORDINAL.finditer(text):
        what = "counts earlier ones of its kind, which have to be told elsewhere to be compared"
        yield match.start(), Reason("check:ordinal", what, match.group())
