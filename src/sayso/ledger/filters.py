"""What ``claims`` can be asked for, and each filter as a condition of the database and as a way to
go.

A *way* is the numbers of all claims that pass one filter, in order, read from an index.  The rarest
way is taken, and the other filters are conditions on what it leads to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.sql import text as sql

from sayso.ledger.identities import Identities
from sayso.ledger.indexing import fold
from sayso.ledger.review import by_review, of_latest_reading
from sayso.ledger.schema import CLAIM, CLAIM_PLACE, CLAIM_PROPOSITION, PLACE, READING, SPEAKER
from sayso.ledger.view import View
from sayso.reference.places.distance import kilometres

_DEGREE = 111.0
"""Kilometres: less than a degree of latitude has anywhere on the earth."""
CLOCKS = {
    "published": CLAIM.c.published_start,
    "said": CLAIM.c.said_start,
    "event": CLAIM.c.event_start,
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What claims are wanted; None wants all.

    ``speaker`` and ``place`` are ids or names; ``near`` is latitude, longitude and kilometres, and
    ``within`` gives ``place`` a radius of so many kilometres.  ``since`` and ``until`` are instants
    on ``clock``, by which the claims then come in order.  ``words`` must all be in source or
    content; words in double quotes follow each other.
    """

    speaker: str | None = None
    side: str | None = None
    place: str | None = None
    within: float | None = None
    near: tuple[float, float, float] | None = None
    type: str | None = None
    stance: str | None = None
    outlet: str | None = None
    words: str | None = None
    review: str | None = None
    against_interest: bool = False
    report_seq: int | None = None
    clock: str = "published"
    since: str | None = None
    until: str | None = None
    all_readings: bool = False

    @property
    def is_timed(self) -> bool:
        """Whether the claims come by their time."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter: what it asks of a claim, and the way through an index to those that pass, if
    there is one.

    ``unindexed`` asks the same in words for which SQLite takes no index: it would else leave the
    way that it was given for one that leads to many more.  ``is_ordered`` says that the index of
    claims gives them in the order of their numbers, ``is_timed`` in that of a clock; ``is_search``
    that it is the full-text index.  ``is_merged`` says that the way goes in the order of numbers,
    so that several such ways can be gone at once.
    """

    asks: ColumnElement[bool]
    way: Select[Any] | None = None
    unindexed: ColumnElement[bool] | None = None
    is_ordered: bool = False
    is_timed: bool = False
    is_search: bool = False
    is_merged: bool = False

    @property
    def hidden(self) -> ColumnElement[bool]:
        """What it asks, where another condition leads the way."""
        return self.asks if self.unindexed is None else self.unindexed


def conditions_of(connection: Connection, filters: Filters, view: View) -> list[Condition]:
    """The filters as conditions, those of the view first."""
    sqlite = connection.dialect.name == "sqlite"
    found = [*_of_view(filters, view), *_of_columns(filters, sqlite)]
    if filters.speaker is not None:
        found.insert(0, _speaker(connection, filters.speaker, view))
    if filters.place is not None or filters.near is not None:
        found.append(_place(connection, filters, view))
    if filters.type is not None:
        found.append(_type(filters.type))
    if filters.words is not None:
        found.append(_words(connection.dialect.name, filters.words))
    if filters.review is not None:
        found.append(Condition(by_review(filters.review, view)))
    if filters.is_timed:
        found.append(_time(filters, sqlite))
    return found


def _of_view(filters: Filters, view: View) -> list[Condition]:
    found = [Condition(CLAIM.c.seq <= view.seq)]
    if view.known_by is not None:
        found.append(Condition(CLAIM.c.known_at <= view.known_by))
    if not filters.all_readings:
        found.append(Condition(of_latest_reading(view)))
    return found


def _of_columns(filters: Filters, sqlite: bool) -> list[Condition]:
    columns = ("outlet", "stance", "side")
    given = [(name, value) for name in columns if (value := getattr(filters, name)) is not None]
    found = [_equal(name, [value], sqlite) for name, value in given]
    if filters.against_interest:
        found.append(Condition(CLAIM.c.against_interest == 1))
    if filters.report_seq is not None:
        readings = CLAIM.c.reading_seq.in_(
            select(READING.c.seq).where(READING.c.report_seq == filters.report_seq)
        )
        found.append(Condition(readings, _way(readings)))
    return found


def _way(condition: ColumnElement[bool]) -> Select[Any]:
    return select(CLAIM.c.seq.label("seq")).where(condition)


def _equal(name: str, values: Sequence[str], sqlite: bool) -> Condition:
    column, hidden = CLAIM.c[name], _hidden(name, sqlite)
    if len(values) > 1:
        return Condition(column.in_(values), _way(column.in_(values)), hidden.in_(values))
    return Condition(
        column == values[0],
        _way(column == values[0]),
        hidden == values[0],
        is_ordered=True,
        is_merged=True,
    )


def _hidden(name: str, sqlite: bool) -> ColumnElement[Any]:
    """A column for which SQLite takes no index; PostgreSQL knows its own way."""
    return literal_column(f"+claim.{name}") if sqlite else CLAIM.c[name]


