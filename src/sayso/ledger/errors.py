"""What can go wrong with a ledger (codes L…), and what the databases' own errors mean in plain
words.
"""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

from sayso.errors import SaysoError


class LedgerError(SaysoError):
    """A ledger that cannot be opened, read or added to, or something asked of it that it does not
    hold.
    """


def unfit(sentence: str) -> LedgerError:
    """The refusal of what a ledger cannot hold."""
    return LedgerError(
        "L012", sentence, "Nothing of it was added; mend the report and add it again."
    )


def damaged(where: str, reason: str) -> LedgerError:
    """A database that says of itself that it is broken."""
    return LedgerError(
        "L008",
        f"The ledger {where} is damaged: {reason}.",
        "sayso verify says where; sayso export writes what can still be read.",
    )


def full(where: str) -> LedgerError:
    """No space is left."""
    return LedgerError(
        "L006",
        f"There is no space left to write to {where}.",
        "Make room and run the command again: what was added stays, and is not added twice.",
    )


def read_only(where: str) -> LedgerError:
    """It may be read and not written."""
    return LedgerError(
        "L007",
        f"{where} may not be written by you.",
        "Ask for the right, or name another --ledger.",
    )


def busy(where: str, seconds: float) -> LedgerError:
    """Somebody else has been writing for too long."""
    return LedgerError(
        "L005",
        f"Someone else has been writing to {where} for {seconds:g} seconds.",
        "Wait until they are done and run the command again: what was added stays, and is not "
        "added twice.",
    )


_BY_STATE = {
    "40P01": "busy",
    "55P03": "busy",
    "57014": "busy",
    "53100": "full",
    "42501": "read_only",
    "25006": "read_only",
}
"""PostgreSQL's SQLSTATE."""


_NO_TEXT = "Could not decode to UTF-8"
"""How Python's own sqlite3 begins to tell that a byte of a text is not UTF-8."""


def translated(error: Exception, where: str, wait: float) -> Exception:
    """What an error of a database means to the user; the error itself where it is our own fault."""
    if isinstance(error, UnicodeDecodeError) or _NO_TEXT in str(error):
        return damaged(where, "a text in it is no text")
    if not isinstance(error, DBAPIError):
        return error
    original = error.orig
    state = getattr(original, "sqlstate", None)
    if state in _BY_STATE:
        meant = _BY_STATE[state]
        return (
            busy(where, wait)
            if meant == "busy"
            else full(where)
            if meant == "full"
            else read_only(where)
        )
    if isinstance(original, sqlite3.Error):
        return _of_sqlite(original, where, wait) or error
    if isinstance(error, OperationalError):
        return unreachable(where, str(original).strip().splitlines()[0])
    return error


def unreachable(where: str, reason: str) -> LedgerError:
    """A server that does not answer or does not let us in."""
    return LedgerError(
        "L009",
        f"The ledger {where} cannot be reached: {reason}.",
        "Check the address and the server.",
    )


def of_disk(error: OSError, where: str) -> LedgerError:
    """What an error of the file system means to the user."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return full(where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(where)
    return LedgerError(
        "L009",
        f"The ledger {where} cannot be reached: {error.strerror or error}.",
        "Put that right.",
    )


def _of_sqlite(error: sqlite3.Error, where: str, wait: float) -> LedgerError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(where, wait)
    if name.startswith("SQLITE_FULL"):
        return full(where)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return read_only(where)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(where, str(error))
    if name.startswith("SQLITE_CANTOPEN"):
        return LedgerError(
            "L007", f"{where} cannot be opened: {error}.", "Check the folder and your rights in it."
        )
    if name.startswith("SQLITE_IOERR"):
        return LedgerError(
            "L009", f"The ledger {where} cannot be reached: {error}.", "Check the disk."
        )
    return None
