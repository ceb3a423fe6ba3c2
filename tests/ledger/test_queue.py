"""The queue of a shared desk: any number of workers give the ledger that one ``add`` gives."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from sayso.cli.main import cli
from sayso.errors import SaysoError
from sayso.ledger import append
from sayso.ledger.schema import REPORT
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify
from sayso.record.capture import Capture
from sayso.record.report import Report
from sayso.running.queue import TRIES, Queue
from sayso.running.queued import Options, packed_report, queued_of
from sayso.running.shared import BATCH, Worker

from .servers import Server

TEXT = "The governor, Hanna Sovik, said {} people were killed in Orliv on Monday."
AUTO = Options("auto")


@pytest.fixture
def location(server: Server) -> str:
    url = server.new_database()
    with open_ledger(url, create=True):
        return url


def reports(number: int) -> list[Report]:
    return [Report(TEXT.format(n), f"d{n}", outlet="The Courier") for n in range(1, number + 1)]


def sayso(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def put(location: str, given: list[Report]) -> None:
    with open_ledger(location) as ledger, Queue(ledger) as queue:
        assert list(queue.put(given, AUTO)) == given


def docs(location: str) -> list[str]:
    with open_ledger(location) as ledger, ledger.reading() as connection:
        assert verify(ledger).is_clean
        return list(connection.execute(select(REPORT.c.doc).order_by(REPORT.c.seq)).scalars())


class _Clock(datetime):
    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
        return datetime(2024, 3, 15, 12, tzinfo=UTC)


def test_two_workers_by_turns_give_the_head_that_adding_gives(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(append, "datetime", _Clock)
    monkeypatch.setattr(append, "uuid4", lambda: UUID(int=1))
    lines = [{"doc": r.doc, "outlet": r.outlet, "text": r.text} for r in reports(9)]
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in [*lines, lines[2]]), "utf-8")
    added, queued = (server.new_database() for _ in "12")
    assert sayso("add", "--ledger", added, str(path)).exit_code == 0
    assert sayso("add", "--queue", "--ledger", queued, str(path)).exit_code == 0
    with open_ledger(queued) as ledger, Queue(ledger) as one, Queue(ledger) as two:
        workers = [Worker(ledger, one), Worker(ledger, two)]
        while not one.waiting().is_empty:
            for worker in workers:
                list(worker.step())
    heads = set()
    for url in (added, queued):
        with open_ledger(url) as ledger, ledger.reading() as connection:
            heads.add(append.head(connection).sha256)
    assert len(heads) == 1
    assert docs(queued) == [f"d{n}" for n in range(1, 10)]


def test_what_one_has_taken_no_other_takes_until_it_ends(location: str) -> None:
    put(location, reports(BATCH + 1))
    with open_ledger(location) as ledger, Queue(ledger) as one, Queue(ledger) as two:
        with one.taking(BATCH) as mine, two.taking(BATCH) as theirs:
            assert [row.number for row in mine] == [1, 2, 3, 4]
            assert [row.number for row in theirs] == [BATCH + 1]
        with two.taking(BATCH) as again:
            assert [row.number for row in again] == [1, 2, 3, 4]


def test_a_later_report_is_not_added_before_an_earlier_one(location: str) -> None:
    put(location, reports(BATCH + 1))
    with open_ledger(location) as ledger, Queue(ledger) as one, Queue(ledger) as two:
        with one.taking(BATCH):
            assert list(Worker(ledger, two).step()) == []
            assert two.waiting().read == 1
        assert len(list(Worker(ledger, two).step())) == BATCH + 1
    assert docs(location) == [f"d{n}" for n in range(1, BATCH + 2)]


def test_a_report_at_which_workers_end_is_refused_and_the_others_go_on(location: str) -> None:
    put(location, reports(2))
    with open_ledger(location) as ledger, Queue(ledger) as queue:
        for _ in range(TRIES):
            with pytest.raises(KeyboardInterrupt), queue.taking(1) as rows:
                assert [row.number for row in rows] == [1]
                raise KeyboardInterrupt
        outcomes = list(Worker(ledger, queue).step())
        assert [getattr(outcome, "code", "added") for _, outcome in outcomes] == ["R044", "added"]
        assert "R044" in queue.refused()[0][2]
    assert docs(location) == ["d2"]


def test_a_worker_that_ends_between_adding_and_taking_out_adds_nothing_twice(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(location, reports(2))
    with open_ledger(location) as ledger, Queue(ledger) as queue:
        with monkeypatch.context() as patched:
            patched.setattr(Queue, "drop", _interrupted)
            with pytest.raises(KeyboardInterrupt):
                list(Worker(ledger, queue).step())
        list(Worker(ledger, queue).step())
        assert queue.waiting().is_empty
    assert docs(location) == ["d1", "d2"]


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(3000):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to be so")


def test_a_worker_that_is_killed_loses_nothing(location: str) -> None:
    put(location, reports(3 * BATCH))
    started = "from sayso.cli.main import main; main()"
    begun = [sys.executable, "-c", started, "work", "--ledger", location, "--until-empty"]
    with open_ledger(location) as ledger, Queue(ledger) as queue:
        killed, other = (subprocess.Popen(begun, stderr=subprocess.PIPE) for _ in "12")
        until(lambda: queue.waiting().unread < 3 * BATCH)
        os.kill(killed.pid, signal.SIGKILL)
        told = other.communicate(timeout=300)[1].decode()
        killed.communicate()
        assert other.returncode == 0, told
        assert queue.waiting().is_empty
    assert docs(location) == [f"d{n}" for n in range(1, 3 * BATCH + 1)]


def test_a_theatre_that_a_worker_does_not_know_costs_its_reports_alone(location: str) -> None:
    with open_ledger(location) as ledger, Queue(ledger) as queue:
        list(queue.put(reports(1), Options("nowhere.toml")))
        list(queue.put(reports(2)[1:], AUTO))
    done = sayso("work", "--ledger", location, "--until-empty")
    assert done.exit_code == 1
    assert docs(location) == ["d2"]
    shown = sayso("work", "--ledger", location, "--show")
    assert "1: d1: T" in shown.output
    assert "0 reports to be read, 0 to be added, 1 refused." in shown.output
    assert "0 refused" in sayso("work", "--ledger", location, "--drop-refused").output


def test_a_report_comes_out_of_the_queue_as_it_went_in() -> None:
    capture = Capture(
        b"\0\xff", "https://example.org/a", "fetched", datetime(2024, 3, 1, tzinfo=UTC)
    )
    report = Report("A\0 \ud800", "d", title="T", notes=("n",), body=1, capture=capture)
    queued = queued_of(7, *packed_report(report, AUTO))
    assert (queued.report, queued.report.capture, queued.options) == (report, capture, AUTO)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b'{"report": {}}', b"{" * 9999])
def test_what_another_program_put_in_the_queue_is_refused(data: bytes) -> None:
    with pytest.raises(SaysoError, match="R045"):
        queued_of(7, data, None)


def test_a_ledger_in_a_file_has_no_queue(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    report = tmp_path / "a.txt"
    report.write_text(TEXT.format(3))
    for words in (("add", "--queue", str(report)), ("work", "--show")):
        done = sayso(*words, "--ledger", str(path))
        assert isinstance(done.exception, SaysoError)
        assert done.exception.code == "L040"
