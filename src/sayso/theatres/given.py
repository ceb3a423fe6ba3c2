"""First names that are one name in several languages: Volodymyr and Vladimir."""

from collections.abc import Iterable

from sayso.theatres.names import key, marked_words, name_words


class GivenNames:
    """Brings first names to one language, so that Vladimir Saldo and Volodymyr Saldo can be one
    person.
    """

    def __init__(self, sets: Iterable[tuple[str, ...]], rules: Iterable[str] = ()) -> None:
        self._rules = ("", *rules)
        self._first = {
            (rule, key(name, rule)): " ".join(name_words(names[0]))
            for names in sets
            for name in names
            for rule in self._rules
        }

    def common(self, name: str) -> str:
        """The words of a name, all but the last with the first of their set instead; "the" is left
        out.
        """
        words = marked_words(without_article(name))
        return " ".join((*map(self._common, words[:-1]), *words[-1:]))

    def _common(self, word: str) -> str:
        found = (self._first.get((rule, key(word, rule))) for rule in self._rules)
        return next(filter(None, found), word)


def without_article(mention: str) -> str:
    """The mention without a "the" before it."""
    return mention[4:] if mention[:4].casefold() == "the " else mention
