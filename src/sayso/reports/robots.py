"""What a server asks of programs in its ``robots.txt`` (RFC 9309), and which addresses that leaves.

The standard library's parser (Python 3.11) takes the first rule that fits instead of the longest,
and takes the ``*`` and ``$`` of rules for characters: it would allow what is not allowed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

AGENT = "sayso"
"""The name by which a group of rules speaks to this program."""
MOST_BYTES = 500 * 2**10
"""What is read of it: RFC 9309 (2.5) asks for at least this; rules behind it are not seen."""
LONGEST_DELAY = 60.0
"""Seconds: a server that asks for more would keep a list of addresses from ever being read."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True)
class _Rule:
    """``path`` is where it begins, ``pieces`` the pieces between its stars."""

    allow: bool
    path: str
    pieces: tuple[str, ...]
    to_the_end: bool

    def fits(self, path: str) -> bool:
        """Whether it speaks of a path: each piece as far to the front as it can be, so that the
        time grows with the path alone.
        """
        first, *others = self.pieces
        if not path.startswith(first):
            return False
        at = len(first)
        if not others:
            return not self.to_the_end or at == len(path)
        for piece in others[:-1] if self.to_the_end else others:
            at = path.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        return not self.to_the_end or path.endswith(others[-1], at)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a server asks of this program; nothing, where it has no rule for it.

    ``delay`` is how many seconds it wants between two requests.
    """

    rules: tuple[_Rule, ...] = ()
    delay: float = 0.0

    def allows(self, address: str) -> bool:
        """Whether an address of this server may be asked for: the longest rule says, ``Allow``
        before ``Disallow``.
        """
        path = _path_of(address)
        if path == "/robots.txt":
            return True
        fitting = [(len(rule.path), rule.allow) for rule in self.rules if rule.fits(path)]
        return max(fitting, default=(0, True))[1]


def read_robots(data: bytes) -> Robots:
    """The rules for this program, or for all where none are for it by its name.

    Whatever is no rule is passed over, as RFC 9309 has it; nothing is raised.
    """
    text = data[:MOST_BYTES].decode("utf-8-sig", "replace")
    groups = list(_groups(_lines(text)))
    own = [lines for agents, lines in groups if AGENT in agents]
    chosen = own or [lines for agents, lines in groups if "*" in agents]
    lines = [line for group in chosen for line in group]
    delays = [float(value) for key, value in lines if key == "delay"]
    return Robots(
        tuple(_rule(key == "allow", value) for key, value in lines if key != "delay"),
        min(max(delays, default=0.0), LONGEST_DELAY),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """``agent``, ``allow``, ``disallow`` or ``delay``, each with its value, where there is one."""
    for line in _LINE_END.split(text):
        name, colon, value = line.partition("#")[0].partition(":")
        key, value = name.strip().lower(), value.strip()
        if key == "user-agent":
            token = _TOKEN.match(value)
            yield "agent", token[0].lower() if token else ""
        elif key in ("allow", "disallow") and colon and value:
            yield key, value
        elif key == "crawl-delay" and _SECONDS.fullmatch(value):
            yield "delay", value


_Group = tuple[set[str], list[tuple[str, str]]]


def _groups(lines: Iterable[tuple[str, str]]) -> Iterator[_Group]:
    """The names that follow upon one another, and the rules that follow upon them."""
    group: _Group = (set(), [])
    for key, value in lines:
        if key != "agent":
            group[1].append((key, value))
            continue
        if group[1]:
            yield group
            group = (set(), [])
        group[0].add(value)
    yield group


def _rule(allow: bool, value: str) -> _Rule:
    path = _escaped(value)
    to_the_end = path.endswith("$")
    pieces = tuple(path.removesuffix("$").split("*"))
    return _Rule(allow, path, pieces, to_the_end)


def _path_of(address: str) -> str:
    parts = urlsplit(address)
    return _escaped((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _escaped(path: str) -> str:
    """A path as RFC 9309 (2.2.2) compares it: what need not be escaped is not, all else is."""
    return _ESCAPE.sub(_unescaped, quote(path, safe=_PRINTABLE, errors="replace"))


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if _UNRESERVED.match(char) else match[0].upper()
