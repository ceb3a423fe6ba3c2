"""Ages of persons: "a 24-year-old", "aged 14, 15 and 17", "Olena Koval, 45, a driver", "children
under 14".
"""

from sayso.language.parser import lemma_of
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

_OLDEST = 120
_BACK = 9
"""Words before a limit in which a toll tells that it is none of age: "the toll could be above
25".
"""


def is_age(line: Line, draft: Draft) -> bool:
    """The number is somebody's age, or a limit of age."""
    lists = load_words().lists
    last = draft.core_last
    for at in (last, last + 1):
        if any(line.has(at, phrase) for phrase in lists["ages", "after"]):
            return True
    if line.word(last) in ("year", "month", "week", "day") and line.word(last + 2) in (
        "old",
        "olds",
    ):
        return True
    if any(
        line.ends(i, phrase)
        for i in (draft.first, draft.core)
        for phrase in lists["ages", "before"]
    ):
        return True
    if draft.unit or draft.noun is not None:
        return False
    return _is_small(draft) and any(
        rule(line, draft) for rule in (_is_limit, _is_of_years, _is_told, _is_apposition)
    )


def _is_small(draft: Draft) -> bool:
    return bool(draft.figures) and all(
        isinstance(n, int) and 0 < n <= _OLDEST for n in draft.figures
    )


def _is_limit(line: Line, draft: Draft) -> bool:
    """Children under 14, men over 60."""
    if line.word(draft.core - 1) not in load_words().sets["ages", "limits"]:
        return False
    tolls = load_words().sets["ages", "tolls"]
    if any(line.word(i) in tolls for i in range(draft.core - _BACK, draft.core - 1)):
        return False
    return line.word(draft.core - 2) in ("were", "was", "is", "are", "be", "one") or _is_person(
        line, draft.core - 2
    )


def _is_of_years(line: Line, draft: Draft) -> bool:
    """A man of 50; a mother of four, whose children are not counted either."""
    return line.word(draft.first - 1) == "of" and _is_person(line, draft.first - 2)


def _is_told(line: Line, draft: Draft) -> bool:
    """When she was six; he turned 40."""
    told = line.word(draft.first - 1) in ("was", "is", "turned", "turns")
    return told and line.word(draft.first - 2) in ("he", "she", "who", "i")


def _is_apposition(line: Line, draft: Draft) -> bool:
    """The number stands alone between commas, or in parentheses, after a person."""
    if draft.changes or line.word(draft.first - 1) not in (",", "("):
        return False
    if line.word(draft.last + 1) not in (",", ")", "and", ".", ";", "—", "–"):
        return False
    before = line.parsed(draft.first - 2)
    name = before is not None and before.pos_ == "PROPN" and before.text[:1].isupper()
    closed = (
        line.word(draft.first - 1) == "," and line.word(draft.last + 1) == "," and draft.low >= 10
    )
    named = before is not None and before.pos_ == "NOUN" and closed and line.is_number(draft.core)
    return name or named or _is_person(line, draft.first - 2)


def _is_person(line: Line, i: int) -> bool:
    token = line.parsed(i)
    persons = load_words().sets["ages", "persons"]
    return token is not None and (token.lower_ in persons or lemma_of(token) in persons)
