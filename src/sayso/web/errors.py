"""What the pages and the API refuse, each with the status of its answer."""

from sayso.errors import InputError, SaysoError

_ASKED_WRONGLY = frozenset({"L010", "L014"})
"""Codes of the ledger for what a person asked of it and it cannot do: a wrong id, a merging of unlike things."""


class RequestError(SaysoError):
    """A request that cannot be answered (codes W…)."""

    def __init__(self, status: int, code: str, sentence: str, mend: str) -> None:
        super().__init__(code, sentence, mend)
        self.status = status


def status_of(error: SaysoError) -> int:
    """The status of an answer that tells of this: whose fault it is, the person's or the store's."""
    if isinstance(error, RequestError):
        return error.status
    return 400 if isinstance(error, InputError) or error.code in _ASKED_WRONGLY else 503


def not_there(thing: str) -> RequestError:
    """W001: there is no such thing in the record at that time."""
    return RequestError(
        404, "W001", f"There is no such {thing} in this record.", "Look for it, or set the clocks to now."
    )
