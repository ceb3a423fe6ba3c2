"""Reports of a ledger read again: whether what is recorded is what is read in them now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from random import Random, SystemRandom
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.errors import SaysoError
from sayso.ledger.adding import Reader
from sayso.ledger.canonical import canonical, parse
from sayso.ledger.dossier import text_of
from sayso.ledger.revising import claims_of_latest_reading
from sayso.ledger.schema import READING, RECORD, REPORT
from sayso.ledger.store import Ledger
from sayso.reader import NONE, directory_for, version
from sayso.recipe import recipe
from sayso.record.codec import codec_of, instant_from_json
from sayso.record.interval import Interval
from sayso.record.recipe import Recipe
from sayso.record.report import Report
from sayso.recording import Task, read_off


class Finding(StrEnum):
    """What a report that was read again shows."""

    SAME = "same"
    RECIPE = "differs by recipe"
    ALARM = "differs with the same recipe"
    GONE = "cannot be read again"


@dataclass(frozen=True, slots=True)
class Reread:
    """A report that was read again.  ``claims`` are recorded, ``differing`` of them, or of those
    that are read now, have no equal.  ``parts`` are those in which the recipe differs; ``missing``
    says what it names that is not here any more.
    """

    report: str
    finding: Finding
    claims: int = 0
    differing: int = 0
    parts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def reread(ledger: Ledger, most: int, random: Random | None = None) -> Iterator[Reread]:
    """Read a sample of reports again, at most ``most`` of those whose words are there, in the order
    of recording.

    The sample is drawn anew each time, so that nobody can tell what will be looked at; ``random``
    draws it where it is given.
    """
    with ledger.reading() as connection:
        seqs = list(connection.execute(_WITH_READINGS).scalars())
        drawn = sorted((random or SystemRandom()).sample(seqs, min(most, len(seqs))))
        for seq in drawn:
            found = _reread(connection, seq)
            if found is not None:
                yield found


_WITH_READINGS = select(READING.c.report_seq).distinct().order_by(READING.c.report_seq)
_LATEST = (
    select(READING.c.reader, READING.c.theatre_id, READING.c.theatre_sha256, RECORD.c.body)
    .join(RECORD, RECORD.c.seq == READING.c.seq)
    .order_by(READING.c.seq.desc())
    .limit(1)
)
_REPORT = select(REPORT, RECORD.c.body).join(RECORD, RECORD.c.seq == REPORT.c.seq)


def readable(ledger: Ledger) -> int:
    """How many reports have been read."""
    with ledger.reading() as connection:
        counted = select(func.count(READING.c.report_seq.distinct()))
        return int(connection.execute(counted).scalar() or 0)


def _reread(connection: Connection, seq: int) -> Reread | None:
    """What one report shows; None where its words were removed."""
    row = connection.execute(_REPORT.where(REPORT.c.seq == seq)).one()
    text = text_of(connection, row.text_sha256)
    if text is None or row.body is None:
        return None
    read = connection.execute(_LATEST.where(READING.c.report_seq == seq)).one()
    recorded = _recipe_of(read.body)
    missing = _missing(recorded)
    try:
        directory = directory_for(read.theatre_id or NONE)
    except SaysoError:
        gone = f"the theatre {read.theatre_id}"
        return Reread(row.id, Finding.GONE, missing=(gone, *missing))
    assert directory is not None
    theatre = directory.theatre
    parts = _differing(recorded, read, theatre.sha256)
    reader = Reader(version(), theatre.id, theatre.sha256, recipe())
    task = Task(_report(row, text), read.theatre_id or NONE, reader)
    before = [canonical(entry) for entry in claims_of_latest_reading(connection, row.id)]
    now = [canonical(entry) for entry in read_off(task).entries]
    differing = max(len(set(before) - set(now)), len(set(now) - set(before)))
    finding = Finding.SAME if before == now else Finding.RECIPE if parts else Finding.ALARM
    return Reread(row.id, finding, len(before), differing or int(before != now), parts, missing)


def _report(row: Row[Any], text: str) -> Report:
    body = parse(row.body)
    told = body["published"]
    published = (
        Interval(instant_from_json(told["start"]), instant_from_json(told["end"])) if told else None
    )
    return Report(
        text,
        body["doc"],
        body["title"],
        body["outlet"],
        body["url"],
        published,
        body=body["body"],
        notes=tuple(body["notes"]),
    )


def _recipe_of(body: str | None) -> Recipe | None:
    written: Mapping[str, Any] = parse(body) if body else {}
    found: Recipe | None = codec_of(Recipe | None).decode(written.get("recipe"))
    return found


def _missing(recorded: Recipe | None) -> tuple[str, ...]:
    """The gazetteers that a recipe names and that are not here."""
    names = set(recorded.gazetteers if recorded else ()) - set(recipe().gazetteers)
    return tuple(f"a gazetteer ({name[:12]})" for name in sorted(names))


def _differing(recorded: Recipe | None, read: Any, theatre_sha256: str) -> tuple[str, ...]:
    """The parts in which what read the report differs from what reads now."""
    if recorded is None:
        return ("recipe, which is not recorded",)
    present = recipe()
    parts = [
        each.name
        for each in fields(Recipe)
        if getattr(recorded, each.name) != getattr(present, each.name)
    ]
    if read.theatre_sha256 != theatre_sha256:
        parts.append("theatre")
    if not parts and read.reader != version():
        parts.append("reader")
    return tuple(parts)
