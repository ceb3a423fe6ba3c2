"""What was published: the one thing that every later room is given."""

import hashlib
from dataclasses import dataclass, field

from sayso.record.capture import Capture
from sayso.record.interval import Interval


@dataclass(frozen=True, slots=True)
class Report:
    """A text that someone published.

    ``text`` is frozen: offsets everywhere are code points in it, and ``sha256``, of its UTF-8
    bytes, names it.  ``doc`` is the reader's own name for it: an id, or the file it came from.
    """

    text: str
    doc: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Interval | None = None
    author: str | None = None
    """Who wrote it, as printed; its words are still the outlet's."""
    identified: bool = field(default=False, compare=False)
    """Whether ``doc`` is an id of its publisher's, so that another with the same address is a
    version of it only if it has the same id."""
    body: int = 0
    """Where the prose begins; before it stands front matter, which tells of the report."""
    notes: tuple[str, ...] = ()
    """What had to be decided to read it, for the user: a guessed encoding, a mark taken off."""
    capture: Capture | None = field(default=None, compare=False, repr=False)
    """The bytes that it was read from, where there were any: to be kept, and of no matter to what
    it says.
    """
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "sha256", digest)
