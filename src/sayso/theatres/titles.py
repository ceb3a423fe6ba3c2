"""Whether two titles are one office: "Minister of Defence" and "defense minister" are."""

from collections.abc import Iterable

from sayso.theatres.names import name_words

_LEFT_OUT = frozenset({"the", "of", "for", "a", "an", "s", "acting", "interim"})
_ONE_WORD = {
    "defense": "defence",
    "center": "centre",
    "emergencies": "emergency",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "vice": "deputy",
}


class Titles:
    """Titles that a theatre treats as one: a governor and the head of a regional administration."""

    def __init__(self, same: Iterable[Iterable[str]] = ()) -> None:
        sets = [[_bag(title) for title in titles] for titles in same]
        self._first = {title: titles[0] for titles in sets for title in titles}

    def key(self, title: str) -> frozenset[str]:
        """What a title is filed under.  The order of its words does not count, nor "of", "the" and
        "acting".
        """
        bag = _bag(title)
        return self._first.get(bag, bag)


def _bag(title: str) -> frozenset[str]:
    words = (_ONE_WORD.get(word, word) for word in name_words(title))
    return frozenset(words) - _LEFT_OUT
