"""The pages of the documentation, and the fenced blocks in them.

A comment on the line before a block tells what it is: ``<!-- file: NAME -->``, a file that later
blocks use; ``<!-- needs: PROGRAM -->``, not run where that program is missing; ``<!-- help: COMMAND
-->``, a command's own help."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ELSEWHERE = (DOCS / "how-to" / "write-a-theatre.md", DOCS / "reference" / "times.md")
"""Pages whose blocks build on one another in a way of their own; tests of their rooms run them."""
PAGES = tuple(sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")]))

_OPENS = re.compile(r"```(\w*)$")
_TELLS = re.compile(r"<!-- (file|needs|help): (.+) -->$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ``start`` to ``end`` of a page, between two fences; ``told`` and ``what`` are of the
    comment before it.
    """

    language: str
    told: str
    what: str
    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def is_run(self) -> bool:
        return (
            self.told == "help"
            or self.language == "console"
            or (self.language == "python" and self._has_prompts)
        )

    @property
    def _has_prompts(self) -> bool:
        return any(line.startswith(">>> ") for line in self.lines)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def find_blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    opened: tuple[int, str] | None = None
    for at, line in enumerate(lines):
        if opened is not None and line == "```":
            start, language = opened
            told = _TELLS.match(lines[start - 2]) if start > 1 else None
            kind, what = (told[1], told[2]) if told else ("", "")
            blocks.append(Block(language, kind, what, start, at, tuple(lines[start:at])))
            opened = None
        elif opened is None and (opens := _OPENS.match(line)):
            opened = (at + 1, opens[1])
    assert opened is None, "a block is not closed"
    return blocks


def blocks_of(page: Path) -> list[Block]:
    return find_blocks(read(page).splitlines())


def prose_of(page: Path) -> str:
    """The page without its blocks."""
    lines = read(page).splitlines()
    inside = {at for block in find_blocks(lines) for at in range(block.start - 1, block.end + 1)}
    return "\n".join(line for at, line in enumerate(lines) if at not in inside)


def first_cells(page: Path) -> Iterator[str]:
    """The first cell of each row of the page's tables, its code marks taken off."""
    for match in re.finditer(r"^\| *(.+?) *\|", prose_of(page), re.MULTILINE):
        yield match[1].strip("`")
