"""Which answers come together."""

from typing import Any

import pytest

from sayso.questions.asking import of_a_rescuer
from sayso.questions.records import Told

from .telling import (
    DRENOV,
    ORLIVKA,
    VALLEY,
    Said,
    asked,
    board_of,
    event_on,
    holds,
    killed,
    only,
    pledge,
    told,
)

STRIKE = event_on("2024-03-13")


def test_many_wordings_of_one_count_are_one_question() -> None:
    first = told(
        [
            Said(
                "Hanna Sovik",
                killed(63, event_time=STRIKE),
                words="63 died in the barracks at Drenov",
            )
        ],
        1,
    )
    second = told(
        [Said("Ivo Marten", killed(400, event_time=STRIKE), words="about 400 were killed there")], 2
    )
    assert asked(first, second) == 1


def test_the_wounded_are_another_question_than_the_killed() -> None:
    wounded = {**killed(9), "what": "wounded"}
    assert asked(told([Said("Hanna Sovik", killed(63)), Said("Hanna Sovik", wounded)], 1)) == 2


def test_another_strike_in_the_same_town_is_another_question() -> None:
    january = told(
        [Said("Hanna Sovik", killed(63, event_time=event_on("2024-01-01")))],
        1,
        published="2024-01-02",
    )
    march = told([Said("Hanna Sovik", killed(5, event_time=STRIKE))], 2)
    assert asked(january, march) == 2


def test_reports_of_one_night_may_give_two_days() -> None:
    first = told([Said("Hanna Sovik", killed(63, event_time=event_on("2024-03-12")))], 1)
    assert asked(first, told([Said("Ivo Marten", killed(60, event_time=STRIKE))], 2)) == 1


def test_an_undated_answer_belongs_to_the_event_shortly_before_it() -> None:
    january = told(
        [Said("Hanna Sovik", killed(63, event_time=event_on("2024-01-01")))],
        1,
        published="2024-01-02",
    )
    march = told([Said("Hanna Sovik", killed(5, event_time=STRIKE))], 2)
    undated = told([Said("Ivo Marten", killed(7))], 3, published="2024-03-15")
    sizes = {
        question.positions[0].held.value["low"]: len(question.positions)
        for question in board_of(january, march, undated).questions()
        if question.positions[0].held
    }
    assert sizes == {63: 1, 5: 2}


def test_a_sum_over_months_is_no_answer_to_what_one_strike_did() -> None:
    since = {
        "interval": {"start": "2023-02-24T00:00:00+00:00", "end": "2024-03-14T00:00:00+00:00"},
        "why": {},
    }
    sum_of_all = told([Said("Hanna Sovik", killed(9000, event_time=since))], 1)
    assert asked(sum_of_all, told([Said("Hanna Sovik", killed(5, event_time=STRIKE))], 2)) == 2


def test_another_place_is_another_question() -> None:
    assert (
        asked(
            told([Said("Hanna Sovik", killed(5)), Said("Hanna Sovik", killed(5, place=ORLIVKA))], 1)
        )
        == 2
    )


def test_a_region_and_a_town_in_it_are_one_place_of_a_dated_event() -> None:
    town = told([Said("Hanna Sovik", killed(63, event_time=STRIKE))], 1)
    region = told([Said("Ivo Marten", killed(400, place=VALLEY, event_time=STRIKE))], 2)
    assert only(town, region).group.frame.spot.name == "Drenov"
    assert only(region, town).group.frame.spot.name == "Drenov"


def test_a_country_says_little_of_where_and_only_its_own_report_tells_more() -> None:
    country = {**DRENOV, "id": "geo:9", "name": "Meresk", "feature": "A.PCLI", "admin": []}
    both = [Said("Hanna Sovik", killed(63)), Said("Ivo Marten", killed(60, place=country))]
    assert only(told(both, 1)).group.frame.spot.name == "Drenov"
    assert asked(told(both[:1], 1), told(both[1:], 2)) == 2


def test_who_holds_a_region_is_not_who_holds_a_town_in_it() -> None:
    assert (
        asked(
            told(
                [Said("Hanna Sovik", holds("north")), Said("Hanna Sovik", holds("north", VALLEY))],
                1,
            )
        )
        == 2
    )


def test_a_place_known_by_two_names_is_one_by_its_id() -> None:
    other_name = {**DRENOV, "name": "Drenivka"}
    first = told([Said("Hanna Sovik", holds("north"))], 1)
    assert asked(first, told([Said("Ivo Marten", holds("south", other_name))], 2)) == 1


