"""The commands on a ledger, as a user types them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from sayso.cli.add import add as add_command
from sayso.cli.claim import claim
from sayso.cli.claims import claims
from sayso.cli.decide import decide
from sayso.cli.export import export
from sayso.cli.remove import remove
from sayso.cli.rendering.claims import COLUMNS
from sayso.cli.replay import replay
from sayso.cli.reports import reports
from sayso.cli.snapshot import snapshot
from sayso.cli.stamp import stamp
from sayso.cli.verify import verify
from sayso.cli.withdraw import withdraw
from sayso.ledger.store import open_ledger

from .building import add, entry, fill, report, simple

TEXT = "Mayor Hanna Sovik said the bridge was closed."


@pytest.fixture
def path(tmp_path: Path) -> str:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger, 3)
    return str(tmp_path / "sayso.db")


def run(command: click.Command, *arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(command, [*arguments], **options)


def listed(path: str, *arguments: str) -> list[dict[str, Any]]:
    done = run(claims, "--ledger", path, "--format", "jsonl", *arguments)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def code_of(done: Result) -> str:
    return getattr(done.exception, "code", "")


def test_reports_are_read_and_added_and_the_end_says_how_many(tmp_path: Path) -> None:
    good, same, bad = (tmp_path / name for name in ("good.txt", "same.txt", "bad.txt"))
    good.write_text(TEXT, "utf-8")
    same.write_text(TEXT, "utf-8")
    bad.write_bytes(b"")
    path = str(tmp_path / "sayso.db")
    done = run(
        add_command, "--ledger", path, str(good), str(bad), str(same), str(tmp_path / "absent.txt")
    )
    assert done.exit_code == 1
    assert "1 report added (1 claim), 1 already there, 2 refused (R001: 1, R007: 1)." in done.stderr
    (found,) = listed(path)
    assert found["content"]["text"] == "the bridge was closed"
    assert found["ledger"]["report"]["doc"] == str(good)
    assert run(verify, "--ledger", path).exit_code == 0


def test_a_report_on_which_the_reader_fails_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.reader import read_report, unreadable

    def failing(given: Any, *others: Any) -> Any:
        if "fails" in given.text:
            raise unreadable(given, ZeroDivisionError("by zero"))
        return read_report(given, *others)

    monkeypatch.setattr("sayso.recording.read_report", failing)
    for name, text in (("a", "It fails here."), ("b", TEXT)):
        (tmp_path / name).write_text(text, "utf-8")
    done = run(
        add_command, "--ledger", str(tmp_path / "x.db"), str(tmp_path / "a"), str(tmp_path / "b")
    )
    assert done.exit_code == 1
    assert "1 report added (1 claim), 0 already there, 1 refused (R040: 1)." in done.stderr


def test_the_ledger_is_named_by_the_environment_too(path: str) -> None:
    done = run(claims, "--format", "jsonl", env={"SAYSO_LEDGER": path})
    assert len(done.stdout.splitlines()) == 9


def test_claims_come_as_a_table_as_csv_and_as_json_lines(path: str) -> None:
    table = run(claims, "--ledger", path, "--side", "north").stdout
    assert "(north) asserts" in " ".join(table.split())
    assert "3 claims" in table
    rows = list(
        csv.DictReader(io.StringIO(run(claims, "--ledger", path, "--format", "csv").stdout))
    )
    assert (len(rows), tuple(rows[0])) == (9, COLUMNS)
    assert (rows[1]["stance"], rows[1]["places"], rows[0]["types"]) == (
        "denies",
        "Orlivka",
        "control",
    )
    found = listed(path, "--stance", "denies", "--limit", "2")
    assert [each["speaker"]["id"] for each in found] == ["ivo-marten"] * 2


def test_pages_go_on_where_the_one_before_ended(path: str) -> None:
    first = run(claims, "--ledger", path, "--format", "jsonl", "--limit", "5")
    after = first.stderr.split("'")[1]
    rest = listed(path, "--limit", "5", "--after", after)
    assert len(first.stdout.splitlines()) + len(rest) == 9
    assert len(listed(path, "--limit", "0")) == 9


def test_what_a_spreadsheet_would_run_is_only_shown(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        made = report("A man said =HYPERLINK(1) was here.", outlet="@outlet")
        add(ledger, made, [entry(made, "A man", "said", "=HYPERLINK(1) was here")])
    (row,) = csv.DictReader(io.StringIO(run(claims, "--ledger", path, "--format", "csv").stdout))
    assert (row["content"], row["outlet"]) == ("'=HYPERLINK(1) was here", "'@outlet")


def test_a_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        made = report("A man said \x1b[2J\u202eboo was here.", doc="\x1b]0;x\x07.txt")
        (found,) = [entry(made, "A man", "said", "\x1b[2J\u202eboo was here")]
        add(ledger, made, [found])
    for done in (
        run(claims, "--ledger", path),
        run(claim, "--ledger", path, found["id"]),
        run(reports, "--ledger", path),
    ):
        assert done.exit_code == 0
        assert not set("\x1b\x07\u202e") & set(done.output)


def test_one_claim_is_shown_with_its_sentence_capture_and_why(path: str) -> None:
    name = listed(path)[1]["id"]
    shown = run(claim, "--ledger", path, name).stdout
    for words in (
        "Ivo Marten denied that shells had hit the mill.",
        "capture ",
        "Why: model:test",
        "recorded 2024-05-01",
    ):
        assert words in shown
    whole = json.loads(run(claim, "--ledger", path, "--format", "json", name).stdout)
    assert (whole["id"], whole["capture"]["there"], whole["commit"]) == (name, True, 1)
    assert code_of(run(claim, "--ledger", path, "0" * 16)) == "L010"


@pytest.mark.parametrize(
    "wrong",
    [
        ["--near", "x"],
        ["--near", "91,0", "--within", "1"],
        ["--near", "1,1"],
        ["--within", "3"],
        ["--limit", "-1"],
        ["--clock", "x"],
    ],
)
def test_an_option_that_cannot_be_is_refused(path: str, wrong: list[str]) -> None:
    assert run(claims, "--ledger", path, *wrong).exit_code == 2


def test_verify_prints_the_head_and_finds_a_wrong_one(path: str) -> None:
    done = run(verify, "--ledger", path)
    head = done.stdout.split("Head ")[1].split(",")[0]
    assert run(verify, "--ledger", path, "--head", head).exit_code == 0
    assert run(verify, "--ledger", path, "--head", "0" * 64).exit_code == 1


def test_decisions_are_recorded_with_who_and_why(path: str) -> None:
    first, second, third = (each["id"] for each in listed(path, "--limit", "3"))
    who = ("--ledger", path, "--who", "Ada")
    for arguments in (
        ("accept", first, second, "--why", "it is so"),
        ("reject", second),
        ("unsure", third),
        ("amend", third, '{"stance": "doubts"}'),
        ("merge", "speaker", "ivo-marten", "mayor-hanna-sovik"),
        ("split", "speaker", "mayor-hanna-sovik", "another-sovik", first),
    ):
        done = run(decide, *arguments, *who)
        assert done.exit_code == 0, done.output
    last = int(done.stdout.split()[-1])
    assert run(decide, "undo", str(last), *who).exit_code == 0
    assert [each["ledger"]["review"] for each in listed(path, "--limit", "3")] == [
        "accept",
        "reject",
        "amend",
    ]
    assert listed(path, "--review", "amend")[0]["ledger"]["changes"] == {"stance": "doubts"}
    assert "Ada: it is so" in run(claim, "--ledger", path, first).stdout
    assert len(listed(path, "--speaker", "Ivo Marten")) == 6
    assert code_of(run(decide, "undo", str(last), *who)) == "L014"
    assert run(decide, "amend", first, "stance=doubts", *who).exit_code == 2
    assert run(decide, "accept", "--ledger", path).exit_code == 2


def test_reports_are_listed_withdrawn_and_removed(path: str) -> None:
    names = [line.split()[0] for line in run(reports, "--ledger", path).stdout.splitlines()]
    why = ("--ledger", path, "--who", "Ada", "--why", "they said so")
    assert run(withdraw, names[0], *why).exit_code == 0
    assert run(remove, names[1], *why, input="n\n").exit_code != 0
    assert run(remove, names[1], *why, "--yes").exit_code == 0
    lines = run(reports, "--ledger", path).stdout.splitlines()
    assert [line.split()[-1] for line in lines[:2]] == ["retracted", "removed"]
    rows = [
        json.loads(line)
        for line in run(reports, "--ledger", path, "--format", "jsonl").stdout.splitlines()
    ]
    assert [row["id"] for row in rows] == names
    assert [each["ledger"]["retracted"] for each in listed(path)] == [True] * 3 + [False] * 3
    assert run(verify, "--ledger", path).exit_code == 0
    assert run(withdraw, names[0], "--ledger", path).exit_code == 2


def test_an_export_is_replayed_to_the_same_head(path: str, tmp_path: Path) -> None:
    file, copy = str(tmp_path / "ledger.jsonl"), str(tmp_path / "copy.db")
    assert run(export, "--ledger", path, "--output", file).exit_code == 0
    assert run(export, "--ledger", path).stdout == Path(file).read_text("utf-8")
    done = run(replay, file, "--ledger", copy)
    assert "3 commits replayed." in done.stdout
    assert done.stdout.splitlines()[-1] == run(verify, "--ledger", path).stdout.splitlines()[-1]
    assert code_of(run(export, "--ledger", path, "-o", str(tmp_path / "absent" / "x"))) == "O001"


def test_a_snapshot_is_written_and_counted(path: str, tmp_path: Path) -> None:
    done = run(snapshot, "--ledger", path, str(tmp_path / "snapshot"), "--licence", "CC-BY-4.0")
    assert "9 claims" in done.stdout
    assert code_of(run(snapshot, "--ledger", path, str(tmp_path / "snapshot"))) == "L017"


def test_stamping_asks_nobody_unless_it_is_told_whom(path: str) -> None:
    assert run(stamp, "--ledger", path).exit_code == 2
    assert run(stamp, "--ledger", path, "--check").stdout == "No stamps.\n"
    assert code_of(run(stamp, "--ledger", path, "--authority", "http://127.0.0.1:9")) == "L018"
    assert code_of(run(stamp, "--ledger", path, "--check", "--root", "/absent.pem")) == "L020"


@pytest.mark.parametrize("command", [claims, reports, verify, export, snapshot, claim])
def test_a_ledger_that_is_not_there_is_told(command: click.Command, tmp_path: Path) -> None:
    arguments = ["x"] if command in (claim, snapshot) else []
    assert code_of(run(command, *arguments, "--ledger", str(tmp_path / "absent.db"))) == "L001"


def test_as_of_and_recorded_by_are_asked_of_every_query(path: str) -> None:
    assert len(listed(path, "--recorded-by", "2024-05-01")) == 3
    assert listed(path, "--as-of", "2024-03-13") == []
    assert (
        len(run(reports, "--ledger", path, "--recorded-by", "2024-05-02").stdout.splitlines()) == 2
    )
    name = listed(path)[0]["id"]
    assert code_of(run(claim, "--ledger", path, name, "--recorded-by", "2024-04-01")) == "L010"


def test_rereading_is_done_on_request_only(tmp_path: Path) -> None:
    made, _ = simple(1)
    path, file = str(tmp_path / "sayso.db"), tmp_path / "1.txt"
    file.write_text(made.text, "utf-8")
    with open_ledger(path, create=True) as ledger:
        add(ledger, made, [])
    told = run(add_command, "--ledger", path, str(file)).stderr
    assert "1 already there, 0 refused.  1 of them read by another version: --reread" in told
    assert "1 read again" in run(add_command, "--ledger", path, str(file), "--reread").stderr
    assert len(listed(path)) == 3


def test_a_claim_tells_what_of_it_is_understood(tmp_path: Path) -> None:
    ledger, report = str(tmp_path / "x.db"), tmp_path / "a.txt"
    report.write_text("The mayor said that 40 civilians had been killed in Kherson.", "utf-8")
    run(add_command, "--ledger", ledger, str(report))
    identifier = json.loads(run(claims, "--ledger", ledger, "--format", "jsonl").stdout)["id"]

    assert (
        "understood: How many civilians were killed in Kherson? 40"
        in run(claim, "--ledger", ledger, identifier).stdout
    )
