"""``sayso follow``."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso.cli import follow
from sayso.errors import SaysoError
from sayso.ledger.store import Ledger
from tests.questions.test_store import add
from tests.watches.conftest import TAKEN


@pytest.fixture
def at(ledger: Ledger, tmp_path: Path) -> tuple[str, ...]:
    return ("--ledger", str(tmp_path / "sayso.db"))


def run(command: Any, *args: str) -> Result:
    return CliRunner().invoke(command, args, catch_exceptions=False)


def test_what_is_followed_is_shown_once_with_its_words(ledger: Ledger, at: tuple[str, ...]) -> None:
    key = run(follow.add, "place", "Drenov", *at).stdout.split()[0]
    assert run(follow.show, *at).stdout == "Nothing has changed.\n"
    add(ledger, [TAKEN], 3, published="2024-03-12")

    assert ", 1 new)" in run(follow.listed, *at).stdout
    kept = run(follow.show, "--keep", *at).stdout
    assert "unconfirmed → contested: Who holds Drenov?" in kept
    assert "Ivo Marten (South): South holds it: “Drenov has fallen”" in kept
    assert run(follow.show, *at).stdout == kept
    assert run(follow.show, *at).stdout == "Nothing has changed.\n"
    (again,) = json.loads(run(follow.show, "--all", "--format", "json", *at).stdout)
    assert again["after"]["standing"] == "contested"

    run(follow.end, key, *at)
    assert run(follow.listed, *at).stdout == "You follow nothing.\n"


def test_a_webhook_is_set_told_and_taken_off(ledger: Ledger, at: tuple[str, ...]) -> None:
    key = run(follow.add, "words", "harbour", *at).stdout.split()[0]
    assert run(follow.hook, key, "https://desk.example/x", *at).stdout.startswith("whsec_")
    (row,) = json.loads(run(follow.listed, "--format", "json", *at).stdout)
    assert (row["hook"], row["problem"]) == ("https://desk.example/x", "")
    with pytest.raises(SaysoError, match="F004"):
        run(follow.hook, key, "http://127.0.0.1/", *at)
    run(follow.hook, key, *at)
    (row,) = json.loads(run(follow.listed, "--format", "json", *at).stdout)
    assert row["hook"] == ""


def test_what_is_not_there_is_refused_and_what_may_come_is_told(
    ledger: Ledger, at: tuple[str, ...]
) -> None:
    for args, code in ((("question", "x"), "F005"), (("speaker", "Nobody"), "F005")):
        with pytest.raises(SaysoError, match=code):
            run(follow.add, *args, *at)
    assert "Nothing on the board" in run(follow.add, "place", "Orlivka", *at).stderr
    with pytest.raises(SaysoError, match="F002"):
        run(follow.end, "none", *at)
    assert run(follow.add, "army", "x", *at).exit_code == 2
