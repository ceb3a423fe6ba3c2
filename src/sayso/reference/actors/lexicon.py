"""The words of ``words.toml``: by what a report calls people, bodies, outlets and states."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one list, in lower case.  Raises KeyError if there is no such list."""
    return frozenset(_tables()[kind])


@cache
def posts() -> frozenset[str]:
    """All words for people by what they do: a name may follow each of them."""
    return (
        words("posts") | words("ranks") | words("courtesy") | words("watchers") | words("private")
    )


def canonical(word: str) -> str:
    """A word in the one form that stands for its variants: a spokeswoman is a spokesperson."""
    lower = word.casefold().rstrip(".")
    found = _tables()["one_word"].get(lower, lower)
    return str(found)


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(
        files("sayso.reference.actors").joinpath("words.toml").read_text(encoding="utf-8")
    )
