"""Times and places that stand before a speaker's name without a comma: "On Friday N. N. said", "In
Geneva N. N. said".

The parse joins them to the name that follows.  They are told by the word before them.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 12
"""Words of the longest run of names that is looked at."""
_HYPHENS = ("-", "‑", "‐")
_APOSTROPHES = ("'", "’", "`", "ʼ")


def skip_lead_in(doc: "Doc", first: int, last: int) -> int:
    """The first word of the name in the words from ``first`` to ``last`` (inclusive), after any
    time or place.
    """
    at = first
    while at < last:
        after = _after_time(doc, at, last)
        after = after if after > at else _after_place(doc, at, last)
        if after <= at:
            break
        at = after
    return at


def name_before(doc: "Doc", end: int) -> int:
    """Where the run of names right before the word ``end`` begins, a lead-in left out; ``end`` if
    there is none.
    """
    at = end
    while at > max(0, end - _LONGEST) and _is_in_name(doc, at - 1, end):
        at -= 1
    while at < end and (not is_capital(doc[at]) or _opens_sentence(doc, at)):
        at += 1
    return skip_lead_in(doc, at, end - 1) if at < end else end


def _opens_sentence(doc: "Doc", at: int) -> bool:
    """Whether a capital is only that of a sentence's first word: On of "On Friday"."""
    listed = _words()
    small = doc[at].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ", "DET", "PRON")
    return (
        at == 0 or doc[at].is_sent_start is True
        if small
        else (
            doc[at].lower_ in listed["before_time"] | listed["before_place"]
            and doc[at].lower_ not in listed["particles"]
        )
    )


def is_capital(token: "Token") -> bool:
    """Whether a word begins with a capital letter, as names do."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def is_time(doc: "Doc", at: int) -> bool:
    """Whether a word is one of time where it stands: May of "in May", not of "Mrs May"."""
    word, listed = doc[at].lower_.rstrip("."), _words()
    if word in listed["always_times"]:
        return doc[at].text[:1].islower() or at == 0 or doc[at].is_sent_start is True
    if word not in listed["times"] or at == 0:
        return False
    before = doc[at - 1]
    return before.lower_ in listed["before_time"] or before.text[:1].isdigit()


def _after_time(doc: "Doc", at: int, last: int) -> int:
    """The word after a time that begins at ``at``; ``at`` if none does or if nothing with a capital
    follows it.
    """
    end = (
        at + 1
        if doc[at].text.isdigit()
        and at < last
        and doc[at + 1].lower_.rstrip(".") in _words()["times"]
        else at
    )
    while end <= last and (is_time(doc, end) or (end > at and _is_of_date(doc, end))):
        end += 1
    return end if end <= last and (is_capital(doc[end]) or doc[end].lower_ in ("the", "a")) else at


def _is_of_date(doc: "Doc", at: int) -> bool:
    word = doc[at].lower_
    return (
        word[:1].isdigit() or word in _words()["always_times"] or word in ("st", "nd", "rd", "th")
    )


def _after_place(doc: "Doc", at: int, last: int) -> int:
    """The word after a place's name that a preposition right before ``at`` governs."""
    listed = _words()
    if at == 0 or doc[at - 1].lower_ not in listed["before_place"] or not is_capital(doc[at]):
        return at
    end = at + 1
    if doc[at].lower_.rstrip(".") in listed["place_opens"] and end < last and is_capital(doc[end]):
        end += 1
    while end + 1 < last and doc[end].text in _HYPHENS:
        end += 2
    while end < last and doc[end].lower_ in listed["place_ends"]:
        end += 1
    return end if end <= last and is_capital(doc[end]) else at


def _is_in_name(doc: "Doc", at: int, end: int) -> bool:
    """Whether a word may be in a name that goes on after it."""
    token = doc[at]
    if token.tag_ == "POS":
        return False
    if is_capital(token):
        return True
    if at + 1 >= end:
        return False
    if token.text in (*_HYPHENS, *_APOSTROPHES):
        return not doc[at - 1].whitespace_ and not token.whitespace_
    return token.lower_ in _words()["particles"]


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (
        files("sayso.attribution.corrections.sources")
        .joinpath("lead_ins.toml")
        .read_text(encoding="utf-8")
    )
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
