import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import sayso.theatres
from sayso.cli.theatre import theatre
from sayso.theatres.load import shipped
from sayso.theatres.names import RULE_SETS
from sayso.theatres.schema import TABLES
from sayso.theatres.theatre import Kind, Relation, SideKind

ROOM = Path(sayso.theatres.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "theatres.md").read_text("utf-8")
HOW_TO = (DOCS / "how-to" / "write-a-theatre.md").read_text("utf-8")


def test_every_code_is_documented_once_and_every_documented_one_is_used() -> None:
    used = {
        code
        for file in ROOM.glob("*.py")
        for code in re.findall(r'"(T\d{3})"', file.read_text("utf-8"))
    }
    assert re.findall(r"^\| (T\d{3}) \|", REFERENCE, re.MULTILINE) == sorted(used)


@pytest.mark.parametrize("table", TABLES)
def test_every_key_of_a_table_is_documented(table: str) -> None:
    part = REFERENCE[REFERENCE.index("`[theatre]`" if table == "theatre" else f"`[[{table}]]`") :]
    for key, field in TABLES[table].items():
        assert f"`{key}`" in part, key
        assert not field.needed or f"**`{key}`**" in part, key
        assert all(re.search(rf"\b{inner}\b", part) for inner in field.tables)


@pytest.mark.parametrize("value", [*Kind, *SideKind, *Relation, *RULE_SETS, *shipped()])
def test_every_value_that_can_be_chosen_is_documented(value: str) -> None:
    assert f'"{value}"' in REFERENCE or f"`{value}`" in REFERENCE


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_of_spelling_is_documented_in_its_order(name: str) -> None:
    part = REFERENCE[REFERENCE.index(f"\n`{name}`, for") :].split(
        "\n\n`arabic`, for" if name == "east-slavic" else "\nIn a"
    )[0]
    assert re.findall("^- (.*)$", part, re.MULTILINE) == [
        rule.sentence for rule in RULE_SETS[name].rules
    ]


def test_every_command_and_option_is_documented() -> None:
    for name, command in theatre.commands.items():
        assert f"`sayso theatre {name}" in REFERENCE
        for option in (
            name for parameter in command.params for name in parameter.opts if name.startswith("--")
        ):
            assert option in REFERENCE


def test_the_example_of_the_how_to_does_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pieces = re.findall(r"```toml\n(.*?)```", HOW_TO, re.DOTALL)
    Path("harbour.toml").write_text("\n".join(pieces), encoding="utf-8")
    sessions = re.findall(r"```console\n\$ sayso theatre (.*?)\n(.*?)```", HOW_TO, re.DOTALL)
    assert (len(pieces), len(sessions)) == (4, 3)
    for line, shown in sessions:
        result = CliRunner().invoke(theatre, shlex.split(line))
        assert (result.output, result.exit_code) == (shown, 0)
