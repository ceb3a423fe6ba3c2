"""The original bytes of a report, as they were read or fetched."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes that a report was read from: a file, a line of JSON Lines, what a server sent.

    Of several reports in a JSON array or a feed each has the bytes of its item.  ``source`` is the
    file's name or the address; ``tool`` took the bytes, at ``taken_at``, which is None where they
    lay on the disk already; ``extractor`` made the text of them.
    """

    data: bytes = field(repr=False)
    source: str = ""
    tool: str = "read from a file"
    taken_at: datetime | None = None
    extractor: str = "sayso.reports 1"
