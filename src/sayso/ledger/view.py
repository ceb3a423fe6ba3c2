"""The ledger as of a time, on both clocks: what had been published by then, and what it held by
then.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.ledger.canonical import instant
from sayso.ledger.schema import COMMIT
from sayso.reports.published import read_published


@dataclass(frozen=True, slots=True)
class View:
    """What a query may see: records up to ``seq``, and reports that were surely public by
    ``known_by``.

    A question about the ledger is a pure function of its view.
    """

    seq: int
    known_by: str | None = None


def view_of(
    connection: Connection, *, as_of: str | None = None, recorded_by: str | None = None
) -> View:
    """The view at two times given as ISO 8601, each to its very end: "2023-01-12" is all of that
    day.

    ``as_of`` leaves out what had not surely been published by then.  A report whose publication
    time is not known was public when it was recorded, and not surely before.

    Raises:
        InputError: R016 if a time cannot be read.
    """
    commits = select(func.max(COMMIT.c.last))
    if recorded_by is not None:
        end = instant(read_published(recorded_by, "The time --recorded-by").end)
        commits = commits.where(COMMIT.c.recorded_at < end)
    known_by = None if as_of is None else instant(read_published(as_of, "The time --as-of").end)
    return View(connection.execute(commits).scalar() or 0, known_by)
