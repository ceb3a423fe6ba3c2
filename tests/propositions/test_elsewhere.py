"""A place that is named is not always one where something happened: where a report was written, where
people meet or go, and a capital that stands for its government.
"""

from functools import cache

import pytest

from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.proposition import Proposition
from sayso.reader import read
from sayso.reference.places.dateline import in_dateline


@cache
def said(text: str, theatre: str) -> tuple[Proposition, ...]:
    reading = read(text, published="2023-05-05", outlet="The Courier", theatre=theatre)
    return tuple(each for entry in reading.entries for each in entry.propositions)


def counts(text: str, theatre: str = "sudan-2023") -> list[Count]:
    return [each for each in said(text, theatre) if isinstance(each, Count)]


def places(text: str, theatre: str = "sudan-2023") -> set[str]:
    return {each.place_text for each in counts(text, theatre)}


@pytest.mark.parametrize(
    ("text", "name", "heads"),
    [
        ("VELM, Norland (AP) — Shells fell on Orsk.", "VELM", True),
        ("VELM, Norland (AP) — Shells fell on Orsk.", "Norland", True),
        ("Shells fall\n\nVELM — Shells fell on Orsk.", "VELM", True),
        ("GENEVA, 12 June. Nine people died.", "GENEVA", True),
        ("VELM (Agency): Nine people died.", "VELM", True),
        ("VELM, Norland (AP) — Shells fell on Orsk.", "Orsk", False),
        ("Velm, Norland — Shells fell.", "Velm", False),
        ("VELM is under fire and so is Orsk", "VELM", False),
        ("Shells fell on VELM — and on Orsk.", "VELM", False),
        ("Nine died in Velm. ORSK: a list", "ORSK", False),
        ("UN says Velm fell — and Orsk.", "Velm", False),
    ],
)
def test_a_dateline_is_the_head_of_a_paragraph_in_capitals(
    text: str, name: str, heads: bool
) -> None:
    start = text.index(name)
    assert in_dateline(text, start, start + len(name)) is heads


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Envoys meet\n\nCAIRO, Egypt (AP) — Sudan’s sides began talks after three weeks of "
            "fighting that has killed hundreds.",
            {"CAIRO", "Egypt"},
        ),
        (
            "Sudan’s generals have sent envoys to Saudi Arabia for talks after fighting that has "
            "killed hundreds, officials said.",
            {"Saudi Arabia"},
        ),
        (
            "Refugees from Sudan cross the border into Chad before the rains. The clashes have "
            "killed hundreds.",
            {"Chad"},
        ),
        (
            "A ship took evacuees from Port Sudan to Jeddah. Around 36 Danes were evacuated amid "
            "the strife.",
            {"Jeddah"},
        ),
    ],
)
def test_where_people_meet_or_go_or_write_is_no_place_of_a_toll(text: str, wrong: set[str]) -> None:
    assert not wrong & places(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("A shell hit a market in Omdurman. Nine people were killed.", "Omdurman"),
        ("Fighting goes on in Nyala. The clashes killed nine people.", "Nyala"),
        ("Rockets were fired into Omdurman and killed nine people.", "Omdurman"),
    ],
)
def test_where_it_happened_stays_the_place_of_a_toll(text: str, right: str) -> None:
    assert places(text) == {right}


def test_talks_in_a_town_to_end_the_fighting_are_no_fighting_there() -> None:
    text = "A Saudi initiative in Jeddah is the first attempt to end the fighting in Sudan."
    held = [each for each in said(text, "sudan-2023") if isinstance(each, Control)]
    assert "Jeddah" not in {each.place_text for each in held}


def test_whose_forces_a_capital_has_tells_no_place() -> None:
    text = "Russia said it inflicted heavy losses on Kyiv’s forces."
    assert "Kyiv" not in places(text, "ukraine-2022")


def test_a_capital_that_was_attacked_is_a_place() -> None:
    text = "Russia carried out an attack on Kyiv. Twelve people were killed."
    assert places(text, "ukraine-2022") == {"Kyiv"}


def test_people_who_leave_the_land_of_a_war_within_it_are_of_no_side() -> None:
    assert [each.whose for each in counts("France has evacuated 538 people from Sudan.")] == [None]


def test_the_toll_of_such_a_land_is_of_no_side_and_that_of_its_army_is() -> None:
    (toll,) = counts("Sudan’s death toll rose to 56 on Monday.")
    (soldiers,) = counts("Nine army soldiers were killed in Nyala on Monday.")
    assert (toll.whose, soldiers.whose) == (None, "saf")
