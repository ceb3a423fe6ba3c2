"""What read a report, named by content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides what is read in a report, beside the theatre: where one part differs, a
    reading may.

    ``program`` is its name and version; ``parser`` those of the parser.  The others are SHA-256 in
    hexadecimal digits: ``rules`` of the code and the lexicons that read, ``model`` of the model's
    files, ``gazetteers`` of the carried one and of the user's own, if there is one.
    """

    program: str
    rules: str
    model: str
    parser: str
    gazetteers: tuple[str, ...]
