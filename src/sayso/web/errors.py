"""What the pages and the API refuse, each with the status of its answer."""

from sayso.errors import InputError, SaysoError

_STATUSES = {"L010": 404, "L011": 404, "L012": 422, "L013": 409, "L014": 409,
             "D001": 400, "D002": 413, "D003": 400,
             "F001": 400, "F002": 404, "F003": 409, "F004": 400, "F005": 404}  # fmt: skip
"""What a ledger refuses because of what was asked; whatever else it cannot do is no fault of who
asks.
"""


class RequestError(SaysoError):
    """A request that cannot be answered (codes W…)."""

    def __init__(self, status: int, code: str, sentence: str, mend: str) -> None:
        super().__init__(code, sentence, mend)
        self.status = status


def status_of(error: SaysoError) -> int:
    """The status of an answer that tells of this: whose fault it is, the person's or the
    store's.
    """
    if isinstance(error, RequestError):
        return error.status
    return 400 if isinstance(error, InputError) else _STATUSES.get(error.code, 503)


def not_there(thing: str) -> RequestError:
    """W001: there is no such thing in the record at that time."""
    return RequestError(
        404,
        "W001",
        f"There is no such {thing} in this record.",
        "Look for it, or set the clocks to now.",
    )
