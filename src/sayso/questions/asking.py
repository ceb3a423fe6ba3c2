"""What an answer asks, where its own fields alone do not tell: nought of any harm, sums, days by name."""

from collections.abc import Mapping
from typing import Any

HARM = "killed"
"""What nought of any harm is held against: who says that nobody was hurt denies first of all that anybody died."""
_HARMS = frozenset({"killed", "wounded", "casualties", "injured"})
_NIGHT = ("night", "midnight", "dawn", "evening", "late")
"""Words of an hour at which reports of one event give two days."""
_NAMED = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip
_OWN = "rule:event-time"
"""By what a time is read that the clause itself tells."""
About = tuple[tuple[str, str], ...]


def is_nought_of_harm(type_: str, value: Mapping[str, Any]) -> bool:
    """Whether an answer is that nobody came to harm: it answers how many were killed, too."""
    nothing = not value.get("low") and value.get("high") == 0
    return type_ == "count" and nothing and value.get("what") in _HARMS


def over_a_period(about: About, sentence: str, period: str) -> tuple[About, str]:
    """What a sum over a stretch of time asks; the same of any other answer."""
    if not period:
        return about, sentence
    others = tuple((name, value) for name, value in about if name != "reach")
    return (*others, ("reach", period)), f"{sentence.removesuffix('?')} in all that {period}?"


def names_a_day(moment: Mapping[str, Any] | None) -> bool:
    """Whether the words of the clause name the day of an event, by weekday or date, and no night."""
    why = (moment or {}).get("why") or {}
    words = str(why.get("words") or "").casefold()
    named = any(each in words for each in _NAMED)
    return why.get("by") == _OWN and named and not any(each in words for each in _NIGHT)
