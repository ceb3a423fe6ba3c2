import json
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.evaluation.scenarios import read_scenario

CORPUS = Path(__file__).parents[2] / "corpora" / "scenarios"
FOLDERS = sorted(path for path in CORPUS.iterdir() if path.is_dir())
TEXT = "The army said it holds Orvan."


def part(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def write(folder: Path, claims: object, gold: object) -> Path:
    page = {
        "url": None,
        "outlet": "Gazette",
        "title": None,
        "published": "2024-03-04",
        "text": TEXT,
    }
    for name, value in (("01.json", page), ("01.claims.json", claims), ("gold.json", gold)):
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return folder


CLAIM = {
    "id": 1,
    "source": part("The army"),
    "cue": part("said"),
    "content": [part("it holds Orvan")],
    "polarity": "asserts",
    "type": "control",
    "side": "meresk",
}
QUESTION = {
    "key": {"type": "control"},
    "positions": [{"value": {"holder": "meresk"}, "claims": ["01#1"]}],
}


def test_a_claim_has_the_answers_of_its_positions(tmp_path: Path) -> None:
    scenario = read_scenario(write(tmp_path, [CLAIM], [QUESTION]))
    assert scenario.reports[0].outlet == "Gazette"
    (claim,) = scenario.claims
    assert (claim.doc, claim.stance, claim.type, claim.side) == (
        "01",
        "asserts",
        "control",
        "meresk",
    )
    assert TEXT[slice(*claim.content[0])] == "it holds Orvan"
    assert [(answer.type, answer.value) for answer in claim.answers] == [
        ("control", {"holder": "meresk"})
    ]


def test_a_relayed_claim_without_a_source_has_none(tmp_path: Path) -> None:
    (claim,) = read_scenario(write(tmp_path, [{**CLAIM, "source": None}], [])).claims
    assert claim.source == ()
    assert claim.answers == ()


def test_a_folder_without_reports_is_refused_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(SaysoError) as caught:
        read_scenario(tmp_path)
    assert caught.value.code == "E105"


def test_a_folder_without_gold_is_refused_with_a_code(tmp_path: Path) -> None:
    write(tmp_path, [CLAIM], [])
    (tmp_path / "gold.json").unlink()
    with pytest.raises(SaysoError) as caught:
        read_scenario(tmp_path)
    assert caught.value.code == "E103"


@pytest.mark.parametrize("claims", [[{}], {"id": 1}, [{**CLAIM, "content": [{"start": 0}]}]])
def test_claims_that_are_not_as_they_should_be_are_refused_with_a_code(
    tmp_path: Path, claims: object
) -> None:
    with pytest.raises(SaysoError) as caught:
        read_scenario(write(tmp_path, claims, []))
    assert caught.value.code == "E104"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_our_own_scenarios_mark_the_words_that_they_name(folder: Path) -> None:
    scenario = read_scenario(folder)
    assert len(scenario.reports) >= 4
    for report in scenario.reports:
        for row in json.loads((folder / f"{report.doc}.claims.json").read_text(encoding="utf-8")):
            parts = [row["source"], row["cue"], row["place"], *row["content"]]
            for each in filter(None, parts):
                assert report.text[each["start"] : each["end"]] == each["text"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_positions_of_our_own_scenarios_are_of_claims_with_their_type(folder: Path) -> None:
    for claim in read_scenario(folder).claims:
        assert {answer.type for answer in claim.answers} <= {claim.type, *claim.also}
