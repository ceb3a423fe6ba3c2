"""Reports that are no longer stood by: withdrawn by their outlet, or removed because the law wants
it.

A withdrawn report stays as it is, and is marked.  Of a removed one the words go: text, claims and
capture.  What stays is the tombstone, the hashes, and what the report said of itself; the chain can
be checked as before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, inspect, select

from sayso.ledger.append import Appender, appending
from sayso.ledger.bodies import RemovalBody, interval_body
from sayso.ledger.captures import named
from sayso.ledger.errors import LedgerError, unfit
from sayso.ledger.migrations.m0002_limits import LOST_TEXTS
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
from sayso.ledger.traces import traces_of
from sayso.record.interval import Interval

OWN_WORDS = ("text", "claim")
"""The kinds of records whose bodies go.  Of a capture the bytes go, which lie elsewhere."""
BESIDE = "board_"
"""How the names of tables begin that are made of the ledger and can be made anew."""
_EMPTIED = ("claim", "claim_place", "claim_proposition", "speaker", "place", "capture_content")


def withdraw(
    ledger: Ledger,
    report: str,
    *,
    who: str,
    why: str,
    published: Interval | None = None,
    now: datetime | None = None,
) -> int:
    """Record that an outlet withdrew a report, at ``published`` if that is known; gives the
    record's number.

    Raises:
        LedgerError: L011 if the report is not there.
    """
    with appending(ledger, now) as appender:
        _report(appender.connection, report)
        when = interval_body(published)
        return appender.append(
            "retraction", {"report": report, "who": who, "why": why, "published": when}
        )


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal took: the ``reports`` whose words went, how many ``claims``, and the
    ``captures``.

    ``bereft`` are other reports that lost their original, for it held the same words; ``alike`` are
    others that say the same in a text of their own, and ``left`` captures that another ledger in
    the same folder names: these stay. ``in_use`` says that the file still has what was there while
    another program has it open.
    """

    reports: tuple[str, ...]
    claims: int
    captures: tuple[str, ...]
    bereft: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    in_use: bool = False


Renew = Callable[[Connection], object]
"""Makes anew, in the removal's own transaction, what stands beside the ledger and repeats its
words.
"""


def remove(
    ledger: Ledger,
    report: str,
    *,
    who: str,
    why: str,
    now: datetime | None = None,
    renew: Renew | None = None,
) -> Removed:
    """Remove a report's words, and those of every other that has the same text; gives what it took.

    Done again, it removes what a broken-off removal left.  In a shared ledger it takes the right of
    the tables' owner.

    Raises:
        LedgerError: L011 if the report is not there, L007 if you have no right to, L022 if a
            capture's name is none.
    """
    with appending(ledger, now) as appender:
        connection = appender.connection
        text = _report(connection, report)
        traces = traces_of(ledger, connection, text)
        captures = sorted(map(named, {*traces.captures, *_taken_before(connection, text)}))
        reports = list(
            connection.execute(select(REPORT.c.id).where(REPORT.c.text_sha256 == text)).scalars()
        )
        records = _records(connection, text, captures)
        claims = len([name for _, _, name in records if not name])
        if records:
            body: RemovalBody = {
                "reports": reports,
                "text": text,
                "captures": captures,
                "records": records,
                "who": who,
                "why": why,
            }
            appender.append("removal", body)
            appender.commit()
            empty(appender, body)
            if renew is not None:
                renew(connection)
    ledger.known.clear()
    left = ledger.captures.remove(captures)
    gone = tuple(name for name in captures if name not in left)
    return Removed(
        tuple(reports),
        claims,
        gone,
        traces.bereft,
        traces.alike,
        left,
        in_use=not _written_down(ledger),
    )


def _written_down(ledger: Ledger) -> bool:
    """Bring what was written into SQLite's file itself; not done while another program reads what
    was there before.
    """
    if ledger.dialect != "sqlite":
        return True
    with ledger.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _report(connection: Connection, report: str) -> str:
    """The hash of a report's text."""
    found = connection.execute(select(REPORT.c.text_sha256).where(REPORT.c.id == report)).scalar()
    if found is None:
        raise LedgerError(
            "L011",
            f"There is no report {report[:64]!r}.",
            "sayso reports lists them with their ids.",
        )
    return str(found)


