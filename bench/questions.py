"""How fast the board follows a ledger of made-up reports.

    python -m bench.questions [--reports N] [--keep FILE]

Each of 60,000 reports, or as many as are asked for, has seventeen claims, two in five of them
understood: a count, who holds a town, a pledge.  Prints figures: making the board from nothing,
also against the bare work on the same data in the same run (every understood claim parsed, the
board's rows inserted in a SQLite file without indexes); taking in one report more, of small
questions and of any, with the answers that those questions have; the first page; the board as of
half the time; a question with 10,000 claims.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.ledger.adding import Reader, add_report
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import view_of
from sayso.questions.page import Filters, page
from sayso.questions.store import Change, LedgerBoard, open_board
from sayso.questions.tables import METADATA, drop
from sayso.record.claim import claim_id
from sayso.record.interval import Interval
from sayso.record.report import Report

CLAIMS, UNDERSTOOD = 17, 7
BEGIN = datetime(2022, 2, 24, tzinfo=UTC)
DAYS = 1000
READER = Reader("bench", "bench", "a" * 64)
SIDES = ("north", "south", "third-party", None)
KINDS = ("tank", "artillery", "missile", "drone", "aircraft", "vehicle", "ammunition", "radar", "generator", "medicine",
         "fuel", "bridge")  # fmt: skip


def place(number: int) -> dict[str, Any]:
    """One of some thousand towns, far enough apart."""
    return {
        "id": f"bench:{number}", "name": f"Town{number}", "lat": 40 + number % 97 / 9, "lon": 20 + number // 97 / 9,
        "country": "XX", "feature": "P.PPL", "admin": [f"Region{number % 40} Oblast"], "population": 0,
    }  # fmt: skip


def proposition(draw: random.Random, spans: list[list[int]], towns: int) -> dict[str, Any]:
    """Something understood about one of so many towns."""
    how: dict[str, Any] = {
        "stance": draw.choice(("asserts",) * 5 + ("denies",)),
        "certainty": "plain",
        "event_time": None,
        "why": [],
    }
    base = {"spans": spans, "place_text": "", "place": place(draw.randrange(towns)), **how}
    donor = f"donor-{draw.randrange(60)}"
    low, kind = draw.randrange(1, 90), draw.choice(KINDS)
    return draw.choice((
        {**base, "type": "count", "what": draw.choice(("killed", "wounded")), "low": low, "high": low},
        {**base, "type": "control", "holder": draw.choice(SIDES[:2]), "extent": draw.choice(("all", "most", "part"))},
        {**base, "type": "pledge", "donor": donor, "donor_id": donor, "kind": kind, "item": kind,
         "stage": draw.choice(("considered", "pledged")), "low": low, "high": low},
    ))  # fmt: skip


def made(number: int, reports: int, towns: int = 3000) -> tuple[Report, list[Any]]:
    """A report with its entries; the same for the same number."""
    draw = random.Random(number)
    sentences, entries = [], []
    for _ in range(CLAIMS):
        name = f"Speaker {draw.randrange(2000)}"
        sentences.append((name, " ".join(f"w{draw.randrange(9000)}" for _ in range(14))))
    text = "".join(f"{name} said {words}. " for name, words in sentences)
    day = BEGIN + timedelta(days=number * DAYS // reports)
    report = Report(
        text,
        f"{number}.txt",
        None,
        f"Outlet {number % 80}",
        None,
        Interval(day, day + timedelta(days=1)),
    )
    at = 0
    for claim, (name, words) in enumerate(sentences):
        parts = [[[at, at + len(name)]], [[at + len(name) + 1, at + len(name) + 5]]]
        parts.append([[at + len(name) + 6, at + len(name) + 6 + len(words)]])
        told = [proposition(draw, parts[2], towns)] if claim < UNDERSTOOD else []
        entries.append(entry(report, parts, (name, "said", words), told))
        at += len(name) + len(words) + 8
    return report, entries


def entry(
    report: Report, parts: list[Any], words: tuple[str, str, str], told: list[dict[str, Any]]
) -> dict[str, Any]:
    """An entry with these parts."""
    side = SIDES[sum(words[0].encode()) % 4]
    source, cue, content = (
        {"spans": spans, "text": text} for spans, text in zip(parts, words, strict=True)
    )
    named = {"id": words[0].lower().replace(" ", "-"), "name": words[0]}
    speaker: dict[str, Any] = {
        **named,
        "kind": "person",
        "named": True,
        "side": side,
        "members": [],
    }
    return {
        "report": report.sha256, "doc": report.doc,
        "id": claim_id(report.sha256, [[(a, b) for a, b in spans] for spans in parts]),
        "source": {**source, "named": True, "via": {"spans": [], "text": ""}}, "cue": cue, "content": content,
        "mode": "indirect", "act": "speech", "stance": told[0]["stance"] if told else "asserts", "certainty": "plain",
        "speaker": speaker, "side": side, "said_at": None, "event_time": None, "places": [], "times": [], "amounts": [],
        "propositions": told, "against_interest": None, "notes": [], "why": [],
    }  # fmt: skip


def add(ledger: Ledger, numbers: Iterator[int], reports: int, towns: int = 3000) -> None:
    """Record the reports with these numbers."""
    for number in numbers:
        report, entries = made(number, reports, towns)
        add_report(
            ledger, report, entries, READER, now=BEGIN + timedelta(days=DAYS, seconds=number)
        )


def timed(what: str, work: Callable[[], object]) -> float:
    """Do it; prints the seconds, with those of the processors, also of processes that were started;
    gives these.
    """
    begin, at_work = time.perf_counter(), _at_work()
    work()
    seconds, worked = time.perf_counter() - begin, _at_work() - at_work
    print(
        f"{what:46}{seconds:9.2f} s   processors {worked:9.2f} s   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return worked


def _at_work() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def catch_up(ledger: Ledger) -> list[Change]:
    """Bring the board up to date."""
    with ledger.writing() as connection:
        return LedgerBoard(connection, connection).catch_up()


def bare(path: Path, to: Path) -> None:
    """Parse every claim that is understood, and insert the board's rows in a new file."""
    understood = (
        "SELECT body FROM ledger_record WHERE seq IN (SELECT claim_seq FROM claim_proposition)"
    )
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        for (body,) in source.execute(understood):
            json.loads(body)
        for table in METADATA.sorted_tables:
            names = [column.name for column in table.columns]
            target.execute(f"CREATE TABLE {table.name} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            rows = source.execute(f"SELECT {', '.join(names)} FROM {table.name}")
            target.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        target.commit()


def one_more(ledger: Ledger, first: int, reports: int, *, pledges: bool) -> None:
    """Take in fifty reports more, one at a time; each falls on any of the days."""
    steps, sizes = [], []
    for number in range(first, first + 50):
        report, entries = made(number, reports)
        day = BEGIN + timedelta(days=number * 7919 % DAYS)
        moved = Report(
            report.text,
            report.doc,
            None,
            report.outlet,
            None,
            Interval(day, day + timedelta(days=1)),
        )
        for each in entries:
            if not pledges:
                each["propositions"] = [
                    told for told in each["propositions"] if told["type"] != "pledge"
                ]
        add_report(ledger, moved, entries, READER, now=BEGIN + timedelta(days=DAYS, seconds=number))
        begin = time.perf_counter()
        changes = catch_up(ledger)
        steps.append(time.perf_counter() - begin)
        sizes.append(sum(len(change.question.voices) for change in changes))
    told = f"median {1000 * statistics.median(steps):.1f} ms, slowest {1000 * max(steps):.1f} ms"
    which = "any question" if pledges else "towns only"
    print(
        f"one report more, {which}: {told}; its questions have {statistics.median(sizes):.0f} "
        "answers",
        flush=True,
    )


def first_page(ledger: Ledger, as_of: str | None = None) -> None:
    """What ``sayso questions`` shows, without starting a process."""
    with open_board(ledger) as board:
        page(board, Filters(), view_of(board.ledger, as_of=as_of), now=as_of is None, limit=21)


def measure(reports: int, path: Path, folder: Path) -> None:
    """Print the figures of a ledger of so many reports."""
    with open_ledger(str(path), create=True, write=True) as ledger:
        if not _filled(ledger):
            timed(f"recording {reports:,} reports, {reports * CLAIMS:,} claims",
                  lambda: add(ledger, iter(range(reports)), reports))  # fmt: skip
        with ledger.writing() as connection:
            drop(connection)
        whole = timed("the board from nothing", lambda: catch_up(ledger))
        alone = timed("the bare work of it in one process", lambda: bare(path, folder / "bare.db"))
        print(f"processors: the board from nothing / bare work {whole / alone:.2f}")
        more = reports + _filled(ledger)
        one_more(ledger, more, reports, pledges=False)
        one_more(ledger, more + 50, reports, pledges=True)
        timed("the first page", lambda: first_page(ledger))
        timed("the first page as of half the time", lambda: first_page(ledger, "2023-07-09"))
    mine, helpers = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"most memory {mine / 1024:.0f} MiB, of a process that helped {helpers / 1024:.0f} MiB")
    with open_ledger(str(folder / "one.db"), create=True) as ledger:
        add(ledger, iter(range(1430)), 60_000, towns=1)
        timed("10,000 understood claims on a few questions", lambda: catch_up(ledger))


def _filled(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM report").scalar_one())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=60_000)
    parser.add_argument("--keep", type=Path, help="A ledger to make, or one that was made before.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(asked.reports, asked.keep or Path(folder) / "bench.db", Path(folder))


if __name__ == "__main__":
    main()
