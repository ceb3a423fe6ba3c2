"""The words that decide act, stance and certainty, as data (``lexicon.toml``)."""

import tomllib
from functools import cache
from importlib.resources import files


class Lexicon:
    """Sets of lemmas and phrases by section and name: ``lexicon["stance", "withholds"]``."""

    def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
        self._sets = {
            (section, name): frozenset(words)
            for section, table in tables.items()
            for name, words in table.items()
        }

    def __getitem__(self, key: tuple[str, str]) -> frozenset[str]:
        return self._sets[key]


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon that comes with the package."""
    return Lexicon(
        tomllib.loads(
            files("sayso.attribution.judgement")
            .joinpath("lexicon.toml")
            .read_text(encoding="utf-8")
        )
    )
