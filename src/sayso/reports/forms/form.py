"""What a form of reports is: its manifest, and the bytes that it is asked to read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from sayso.errors import InputError
from sayso.record.capture import Capture
from sayso.record.report import Report
from sayso.reports.sources import Source
from sayso.reports.text import LIMIT, WHOLE_LIMIT, check_text, decode, sayable, too_large

Found = Iterator[Report | InputError]
"""Reports in the order in which they stand, and in the place of each that cannot be read its
error.
"""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to be read.  ``original`` has them as they were where ``data`` is another encoding of
    them.
    """

    name: str
    data: bytes = field(repr=False)
    notes: tuple[str, ...] = ()
    original: bytes = field(default=b"", repr=False)
    depth: int = 0
    """How many archives it lies in."""

    @property
    def where(self) -> str:
        """What it is called in a sentence."""
        return sayable(self.name)

    def text(self) -> tuple[str, tuple[str, ...]]:
        """Its text, and notes on its encoding.

        Raises:
            InputError: R006 or R008 if it cannot be decoded, R007 if it is empty, R009 if it holds
                a NUL.
        """
        text, notes = decode(self.data, self.where)
        check_text(text, self.where)
        return text, (*self.notes, *notes)

    def capture(self, part: bytes | None = None, name: str = "") -> Capture:
        """The bytes as they were, or a part of them that a report of its own was read from."""
        return Capture(self.original or self.data if part is None else part, name or self.name)


@dataclass(frozen=True, slots=True)
class Head:
    """What a form is told by: the name, and the first bytes with anything on them, in UTF-8 where
    they are marked.
    """

    name: str
    data: bytes

    @property
    def line(self) -> bytes:
        """The first line."""
        return self.data.split(b"\n", 1)[0]


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is, how it is told, and what of it becomes a report.  Docs and help are made of
    this.

    The sentences are for people, without a full stop; empty where a form has no such thing.
    """

    name: str
    what: str
    by_content: str
    recognise: Callable[[Head], bool]
    read: Callable[[Document], Found]
    text: str
    suffixes: tuple[str, ...] = ()
    """Of names, in lower case: they decide only where the content does not."""
    title: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    address: str = ""
    libraries: str = "none but Python's own"
    lost: str = "nothing"
    certain: bool = True
    """Whether content that is recognised can be no prose; else a name that ends in .txt or .md
    wins.
    """
    limit: int = WHOLE_LIMIT
    mend: str = "Cut it into smaller files."
    """What to do where it is larger than ``limit`` bytes."""
    stream: Callable[[Source], Found] | None = None
    """Reads it as it comes, where it need not be read as a whole."""


def read_each(
    items: Iterable[Item], read_one: Callable[[int, Item], Report], where: str, what: str = "item"
) -> Found:
    """The report of each item, counted from 1; whatever befalls one costs that one only."""
    for number, item in enumerate(items, 1):
        try:
            yield read_one(number, item)
        except InputError as error:
            yield error
        except Exception as error:  # what strangers send must not end the reading of what follows
            yield fault(f"{where}, {what} {number}", error)


def fault(where: str, error: Exception) -> InputError:
    """The refusal of what makes the program fail; of what is nested beyond all reason, as
    broken.
    """
    if isinstance(error, RecursionError):
        return broken(where, "a document", "its parts lie in one another too deeply")
    return InputError(
        "R021",
        f"{where} could not be read: {' '.join(repr(error).split())[:200]}.",
        "That is a fault of the program: tell its makers, with the file.",
    )


def broken(where: str, what: str, reason: str) -> InputError:
    """The refusal of what begins as a form and is not as it should be."""
    return InputError("R022", f"{where} is {what} and broken: {reason}.", "Take or save it again.")


def refuse_long(text: str, where: str) -> None:
    """Refuse a text that is longer than any report.

    Raises:
        InputError: R005 if it has more than 8 MiB.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise too_large(where, LIMIT, "Cut it into the reports that it is made of.")
