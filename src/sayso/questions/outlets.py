"""What a report says of where its words are from: the agency that it credits, and whether it is
satire.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

_EDGE = 400
"""Credits stand within so many code points of a text's beginning or end."""


def agency_of(outlet: str, text: str) -> str:
    """The id of the agency that a report's text is from; empty where none is credited.

    "KYIV (Reuters) -" at the head, "- AFP" or "© AP" at the end, "Irish Times (Reuters)" as the
    outlet.
    """
    by_name, credit = _agencies()
    named = by_name.get(outlet.casefold())
    if named:
        return named
    for where in (outlet, text[:_EDGE], text[-_EDGE:]):
        found = credit.search(where)
        if found:
            # The expression takes letters for one that fold to two, such as the Turkish İ and i.
            return by_name.get(next(filter(None, found.groups()), "").casefold(), "")
    return ""


def is_satire(outlet: str, url: str, title: str) -> bool:
    """Whether a report is marked as satire: by its outlet, its site, its section or a word in its
    title.
    """
    known = _data()["satire"]
    if outlet.casefold() in {name.casefold() for name in known["outlets"]}:
        return True
    if re.search(
        rf"[(\[](?:{'|'.join(known['titles'])})[)\]]|^(?:{'|'.join(known['titles'])})\s*:",
        title,
        re.I,
    ):
        return True
    try:
        parts = urlsplit(url)
        site, path = (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return False
    return site in known["sites"] or not set(path.casefold().split("/")).isdisjoint(known["paths"])


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files(__package__) / "outlets.toml").read_text("utf-8"))


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    by_name = {
        name.casefold(): agency for agency, names in _data()["agencies"].items() for name in names
    }
    names = sorted(
        (name for names in _data()["agencies"].values() for name in names), key=len, reverse=True
    )
    name = f"({'|'.join(map(re.escape, names))})"
    in_brackets = rf"[(\[]{name}(?: copy| report)?[)\]]"
    signed = rf"(?:©|\bBy|\bSource:|\bvia)\s*(?:The\s+)?{name}\b"
    last = rf"[-–—/]\s*{name}\s*\.?\s*$"
    return by_name, re.compile("|".join((in_brackets, signed, last)))
