"""Times, places and propositions have a gate too: each corpus that is there must score its
floors.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso.cli.evaluate import evaluate
from tests.evaluation.test_floors import CORPORA, REPOSITORY

GATES = tomllib.loads(Path(__file__).with_name("gates.toml").read_text("utf-8"))["gate"]


def find(path: str) -> str:
    """A corpus, in the folder of corpora or in the repository."""
    for folder in (CORPORA, REPOSITORY):
        if (folder / path).exists():
            return str(folder / path)
    pytest.skip(f"{path} is neither in {CORPORA} (set SAYSO_CORPORA) nor in the repository")


@pytest.mark.parametrize(
    "gate", GATES, ids=lambda gate: f"{gate['kind']}-{Path(gate['corpora'][0]).stem}"
)
def test_what_is_measured_is_no_less_than_the_floors(gate: dict[str, Any]) -> None:
    done = CliRunner().invoke(
        evaluate, [gate["kind"], *map(find, gate["corpora"]), "--json"], catch_exceptions=False
    )
    measured = json.loads(done.stdout)["measures"]

    below = {
        name: round(100 * measured[name]["f1"], 2)
        for name, floor in gate["floors"].items()
        if 100 * measured[name]["f1"] < floor
    }
    assert not below
