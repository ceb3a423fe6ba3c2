"""What a format of exports is: its manifest, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.exports.selection import Selection
from sayso.ledger.snapshot_tables import Column
from sayso.ledger.store import Ledger

Counts = dict[str, int]
"""How many rows each table of an export has, or how many of each thing are in a file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a format: what one of its rows is, and its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, what is lost on the way, and by what it is read.

    ``write`` is given the rows and the file, or the empty folder, that it fills, and gives the
    counts.  A format of a whole ledger, which takes no filter, has ``copy`` in its place: it writes
    to a stream, also of a damaged ledger, and gives what is wrong with that.

    The help, the page docs/reference/exports.md and the Data Package are made of this.  ``lost``
    says in a clause what an export in this format has no longer; ``read_by`` names whose library or
    program reads it.  ``has_own_head`` says that the file itself says of what it was made; beside
    any other file lies a manifest.  ``needs_board`` says that it has questions or answers,
    ``takes_vintage`` that ``--since`` names an earlier ledger.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    lost: str
    read_by: str
    write: Callable[[Selection, Path], Counts] | None = None
    copy: Callable[[Ledger, BinaryIO], list[str]] | None = None
    sheets: tuple[Sheet, ...] = ()
    is_folder: bool = False
    has_own_head: bool = False
    needs_board: bool = True
    takes_vintage: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all of the ledger goes, and no filter is taken."""
        return self.copy is not None


def columns(*given: tuple[str, str, str]) -> tuple[Column, ...]:
    """Columns by name, type (as Data Package names it) and meaning."""
    return tuple(Column(*each) for each in given)
