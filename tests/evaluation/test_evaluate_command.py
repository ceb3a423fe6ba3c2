import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from sayso.cli.evaluate import evaluate
from sayso.errors import SaysoError
from sayso.evaluation.floors_file import load_floors
from sayso.reader import Entry, Reading
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Source, Stance
from sayso.record.report import Report

from .marking import at

TEXT = "Officials said the road is closed. The driver hopes to pass."
PARTS = [
    ("Officials", "said", "the road is closed", Act.SPEECH),
    ("The driver", "hopes", "to pass", Act.INTENT),
]


def read_as_marked(reports: Iterable[Report], _: object = None) -> Iterator[Reading]:
    """Stands in for the reader: what ``PARTS`` marks, in every report."""
    for report in reports:
        claims = [
            Claim(
                report.sha256,
                report.doc,
                Source((at(TEXT, source),), source),
                Part.of(TEXT, [at(TEXT, cue)]),
                Part.of(TEXT, [at(TEXT, content)]),
                Mode.INDIRECT,
                act,
                Stance.ASSERTS,
                Certainty.PLAIN,
                (),
            )
            for source, cue, content, act in PARTS
        ]
        yield Reading(report, tuple(Entry(claim) for claim in claims))


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sayso.reader")
    vars(module).update(read_many=read_as_marked, version=lambda: "sayso 7, model 3")
    monkeypatch.setitem(sys.modules, "sayso.reader", module)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus whose gold has one of the two claims that are read."""
    monkeypatch.chdir(tmp_path)
    source, cue, content, _ = PARTS[0]
    gold = {
        "doc": "road",
        "source": at(TEXT, source),
        "cue": at(TEXT, cue),
        "content": at(TEXT, content),
    }
    Path("road.docs.jsonl").write_text(json.dumps({"doc": "road", "text": TEXT}), encoding="utf-8")
    Path("road.gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def run(*options: str) -> Result:
    files = ["--docs", "road.docs.jsonl", "--gold", "road.gold.jsonl"]
    return CliRunner().invoke(evaluate, ["attribution", *files, *options])


def triple(result: Result) -> list[list[str]]:
    return [
        line.split()[1:] for line in result.stdout.splitlines() if line.startswith("attr.triple ")
    ]


def test_both_units_are_printed_with_the_hash_of_the_corpus(corpus: Path) -> None:
    result = run()
    assert result.exit_code == 0
    head = result.stdout.splitlines()
    assert head[0].startswith("corpus road  SHA-256 ")
    assert len(head[0].split()[-1]) == 64
    assert head[1] == "read by sayso 7, model 3"
    assert triple(result) == [["50.00", "100.00", "66.67", "1", "2"]] * 2


def test_one_unit_is_printed_where_one_is_asked_for(corpus: Path) -> None:
    result = run("--unit", "segment")
    assert [line for line in result.stdout.splitlines() if line.startswith("unit ")] == [
        "unit segment  reports 1  words 11  gold 1  predicted 2"
    ]


def test_claims_of_one_act_can_be_scored_alone(corpus: Path) -> None:
    assert triple(run("--act", "speech", "--unit", "attribution")) == [["100.00"] * 3 + ["1", "1"]]
    assert triple(run("--act", "speech", "--act", "intent", "--unit", "attribution"))[0][-1] == "2"


def test_figures_can_be_had_as_json(corpus: Path) -> None:
    printed = json.loads(run("--json", "--name", "the road").stdout)
    assert (printed["name"], printed["reader"]) == ("the road", "sayso 7, model 3")
    assert set(printed["units"]) == {"attribution", "segment"}
    assert printed["units"]["segment"]["measures"]["attr.triple"] == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": pytest.approx(2 / 3),
        "found": 1,
        "gold": 1,
        "right": 1,
        "predicted": 2,
    }


def test_what_was_scored_can_be_kept(corpus: Path) -> None:
    run("--act", "intent", "--predictions", "out.jsonl")
    kept = [json.loads(line) for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert kept == [
        {
            "doc": "road",
            "source": [list(at(TEXT, "The driver"))],
            "cue": [list(at(TEXT, "hopes"))],
            "content": [list(at(TEXT, "to pass"))],
        }
    ]


def test_figures_are_recorded_as_floors_under_the_name_of_the_docs_file(corpus: Path) -> None:
    assert run("--record", "floors.toml").exit_code == 0
    (entry,) = load_floors(Path("floors.toml"))
    assert (entry.name, entry.docs, entry.gold) == ("road", "road.docs.jsonl", "road.gold.jsonl")
    assert entry.reader == "sayso 7, model 3"
    assert {floor.measured for floor in entry.floors.values()} >= {66.67, 100.0}


def test_no_path_of_the_machine_is_recorded(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "work").mkdir()
    monkeypatch.chdir(corpus / "work")
    run("--docs", "../road.docs.jsonl", "--gold", "../road.gold.jsonl", "--record", "floors.toml")
    (entry,) = load_floors(Path("floors.toml"))
    assert entry.docs == f"{corpus.name}/road.docs.jsonl"


def test_a_floor_is_lowered_only_with_a_reason(corpus: Path) -> None:
    run("--record", "floors.toml")
    high = Path("floors.toml").read_text(encoding="utf-8").replace("floor = 0.00", "floor = 90.00")
    Path("floors.toml").write_text(high, encoding="utf-8")
    refused = run("--record", "floors.toml")
    assert isinstance(refused.exception, SaysoError)
    assert refused.exception.code == "E113"
    assert Path("floors.toml").read_text(encoding="utf-8") == high
    assert run("--record", "floors.toml", "--lower", "--because", "The road moved.").exit_code == 0
    (entry,) = load_floors(Path("floors.toml"))
    assert entry.lowered
    assert all(line.endswith("The road moved.") for line in entry.lowered)


@pytest.mark.parametrize(
    "options",
    [
        ["--lower", "--because", "No file is named."],
        ["--record", "floors.toml", "--lower"],
        ["--record", "floors.toml", "--because", "Nothing is lowered."],
        ["--record", "floors.toml", "--act", "speech"],
    ],
)
def test_options_that_do_not_go_together_are_refused(corpus: Path, options: list[str]) -> None:
    result = run(*options)
    assert result.exit_code == 2
    assert not Path("floors.toml").exists()
