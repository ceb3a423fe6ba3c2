"""What a set of spelling rules is: how words of one family of scripts are brought to one
spelling.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

Words = tuple[str, ...]
LONGEST = 64
"""A word of more letters is no name and is compared as it stands."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Rewrites what ``pattern`` finds in a word; ``sentence`` tells a person what that means, with
    an example.

    ``sentence`` stands in the documentation, so a new rule needs a line there.
    """

    sentence: str
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]

    def apply(self, word: str) -> str:
        """The word with every find rewritten."""
        return self.pattern.sub(self.replacement, word)


class RuleSet:
    """Rules for one family of scripts, applied to every word in order.

    ``prepare`` works on all words of a name before them: it takes off articles and splits
    compounds.  Words in capitals are initials, and no rule respells them.

    Each string of ``alike`` has a letter and those that count as one with it in a comparison
    without being one with each other: Latin e may stand for a or for i, and yet a is not i.  That
    is why two names are compared and not only their keys.
    """

    def __init__(
        self,
        name: str,
        prepare: Callable[[Words], Words],
        rules: Iterable[Rule],
        alike: Iterable[str],
    ) -> None:
        self.name = name
        self.rules = tuple(rules)
        self._prepare = prepare
        self._alike = frozenset(
            frozenset((group[0], letter)) for group in alike for letter in group[1:]
        )
        self._merged = _merge(self._alike)
        self._respell = lru_cache(maxsize=2**15)(self._apply_rules)

    def fine(self, words: Words) -> str:
        """The words as the rules spell them."""
        return " ".join(filter(None, map(self._respell, self._prepare(words))))

    def coarse(self, fine: str) -> str:
        """What all names that could be the same as one spelt ``fine`` have in common: alike letters
        are merged.
        """
        return fine.translate(self._merged)

    def same(self, one: str, other: str) -> bool:
        """Whether two names that are spelt ``fine`` are one by these rules."""
        return len(one) == len(other) > 0 and (
            one == other or all(map(self._same_letter, one, other))
        )

    def _apply_rules(self, word: str) -> str:
        if word.isupper() or len(word) > LONGEST:
            return word
        for rule in self.rules:
            word = rule.apply(word)
        return word

    def _same_letter(self, one: str, other: str) -> bool:
        return one == other or frozenset((one, other)) in self._alike


def rule(sentence: str, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(sentence, re.compile(pattern), replacement)


def _merge(pairs: Iterable[frozenset[str]]) -> dict[int, str]:
    """Each letter of a chain of alike letters to the first of that chain."""
    groups: list[set[str]] = []
    for pair in pairs:
        joined = set(pair).union(*(group for group in groups if group & pair))
        groups = [group for group in groups if not group & pair] + [joined]
    return {ord(later): first for group in groups for first in [min(group)] for later in group}


REPEATED = rule("A letter that is doubled counts once: Odessa, Odesa.", r"(.)\1+", r"\1")
