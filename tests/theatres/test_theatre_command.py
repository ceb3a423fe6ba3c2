from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli.main import cli
from sayso.cli.theatre import theatre
from sayso.theatres.load import shipped
from sayso.theatres.problem import TheatreError

from .writing import HARBOUR, write


def line_of(words: str) -> int:
    return HARBOUR[: HARBOUR.index(words)].count("\n") + 1


def run(*args: str) -> Result:
    return CliRunner().invoke(theatre, args)


def test_the_command_line_has_the_theatre_commands() -> None:
    result = CliRunner().invoke(cli, ["theatre", "--help"])
    assert result.exit_code == 0
    assert {"check", "list", "show"} <= set(result.output.split())


def test_a_sound_file_passes_the_check(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path)))
    assert result.exit_code == 0
    assert "nothing is wrong.  3 sides, 4 actors, 1 metonym, 1 place and 1 phrase." in result.output


def test_each_problem_is_told_on_its_own_line_and_the_exit_status_says_so(tmp_path: Path) -> None:
    kind, target = line_of('kind = "outlet"'), line_of('for = "north"')
    file = write(
        tmp_path,
        HARBOUR.replace('kind = "outlet"', 'kind = "paper"').replace(
            'for = "north"', 'for = "west"'
        ),
    )
    result = run("check", str(file))
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        [f"{file}:{kind}:", "T012"],
        [f"{file}:{target}:", "T016"],
    ]
    assert result.stderr == f"{file}: 2 problems.\n"


def test_a_file_that_is_not_there_is_a_problem_like_others() -> None:
    result = run("check", "nowhere/theatre.toml")
    assert (result.exit_code, result.stdout[:27]) == (1, "nowhere/theatre.toml: T001 ")


def test_a_file_cannot_command_the_terminal(tmp_path: Path) -> None:
    result = run("check", str(write(tmp_path, '[theatre]\nid = "\\u001b[2J\\u202e"\nname = "X"\n')))
    assert "\x1b" not in result.output
    assert "<U+001B>[2J<U+202E>" in result.output


def test_the_list_has_every_shipped_theatre() -> None:
    lines = run("list").output.splitlines()
    assert tuple(line.split()[0] for line in lines) == shipped()


def test_a_theatre_is_shown_with_the_actors_of_each_side(tmp_path: Path) -> None:
    output = run("show", str(write(tmp_path))).output
    assert "north North, party: 1 person, 1 state\n" in output
    assert "south South, party: no actors\n" in output
    assert "no side, or a side that changed: 1 person\n" in output
    assert "Note: Northerners double their vowels.\n" in output
    assert "Kept up to 2024-12-31." in output


def test_on_a_day_an_actor_that_changed_sides_has_one(tmp_path: Path) -> None:
    output = run("show", str(write(tmp_path)), "--on", "2024-07-01").output
    assert "south South, party: 1 person\n" in output


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Anna Lindova", "name: hanna-lindova, person, north (own)"),
        ("Holm", "surname: per-holm, person, no side"),
        ("the Lighthouse", "metonym: northland, state, north (own)"),
        ("head of the town", "title: per-holm, person, no side"),
        ("Ostervik", "place: Ostrand"),
        ("Nobody", "nobody that this theatre lists"),
    ],
)
def test_words_lead_to_what_the_theatre_lists(tmp_path: Path, words: str, line: str) -> None:
    assert f"\n  {line}" in run("show", str(write(tmp_path)), "--find", words).output


def test_an_office_that_may_have_been_held_is_marked(tmp_path: Path) -> None:
    output = run("show", str(write(tmp_path)), "--find", "mayor", "--on", "2024-06-20").output
    assert "title: per-holm" in output
    assert "title perhaps: hanna-lindova" in output


def test_a_day_that_is_none_is_a_wrong_option() -> None:
    result = run("show", shipped()[0], "--on", "2024-02-30")
    assert result.exit_code == 2
    assert "2024-02-30 is no day" in result.output


def test_an_unknown_theatre_is_told_with_its_code() -> None:
    result = run("show", "atlantis")
    assert isinstance(result.exception, TheatreError)
    assert result.exception.code == "T006"
