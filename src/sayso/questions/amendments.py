"""Whether a recorded decision says something that this version understands.

Decisions are checked when they are appended; a ledger may hold older ones, and ones that another program wrote.  One
that does not fit is told and otherwise left out of account: it stops neither the board nor a page.
"""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from sayso.attribution.claim import Act, Certainty, Mode, Stance
from sayso.questions.times import instant_or_none

Fits = Callable[[Any], bool]


def changes_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """What an amendment changes; nothing where it does not fit, as ``problem_of`` tells."""
    changes = body.get("changes")
    return dict(changes) if isinstance(changes, dict) and not problem_of(body) else {}


def claims_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The claims that a split names; none where it does not fit."""
    claims = body.get("claims")
    return tuple(claims) if isinstance(claims, list) and not problem_of(body) else ()


def problem_of(body: Mapping[str, Any]) -> str:
    """What is wrong with the body of a decision; empty if nothing is."""
    if body.get("verdict") == "split":
        fits = _are_strings(body.get("claims")) and isinstance(body.get("into"), str)
        return "" if fits else "its claims are no ids"
    if body.get("verdict") != "amend":
        return ""
    changes = body.get("changes")
    if not isinstance(changes, dict):
        return "it changes nothing"
    wrong = [name for name, value in changes.items() if not _FITS.get(name, _is_unknown)(value)]
    return f"no such {', '.join(wrong)}" if wrong else ""


def _is_unknown(_: Any) -> bool:
    return False


def _is_string(value: Any) -> bool:
    """A string that every store can hold."""
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= each <= "\udfff" for each in value)


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_string, value))


def _may_be(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def _one_of(*values: Any) -> Fits:
    return lambda value: isinstance(value, str) and value in values


def _listed(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _with(needed: Mapping[str, Fits], more: Mapping[str, Fits] | None = None) -> Fits:
    """An object that has these keys, and whose others among ``more`` fit."""

    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or not all(_is_string(name) for name in value):
            return False
        there = all(name in value and fit(value[name]) for name, fit in needed.items())
        return there and all(fit(value[name]) for name, fit in (more or {}).items() if name in value)

    return fits


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_time(value: Any) -> bool:
    return _is_string(value) and instant_or_none(value) is not None


_TEXT = _may_be(_is_string)
_PART = _with({"spans": _listed(_is_span), "text": _is_string})
_MEMBER = _with({"id": _is_string, "name": _is_string, "kind": _is_string}, {"side": _TEXT})
_SPEAKER = _with(
    {"id": _is_string, "name": _is_string, "kind": _is_string}, {"side": _TEXT, "members": _listed(_MEMBER)}
)
_MOMENT = _with({}, {"start": _may_be(_is_time), "end": _may_be(_is_time)})
_PLACE = _with(
    {"text": _is_string},
    {"id": _TEXT, "name": _TEXT, "lat": _may_be(_is_number), "lon": _may_be(_is_number), "span": _is_span},
)
_AMOUNT = _with({"text": _is_string}, {"low": _may_be(_is_number), "high": _may_be(_is_number)})
_PROPOSITION = _with(
    {"type": _is_string},
    {"spans": _listed(_is_span), "place": _may_be(_with({})), "stance": _TEXT, "certainty": _TEXT},
)
_FITS: dict[str, Fits] = {
    "source": _PART,
    "cue": _PART,
    "content": _PART,
    "mode": _one_of(*Mode),
    "act": _one_of(*Act),
    "stance": _one_of(*Stance),
    "certainty": _one_of(*Certainty),
    "speaker": _may_be(_SPEAKER),
    "side": _TEXT,
    "said_at": _may_be(_MOMENT),
    "event_time": _may_be(_MOMENT),
    "places": _listed(_PLACE),
    "amounts": _listed(_AMOUNT),
    "propositions": _listed(_PROPOSITION),
    "against_interest": _may_be(_with({"what": _is_string})),
}
