"""Which claims of a report are drawn in one colour and counted as one source.

This goes by the printed words alone and only ever serves the eye: who a source *is* stays for
reference to say.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record.claim import Claim, Source

_PRONOUNS = frozenset(
    [
        "he",
        "him",
        "himself",
        "she",
        "her",
        "herself",
        "it",
        "itself",
        "they",
        "them",
        "themselves",
        "we",
        "us",
        "i",
        "me",
        "you",
        "one",
        "who",
        "whom",
        "which",
    ]
)
_APPOSITION = re.compile(r",\s+(?:an?|the|who|whose|his|her|its|their)\s")
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """``numbers`` has one entry a claim: which source it is from, counted from 1 in the order of
    the text, or 0 for a pronoun and for no source.  ``names`` has the words that each source goes
    by.
    """

    numbers: tuple[int, ...]
    names: tuple[str, ...]


def tell_sources_apart(claims: Sequence[Claim]) -> Sources:
    """Number the sources of ``claims``, which are in the order of the text.

    Two are the same if they have the same words, leaving aside case, a leading article and, after a
    name, a description set off by a comma; or if one is the last name of the only fuller name that
    ends in it.
    """
    names = [_name(claim.source) for claim in claims]
    keys = _join_last_names([_key(name) for name in names], names)
    first: dict[str, str] = {}
    for key, name in zip(keys, names, strict=True):
        if key:
            first.setdefault(key, name)
    order = {key: number for number, key in enumerate(first, start=1)}
    return Sources(tuple(order.get(key, 0) for key in keys), tuple(first.values()))


def _name(source: Source) -> str:
    words = " ".join(source.text.split())
    apposition = _APPOSITION.search(words)
    # "Germany, the United States and France" are three sources, not one with a description.
    if source.named and apposition and " and " not in words[apposition.start() :]:
        words = words[: apposition.start()]
    return words


def _key(name: str) -> str:
    key = _ARTICLE.sub("", name, count=1).casefold() if _ARTICLE.match(name) else name.casefold()
    return "" if key in _PRONOUNS else key


def _join_last_names(keys: list[str], names: list[str]) -> list[str]:
    fuller: dict[str, set[str]] = defaultdict(set)
    for key, name in zip(keys, names, strict=True):
        words = name.split()
        if len(words) > 1 and words[-2][:1].isupper() and words[-1][:1].isupper():
            fuller[words[-1].casefold()].add(key)
    joined = []
    for key, name in zip(keys, names, strict=True):
        candidates = fuller.get(key, set()) if name[:1].isupper() else set()
        joined.append(next(iter(candidates)) if len(candidates) == 1 else key)
    return joined
