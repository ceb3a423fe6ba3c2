"""Files things under their names, to be found by any spelling of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from sayso.theatres.names import PLAIN, RULE_SETS, marked_words

T = TypeVar("T")


class Names(Generic[T]):
    """Names and what each is a name of; a thing may have several, and a name several things."""

    def __init__(self, entries: Iterable[tuple[str, T]] = (), rules: Iterable[str] = ()) -> None:
        self._rule_sets = (PLAIN, *(RULE_SETS[rule] for rule in rules))
        self._filed: list[dict[str, dict[str, list[T]]]] = [{} for _ in self._rule_sets]
        for name, what in entries:
            self.add(name, what)

    def add(self, name: str, what: T) -> None:
        """Enter one more; a name without letters or digits is not entered."""
        words = marked_words(name)
        for rule_set, filed in zip(self._rule_sets, self._filed, strict=True):
            fine = rule_set.fine(words)
            if fine:
                filed.setdefault(rule_set.coarse(fine), defaultdict(list))[fine].append(what)

    def get(self, name: str) -> tuple[T, ...]:
        """All that it is a name of, those first that are spelt just so."""
        words = marked_words(name)
        found: dict[T, None] = {}
        for rule_set, filed in zip(self._rule_sets, self._filed, strict=True):
            fine = rule_set.fine(words)
            for spelt, things in filed.get(rule_set.coarse(fine), {}).items():
                if rule_set.same(fine, spelt):
                    found |= dict.fromkeys(things)
        return tuple(found)
