"""What a new version of a report kept of the claims of the version before."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from sayso.ledger.append import Appender
from sayso.ledger.canonical import parse
from sayso.ledger.entry_body import EntryBody
from sayso.ledger.schema import CLAIM, READING, RECORD, REPORT


def append_revision(
    appender: Appender, name: str, previous: str, entries: Sequence[EntryBody]
) -> int:
    """Match the claims of the version before exactly, by their words and how they are said; the
    others are gone.
    """
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry in entries:
        waiting[_likeness(entry)].append(entry["id"])
    kept, gone = list[tuple[str, str]](), list[str]()
    for entry in claims_of_latest_reading(appender.connection, previous):
        alike = waiting[_likeness(entry)]
        if alike:
            kept.append((entry["id"], alike.pop(0)))
        else:
            gone.append(entry["id"])
    appender.append("revision", {"report": name, "previous": previous, "kept": kept, "gone": gone})
    return len(gone)


def claims_of_latest_reading(connection: Connection, report: str) -> list[EntryBody]:
    """The entries of a report's newest reading, in the order of the text; those that were removed
    are left out.
    """
    readings = (
        select(READING.c.seq)
        .join(REPORT, REPORT.c.seq == READING.c.report_seq)
        .where(REPORT.c.id == report)
    )
    latest = connection.execute(readings.order_by(READING.c.seq.desc()).limit(1)).scalar()
    bodies = (
        select(RECORD.c.body)
        .join(CLAIM, CLAIM.c.seq == RECORD.c.seq)
        .where(CLAIM.c.reading_seq == latest)
    )
    found = connection.execute(
        bodies.where(RECORD.c.body.is_not(None)).order_by(RECORD.c.seq)
    ).scalars()
    return [parse(body)["entry"] for body in found]


def _likeness(entry: EntryBody) -> tuple[str, ...]:
    how = (entry["mode"], entry["act"], entry["stance"], entry["certainty"])
    return (entry["source"]["text"], entry["cue"]["text"], entry["content"]["text"], *how)
