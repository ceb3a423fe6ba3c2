"""The board as JSON."""

import json

from sayso.questions.contract import question_as_json

from .telling import DRENOV, Said, event_on, holds, killed, only, pledge, told

KEYS = ["id", "type", "place", "what", "event_time", "standing", "reason", "positions", "history", "say_sos", "echoes",
        "bounds", "changed_at", "asked_at", "about", "reports", "made"]  # fmt: skip
POSITION = ["speaker", "name", "side", "value", "stance", "first", "last", "claims", "say_sos", "echoes",
            "against_interest", "until", "ended"]  # fmt: skip


def test_the_keys_are_always_all_there_and_in_one_order() -> None:
    row = question_as_json(
        only(told([Said("Hanna Sovik", killed(63, event_time=event_on("2024-03-13")), "north")], 1))
    )
    assert list(row) == KEYS
    assert list(row["positions"][0]) == POSITION
    assert row["place"] == {
        "name": "Drenov",
        "id": "geo:1",
        "lat": 50.0,
        "lon": 30.0,
        "country": "XX",
        "feature": "P.PPL",
        "admin": ["Vesna Oblast"],
    }
    assert row["event_time"] == {"start": "2024-03-13", "end": "2024-03-13"}
    assert json.loads(json.dumps(row)) == row


def test_a_position_carries_the_fields_of_its_proposition() -> None:
    count = question_as_json(only(told([Said("Hanna Sovik", killed(501, None, exact=False))], 1)))[
        "positions"
    ][0]
    assert (count["value"]["low"], count["value"]["high"], count["value"]["what"]) == (
        501,
        None,
        "killed",
    )
    given = question_as_json(
        only(told([Said("Rhea Stroud", pledge("oskania", "pledged", 14))], 1))
    )["positions"][0]
    assert {name: given["value"][name] for name in ("donor", "item", "low", "high", "stage")} == {
        "donor": "Oskania", "item": "tanks", "low": 14, "high": 14, "stage": "pledged",
    }  # fmt: skip


def test_a_side_that_holds_a_place_no_longer_is_shown_as_not_holding_it() -> None:
    row = question_as_json(
        only(told([Said("Ivo Marten", holds("south", change="lost"), "south")], 1))
    )
    assert row["positions"][0]["value"]["holder"] == "not south"


def test_what_is_withheld_is_a_position_with_that_stance() -> None:
    row = question_as_json(
        only(told([Said("Ivo Marten", killed(63), "south", stance="withholds")], 1))
    )
    assert (row["positions"][0]["stance"], row["history"], row["bounds"]) == ("withholds", [], None)


def test_what_has_no_date_has_no_first_and_no_last() -> None:
    row = question_as_json(only(told([Said("Ivo Marten", killed(63), "south")], 1, published=None)))
    assert (row["positions"][0]["first"], row["positions"][0]["last"]) == (None, None)


def test_a_count_has_its_range_with_those_behind_each_figure() -> None:
    sayings = [Said("Hanna Sovik", killed(63), "north"), Said("Ivo Marten", killed(380, 420), "south"),
               Said("Rhea Stroud", killed(400))]  # fmt: skip
    bounds = question_as_json(only(told(sayings, 1)))["bounds"]
    assert bounds["low"] == {"figure": 63, "said": "63", "speakers": ["Hanna Sovik"]}
    assert bounds["high"] == {"figure": 420, "said": "380 to 420", "speakers": ["Ivo Marten"]}


def test_an_open_bound_above_all_others_leaves_no_highest_figure() -> None:
    sayings = [
        Said("Hanna Sovik", killed(63), "north"),
        Said("Ivo Marten", killed(501, None, exact=False), "south"),
    ]
    assert question_as_json(only(told(sayings, 1)))["bounds"]["high"]["figure"] is None


def test_a_place_that_no_gazetteer_has_goes_by_its_words() -> None:
    unknown = {**holds("north", DRENOV), "place": None, "place_text": "the Sugar Works"}
    row = question_as_json(only(told([Said("Hanna Sovik", unknown)], 1)))
    assert row["place"] == {
        "name": "the Sugar Works",
        "id": None,
        "lat": None,
        "lon": None,
        "country": "",
        "feature": "",
        "admin": [],
    }


def test_about_so_many_is_shown_as_it_was_said() -> None:
    count = {**killed(360, 440), "approximate": True, "figure": 400}
    (position,) = question_as_json(only(told([Said("Hanna Sovik", count)], 1)))["positions"]
    assert (position["value"]["low"], position["value"]["high"]) == (400, 400)
    assert position["value"]["approximate"] is True
