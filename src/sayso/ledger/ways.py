"""The numbers of the claims that pass several filters, by the way that leads to the fewest."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Select,
    and_,
    func,
    intersect,
    literal_column,
    or_,
    select,
)

from sayso.ledger.filters import CLOCKS, Condition, Filters
from sayso.ledger.schema import CLAIM

_RARE = 4000
_BATCH = 2000


class Order:
    """By number, or by a clock and then by number; ``after`` is where to go on."""

    def __init__(self, filters: Filters, after: str | None, newest: bool) -> None:
        self.clock = CLOCKS[filters.clock] if filters.is_timed else None
        self.newest = newest
        when, _, seq = (after or "").rpartition("|")
        self.seq = int(seq) if seq.isdecimal() and len(seq) < 19 else None
        self.when = when or None

    def beyond(self) -> list[ColumnElement[bool]]:
        """What asks that a claim comes after the place where the page before ended."""
        if self.seq is None:
            return []
        seq = CLAIM.c.seq < self.seq if self.newest else CLAIM.c.seq > self.seq
        if self.clock is None or self.when is None:
            return [seq]
        later = self.clock < self.when if self.newest else self.clock > self.when
        return [or_(later, and_(self.clock == self.when, seq))]

    def apply(self, statement: Select[Any]) -> Select[Any]:
        """A statement with its rows in this order."""
        columns = [CLAIM.c.seq] if self.clock is None else [self.clock, CLAIM.c.seq]
        return statement.order_by(*(column.desc() if self.newest else column for column in columns))

    def place_of(self, connection: Connection, seq: int) -> str:
        """Where a page that ends with this claim goes on."""
        if self.clock is None:
            return str(seq)
        return f"{connection.execute(select(self.clock).where(CLAIM.c.seq == seq)).scalar()}|{seq}"


def passing(
    connection: Connection, conditions: Sequence[Condition], order: Order, limit: int
) -> list[int]:
    """The numbers of the first claims that pass, by the way that leads to the fewest."""
    way, count = _rarest(connection, conditions)
    others = [condition.hidden for condition in conditions if condition is not way]
    wanted = select(CLAIM.c.seq).where(*order.beyond())
    if way is not None and way.way is not None and count < _RARE:
        seqs = list(connection.execute(way.way).scalars())
        wanted = wanted.where(CLAIM.c.seq.in_(seqs), *others)
    elif way is not None and way.way is not None and way.is_search and order.clock is None:
        return _along(connection, [way.way], others, order, limit)
    elif len(
        ways := [each.way for each in conditions if each.is_merged and each.way is not None]
    ) > 1 and _can_merge(connection, order):
        others = [each.hidden for each in conditions if not each.is_merged]
        return _along(connection, ways, others, order, limit)
    else:
        lead = next((each for each in conditions if each.is_timed), None) or next(
            (each for each in conditions if each.is_ordered), None
        )
        wanted = wanted.where(*(each.asks if each is lead else each.hidden for each in conditions))
    return list(connection.execute(order.apply(wanted).limit(limit)).scalars())


def _rarest(
    connection: Connection, conditions: Sequence[Condition]
) -> tuple[Condition | None, int]:
    """The condition whose way leads to the fewest claims, and how many: no more than _RARE are
    counted.
    """
    counted = [
        (
            connection.execute(
                select(func.count()).select_from(each.way.limit(_RARE).subquery())
            ).scalar()
            or 0,
            at,
        )
        for at, each in enumerate(conditions)
        if each.way is not None
    ]
    if not counted:
        return None, 0
    count, _ = min(counted)
    equal = [conditions[at] for number, at in counted if number == count]
    return next((each for each in equal if each.is_search), equal[0]), count


def _can_merge(connection: Connection, order: Order) -> bool:
    """Whether several ways can be gone at once: SQLite merges what comes in one order; PostgreSQL
    plans for itself.
    """
    return order.clock is None and connection.dialect.name == "sqlite"


def _along(
    connection: Connection,
    ways: Sequence[Select[Any]],
    asks: list[ColumnElement[bool]],
    order: Order,
    limit: int,
) -> list[int]:
    """Go along what leads to many, some thousand at a time, until enough have passed: what is on
    every way.
    """
    found: list[int] = []
    at = order.seq
    while len(found) < limit:
        seqs = list(connection.execute(_steps(ways, order.newest, at)).scalars())
        if not seqs:
            break
        at = seqs[-1]
        statement = order.apply(select(CLAIM.c.seq).where(CLAIM.c.seq.in_(seqs), *asks)).limit(
            limit - len(found)
        )
        found += connection.execute(statement).scalars()
    return found


def _steps(ways: Sequence[Select[Any]], newest: bool, after: int | None) -> Executable:
    """The next numbers that are on all ways."""
    some = list(ways)
    if after is not None:
        columns = [way.selected_columns[0] for way in ways]
        beyond = [column < after if newest else column > after for column in columns]
        some = [way.where(asked) for way, asked in zip(ways, beyond, strict=True)]
    seq: ColumnElement[int] = literal_column("seq")
    chosen = intersect(*some) if len(some) > 1 else some[0]
    return chosen.order_by(seq.desc() if newest else seq).limit(_BATCH)
