"""Which blames are for one act, and how a denial of one is shown."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.questions.contract import question_as_json
from sayso.record.entry import ClaimReferences
from sayso.record.referent import Kind, Referent

from .telling import DRENOV, ORLIVKA, VALLEY, Said, asked, event_on, only, told

RIVER = {**VALLEY, "id": "geo:9", "name": "Orva", "feature": "H.STM"}
FAR = {**DRENOV, "id": "geo:8", "name": "Karsk", "lat": 54.0, "lon": 38.0, "admin": []}


def blame(victim: str = "", place: dict[str, Any] | None = DRENOV, **fields: Any) -> dict[str, Any]:
    """A blame of the North for an attack."""
    about = {
        "conduct": "the attack",
        "kind": "attack",
        "victim": victim,
        "victim_side": None,
        "place": place,
    }
    return {
        "type": "responsibility",
        "accused": "North",
        "accused_id": "north",
        "accused_side": "north",
        **about,
        **fields,
    }


def asked_of(*blames: dict[str, Any]) -> int:
    """How many questions they answer, each in a report of its own."""
    return asked(
        *(told([Said("Hanna Sovik", each)], number) for number, each in enumerate(blames, start=1))
    )


def test_one_thing_near_two_towns_is_one_act() -> None:
    assert (
        asked_of(blame("Drenov dam"), blame("dam", ORLIVKA), blame("hydroelectric dam", RIVER)) == 1
    )


def test_one_thing_far_away_is_another_act() -> None:
    assert asked_of(blame("dam"), blame("dam", FAR)) == 2


def test_two_things_in_two_towns_are_two_acts() -> None:
    assert asked_of(blame("hospital"), blame("market", ORLIVKA)) == 2


def test_a_plant_and_its_dam_are_one_thing() -> None:
    assert asked_of(blame("power plant"), blame("dam", ORLIVKA)) == 1


def test_a_crime_may_be_the_attack_and_torture_is_not() -> None:
    assert asked_of(blame("market"), blame("market", kind="crime")) == 1
    assert asked_of(blame("market"), blame("market", kind="massacre")) == 1
    assert asked_of(blame("market"), blame("market", kind="torture")) == 2


def test_another_day_is_another_act() -> None:
    first, second = (
        blame("market", event_time=event_on(day)) for day in ("2024-03-01", "2024-03-11")
    )
    assert asked_of(first, second) == 2


def test_a_blame_is_laid_again_for_weeks() -> None:
    first = told(
        [Said("Hanna Sovik", blame("dam", event_time=event_on("2024-03-01")))],
        1,
        published="2024-03-02",
    )
    assert asked(first, told([Said("Ivo Marten", blame("dam"))], 2, published="2024-03-18")) == 1


def test_a_denied_blame_is_shown_as_not_the_accused() -> None:
    denied = told([Said("Ivo Marten", blame("dam"), stance="denies", side="north")], 1)
    (position,) = question_as_json(only(denied))["positions"]
    assert (position["value"]["accused"], position["stance"]) == ("not north", "denies")


def test_of_two_who_accuse_each_other_each_accuses_the_other() -> None:
    both = told(
        [
            Said("North and South", blame("dam")),
            Said("North and South", blame("dam", accused_side="south")),
        ],
        1,
    )
    members = tuple(Referent(side, side, Kind.STATE, side) for side in ("north", "south"))
    speaker = Referent("north-and-south", "North and South", Kind.ORGANISATION, members=members)
    entries = [replace(entry, references=ClaimReferences(speaker)) for entry in both.entries]
    found = question_as_json(only(replace(both, entries=entries)))["positions"]
    assert {(each["side"], each["value"]["accused_side"]) for each in found} == {
        ("north", "south"),
        ("south", "north"),
    }


@pytest.mark.parametrize(
    ("words", "tellers"),
    [
        ("the forces accused each other of it", {"north", "south"}),
        ("both accused the other of it", {"north", "south"}),
        ("the forces accused the North and the South of it", {None}),
        ("the envoy blamed both of them for it", {None}),
    ],
)
def test_forces_without_a_name_who_accuse_each_other_are_the_two_whom_they_accuse(
    words: str, tellers: set[str | None]
) -> None:
    sides = ("north", "south")
    said = [
        Said("forces", blame("dam", accused_side=side, accused=side, accused_id=side), words=words)
        for side in sides
    ]
    both = told(said, 1)
    blames = tuple(each for entry in both.entries for each in entry.propositions)
    entries = [replace(both.entries[0], propositions=blames)]
    found = question_as_json(only(replace(both, entries=entries)))["positions"]
    assert {each["side"] for each in found} == tellers
    assert all(each["side"] != each["value"]["accused_side"] for each in found)


@pytest.mark.parametrize(
    ("cue", "accused", "questions"),
    [
        ("accused", "north", 0),
        ("is accused", "north", 0),
        ("blamed", "north", 0),
        ("accused", "south", 1),
        ("admitted", "north", 1),
        ("said", "north", 1),
    ],
)
def test_nobody_accuses_themselves_but_may_admit(cue: str, accused: str, questions: int) -> None:
    fields = blame("dam", accused_side=accused, accused=accused, accused_id=accused)
    said = Said("north", fields, "north", cue=cue)
    assert asked(told([said], 1)) == questions


def test_a_landmark_hit_on_one_day_is_one_wherever_it_is_placed() -> None:
    def hit(victim: str, place: dict[str, Any], day: str, number: int) -> Any:
        return told(
            [Said("Ivo Marten", blame(victim, place, event_time=event_on(day)), "south")], number
        )

    first = hit("Drenov dam", DRENOV, "2024-03-13", 1)
    assert asked(first, hit("dam", FAR, "2024-03-13", 2)) == 1
    assert asked(first, hit("dam", FAR, "2024-03-20", 2)) == 2
    assert asked(hit("house", DRENOV, "2024-03-13", 1), hit("house", FAR, "2024-03-13", 2)) == 2


@pytest.mark.parametrize(
    ("first", "second", "questions"),
    [
        (blame("Drenov dam"), blame("Nova Drenov dam", FAR), 1),
        (blame("Drenov dam"), blame("huge Dernov dam", FAR), 1),
        (blame("dam"), {**blame(""), "victim": "", "conduct": "the collapse of the dam"}, 1),
        (blame("dam", event_time=event_on("2024-03-13")), blame("dam", RIVER), 1),
        (blame("dam"), blame("dam", FAR), 2),
        (blame("dam"), blame("families who fled the flood"), 2),
        (blame("dam"), {**blame("families"), "conduct": "shelling those who fled the dam"}, 2),
        (blame("house"), blame("house", FAR), 2),
        (blame("dam", event_time=event_on("2024-03-13")),
         blame("dam", event_time=event_on("2024-02-01")), 2),
    ],
)  # fmt: skip
def test_blames_for_one_landmark_are_one_question(
    first: dict[str, Any], second: dict[str, Any], questions: int
) -> None:
    assert asked_of(first, second) == questions
