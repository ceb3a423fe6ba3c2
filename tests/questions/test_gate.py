"""What may ask a question, word lists and sums."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from sayso.contract import proposition_from_json
from sayso.questions.gate import is_place_name, is_somebody, passes
from sayso.questions.sums import period_of
from sayso.record.proposition import Proposition

from .telling import DRENOV, event_on, holds, killed, pledge

DAY = event_on("2024-03-01")


def typed(proposition: dict[str, Any]) -> Proposition:
    """The proposition that these fields make."""
    return proposition_from_json({"spans": [], "why": [], **proposition})


@pytest.mark.parametrize(
    "proposition",
    [
        holds("north"),
        holds("organisation:sable-brigade", holder_name="the Sable Brigade"),
        {**holds(""), "holder_name": "", "change": "lost"},
        killed(5),
        pledge("oskania", "pledged", 14),
        {"type": "responsibility", "accused": "gunmen", "conduct": "the shooting"},
        {"type": "responsibility", "accused": "", "conduct": "the shooting", "stance": "denies"},
        {"type": "responsibility", "accused": "", "conduct": "the fire", "stance": "withholds"},
        {"type": "responsibility", "accused": "Norland", "accused_id": "norland"},
        {"type": "responsibility", "accused": "Norland", "victim": "the ferry"},
        {"type": "strike", "attacker": "Norland", "target": "a drone factory", "place": DRENOV},
        {"type": "strike", "attacker": "Norland", "target": "3 drones", "repelled": True},
        holds("north", {**DRENOV, "feature": "L.RGN"}),
        {**killed(5, further=True), "event_time": DAY},
        pledge("oskania", "pledged", 14, donor_id="oskania", recipient_id="south"),
        {"type": "outlook", "about": "Drenov", "expected": "the town could fall within days"},
        {"type": "outlook", "condition": "if the town falls", "expected": "talks"},
        {"type": "strike", "attacker": "Northern jets", "place_text": "Drenov"},
        {
            "type": "appointment",
            "person": "Hanna Sovik",
            "post": "chief of staff",
            "change": "appointed",
        },
        {"type": "a type of tomorrow"},
    ],
)
def test_an_answer_of_its_type_passes(proposition: dict[str, Any]) -> None:
    assert passes(typed(proposition))


@pytest.mark.parametrize(
    "proposition",
    [
        holds("north", {**DRENOV, "feature": "A.PCLI"}),
        {**holds("north", DRENOV), "place": None, "place_text": "the area"},
        holds("it", holder_name="it", place=DRENOV) | {"holder": "organisation:it"},
        {**holds(""), "holder_name": "", "change": "took"},
        {"type": "count", "what": "killed", "low": 0, "high": None},
        pledge("", "requested", 14),
        pledge("oskania", "pledged", kind="aid"),
        {**pledge("oskania", "pledged", 14), "donor": "anyone"},
        {"type": "responsibility", "accused": "distract", "accused_id": "distract"},
        {"type": "responsibility", "accused": "they"},
        {"type": "responsibility", "accused": "", "conduct": "the shooting"},
        {"type": "responsibility", "accused": "Norland", "victim": "him"},
        {"type": "strike", "attacker": "Monday", "place_text": "Drenov"},
        {"type": "strike", "attacker": "", "target": "the market", "place": DRENOV},
        {"type": "strike", "attacker": "Norland", "target": "them", "place": DRENOV},
        {"type": "strike", "attacker": "Norland", "target": "three drones", "place": DRENOV},
        holds("north", {**DRENOV, "feature": "L.CONT"}),
        holds("third-party"),
        killed(5, further=True),
        pledge("oskania", "pledged", 14, donor_id="oskania", recipient_id="oskania"),
        {"type": "outlook", "about": "the spiral", "expected": "it could end in civil war"},
        {"type": "outlook", "about": "Drenov", "expected": "Drenov into a deeper conflict"},
        {"type": "outlook", "about": "Drenov", "expected": "regional effects"},
        {
            "type": "appointment",
            "person": "somebody",
            "post": "chief of staff",
            "change": "appointed",
        },
        {"type": "appointment", "person": "Hanna Sovik", "post": "", "change": "appointed"},
    ],
)
def test_what_fails_its_type_stays_a_claim(proposition: dict[str, Any]) -> None:
    assert not passes(typed(proposition))


@pytest.mark.parametrize(("words", "figure", "period"), [
    ("six people died, bringing the week’s toll to 23", 23, "week"),
    ("six people died, bringing the week's toll to 23", 6, ""),
    ("the monthly total stands at 1,204", 1204, "month"),
    ("40 deaths so far this year", 40, "year"),
    ("bringing the toll to 23", 23, ""),
    ("23 people were killed last week", 23, ""),
    ("the week’s rain fell on 23 villages", 23, ""),
])  # fmt: skip
def test_a_sum_over_a_stretch_of_time_is_told_from_the_toll_of_an_event(
    words: str, figure: int, period: str
) -> None:
    assert period_of(words, figure) == period


@pytest.mark.parametrize(
    ("words", "holds_"),
    [
        ("Hesse", True),
        ("Northern troops", True),
        ("rebels", True),
        ("he", False),
        ("distract", False),
        ("Friday", False),
    ],
)
def test_somebody_is_a_name_or_people_who_bear_arms(words: str, holds_: bool) -> None:
    assert is_somebody(words) is holds_


def test_a_place_is_named_not_described() -> None:
    assert is_place_name("the Sable valley")
    assert not is_place_name("the area")


@pytest.mark.parametrize("file", ["gate.toml", "sums.toml", "parts.toml", "trades.toml"])
def test_each_list_of_words_says_when_it_speaks_and_when_not(file: str) -> None:
    data = tomllib.loads((files("sayso.questions") / file).read_text("utf-8"))
    for entry in data.values():
        speaks, silent = entry["speaks"].casefold(), entry["silent"].casefold()
        assert entry["part_of_speech"]
        assert any(word in speaks for word in entry["words"])
        assert speaks != silent
