"""A ledger as Parquet tables with a Data Package: for questions that are heavy, and for others to
work with.
"""

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.ledger.append import head
from sayso.ledger.canonical import canonical, parse
from sayso.ledger.dossier import text_of
from sayso.ledger.errors import LedgerError, of_disk
from sayso.ledger.query import in_order
from sayso.ledger.schema import COMMIT, READING, RECORD, REPORT, RETRACTION
from sayso.ledger.snapshot_tables import TABLES, rows_of_claim
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.parts import require
from sayso.record.json import Json

_BATCH = 20_000
_Rows = Iterator[tuple[str, tuple[Any, ...]]]


def snapshot(
    ledger: Ledger, folder: Path, *, licence: str = "", texts: bool = False
) -> dict[str, int]:
    """Write the ledger as it is now to a new folder; gives how many rows each table has.

    The same ledger gives the same tables.  ``licence`` is what others may do with them; without it
    none is stated. ``texts`` puts whole texts in, which mostly belong to their outlets.

    Raises:
        SetupError: S004 if pyarrow is not installed.
        LedgerError: L017 if the folder is there and not empty; L005 to L009.
    """
    require("S004", "A snapshot", "parquet", "pyarrow")
    part = folder.with_name(folder.name + ".part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise LedgerError(
                "L017",
                f"{folder} is there already.",
                "Name a folder that is not there, or empty it.",
            )
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        with ledger.reading() as connection:
            counts = _write(connection, part, licence, texts)
        if folder.is_dir():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        raise of_disk(error, str(folder)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return counts


def _write(connection: Connection, folder: Path, licence: str, texts: bool) -> dict[str, int]:
    from sayso.ledger.parquet import ParquetTables

    with ParquetTables(folder, TABLES) as tables:
        for table, row in _rows(connection, texts):
            tables.add(table, row)
        counts = dict(tables.counts)
    package = _package(connection, folder, licence, counts)
    (folder / "datapackage.json").write_text(
        json.dumps(package, ensure_ascii=False, indent=2) + "\n", "utf-8"
    )
    return counts


def _rows(connection: Connection, texts: bool) -> _Rows:
    view = View(head(connection).seq)
    newest = _newest(connection)
    yield from _commits(connection)
    yield from _reports(connection, texts)
    yield from _readings(connection, newest)
    yield from _decisions(connection)
    for found in in_order(connection, 0, view):
        if found.entry is None:
            continue
        yield from rows_of_claim(found, found.reading in newest, canonical(found.entry))
        for number, it in enumerate(found.entry.get("propositions") or ()):
            place = it.get("place")
            place_id = place.get("id") if isinstance(place, dict) else place
            yield (
                "propositions",
                (found.seq, number, it["type"], place_id, it.get("stance"), canonical(it)),
            )


def _newest(connection: Connection) -> set[int]:
    return set(
        connection.execute(select(func.max(READING.c.seq)).group_by(READING.c.report_seq)).scalars()
    )


def _commits(connection: Connection) -> _Rows:
    columns = (COMMIT.c.seq, COMMIT.c.recorded_at, COMMIT.c.first, COMMIT.c.last, COMMIT.c.sha256)
    for row in connection.execute(select(*columns).order_by(COMMIT.c.seq)):
        yield "commits", tuple(row)


def _reports(connection: Connection, texts: bool) -> _Rows:
    retracted = set(connection.execute(select(RETRACTION.c.report_seq)).scalars())
    for row in connection.execute(select(REPORT).order_by(REPORT.c.seq)).all():
        text = text_of(connection, row.text_sha256) if texts else None
        published = (row.published_start, row.published_end, row.known_at)
        named = (row.id, row.seq, row.doc, row.title, row.outlet, row.url)
        hashes = (row.text_sha256, row.capture_sha256)
        yield "reports", (*named, *published, *hashes, row.previous, row.seq in retracted, text)


def _readings(connection: Connection, newest: set[int]) -> _Rows:
    joined = select(READING, REPORT.c.id).join(REPORT, REPORT.c.seq == READING.c.report_seq)
    for row in connection.execute(joined.order_by(READING.c.seq)):
        theatre = (row.theatre_id, row.theatre_sha256)
        yield "readings", (row.seq, row.id, row.reader, *theatre, row.claims, row.seq in newest)


def _decisions(connection: Connection) -> _Rows:
    joined = select(RECORD.c.seq, RECORD.c.kind, RECORD.c.body, COMMIT.c.recorded_at).join(
        COMMIT, (COMMIT.c.first <= RECORD.c.seq) & (COMMIT.c.last >= RECORD.c.seq)
    )
    for row in connection.execute(
        joined.where(RECORD.c.kind.in_(("decision", "removal"))).order_by(RECORD.c.seq)
    ):
        it = defaultdict(lambda: None, parse(row.body))
        if row.kind == "removal":
            yield "removals", (row.seq, row.recorded_at, it["text"], it["who"], it["why"])
            continue
        about = (
            it["subject"],
            it["verdict"],
            it["target"],
            it["into"],
            it["undoes"],
            it["who"],
            it["why"],
        )
        yield "decisions", (row.seq, row.recorded_at, *about, canonical(it["changes"]))


def _package(connection: Connection, folder: Path, licence: str, counts: dict[str, int]) -> Json:
    end = head(connection)
    stated = {"name": licence or "LicenseRef-none", "title": licence or "No licence is stated"}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "sayso-ledger",
        "title": "Who says what: a ledger's claims",
        "created": datetime.fromisoformat(end.recorded_at).isoformat() if end.commit else None,
        "licenses": [stated],
        "ledger": {
            "head": end.sha256,
            "commit": end.commit,
            "records": end.seq,
            "vintage": end.recorded_at or None,
        },
        "counts": counts,
        "resources": [_resource(folder, name) for name in TABLES],
    }


def _resource(folder: Path, name: str) -> Json:
    path = folder / f"{name}.parquet"
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    fields = [
        {"name": each.name, "type": each.type, "description": each.meaning} for each in TABLES[name]
    ]
    return {
        "name": name,
        "path": path.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": fields},
    }
