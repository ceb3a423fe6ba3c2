"""What can go wrong with an export (codes X…)."""

from sayso.errors import SaysoError


class ExportError(SaysoError):
    """An export that cannot be written as it was asked for.  Nothing of it is left behind."""


def nothing_passes() -> ExportError:
    """No claim and no question passes the filters."""
    return ExportError(
        "X001",
        "Nothing in the ledger passes these filters.",
        "Leave one out; sayso claims and sayso questions show what there is.",
    )


def needs_a_path(name: str) -> ExportError:
    """A format that cannot be written to standard output."""
    return ExportError(
        "X002", f"{name} is not written to standard output.", "Name where to write it: -o PATH."
    )


def is_there(path: object) -> ExportError:
    """Something is there that would be lost."""
    return ExportError(
        "X003",
        f"{path} is there already.",
        "Name one that is not there, or an empty folder; take the old one away.",
    )


def unknown_format(name: str, names: str) -> ExportError:
    """No format goes by a name."""
    return ExportError("X004", f"There is no format {name[:64]!r}.", f"There are {names}.")


def too_many_rows(table: str, most: int) -> ExportError:
    """More rows than a sheet of a workbook holds."""
    return ExportError(
        "X005",
        f"The table {table} has more than the {most:,} rows that a sheet holds.",
        "Filter, or take csv or parquet.",
    )


def no_vintage(sentence: str) -> ExportError:
    """No earlier ledger to compare with."""
    return ExportError(
        "X006", sentence, "Give --since a day, or the hash of a head, which sayso verify prints."
    )
