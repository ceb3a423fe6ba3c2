"""The time up to which something is not so, after which it is: "will not arrive until spring", "had
not left before Monday".
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.table import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOW = frozenset({"now", "today", "date", "present"})
"""What has not been until these is not so still."""
_TIMED = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Limit:
    """The word that bounds a clause; ``timed`` where a time is named, which comes by itself."""

    word: str
    timed: bool


def limit_of(verb: "Token") -> Limit | None:
    """The limit of the clause with ``verb``; None where it has none."""
    for child in verb.children:
        if child.dep_ in ("prep", "mark", "advmod") and child.lower_ in words_of("limits"):
            time = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if child.dep_ == "prep" and time is not None and time.lower_ not in _NOW:
                return Limit(child.text, _is_time(time))
        if child.dep_ == "advcl":
            mark = next((c for c in child.children if c.lower_ in words_of("limits")), None)
            if mark is not None and mark.i < child.i:
                return Limit(mark.text, child.i == mark.i + 1 and _is_time(child))
    return None


def _is_time(word: "Token") -> bool:
    if word.pos_ == "NUM" or word.ent_type_ in _TIMED:
        return True
    return lemma_of(word) in words_of("times")
