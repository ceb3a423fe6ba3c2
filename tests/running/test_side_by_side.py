"""Reading and adding in several processes give what one gives."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result

from sayso.cli.add import add
from sayso.cli.progress import pace
from sayso.cli.read import read
from sayso.ledger import append
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify
from sayso.record.report import Report
from sayso.reports.meter import Meter
from sayso.running.workers import lost_report, work_through

TEXTS = (
    "Zelensky said 20 tanks had come from Poland. The Kremlin denied it.",
    "A spokesman for the Northern general staff said the pumping station had fallen.",
    "The governor, Hanna Sovik, said 12 people were killed in Orliv on Monday.",
    "Zelensky said 20 tanks had come from Poland. The Kremlin denied it.",
)


@pytest.fixture
def many(tmp_path: Path) -> str:
    lines = [
        {"doc": f"d{number}", "outlet": "The Courier", "text": text}
        for number, text in enumerate(TEXTS)
    ]
    lines.insert(1, {"doc": "empty", "outlet": "The Courier", "text": " "})
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return str(path)


def run_read(many: str, *options: str) -> Result:
    return CliRunner().invoke(read, [*options, many])


def test_two_processes_read_what_one_reads(many: str) -> None:
    for form in ("terminal", "jsonl"):
        alone, both = (run_read(many, "--format", form, "--workers", workers) for workers in "12")
        assert alone.exit_code == both.exit_code == 1
        assert (alone.stdout, alone.stderr) == (both.stdout, both.stderr)
        assert "R007" in both.stderr


class _Clock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
        return datetime(2024, 3, 15, 12, tzinfo=UTC)


def test_under_one_clock_the_head_is_the_same_whatever_the_number(
    many: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(append, "datetime", _Clock)
    monkeypatch.setattr(append, "uuid4", lambda: UUID(int=1))
    heads, told = set(), set()
    for workers in "12":
        path = str(tmp_path / f"{workers}.db")
        done = CliRunner().invoke(add, ["--ledger", path, "--workers", workers, many])
        told.add(done.stderr)
        with open_ledger(path) as ledger, ledger.reading() as connection:
            heads.add(append.head(connection).sha256)
            assert verify(ledger).is_clean
    assert len(heads) == len(told) == 1, told
    assert "3 reports added" in told.pop()


def test_few_reports_start_no_process() -> None:
    def work(number: int) -> int:  # cannot be sent to another process
        return number + 1

    items = work_through(work, range(5), None, lambda item, _: item, lambda item: item)
    assert list(items) == [(number, number + 1) for number in range(5)]


def test_a_report_whose_process_was_ended_is_refused_with_a_code() -> None:
    error = lost_report(Report("Words.", "a.txt"), -9)
    assert (error.code, "signal 9" in error.sentence) == ("R041", True)


@pytest.mark.parametrize(
    ("reports", "seconds", "share", "line"),
    [
        (1, 0.5, 0.0, "1 report read, 120 a minute"),
        (30, 60.0, 0.5, "30 reports read, 30 a minute, about 1 min left"),
        (30, 60.0, 0.01, "30 reports read, 30 a minute, about 1 h 39 min left"),
        (30, 10.0, 1.0, "30 reports read, 180 a minute, about 0 s left"),
    ],
)
def test_the_pace_tells_the_rate_and_the_time_left(
    reports: int, seconds: float, share: float, line: str
) -> None:
    assert pace(reports, seconds, share) == line


def test_how_much_is_read_is_known_of_files_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    path = str(tmp_path / "a.txt")
    meter = Meter.of([path, path])
    with Path(path).open("rb") as stream:
        assert meter.metered(stream).read() == b"12345"
    assert meter.share == 0.5
    assert Meter.of([path, "-"]).share == 0.0
