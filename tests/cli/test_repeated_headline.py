"""A headline that the text repeats: two claims in the text, and one answer of one voice on the
board.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.main import cli

HEADLINES = [
    "Nine people killed in Kharkiv, says Ukrainian military",
    "Ukrainian military: nine people killed in Kharkiv",
    "Ukrainian military says nine people killed in Kharkiv",
]
BODY = "Nine people were killed in Kharkiv on Monday, the Ukrainian military said."


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_repeated_headline_is_two_claims_and_one_answer(headline: str, tmp_path: Path) -> None:
    report = {
        "doc": "a",
        "text": f"{headline}\n\n{BODY}",
        "published": "2023-03-14",
        "outlet": "Border Courier",
    }
    file, ledger = tmp_path / "report.jsonl", str(tmp_path / "sayso.db")
    file.write_text(json.dumps(report), "utf-8")
    printed("add", "--ledger", ledger, "--theatre", "ukraine-2022", str(file))
    (question,) = json.loads(printed("questions", "--ledger", ledger, "--all", "--format", "json"))
    (position,) = question["positions"]
    assert len(position["claims"]) == 2
    assert (question["say_sos"], position["say_sos"]) == (1, 1)
