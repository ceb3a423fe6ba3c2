"""How far up a board a question stands, by what an editor must not miss."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import log2
from typing import Any

from sayso.questions.sides import is_party
from sayso.questions.standing import Standing

HALVES_IN = 7.0
"""Days after which a question needs twice as much to stand where it stood: news of a week ago gives
way, and what a fortnight of answers made large does not go at once.  Chosen by eye on a fortnight
of feeds."""

_TELLING: Mapping[str, float] = {
    Standing.CONTESTED: 3.0,
    Standing.CONCEDED: 4.0,
    Standing.DENIED: 2.0,
}
"""What a contradiction or an admission is worth, in independent voices."""
_PARTY = 2.0
"""That a party answers, and as much again for the other one: a war's own words before its
onlookers'.
"""
_AGAINST = 2.0


def weight_of(question: Mapping[str, Any]) -> float:
    """The weight of a question as the contract has it, which grows by one with each doubling of
    what speaks for it.

    What speaks for it are its independent voices, the parties that answer, a contradiction, an
    admission, and, by their logarithm, the claims that bear it.  Later ones weigh more; a clock is
    not asked, so that a question's weight stays while nothing is added.
    """
    positions = question.get("positions") or ()
    parties = {row.get("side") for row in positions if is_party(row.get("side"))}
    points = (
        1.0
        + float(question.get("say_sos") or 0)
        + _TELLING.get(question.get("standing") or "", 0.0)
    )
    points += _PARTY * min(len(parties), 2)
    points += _AGAINST if any(row.get("against_interest") for row in positions) else 0.0
    points += log2(1.0 + len({claim for row in positions for claim in row.get("claims") or ()}))
    return round(log2(points) + _day(_times(question, positions)) / HALVES_IN, 4)


def _times(question: Mapping[str, Any], positions: Iterable[Mapping[str, Any]]) -> list[str]:
    firsts = [str(row["first"]) for row in positions if row.get("first")]
    return firsts or [str(question.get("changed_at") or "")]


def _day(times: Iterable[str]) -> int:
    """The day of the last of these times, as a number; 0 if there is none that can be read."""
    try:
        return date.fromisoformat(max(times)[:10]).toordinal()
    except ValueError:
        return 0
