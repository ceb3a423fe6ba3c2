"""Writing an export: whole, with what it says of itself."""

from pathlib import Path

from sayso.exports.asked import Asked
from sayso.exports.errors import nothing_passes
from sayso.exports.format import Counts, Format
from sayso.exports.manifest import PACKAGE, package_of, write_package
from sayso.exports.selection import Selection, open_selection
from sayso.exports.whole import whole_file, whole_folder
from sayso.ledger.store import Ledger


def write_export(ledger: Ledger, format_: Format, asked: Asked, target: Path) -> Counts:
    """Write what is asked for to ``target``, a file or a folder as the format is; gives how many
    rows are in each of its tables.

    Raises:
        ExportError: X001 if nothing passes the filters, X003 if something is there already.
        SaysoError: O001 if it cannot be written; L005 to L009.
    """
    board = format_.needs_board or asked.standing is not None
    with open_selection(ledger, asked, board=board) as selection:
        if (asked.is_filtered or not asked.is_now) and selection.is_empty:
            raise nothing_passes()
        if format_.is_folder:
            return _write_folder(format_, selection, target)
        return _write_file(format_, selection, target)


def copy_ledger(ledger: Ledger, format_: Format, target: Path) -> list[str]:
    """Write all of a ledger to a file in a format that takes no filter; gives what is wrong with
    the ledger, of which what can be read is written.

    Raises:
        SaysoError: O001 if it cannot be written; L005 to L009.
    """
    if format_.copy is None:
        raise ValueError(f"{format_.name} is no format of a whole ledger")
    with whole_file(target) as part, part.open("wb") as stream:
        return format_.copy(ledger, stream)


def _write_folder(format_: Format, selection: Selection, target: Path) -> Counts:
    with whole_folder(target) as part:
        counts = _fill(format_, selection, part)
        write_package(package_of(format_, selection, counts, part), part / PACKAGE)
    return counts


def _write_file(format_: Format, selection: Selection, target: Path) -> Counts:
    """One file; beside one that does not say what it is of, its manifest."""
    if format_.has_own_head:
        with whole_file(target) as part:
            return _fill(format_, selection, part)
    beside = target.with_name(f"{target.name}.{PACKAGE}")
    with whole_file(target) as part, whole_file(beside) as package:
        counts = _fill(format_, selection, part)
        write_package(package_of(format_, selection, counts, part, target.name), package)
    return counts


def _fill(format_: Format, selection: Selection, part: Path) -> Counts:
    if format_.write is None:
        raise ValueError(f"{format_.name} takes no filter")
    return format_.write(selection, part)