def _speaker(connection: Connection, wanted: str, view: View) -> Condition:
    named = select(SPEAKER.c.id).where(SPEAKER.c.folded == fold(wanted)).distinct()
    ids = {wanted, *connection.execute(named).scalars()}
    identities = Identities.load(connection, "speaker", view)
    same = sorted({other for each in ids for other in identities.alike(each)})
    given = [
        claim for claim, into in identities.split.items() if identities.canonical(into) in same
    ]
    taken = [
        claim for claim, into in identities.split.items() if identities.canonical(into) not in same
    ]
    if not given and not taken:
        return _equal("speaker_id", same, connection.dialect.name == "sqlite")
    asks = or_(and_(CLAIM.c.speaker_id.in_(same), CLAIM.c.id.not_in(taken)), CLAIM.c.id.in_(given))
    return Condition(asks, _way(asks))


def _type(wanted: str) -> Condition:
    of_claim, type_of = CLAIM_PROPOSITION.c.claim_seq, CLAIM_PROPOSITION.c.type
    asks = exists(select(of_claim).where(of_claim == CLAIM.c.seq, type_of == wanted))
    return Condition(asks, select(of_claim.label("seq")).where(type_of == wanted), is_merged=True)


def _time(filters: Filters, sqlite: bool) -> Condition:
    column = CLOCKS[filters.clock]
    asks = _between(column, filters)
    return Condition(
        asks, _way(asks), _between(_hidden(column.name, sqlite), filters), is_timed=True
    )


def _between(column: ColumnElement[Any], filters: Filters) -> ColumnElement[bool]:
    asks: list[ColumnElement[bool]] = [column.is_not(None)]
    if filters.since is not None:
        asks.append(column >= filters.since)
    if filters.until is not None:
        asks.append(column < filters.until)
    return and_(*asks)


def _place(connection: Connection, filters: Filters, view: View) -> Condition:
    identities = Identities.load(connection, "place", view)
    ids = set(_near(connection, *filters.near)) if filters.near else set()
    if filters.place is not None:
        either = or_(PLACE.c.folded == fold(filters.place), PLACE.c.id == filters.place)
        rows = connection.execute(
            select(PLACE.c.id, PLACE.c.latitude, PLACE.c.longitude).where(either)
        ).all()
        if filters.within is not None:
            ids |= {
                near for row in rows for near in _near(connection, row[1], row[2], filters.within)
            }
        ids |= {row[0] for row in rows} | {filters.place}
    same = sorted({other for each in ids for other in identities.alike(each)})
    if not same:
        return Condition(false(), select(CLAIM.c.seq.label("seq")).where(false()))
    of_claim, place = CLAIM_PLACE.c.claim_seq, CLAIM_PLACE.c.place_id
    among = place == same[0] if len(same) == 1 else place.in_(same)
    # Of a claim's few places each is looked at: by the index, each of a thousand places would be
    # looked for.
    hidden = (
        literal_column("+claim_place.place_id") if connection.dialect.name == "sqlite" else place
    )
    asks = exists(select(of_claim).where(of_claim == CLAIM.c.seq, hidden.in_(same)))
    return Condition(asks, select(of_claim.label("seq")).where(among))


def _near(connection: Connection, lat: float, lon: float, within: float) -> list[str]:
    """The ids of the places that lie within so many kilometres."""
    margin = within / _DEGREE
    column = PLACE.c.latitude
    band = select(PLACE.c.id, column, PLACE.c.longitude).where(
        column >= lat - margin, column <= lat + margin
    )
    return [
        row[0] for row in connection.execute(band) if kilometres(lat, lon, row[1], row[2]) <= within
    ]


def _words(dialect: str, wanted: str) -> Condition:
    phrases = [phrase for phrase in (part.split() for part in _phrases(wanted)) if phrase]
    if not phrases:
        return Condition(false(), _way(false()))
    if dialect == "sqlite":
        match = " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        rows = sql("SELECT rowid AS seq FROM claim_fts WHERE claim_fts MATCH :words").bindparams(
            words=match
        )
        found = rows.columns(literal_column("seq")).subquery("found")
        way = select(found.c.seq)
        return Condition(CLAIM.c.seq.in_(way), way, is_search=True)
    document: ColumnElement[Any] = literal_column(
        "to_tsvector('simple', claim.source || ' ' || claim.content)"
    )
    asks = and_(
        *(
            document.op("@@")(func.phraseto_tsquery(literal_column("'simple'"), " ".join(p)))
            for p in phrases
        )
    )
    return Condition(asks, _way(asks))


def _phrases(wanted: str) -> list[str]:
    """Words one by one, and what stands between double quotes together.  A quote alone counts for
    nothing.
    """
    pieces = wanted.replace("\0", " ").split('"')
    if len(pieces) % 2 == 0:
        pieces[-2:] = [" ".join(pieces[-2:])]
    return [
        phrase
        for at, piece in enumerate(pieces)
        for phrase in ([piece] if at % 2 else piece.split())
    ]
