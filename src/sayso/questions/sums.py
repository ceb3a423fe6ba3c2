"""Figures that are a sum over a stretch of time: "bringing the week's toll to 23" tells of no one
event.

"Bringing the toll to 23" is another thing: there the line of one event goes on.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def period_of(words: str, figure: object) -> str:
    """The stretch of time ("week") over which a figure is told to be the sum, by the words around
    it; empty for none.

    ``words`` are those of the proposition; other figures may stand in them.
    """
    if not isinstance(figure, int):
        return ""
    before, after = _patterns(figure)
    hit = before.search(words) or after.search(words)
    return hit["period"].casefold() if hit else ""


def vague_in(words: str) -> str:
    """The words for a number that leave it open, "dozens", as they were said; empty where there are
    none.
    """
    hit = re.search(rf"\b(?:{'|'.join(_data()['vague']['words'])})\b", words, re.IGNORECASE)
    return hit[0].casefold() if hit else ""


def names_two(words: str) -> bool:
    """Whether the words for what is counted tell the number two: "casualties" alone, of which there
    are two at least, does not.
    """
    return bool(
        re.search(rf"\b(?:2|{'|'.join(_data()['pairs']['words'])})\b", words, re.IGNORECASE)
    )


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "sums.toml").read_text("utf-8"))


def _patterns(figure: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    periods, tolls = ("|".join(_data()[name]["words"]) for name in ("periods", "tolls"))
    printed = rf"(?<!\d)(?:{figure}|{figure:,})(?!\d)"
    before = rf"\b(?P<period>{periods})(?:[’']s|ly)?\s+(?:death\s+)?(?:{tolls})\b[^.;\d]{{0,40}}?{printed}"
    after = rf"{printed}[^.;\d]{{0,60}}?\bso far this (?P<period>{periods})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
