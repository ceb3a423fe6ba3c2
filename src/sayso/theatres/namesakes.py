"""Names that a text gives to something else than a theatre does: "Lebanon, Pennsylvania", "Gaza
Street".
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from sayso.theatres.finding import Found, T

_ENDS = r"(?=\s*(?:$|[,.;:!?)\]–—]|said\b))"
"""What follows a state after a town; any other word begins something new: "In Gaza, Texas lawmakers
saw".
"""


def without_namesakes(text: str, names: Iterable[Found[T]]) -> Iterator[Found[T]]:
    """The names of a text, in order, without those of streets and of towns in North America.

    A town that is told by its state once is that town throughout the text.
    """
    listed = list(names)
    states = {found.end: match.end() for found in listed if (match := _state(text, found.end))}
    towns = {_name(text, found) for found in listed if found.end in states}
    for found in listed:
        in_state = any(start <= found.start < end for start, end in states.items())
        if not in_state and _name(text, found) not in towns and not _street(text, found.end):
            yield found


def _name(text: str, found: Found[T]) -> str:
    return text[found.start : found.end].casefold()


def _state(text: str, at: int) -> re.Match[str] | None:
    return _patterns()[0].match(text, at)


def _street(text: str, at: int) -> re.Match[str] | None:
    return _patterns()[1].match(text, at)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tomllib.loads(
        files("sayso.theatres").joinpath("namesakes.toml").read_text(encoding="utf-8")
    )
    states, streets = ("|".join(map(re.escape, words[key])) for key in ("states", "streets"))
    return (
        re.compile(rf",\s+(?:{states})(?!\w){_ENDS}"),
        re.compile(rf"\s+(?:{streets})\b"),
    )