def test_two_entries_of_one_town_in_a_gazetteer_are_one_place() -> None:
    double = {**DRENOV, "id": "geo:77", "lat": 50.01}
    first = told([Said("Hanna Sovik", holds("north"))], 1)
    assert asked(first, told([Said("Ivo Marten", holds("south", double))], 2)) == 1


def test_a_namesake_far_away_is_another_place() -> None:
    namesake = {**DRENOV, "id": "geo:78", "lat": 55.0}
    first = told([Said("Hanna Sovik", holds("north"))], 1)
    assert asked(first, told([Said("Ivo Marten", holds("south", namesake))], 2)) == 2


def test_claims_of_two_wars_never_come_together() -> None:
    nowhere = killed(23, place=None, place_text="Sovka", event_time=STRIKE)
    first = told([Said("Hanna Sovik", nowhere)], 1, theatre="valley")
    assert asked(first, told([Said("Omar Lund", nowhere)], 2, theatre="coast")) == 2


def test_each_donor_and_each_kind_of_help_is_a_question_of_its_own() -> None:
    given = (("oskania", 14, "tank"), ("taluria", 14, "tank"), ("oskania", 2, "artillery"))
    sayings = [
        Said("Rhea Stroud", pledge(donor, "pledged", number, kind)) for donor, number, kind in given
    ]
    assert asked(told(sayings, 1)) == 3


def test_a_pledge_without_a_donor_is_of_the_one_that_its_own_report_tells() -> None:
    named, unnamed = (
        Said("Rhea Stroud", pledge("oskania", "pledged", 14)),
        Said("Ivo Marten", pledge("", "delivering")),
    )
    assert asked(told([named, unnamed], 1)) == 1
    assert asked(told([named], 1), told([unnamed], 2), told([unnamed], 3)) == 1


def test_help_of_no_kind_and_no_number_asks_nothing() -> None:
    assert asked(told([Said("Rhea Stroud", pledge("oskania", "pledged", kind="aid"))], 1)) == 0


def test_the_id_of_a_question_does_not_depend_on_what_comes_after() -> None:
    first = told([Said("Hanna Sovik", killed(63))], 1)
    assert only(first).id == only(first, told([Said("Ivo Marten", killed(400))], 2)).id


def test_what_one_answer_leaves_out_the_next_may_tell() -> None:
    first = told([Said("Hanna Sovik", killed(63))], 1)
    fuller = told([Said("Ivo Marten", killed(63, group="soldiers", event_time=STRIKE))], 2)
    frame = only(first, fuller).group.frame
    assert dict(frame.about)["group"] == "soldiers"
    assert frame.days is not None


def test_a_type_that_is_not_known_is_kept_by_its_place() -> None:
    strange = {"type": "weather", "sky": "grey", "place": DRENOV}
    assert (
        only(told([Said("Hanna Sovik", strange)], 1)).group.frame.sentence
        == "What is said of weather in Drenov?"
    )


def test_a_toll_in_all_of_a_war_is_no_answer_to_what_one_strike_did() -> None:
    whole = told([Said("Hanna Sovik", killed(9000, event="war"))], 1)
    assert asked(whole, told([Said("Ivo Marten", killed(5, event="attack"))], 2)) == 2


def test_a_part_of_those_told_of_is_another_question() -> None:
    assert (
        asked(
            told([Said("Hanna Sovik", killed(50)), Said("Hanna Sovik", killed(12, share=True))], 1)
        )
        == 2
    )


def test_children_are_asked_after_by_themselves() -> None:
    assert (
        asked(
            told(
                [Said("Hanna Sovik", killed(50)), Said("Hanna Sovik", killed(5, group="children"))],
                1,
            )
        )
        == 2
    )


def test_people_may_be_civilians_and_are_no_soldiers() -> None:
    people = Said("Hanna Sovik", killed(20, who="people"))
    assert asked(told([people, Said("Ivo Marten", killed(57, group="civilians"))], 1)) == 1
    assert asked(told([people, Said("Ivo Marten", killed(57, group="soldiers"))], 1)) == 2


def test_soldiers_are_told_or_told_by_the_same_figure() -> None:
    soldiers = told([Said("Hanna Sovik", killed(63, group="soldiers"))], 1)
    assert asked(soldiers, told([Said("Ivo Marten", killed(63))], 2)) == 1
    assert asked(soldiers, told([Said("Ivo Marten", killed(70))], 2)) == 2


