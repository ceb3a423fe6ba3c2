"""The feed has what an earlier ledger held and no longer stands, and nothing else."""

import json
from datetime import timedelta
from pathlib import Path

import pandas
import pytest

from sayso.errors import SaysoError
from sayso.exports.asked import Asked
from sayso.exports.formats.corrections import FORMAT
from sayso.exports.selection import open_selection
from sayso.exports.write import write_export
from sayso.ledger.decisions import decide
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.store import Ledger, open_ledger

from .conftest import BEGIN, fill

THEN = BEGIN + timedelta(days=10)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, list[str]]:
    """A ledger with corrections after a head; the head; the ids of its claims."""
    path = str(tmp_path_factory.mktemp("corrected") / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        fill(ledger)
        with open_selection(ledger, board=False) as selection:
            head = selection.head.sha256
            rows = list(selection.claims(answers=False))
        reports = list(dict.fromkeys(row.report.id for row in rows))
        decide(ledger, rows[1].id, "reject", who="Ada Bell", why="misread", now=THEN)
        decide(ledger, rows[2].id, "amend", who="Ada Bell", changes={"side": "north"}, now=THEN)
        decide(ledger, rows[0].id, "accept", who="Eve Holt", now=THEN)
        withdraw(ledger, reports[1], who="Ada Bell", why="a mistake", now=THEN)
        remove(ledger, reports[3], who="Ada Bell", why="a name", now=THEN)
    return path, head, [row.id for row in rows]


def items(path: str, since: str, folder: Path) -> list[dict[str, str]]:
    with open_ledger(path) as ledger:
        write_export(ledger, FORMAT, Asked(vintage=since), folder / "feed.json")
    feed = json.loads((folder / "feed.json").read_text("utf-8"))
    assert feed["_sayso"]["since"] == since
    return [each["_sayso"] for each in feed["items"]]


def test_it_tells_what_was_rejected_amended_withdrawn_and_removed(
    corrected: tuple[str, str, list[str]], tmp_path: Path
) -> None:
    path, head, ids = corrected
    for since in (head, head[:12], "2024-06-08"):
        told = items(path, since, tmp_path)
        kinds = pandas.DataFrame(told)["kind"].value_counts().to_dict()
        assert kinds == {"removed": 1, "withdrawn": 2, "rejected": 1, "amended": 1}
        (rejected,) = [each for each in told if each["kind"] == "rejected"]
        assert (rejected["claim"], rejected["why"]) == (ids[1], "misread")
        assert ids[0] not in {each["claim"] for each in told}


def test_nothing_is_corrected_since_now(
    corrected: tuple[str, str, list[str]], tmp_path: Path
) -> None:
    assert items(corrected[0], "2024-07-01", tmp_path) == []


@pytest.mark.parametrize("since", ["f" * 64, "2001-01-01", None])
def test_an_earlier_ledger_that_there_is_not_is_told(
    desk: Ledger, tmp_path: Path, since: str | None
) -> None:
    with pytest.raises(SaysoError) as told:
        write_export(desk, FORMAT, Asked(vintage=since), tmp_path / "feed.json")
    assert told.value.code == "X006"
    assert list(tmp_path.iterdir()) == []
