"""Reports that are no longer stood by: withdrawn by their outlet, or removed because the law wants it.

A withdrawn report stays as it is, and is marked.  Of a removed one the words go: text, claims and capture.  What stays
is the tombstone, the hashes, and what the report said of itself; the chain can be checked as before.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select

from sayso.ledger.append import Appender, appending
from sayso.ledger.canonical import instant
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import (
    CAPTURE,
    CAPTURE_CONTENT,
    CLAIM,
    CLAIM_PLACE,
    CLAIM_PROPOSITION,
    PLACE,
    READING,
    RECORD,
    REMOVED,
    REPORT,
    SPEAKER,
    TEXT,
)
from sayso.ledger.store import Ledger
from sayso.reports.report import Interval

_OWN_WORDS = ("text", "claim")
_EMPTIED = ("claim", "claim_place", "claim_proposition", "speaker", "place", "capture_content")


def withdraw(
    ledger: Ledger, report: str, *, who: str, why: str, published: Interval | None = None, now: datetime | None = None
) -> int:
    """Record that an outlet withdrew a report, at ``published`` if that is known; gives the record's number.

    Raises:
        LedgerError: L011 if the report is not there.
    """
    with appending(ledger, now) as appender:
        _report(appender.connection, report)
        when = {"start": instant(published.start), "end": instant(published.end)} if published else None
        return appender.append("retraction", {"report": report, "who": who, "why": why, "published": when})


def remove(ledger: Ledger, report: str, *, who: str, why: str, now: datetime | None = None) -> tuple[str, ...]:
    """Remove a report's words, and those of every other that has the same text; gives the ids of all of them.

    Done again, it removes what a broken-off removal left.  In a shared ledger it takes the right of the tables' owner.

    Raises:
        LedgerError: L011 if the report is not there, L007 if you have no right to.
    """
    with appending(ledger, now) as appender:
        connection = appender.connection
        text = _report(connection, report)
        alike = select(REPORT.c.id, REPORT.c.capture_sha256).where(REPORT.c.text_sha256 == text)
        rows = connection.execute(alike).all()
        captures = sorted({row.capture_sha256 for row in rows})
        reports = [row.id for row in rows]
        if records := _records(connection, text, captures):
            body = {"reports": reports, "text": text, "captures": captures, "records": records, "who": who, "why": why}
            appender.append("removal", body)
            appender.commit()
            empty(appender, body)
    ledger.known.clear()
    ledger.captures.remove(captures)
    return tuple(reports)


def _report(connection: Connection, report: str) -> str:
    """The hash of a report's text."""
    found = connection.execute(select(REPORT.c.text_sha256).where(REPORT.c.id == report)).scalar()
    if found is None:
        raise LedgerError("L011", f"There is no report {report[:64]!r}.", "sayso reports lists them with their ids.")
    return str(found)


def _records(connection: Connection, text: str, captures: list[str]) -> list[list[int | str]]:
    """Number, hash and name of the records whose words go: of a text and a capture, the name is their own hash."""
    readings = select(READING.c.seq).join(REPORT, REPORT.c.seq == READING.c.report_seq)
    named = (
        (select(TEXT.c.seq).where(TEXT.c.sha256 == text), text),
        (select(CLAIM.c.seq).where(CLAIM.c.reading_seq.in_(readings.where(REPORT.c.text_sha256 == text))), ""),
        *((select(CAPTURE.c.seq).where(CAPTURE.c.sha256 == capture), capture) for capture in captures),
    )
    left = RECORD.c.seq.not_in(select(REMOVED.c.seq))
    found = [
        [row.seq, row.sha256, name]
        for numbers, name in named
        for row in connection.execute(select(RECORD.c.seq, RECORD.c.sha256).where(RECORD.c.seq.in_(numbers), left))
    ]
    return sorted(found)


def empty(appender: Appender, removal: dict[str, Any]) -> None:
    """Take the words out of the records that a removal names, and away the rows that repeat them.

    The triggers let it be done once the removal is appended.
    """
    connection, captures = appender.connection, removal["captures"]
    seqs = [seq for seq, _, _ in removal["records"]]
    if appender.ledger.dialect == "postgresql":
        connection.exec_driver_sql("GRANT UPDATE (body) ON ledger_record TO CURRENT_USER")
        connection.exec_driver_sql(f"GRANT DELETE ON {', '.join(_EMPTIED)} TO CURRENT_USER")
        connection.execute(CAPTURE_CONTENT.delete().where(CAPTURE_CONTENT.c.sha256.in_(captures)))
    else:
        _forget_words(connection, seqs)
    for owner in (CLAIM_PLACE.c.claim_seq, CLAIM_PROPOSITION.c.claim_seq, CLAIM.c.seq):
        connection.execute(owner.table.delete().where(owner.in_(seqs)))
    speaks = (CLAIM.c.speaker_id == SPEAKER.c.id, CLAIM.c.speaker_name == SPEAKER.c.name)
    connection.execute(SPEAKER.delete().where(~exists(select(CLAIM.c.seq).where(*speaks))))
    lies = (CLAIM_PLACE.c.place_id == PLACE.c.id, CLAIM_PLACE.c.name == PLACE.c.name)
    connection.execute(PLACE.delete().where(~exists(select(CLAIM_PLACE.c.claim_seq).where(*lies))))
    connection.execute(RECORD.update().where(RECORD.c.seq.in_(seqs), RECORD.c.kind.in_(_OWN_WORDS)).values(body=None))
    if appender.ledger.dialect == "postgresql":
        connection.exec_driver_sql("REVOKE UPDATE (body) ON ledger_record FROM CURRENT_USER")
        connection.exec_driver_sql(f"REVOKE DELETE ON {', '.join(_EMPTIED)} FROM CURRENT_USER")


def _forget_words(connection: Connection, seqs: list[int]) -> None:
    """Take the words out of SQLite's search index, and write it anew, so that nothing of them is left in the file."""
    words = select(CLAIM.c.seq, CLAIM.c.source, CLAIM.c.content).where(CLAIM.c.seq.in_(seqs))
    for row in connection.execute(words).all():
        statement = "INSERT INTO claim_fts (claim_fts, rowid, source, content) VALUES ('delete', ?, ?, ?)"
        connection.exec_driver_sql(statement, tuple(row))
    connection.exec_driver_sql("INSERT INTO claim_fts (claim_fts) VALUES ('optimize')")
