"""Word lists of this room's .toml files, as sets."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


class Lexicon(Mapping[tuple[str, str], frozenset[str]]):
    """The lists of a file by table and key; a key that is not there is a mistake and raises
    KeyError.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self._sets = {
            (table, key): frozenset(words)
            for table, keys in data.items()
            for key, words in keys.items()
            if isinstance(words, list)
        }
        self._keys: dict[str, dict[str, str]] = {}
        for (table, key), words in self._sets.items():
            self._keys.setdefault(table, {}).update(dict.fromkeys(words, key))

    def __getitem__(self, name: tuple[str, str]) -> frozenset[str]:
        return self._sets[name]

    def __iter__(self) -> Any:
        return iter(self._sets)

    def __len__(self) -> int:
        return len(self._sets)

    def key(self, table: str, word: str) -> str | None:
        """The key of ``table`` under which ``word`` stands: what the word means."""
        return self._keys[table].get(word)


@cache
def load_lexicon(name: str) -> Lexicon:
    """The lists of a type, ``name``/words.toml in this package, or of ``name``.toml that several
    types go by.
    """
    room = files("sayso.propositions")
    own = room.joinpath(name, "words.toml")
    words = own if own.is_file() else room.joinpath(f"{name}.toml")
    return Lexicon(tomllib.loads(words.read_text(encoding="utf-8")))
