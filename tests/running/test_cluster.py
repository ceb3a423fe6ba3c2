"""On a Ray cluster of two workers the same comes out as on this machine.  Left out where Ray is not
installed: it is an extra, and too large for every test machine.
"""

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.add import add
from sayso.cli.read import read
from sayso.errors import InputError
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify
from sayso.running.cluster import on_ray
from tests.running import work

pytest.importorskip("ray", reason="ray is not installed: pip install 'sayso[ray]'")
TEXT = "The mayor said on Monday that {} people had been hurt in Orvan."


def lost(number: int, status: int) -> str:
    return f"{number} lost by signal {-status}"


@pytest.fixture
def reports(tmp_path: Path) -> str:
    path = tmp_path / "many.jsonl"
    lines = ({"doc": f"d{number}", "text": TEXT.format(number + 2)} for number in range(12))
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return str(path)


def test_answers_come_in_the_order_of_the_items() -> None:
    found = list(on_ray(work.slow_if_even, range(12), 2, lost, lambda item: item))

    assert found == [(number, number) for number in range(12)]


def test_only_the_item_that_kills_its_process_each_time_is_lost() -> None:
    found = dict(on_ray(work.dies_at_three, range(6), 2, lost, lambda item: item))

    assert found == {0: 0, 1: 1, 2: 2, 3: f"3 lost by signal {signal.SIGKILL}", 4: 4, 5: 5}


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(InputError, match="R999"):
        list(on_ray(work.refuses_two, range(6), 2, lost, lambda item: item))


def test_reading_gives_the_same(reports: str) -> None:
    here = CliRunner().invoke(read, ["--format", "jsonl", "--workers", "1", reports])
    there = CliRunner().invoke(
        read, ["--format", "jsonl", "--workers", "2", "--runner", "ray", reports]
    )

    assert here.exit_code == there.exit_code == 0
    assert there.stdout.splitlines()[-12:] == here.stdout.splitlines()[-12:]


def test_a_worker_that_is_killed_while_adding_loses_nothing(reports: str, tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    stop = threading.Event()
    killed = list[int]()
    thread = threading.Thread(target=kill_one, args=(stop, killed))
    thread.start()
    done = CliRunner().invoke(
        add, ["--ledger", str(ledger), "--workers", "2", "--runner", "ray", reports]
    )
    stop.set()
    thread.join()

    assert done.exit_code == 0
    assert "12 reports added" in done.stderr
    assert killed
    with open_ledger(str(ledger)) as opened:
        assert not verify(opened).problems


def kill_one(stop: threading.Event, killed: list[int]) -> None:
    """Kill the first process of a worker that is met reading."""
    while not stop.is_set() and not killed:
        for line in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if line.read_bytes().startswith(b"ray::<lambda>"):
                    os.kill(int(line.parent.name), signal.SIGKILL)
                    killed.append(int(line.parent.name))
                    return
            except OSError:
                continue
        time.sleep(0.02)
