"""A shelf in the ledger's own database: what is asked of it goes by an index, however much there
is.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.questions.coding import decoded, encoded
from sayso.questions.copies import Signature
from sayso.questions.frames import Group, frame_from_json
from sayso.questions.given import Given
from sayso.questions.keeper import FEW, MOST_COPIES, Copied, MemoryShelf
from sayso.questions.tables import ANSWER, BAND, BUCKET, GROUP, REPORT
from sayso.questions.writing import Row, Rows, insert, upsert


class LedgerShelf:
    """Keeps what one catch-up changes in memory and reads the rest as it is asked for; ``flush``
    writes it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._groups: dict[str, Group] = {}
        self._buckets: dict[str, set[str]] = {}
        self._bands: dict[int, list[Copied]] = {}
        self._read: dict[str, Group] = {}
        self._reports: dict[str, str] = {}
        self._rows = Rows()

    def groups(self, found_by: Sequence[str]) -> list[Group]:
        """The questions that are kept under any of these buckets, the latest answered first."""
        chosen = select(GROUP.c.id, GROUP.c.last).join(BUCKET, BUCKET.c.group_id == GROUP.c.id)
        last = {
            row.id: int(row.last)
            for row in self._connection.execute(chosen.where(BUCKET.c.bucket.in_(found_by)))
        }
        new = {id_ for bucket in found_by for id_ in self._buckets.get(bucket, ())}
        last |= {id_: self._groups[id_].last for id_ in {*new, *last} if id_ in self._groups}
        nearest = sorted(last, key=lambda id_: (-last[id_], id_))[:FEW]
        self._load([id_ for id_ in nearest if id_ not in self._groups and id_ not in self._read])
        return [self._groups.get(id_) or self._read[id_] for id_ in nearest]

    def _load(self, ids: Sequence[str]) -> None:
        if ids:
            rows = self._connection.execute(
                select(GROUP.c.id, GROUP.c.body).where(GROUP.c.id.in_(ids))
            )
            self._read |= {row.id: group_from_json(row.id, decoded(row.body)) for row in rows}

    def put_group(self, group: Group, kept_under: Iterable[str]) -> None:
        """Keep a question, new or grown."""
        self._groups[group.id] = group
        for bucket in kept_under:
            self._buckets.setdefault(bucket, set()).add(group.id)

    def put_answer(self, group: str, given: Given, origin: str, why: tuple[str, ...]) -> None:
        """Keep an answer with its question."""
        self._rows.add(ANSWER, answer_row(group, given, origin, why))

    def likely_copies(self, bands: Sequence[int]) -> list[Copied]:
        """The reports that share a band, the first one first."""
        if not bands:
            return []
        found = {
            each.report: each for band in bands for each in self._bands.get(band, ())[:MOST_COPIES]
        }
        ranked = (
            func.row_number().over(partition_by=BAND.c.band, order_by=BAND.c.number).label("place")
        )
        some = select(BAND.c.report, ranked).where(BAND.c.band.in_(bands)).subquery()
        first = select(some.c.report).where(some.c.place <= MOST_COPIES)
        for row in self._connection.execute(select(REPORT).where(REPORT.c.id.in_(first))):
            found[row.id] = Copied(
                row.id, row.number, row.origin, Signature(bytes(row.minima), row.size)
            )
        return sorted(found.values(), key=lambda each: each.number)

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report; read again, it stays as it was."""
        if self._connection.execute(
            select(REPORT.c.id).where(REPORT.c.id == copied.report)
        ).first():
            return
        if copied.report in self._reports:
            return
        self._reports[copied.report] = copied.origin
        for band in bands:
            self._bands.setdefault(band, []).append(copied)
        self._rows.add(REPORT, report_row(copied))
        for band in dict.fromkeys(bands):
            self._rows.add(BAND, (band, copied.number, copied.report))

    def group(self, id_: str) -> Group:
        """The question with an id, which is kept."""
        if id_ not in self._groups and id_ not in self._read:
            self._load([id_])
        return self._groups.get(id_) or self._read[id_]

    def origin_of(self, report: str) -> str:
        """The origin of a report that is kept."""
        if report in self._reports:
            return self._reports[report]
        chosen = select(REPORT.c.origin).where(REPORT.c.id == report)
        return str(self._connection.execute(chosen).scalar_one())

    def write_answers(self) -> None:
        """Write the answers that wait to be written."""
        self._rows.flush(self._connection)

    def flush(self) -> None:
        """Write what has changed."""
        groups = [group_row(group) for group in self._groups.values()]
        buckets = sorted((bucket, id_) for bucket, ids in self._buckets.items() for id_ in ids)
        self._rows.flush(self._connection)
        upsert(self._connection, GROUP, groups)
        insert(self._connection, BUCKET, buckets, once=True)
        self._groups, self._buckets, self._bands, self._read = {}, {}, {}, {}
        self._reports = {}


class FirstShelf(MemoryShelf):
    """For a board that is made from the beginning: looks up in memory, and writes answers as they
    come.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection
        self._rows = Rows()

    def put_answer(self, group: str, given: Given, origin: str, why: tuple[str, ...]) -> None:
        """Write an answer with the next few thousand."""
        self._rows.add(ANSWER, answer_row(group, given, origin, why))
        self._rows.flush_if_many(self._connection)

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report, and let it be written."""
        if copied.report not in self._reports:
            self._rows.add(REPORT, report_row(copied))
        super().put_report(copied, bands)

    def write_answers(self) -> None:
        """Write the answers that wait to be written."""
        self._rows.flush(self._connection)

    def flush(self) -> None:
        """Write everything that is not written yet, in the order of the keys, which costs least."""
        self._rows.flush(self._connection)
        bands = (
            (band, each.number, each.report)
            for band in sorted(self._bands)
            for each in self._with(band)
        )
        insert(self._connection, BAND, bands)
        insert(self._connection, GROUP, map(group_row, self.kept.values()))
        buckets = (
            (bucket, id_) for bucket in sorted(self._buckets) for id_ in sorted(self._under(bucket))
        )
        insert(self._connection, BUCKET, buckets)


def report_row(copied: Copied) -> Row:
    """A report as a row."""
    return (
        copied.report,
        copied.number,
        copied.origin,
        copied.signature.size,
        copied.signature.minima,
    )


def answer_row(group: str, given: Given, origin: str, why: tuple[str, ...]) -> Row:
    """An answer as a row."""
    where = (given.seq, given.number, given.reading, given.report_seq)
    reasons = encoded(why)
    return (
        given.id,
        group,
        *where,
        given.claim,
        given.speaker,
        given.known_at,
        origin,
        reasons,
        given.body,
        given.place,
    )


def group_row(group: Group) -> Row:
    """A question as a row."""
    grown = [
        group.frame.as_json(),
        group.first,
        group.last,
        list(group.reports),
        list(group.figures),
    ]
    return (group.id, group.made, group.last, encoded([group.made, *grown]))


def group_from_json(id_: str, data: Sequence[Any]) -> Group:
    """The question that a row holds."""
    made, frame, first, last, reports, figures = data
    return Group(id_, made, frame_from_json(frame), first, last, tuple(reports), tuple(figures))