def _records(connection: Connection, text: str, captures: list[str]) -> list[tuple[int, str, str]]:
    """Number, hash and name of the records whose words go: of a text and a capture, the name is
    their own hash.
    """
    readings = select(READING.c.seq).join(REPORT, REPORT.c.seq == READING.c.report_seq)
    named = (
        (select(TEXT.c.seq).where(TEXT.c.sha256 == text), text),
        (
            select(CLAIM.c.seq).where(
                CLAIM.c.reading_seq.in_(readings.where(REPORT.c.text_sha256 == text))
            ),
            "",
        ),
        *(
            (select(CAPTURE.c.seq).where(CAPTURE.c.sha256 == capture), capture)
            for capture in captures
        ),
    )
    left = RECORD.c.seq.not_in(select(REMOVED.c.seq))
    found = [
        (row.seq, row.sha256, name)
        for numbers, name in named
        for row in connection.execute(
            select(RECORD.c.seq, RECORD.c.sha256).where(RECORD.c.seq.in_(numbers), left)
        )
    ]
    return sorted(found)


def empty(appender: Appender, removal: RemovalBody) -> None:
    """Take the words out of the records that a removal names, and away the rows that repeat them.

    The triggers let it be done once the removal is appended.

    Raises:
        LedgerError: L012 if the removal names what the ledger does not have.
    """
    connection, captures = appender.connection, removal["captures"]
    seqs = [seq for seq, _, _ in removal["records"]]
    _refuse_what_is_not_there(connection, removal)
    _empty_beside(connection)
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
    connection.execute(
        RECORD.update()
        .where(RECORD.c.seq.in_(seqs), RECORD.c.kind.in_(OWN_WORDS))
        .values(body=None)
    )
    connection.exec_driver_sql(LOST_TEXTS)
    if appender.ledger.dialect == "postgresql":
        connection.exec_driver_sql("REVOKE UPDATE (body) ON ledger_record FROM CURRENT_USER")
        connection.exec_driver_sql(f"REVOKE DELETE ON {', '.join(_EMPTIED)} FROM CURRENT_USER")


def _refuse_what_is_not_there(connection: Connection, removal: RemovalBody) -> None:
    """A removal names texts, captures and claims that are there, each by its own hash and name."""
    named_captures = set()
    for seq, sha256, name in removal["records"]:
        found = connection.execute(
            select(RECORD.c.kind, RECORD.c.sha256).where(RECORD.c.seq == seq)
        ).first()
        if found is None or found.sha256 != sha256 or found.kind not in (*OWN_WORDS, "capture"):
            raise unfit(f"A removal names record {seq}, which is not what it says.")
        if found.kind == "capture":
            there = select(CAPTURE.c.sha256).where(CAPTURE.c.seq == seq)
            if connection.execute(there).scalar() != name:
                raise unfit(f"A removal names the capture of record {seq} by another name.")
            named_captures.add(name)
    if set(removal["captures"]) - named_captures - _removed_before(connection):
        raise unfit("A removal names a capture that the ledger does not have.")


def _taken_before(connection: Connection, text: str) -> set[str]:
    """The captures that an earlier removal of a text named: it may have been broken off before it
    took them.
    """
    removals = select(REMOVED.c.removal_seq).where(REMOVED.c.name == text)
    names = select(REMOVED.c.name).join(CAPTURE, CAPTURE.c.seq == REMOVED.c.seq)
    return set(connection.execute(names.where(REMOVED.c.removal_seq.in_(removals))).scalars())


def _removed_before(connection: Connection) -> set[str]:
    return set(connection.execute(select(REMOVED.c.name).where(REMOVED.c.name != "")).scalars())


def _empty_beside(connection: Connection) -> None:
    """Whoever made these tables makes them anew when it finds them empty."""
    names = [name for name in inspect(connection).get_table_names() if name.startswith(BESIDE)]
    for name in names:
        connection.exec_driver_sql(f'DELETE FROM "{name}"')


def _forget_words(connection: Connection, seqs: list[int]) -> None:
    """Take the words out of SQLite's search index, and write it anew, so that nothing of them is
    left in the file.
    """
    words = select(CLAIM.c.seq, CLAIM.c.source, CLAIM.c.content).where(CLAIM.c.seq.in_(seqs))
    for row in connection.execute(words).all():
        statement = (
            "INSERT INTO claim_fts (claim_fts, rowid, source, content) VALUES ('delete', ?, ?, ?)"
        )
        connection.exec_driver_sql(statement, tuple(row))
    connection.exec_driver_sql("INSERT INTO claim_fts (claim_fts) VALUES ('optimize')")