def test_one_figure_of_one_report_is_of_one_thing_though_an_area_has_no_name() -> None:
    area = killed(29, place=None, place_text="land the rebels hold")
    assert asked(told([Said("Hanna Sovik", area), Said("Ivo Marten", killed(29))], 1)) == 1
    apart = only(told([Said("Hanna Sovik", area), Said("Ivo Marten", killed(16))], 1))
    assert [each.own.value["low"] for each in apart.positions] == [16]


def test_so_many_villages_are_not_the_town_of_the_same_report_and_ask_nothing() -> None:
    villages = {
        "type": "control",
        "holder": "north",
        "holder_name": "north",
        "part": "villages",
        "extent": "part",
    }
    report = told(
        [Said("Hanna Sovik", holds("south"), "south"), Said("Ivo Marten", villages, "north")], 1
    )
    assert [question.group.frame.spot.name for question in board_of(report).questions()] == [
        "Drenov"
    ]


def test_a_part_of_a_town_without_a_name_belongs_to_the_town_of_the_report() -> None:
    yard = {
        "type": "control",
        "holder": "north",
        "holder_name": "north",
        "part": "railway yard",
        "extent": "part",
    }
    report = told(
        [Said("Hanna Sovik", holds("south"), "south"), Said("Ivo Marten", yard, "north")], 1
    )
    assert asked(report) == 1


def news(proposition: dict[str, Any], day: int, seq: int) -> Told:
    """A report of the 2024-03 day that tells it in its own voice, and no date."""
    saying = Said("The Courier", proposition, kind="outlet", mode="narration")
    return told([saying], seq, published=f"2024-03-{day:02d}")


def struck(target: str, place: dict[str, Any] = DRENOV) -> dict[str, Any]:
    """That the North struck something."""
    return {
        "type": "strike",
        "attacker": "North",
        "attacker_id": "north",
        "target": target,
        "place": place,
    }


def test_news_of_one_town_days_apart_is_of_several_events() -> None:
    assert asked(news(killed(3), 1, 1), news(killed(5), 2, 2)) == 1
    assert asked(news(killed(3), 1, 1), news(killed(5), 4, 2)) == 2


def test_a_lower_figure_in_later_news_is_of_another_event() -> None:
    assert asked(news(killed(12), 1, 1), news(killed(1), 2, 2)) == 2


def test_a_figure_that_no_two_events_share_recalls_its_event() -> None:
    assert asked(news(killed(63), 1, 1), news(killed(63), 9, 2)) == 1
    assert asked(news(killed(2), 1, 1), news(killed(2), 9, 2)) == 2


def test_those_who_are_quoted_speak_of_an_event_for_a_week() -> None:
    first = told([Said("Hanna Sovik", killed(63))], 1, published="2024-03-01")
    assert asked(first, told([Said("Ivo Marten", killed(89))], 2, published="2024-03-07")) == 1
    assert asked(first, told([Said("Ivo Marten", killed(89))], 2, published="2024-03-12")) == 2


def test_what_is_struck_in_a_state_is_one_event_only_if_it_is_the_same_thing() -> None:
    state = {**DRENOV, "id": "geo:9", "name": "Vesna", "feature": "A.PCLI", "admin": []}
    assert (
        asked(news(struck("oil depot", state), 1, 1), news(struck("two oil depots", state), 1, 2))
        == 1
    )
    assert asked(news(struck("oil depot", state), 1, 1), news(struck("a bridge", state), 1, 2)) == 2


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("France has so far evacuated 936 people", "france"),
        ("The UK has airlifted 300 people", "united-kingdom"),
        ("Germany rescued 101 people", "germany"),
        ("936 people were evacuated", ""),
        ("people from Norway were evacuated", ""),
        ("France and Germany evacuated 900 people", ""),
        ("A ship evacuated 300 people", ""),
    ],
)
def test_those_evacuated_are_counted_by_the_state_that_took_them_out(
    words: str, state: str
) -> None:
    about, _ = of_a_rescuer((), "How many people were evacuated?", {"what": "evacuated"}, words)
    assert dict(about).get("by", "") == state


def test_those_killed_are_of_no_rescuer() -> None:
    about, _ = of_a_rescuer((), "How many?", {"what": "killed"}, "France evacuated 300 people")
    assert about == ()
