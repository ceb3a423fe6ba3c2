"""What can go wrong with an import (codes J…)."""

from sayso.errors import SaysoError


class ImportFileError(SaysoError):
    """A file of which nothing can be taken in.  A row that is refused is no error: it is told."""


def unreadable_file(where: str, reason: str) -> ImportFileError:
    """A file that is not there, broken, or of another form."""
    return ImportFileError(
        "J001", f"{where} cannot be taken in: {reason}.", "Save it again as the page says: CSV, "
        "XLSX, JSON or JSON Lines, in UTF-8."
    )  # fmt: skip


def lacks_columns(where: str, missing: str) -> ImportFileError:
    """A table whose columns do not tell what is needed."""
    return ImportFileError(
        "J002",
        f"{where} has no column {missing}.",
        "Name its columns speaker, words, address and date; docs/how-to/code-by-hand.md has them.",
    )


def too_large_file(where: str, most: int) -> ImportFileError:
    """A file of more bytes than are taken in at once."""
    return ImportFileError(
        "J003",
        f"{where} has more than {most // 2**20} MiB.",
        "Cut it into smaller files: what was taken in is not taken twice.",
    )


def holds_nothing(where: str, what: str) -> ImportFileError:
    """A file without a single row."""
    return ImportFileError("J004", f"{where} holds no {what}.", "Name a file that does.")
