"""What reads hostile bytes runs apart, and is killed where it takes too much."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.confined import Confined, seconds_for
from sayso.errors import InputError
from sayso.ledger.store import open_ledger
from sayso.record.report import Report
from sayso.recording import Recorder, apart
from sayso.reports.load import all_of

from .apart import asleep, busy, double, failing, gone, greedy, refused


@pytest.fixture
def confined() -> Iterator[Confined]:
    made = Confined(2**29)
    yield made
    made.end()


def code_of(confined: Confined, function: object, seconds: int = 60) -> str:
    with pytest.raises(InputError) as refusal:
        confined.run(seconds, function)  # type: ignore[arg-type]
    return refusal.value.code


def test_what_is_read_apart_comes_back(confined: Confined) -> None:
    assert [confined.run(60, double, each) for each in range(3)] == [0, 2, 4]
    (found,) = confined.run(60, all_of, b"She said so.", "a.txt")
    assert isinstance(found, Report)


def test_what_takes_too_long_is_killed_and_the_next_is_read(
    confined: Confined, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code_of(confined, busy, 1) == "R042"
    assert confined.run(60, double, 1) == 2
    monkeypatch.setattr("sayso.confined._PATIENCE", 0.2)
    assert code_of(confined, asleep, 1) == "R042"
    monkeypatch.undo()
    assert confined.run(60, double, 1) == 2


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux keeps the limit")
def test_what_needs_too_much_memory_is_killed_and_the_next_is_read(confined: Confined) -> None:
    assert code_of(confined, greedy) == "R043"
    assert confined.run(60, double, 1) == 2


def test_a_process_that_ends_costs_its_report_alone(confined: Confined) -> None:
    assert code_of(confined, gone) == "R043"
    assert confined.run(60, double, 1) == 2


def test_what_is_refused_is_refused_with_its_own_code(confined: Confined) -> None:
    assert code_of(confined, refused) == "R001"
    assert code_of(confined, failing) == "R021"
    assert confined.run(60, double, 1) == 2


def test_longer_texts_have_longer() -> None:
    assert seconds_for(0) == 60
    assert seconds_for(380_000) > 1000


def test_an_error_is_the_same_on_the_other_side() -> None:
    error = pickle.loads(pickle.dumps(InputError("R001", "It is not there.", "Look.")))
    assert (error.code, error.sentence, error.mend) == ("R001", "It is not there.", "Look.")


def test_a_report_that_is_read_apart_is_recorded_as_one_that_is_read_here(tmp_path: Path) -> None:
    report = Report("Mayor Hanna Sovik said the bridge at Orlivka was closed on Monday.", "a.txt")
    confined, bodies = Confined(), list[list[str]]()
    for name, recorder_of in (
        ("here", Recorder),
        ("apart", lambda ledger: Recorder(ledger, run=apart(confined))),
    ):
        with open_ledger(str(tmp_path / f"{name}.db"), create=True) as ledger:
            added = recorder_of(ledger).add(report)
            assert added.claims == 1
            with ledger.reading() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT body FROM ledger_record WHERE kind = 'claim'"
                ).scalars()
                bodies.append(list(rows))
    confined.end()
    assert bodies[0] == bodies[1]
