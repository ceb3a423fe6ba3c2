"""Several processes on one ledger, and one that is killed."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from sayso.ledger.append import head
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify

from .building import add, fill, simple

ROOT = Path(__file__).parents[2]
_CODE = """
import sys
from sayso.ledger.store import open_ledger
from tests.ledger.building import add, simple
location, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print(flush=True)
with open_ledger(location, create=True) as ledger:
    for number in range(first, last):
        add(ledger, *simple(number))
"""


def adding(location: str, first: int, last: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", _CODE, location, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_four_processes_add_at_once_while_a_fifth_reads(
    location: str, request: pytest.FixtureRequest
) -> None:
    if location.startswith("postgresql"):
        location = request.getfixturevalue("server").new_database(own=True)
    processes = [adding(location, 10 * number, 10 * number + 15) for number in range(4)]
    seen: list[int] = []
    while any(process.poll() is None for process in processes):
        try:
            with open_ledger(location) as ledger, ledger.reading() as connection:
                seen.append(head(connection).commit)
        except LedgerError as error:
            assert error.code == "L001"
        time.sleep(0.01)
    told = [process.communicate()[1].decode() for process in processes]
    assert told == [""] * 4
    assert seen == sorted(seen)
    with open_ledger(location) as ledger:
        verdict = verify(ledger)
        assert (verdict.is_clean, verdict.commits, verdict.claims) == (True, 45, 135)


def test_a_writer_that_waits_too_long_says_so(location: str) -> None:
    open_ledger(location, create=True).close()
    with (
        open_ledger(location, write=True) as first,
        open_ledger(location, write=True, wait=0.2) as second,
    ):
        with first.writing(), pytest.raises(LedgerError, match="L005"):
            add(second, *simple(1))
        add(second, *simple(1))
        assert verify(second).is_clean


def test_a_reader_sees_one_state_while_others_add(location: str) -> None:
    with open_ledger(location, create=True) as ledger, open_ledger(location, write=True) as other:
        fill(ledger, 1)
        with ledger.reading() as connection:
            before = head(connection)
            add(other, *simple(5))
            assert head(connection) == before


def test_a_process_killed_at_any_moment_loses_nothing_and_adds_nothing_twice(
    tmp_path: Path,
) -> None:
    rng, path = Random(3), tmp_path / "sayso.db"
    for _ in range(8):
        with adding(str(path), 0, 60) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(rng.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
        if path.exists():
            with open_ledger(str(path), create=True) as ledger:
                verdict = verify(ledger)
                assert (verdict.problems, verdict.claims % 3) == ([], 0)
    with adding(str(path), 0, 60) as process:
        assert process.wait() == 0
    with open_ledger(str(path)) as ledger, ledger.reading() as connection:
        assert verify(ledger).is_clean
        assert connection.exec_driver_sql(
            "SELECT count(*), count(DISTINCT text_sha256) FROM report"
        ).one() == (60, 60)


def test_a_shared_ledger_survives_a_killed_client(
    server: object, request: pytest.FixtureRequest
) -> None:
    url: str = request.getfixturevalue("server").new_database(own=True)
    for after in (0.0, 0.05, 0.2):
        with adding(url, 0, 30) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
    with adding(url, 0, 30) as process:
        assert process.wait() == 0
    with open_ledger(url) as ledger:
        verdict = verify(ledger)
        assert (verdict.problems, verdict.claims) == ([], 90)
