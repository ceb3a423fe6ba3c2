"""A figure that took another's place: "63, later raised to 89", "rose from 20 to 34", "34, up from
20".
"""

from dataclasses import replace
from itertools import pairwise

from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.links import Links, between
from sayso.reference.amounts.ranges import changes_before

_FARTHEST = 12
"""Words that may stand between two figures for one thing."""


def link_revisions(line: Line, drafts: list[Draft], links: Links) -> None:
    """Name the later figure on the earlier one."""
    free = [i for i in range(len(drafts)) if i not in links.nested]
    for i, j in pairwise(free):
        a, b = drafts[i], drafts[j]
        words = between(line, a, b)
        if a.unit and not b.unit and b.noun is None and _is_earlier(words):
            b = drafts[j] = replace(b, kind=a.kind, unit=a.unit)
        if (a.kind, a.unit) != (b.kind, b.unit):
            continue
        if _rises(line, a, words, "from", "to") or _is_later(words):
            links.revised[i] = j
        elif _rises(line, a, words, "to", "from") or _is_earlier(words):
            links.revised[j] = i


def _rises(line: Line, a: Draft, words: tuple[str, ...], before: str, link: str) -> bool:
    at = a.first - 1
    return line.word(at) == before and words == (link,) and changes_before(line, at) >= 0


def _is_later(words: tuple[str, ...]) -> bool:
    sets = load_words().sets
    if words[-1:] != ("to",):
        return False
    at = next(
        (i for i in range(len(words) - 2, -1, -1) if words[i] in sets["change", "verbs_to"]), -1
    )
    if at < 0 or len(words) > _FARTHEST:
        return False
    told = all(word in sets["change", "told"] for word in words[at + 1 : -1])
    return told and all(word in sets["change", "between"] for word in words[:at])


def _is_earlier(words: tuple[str, ...]) -> bool:
    if words[-3:] in ((",", "up", "from"), (",", "down", "from")):
        return True
    bare = words[1:] if words[:1] in ((",",), ("(",), ("–",), ("—",)) else words
    return bare in load_words().lists["change", "from"] and bare != ("from",)
