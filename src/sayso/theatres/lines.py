"""On which line of a TOML file a key stands: tomllib tells it for syntax errors only."""

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*\[{1,2}\s*(?P<path>[\w\-]+(?:\s*\.\s*[\w\-]+)*)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?P<key>[\w\-]+|\"[^\"]*\"|'[^']*')\s*(?:=|\.)")
_QUOTES = re.compile("\"\"\"|'''")


@dataclass(slots=True)
class _Block:
    line: int
    keys: dict[str, list[int]] = field(default_factory=dict)


class Lines:
    """Finds tables by name and number, and keys in them.  What it cannot find has no line, never a
    wrong file.
    """

    def __init__(self, text: str) -> None:
        self._blocks: dict[str, list[_Block]] = {"": [_Block(1)]}
        block = self._blocks[""][0]
        quotes = ""
        listing: list[int] | None = None
        for number, line in enumerate(text.split("\n"), 1):
            outside, quotes = not quotes, _after(line, quotes)
            if not outside:
                continue
            header = _HEADER.fullmatch(line.rstrip("\r"))
            if header:
                block, listing = self._open(re.sub(r"\s", "", header["path"]), number), None
            elif key := _KEY.match(line):
                found = block.keys.setdefault(key["key"].strip("\"'"), [number])
                listing = found if line.rstrip().endswith("[") else None
            elif listing is not None and line.lstrip().startswith(("{", "[")):
                listing.append(number)

    def find(self, table: str, index: int, key: str = "", item: int | None = None) -> int | None:
        """The line of the ``index``-th table of that name, or of a key in it, or of that key's
        ``item``-th table.
        """
        blocks = self._blocks.get(table, [])
        if index >= len(blocks):
            return next(iter(self._blocks[""][0].keys.get(table, [])), None)
        found = blocks[index].keys.get(key)
        if not found:
            return blocks[index].line
        return found[item + 1] if item is not None and item + 1 < len(found) else found[0]

    def _open(self, path: str, number: int) -> _Block:
        """A table of its own, or one that belongs to the last table of its parent's name."""
        parent, _, key = path.rpartition(".")
        if parent and parent in self._blocks:
            self._blocks[parent][-1].keys.setdefault(key, [number]).append(number)
        block = _Block(number)
        self._blocks.setdefault(path, []).append(block)
        return block


def _after(line: str, quotes: str) -> str:
    """Which kind of multi-line string is open at the end of the line; none if empty."""
    for mark in _QUOTES.findall(line):
        quotes = mark if not quotes else "" if mark == quotes else quotes
    return quotes
