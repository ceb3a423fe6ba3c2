"""What the pages and the API refuse, each with the status of its answer."""

from sayso.errors import SaysoError


class RequestError(SaysoError):
    """A request that cannot be answered (codes W…)."""

    def __init__(self, status: int, code: str, sentence: str, mend: str) -> None:
        super().__init__(code, sentence, mend)
        self.status = status


def not_there(thing: str) -> RequestError:
    """W001: there is no such thing in the record at that time."""
    return RequestError(
        404, "W001", f"There is no such {thing} in this record.", "Look for it, or set the clocks to now."
    )
