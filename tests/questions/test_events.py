"""Events: which questions are rows of one card."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.questions.contract import question_as_json
from sayso.questions.events import Event, event_with, events_of
from sayso.questions.records import Told

from .telling import DRENOV, ORLIVKA, Said, board_of, event_on, holds, killed, pledge, told
from .test_laws import REPORTS, made

STRIKE = event_on("2024-03-13")
STATE = {**DRENOV, "id": "geo:9", "name": "Meresk", "feature": "A.PCLI", "admin": []}


def blames(side: str, **fields: object) -> dict[str, object]:
    """That a side did it."""
    told_ = {
        "type": "responsibility",
        "accused": side.title(),
        "accused_id": side,
        "accused_side": side,
    }
    return {**told_, "conduct": "the attack on Drenov", "kind": "attack", "place": DRENOV, **fields}


def wounded(low: int, **fields: object) -> dict[str, object]:
    """How many were wounded."""
    return {**killed(low), "what": "wounded", **fields}


def events(*reports: Told) -> list[Event]:
    """The events that the reports tell."""
    return events_of(question_as_json(each) for each in board_of(*reports).questions())


def test_whom_a_strike_killed_whom_it_wounded_and_who_did_it_are_rows_of_one_card() -> None:
    rows = (
        killed(9, event_time=STRIKE),
        wounded(20, event_time=STRIKE),
        blames("north", event_time=STRIKE),
    )
    sayings = [Said("Hanna Sovik", row) for row in rows]
    (event,) = events(told(sayings, 1))
    assert {row["type"] for row in event.questions} == {"count", "responsibility"}
    assert event.title.startswith("Drenov, 2024-03-13: ")


def test_two_strikes_weeks_apart_are_two_events() -> None:
    january = told(
        [Said("Hanna Sovik", killed(63, event_time=event_on("2024-01-01")))],
        1,
        published="2024-01-02",
    )
    assert len(events(january, told([Said("Hanna Sovik", killed(5, event_time=STRIKE))], 2))) == 2


def test_strikes_on_two_towns_on_one_day_are_two_events_though_one_report_tells_both() -> None:
    sayings = [Said("Hanna Sovik", killed(5, event_time=STRIKE)),
               Said("Hanna Sovik", killed(7, place=ORLIVKA, event_time=STRIKE))]  # fmt: skip
    assert len(events(told(sayings, 1))) == 2


def test_who_holds_a_town_and_its_airport_are_rows_of_one_battle() -> None:
    airport = holds("south", part="airport", extent="part")
    (event,) = events(
        told([Said("Hanna Sovik", holds("north"))], 1), told([Said("Ivo Marten", airport)], 2)
    )
    assert [row["what"] for row in event.questions] == [
        "Who holds Drenov?",
        "Who holds the airport of Drenov?",
    ]


def test_the_tolls_of_a_country_are_one_card_and_no_part_of_a_strike_in_it() -> None:
    strike = told([Said("Hanna Sovik", killed(9, event_time=STRIKE))], 1)
    country = told(
        [
            Said("Ivo Marten", killed(400, place=STATE)),
            Said("Ivo Marten", wounded(900, place=STATE)),
        ],
        2,
    )
    assert sorted(len(event.questions) for event in events(strike, country)) == [1, 2]


def test_a_promise_is_a_card_of_its_donor() -> None:
    sayings = [
        Said("Rhea Stroud", pledge(donor, "pledged", 14)) for donor in ("oskania", "taluria")
    ]
    assert len(events(told(sayings, 1))) == 2


def test_the_most_told_event_comes_first() -> None:
    small = told([Said("Hanna Sovik", killed(5, place=ORLIVKA))], 1)
    great = [told([Said(f"Mayor {name}", killed(9, event_time=STRIKE), words=f"in other words {name} {name}")], number)
             for number, name in enumerate(("Alder", "Birch", "Cedar"), start=2)]  # fmt: skip
    assert [event.claims for event in events(small, *great)] == [3, 1]


def test_an_event_of_which_a_party_owns_to_the_harm_is_confirmed_and_rival_blame_is_contested() -> (
    None
):
    harm = Said("Omar Lund", killed(9, event_time=STRIKE))
    owns = Said("Hanna Sovik", blames("north", event_time=STRIKE), "north")
    rival = Said("Ivo Marten", blames("south", event_time=STRIKE), "north")
    grades = [event.grade and event.grade.name for said in ([harm], [harm, owns], [
        harm, rival, Said("Rhea Stroud", blames("north", event_time=STRIKE), "south")])
        for event in events(told(said, 1))]  # fmt: skip
    assert grades == ["weak", "confirmed", "contested"]


def test_an_event_goes_by_the_id_of_each_of_its_questions() -> None:
    found = events(told([Said("Hanna Sovik", killed(9, event_time=STRIKE))], 1))
    assert event_with(found, found[0].id) is found[0]
    assert event_with(found, "event-of-nothing") is None


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_every_question_is_a_row_of_one_event_in_whatever_order_they_come(
    drawn: list[tuple[list[Said], str | None, str]], random: Random
) -> None:
    rows = [question_as_json(each) for each in board_of(*made(drawn)).questions()]
    shuffled = random.sample(rows, len(rows))
    assert [event.as_json() for event in events_of(rows)] == [
        event.as_json() for event in events_of(shuffled)
    ]
    assert sorted(row["id"] for event in events_of(rows) for row in event.questions) == sorted(
        row["id"] for row in rows
    )
