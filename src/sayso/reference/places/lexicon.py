"""The words that tell places from what is named after them, read once from words.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.reference.places.keys import place_key


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of words in lower case; words.toml says what each set is for.

    ``kinds`` leads from a noun to the kind of place that it names, ``shortened`` from the key of a
    shortened name to the whole one; ``shortenings`` are those as they are spelt.
    """

    kinds: dict[str, str]
    locative: frozenset[str]
    loose: frozenset[str]
    sides: frozenset[str]
    between: frozenset[str]
    ship: frozenset[str]
    title: frozenset[str]
    never: frozenset[str]
    named: frozenset[str]
    generic: frozenset[str]
    institutions: frozenset[str]
    shortened: dict[str, str]
    shortenings: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """Read the words."""
    data = tomllib.loads((files("sayso.reference.places") / "words.toml").read_text("utf-8"))
    before = {name: frozenset(words) for name, words in data["before"].items()}
    return Lexicon(
        kinds={word: kind for kind, words in data["kinds"].items() for word in words},
        never=frozenset(word for words in data["after"].values() for word in words),
        named=frozenset(data["named"]["words"]),
        generic=frozenset(data["generic"]["words"])
        | set(data["institutions"]["words"])
        | {word for words in data["kinds"].values() for word in words},
        institutions=frozenset(data["institutions"]["words"]),
        shortened={place_key(short): name for short, name in data["shortened"].items()},
        shortenings=frozenset(data["shortened"]),
        **before,
    )


@dataclass(frozen=True, slots=True)
class Relations:
    """The words that tell how something stands to a place; words.toml says what each set is for."""

    near: frozenset[str]
    near_to: frozenset[str]
    near_of: frozenset[str]
    far: frozenset[str]
    towards: frozenset[str]
    bound: frozenset[str]
    compass: frozenset[str]
    degrees: frozenset[str]
    units: frozenset[str]
    figures: frozenset[str]


@cache
def load_relations() -> Relations:
    """Read the words of relations."""
    data = tomllib.loads((files("sayso.reference.places") / "words.toml").read_text("utf-8"))
    return Relations(**{name: frozenset(words) for name, words in data["relations"].items()})
