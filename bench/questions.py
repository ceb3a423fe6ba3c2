"""How fast the board follows a ledger of made-up reports, in one process.

    python -m bench.questions [REPORTS]

Each of REPORTS (60,000 if it is not given) has seventeen claims, two in five of them understood: a count, who holds a
town, a pledge.  Prints figures: making the board from nothing; taking in one report more, median and slowest of fifty;
the first page; a question with 10,000 claims.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.attribution.claim import claim_id
from sayso.ledger.adding import Reader, add_report
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import view_of
from sayso.questions.page import Filters, page
from sayso.questions.store import LedgerBoard, open_board
from sayso.reports.report import Interval, Report

CLAIMS, UNDERSTOOD = 17, 7
BEGIN = datetime(2022, 2, 24, tzinfo=UTC)
DAYS = 1000
READER = Reader("bench", "bench", "a" * 64)
SIDES = ("north", "south", "third-party", None)


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
    low = draw.randrange(1, 90)
    return draw.choice((
        {**base, "type": "count", "what": draw.choice(("killed", "wounded")), "low": low, "high": low},
        {**base, "type": "control", "holder": draw.choice(SIDES[:2]), "extent": draw.choice(("all", "most", "part"))},
        {**base, "type": "pledge", "donor": donor, "donor_id": donor, "kind": "tank", "item": "tanks",
         "stage": draw.choice(("considered", "pledged")), "low": low, "high": low},
    ))  # fmt: skip


def made(number: int, reports: int, towns: int = 3000) -> tuple[Report, list[dict[str, Any]]]:
    """A report with its entries; the same for the same number."""
    draw = random.Random(number)
    sentences, entries = [], []
    for _ in range(CLAIMS):
        name = f"Speaker {draw.randrange(2000)}"
        sentences.append((name, " ".join(f"w{draw.randrange(9000)}" for _ in range(14))))
    text = "".join(f"{name} said {words}. " for name, words in sentences)
    day = BEGIN + timedelta(days=number * DAYS // reports)
    report = Report(text, f"{number}.txt", None, f"Outlet {number % 80}", None, Interval(day, day + timedelta(days=1)))
    at = 0
    for claim, (name, words) in enumerate(sentences):
        parts = [[[at, at + len(name)]], [[at + len(name) + 1, at + len(name) + 5]]]
        parts.append([[at + len(name) + 6, at + len(name) + 6 + len(words)]])
        told = [proposition(draw, parts[2], towns)] if claim < UNDERSTOOD else []
        entries.append(entry(report, parts, (name, "said", words), told))
        at += len(name) + len(words) + 8
    return report, entries


def entry(report: Report, parts: list[Any], words: tuple[str, str, str], told: list[dict[str, Any]]) -> dict[str, Any]:
    """An entry with these parts."""
    side = SIDES[sum(words[0].encode()) % 4]
    source, cue, content = ({"spans": spans, "text": text} for spans, text in zip(parts, words, strict=True))
    named = {"id": words[0].lower().replace(" ", "-"), "name": words[0]}
    speaker: dict[str, Any] = {**named, "kind": "person", "named": True, "side": side, "members": []}
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
        add_report(ledger, report, entries, READER, now=BEGIN + timedelta(days=DAYS, seconds=number))


def timed(what: str, begin: float) -> None:
    print(f"{what:52}{time.perf_counter() - begin:10.3f} s", flush=True)


def catch_up(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        LedgerBoard(connection, connection).catch_up()


def measure(reports: int, folder: Path) -> None:
    """Print the figures of a ledger of so many reports."""
    with open_ledger(str(folder / "bench.db"), create=True) as ledger:
        begin = time.perf_counter()
        add(ledger, iter(range(reports)), reports)
        timed(f"recording {reports:,} reports, {reports * CLAIMS:,} claims", begin)
        begin = time.perf_counter()
        catch_up(ledger)
        timed("the board from nothing", begin)
        steps = []
        for number in range(reports, reports + 50):
            add(ledger, iter([number]), reports)
            begin = time.perf_counter()
            catch_up(ledger)
            steps.append(time.perf_counter() - begin)
        print(f"one report more: median {1000 * statistics.median(steps):.1f} ms, slowest {1000 * max(steps):.1f} ms")
        begin = time.perf_counter()
        with open_board(ledger) as board:
            page(board, Filters(), view_of(board.ledger), now=True, limit=21)
        timed("the first page", begin)
    with open_ledger(str(folder / "one.db"), create=True) as ledger:
        add(ledger, iter(range(1430)), 60_000, towns=1)
        begin = time.perf_counter()
        catch_up(ledger)
        timed("10,000 understood claims on a few questions", begin)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000, Path(name))
