"""A claim that a person writes down is refused unless it fits the text."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso.cli.decide import decide
from sayso.ledger.drafting import drafted_from
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import open_ledger
from sayso.record.claim import Stance

from .building import add
from .test_claiming import OF, TEXT


def test_parts_are_given_by_their_words_or_their_spans() -> None:
    by_words = drafted_from(
        TEXT, {"content": "We saw no boats", "speaker": "Ivo Marten", "stance": "denies"}
    )
    by_spans = drafted_from(
        TEXT,
        {"content": [list(span) for span in by_words.content], "speaker": "Ivo Marten",
         "stance": "denies"},
    )  # fmt: skip
    assert by_words == by_spans
    assert by_words.stance is Stance.DENIES


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"content": "bridge was closed", "speaker": "Ivo"}, "content: the words stand 2 times"),
        ({"content": "no ships", "speaker": "Ivo"}, "content: the words are not in the text"),
        ({"content": [[1]], "speaker": "Ivo"}, "a list of spans"),
        ({"content": [["1", 2]], "speaker": "Ivo"}, "a list of spans"),
        ({"content": 7, "speaker": "Ivo"}, "a list of spans"),
        ({"content": "We saw"}, "names its speaker"),
        ({"content": "We saw", "speaker": 7}, "names its speaker"),
        ({"content": "We saw", "speaker": "Ivo", "stance": ["lies"]}, "stance is one of"),
        ({"content": "We saw", "speaker": "Ivo", "certainty": "sure"}, "certainty is one of"),
        ({"content": "We saw", "speaker": "Ivo", "date": "soon"}, "not a time"),
        ({"content": "We saw", "speaker": "Ivo", "verdict": "true"}, "has no 'verdict'"),
    ],
)
def test_a_field_that_does_not_fit_is_refused(values: dict[str, Any], reason: str) -> None:
    with pytest.raises(LedgerError, match=f"L014.*{reason}"):
        drafted_from(TEXT, values)


def test_the_command_adds_it_once(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        name = add(ledger, OF, []).report
    claim = json.dumps({"content": "We saw no boats", "speaker": "Ivo Marten"})
    arguments = ["claim", name, claim, "--ledger", path, "--who", "Ada"]
    first, second = (CliRunner().invoke(decide, arguments) for _ in range(2))
    assert first.stdout.startswith("Decision ")
    assert second.stdout.endswith("is there already, or was taken back\n")
