"""Of which state those are whom a count names: Americans and "US citizens" are one kind, Britons
another.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_PEOPLE = {"briton": "United Kingdom", "britons": "United Kingdom", "brits": "United Kingdom", "turk": "Turkey",
           "turks": "Turkey", "poles": "Poland", "swedes": "Sweden", "danes": "Denmark", "finns": "Finland",
           "spaniards": "Spain"}  # fmt: skip
"""Words for a people that are not made of the adjective."""


@lru_cache(maxsize=20_000)
def nation_of(who: str) -> str:
    """The state whose people the words for those counted name; empty for none, and where they name
    two.
    """
    found = {
        state for word in who.split() if (state := _nations().get(word.casefold().strip("’'.,()")))
    }
    return found.pop().casefold().replace(" ", "-") if len(found) == 1 else ""


def state_named(word: str) -> str:
    """The state that a word is the name of, as ``nation_of`` has it; empty for none."""
    return _states().get(word.casefold().strip("’'.,()"), "")


def is_adjective(words: str) -> bool:
    """Whether a word is the adjective of a state and not its name: "Norwegian"."""
    return words.casefold() in _nations() and words.casefold() not in _states()


@cache
def _table() -> list[list[str]]:
    """Each state: its names, its adjectives, and more."""
    data = tomllib.loads((files("sayso.reference.actors") / "states.toml").read_text("utf-8"))
    rows: list[list[str]] = data["states"]
    return rows


@cache
def _states() -> dict[str, str]:
    """The state that each name, without capitals, is of."""
    return {
        name.casefold(): names.split("|")[0].casefold().replace(" ", "-")
        for names, *_ in _table()
        for name in names.split("|")
    }


@cache
def _nations() -> dict[str, str]:
    found = dict(_PEOPLE)
    for names, adjectives, _ in _table():
        state = names.split("|")[0]
        for word in (*adjectives.split("|"), *names.split("|")[1:]):
            if word and " " not in word:
                found |= {word.casefold(): state, f"{word.casefold()}s": state}
    return found
