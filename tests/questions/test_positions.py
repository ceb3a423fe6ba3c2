"""Whose an answer is, and how long it holds."""

from dataclasses import replace
from typing import Any

from sayso.questions.records import Told

from .telling import Said, board_of, holds, killed, only, pledge, told

COPY = (
    "The harbour of Drenov was hit before dawn on Tuesday by three rockets that came from the "
    "hills in the east. "
)


def test_a_later_value_of_a_speaker_takes_the_place_of_the_earlier() -> None:
    question = only(told([Said("Hanna Sovik", killed(63))], 1, published="2024-03-01"),
                    told([Said("Hanna Sovik", killed(89))], 2, published="2024-03-04"))  # fmt: skip
    first, second = question.positions
    assert (first.until, second.until) == (second.first, None)


def test_the_order_is_that_of_saying_and_not_of_recording() -> None:
    question = only(told([Said("Hanna Sovik", killed(89))], 1, published="2024-03-04"),
                    told([Said("Hanna Sovik", killed(63))], 2, published="2024-03-01"))  # fmt: skip
    assert [position.held and position.held.value["low"] for position in question.positions] == [
        63,
        89,
    ]


def test_a_figure_that_a_later_report_recalls_does_not_come_back() -> None:
    reports = [told([Said("Hanna Sovik", killed(low))], number, published=f"2024-03-{number:02d}")
               for number, low in ((1, 63), (2, 89), (3, 63))]  # fmt: skip
    question = only(*reports)
    assert [(len(position.voices), position.until is None) for position in question.positions] == [
        (2, False),
        (1, True),
    ]


def test_a_speaker_who_says_two_things_in_one_report_holds_the_greater_figure() -> None:
    question = only(told([Said("Hanna Sovik", killed(89)), Said("Hanna Sovik", killed(63))], 1))
    assert [position.held and position.held.value["low"] for position in question.positions] == [
        63,
        89,
    ]
    assert question.standing == "superseded"


def test_what_has_no_date_takes_no_place_of_what_has() -> None:
    question = only(
        told([Said("Hanna Sovik", killed(89))], 1),
        told([Said("Hanna Sovik", killed(63))], 2, published=None),
    )
    assert question.positions[-1].held is not None
    assert question.positions[-1].held.value["low"] == 89
    assert question.positions[0].dated is False


def test_a_source_that_repeats_a_speaker_is_an_echo() -> None:
    passage = "63 people were killed in the harbour"
    report = told(
        [
            Said("Meridian", killed(63), kind="outlet", words=passage),
            Said("Hanna Sovik", killed(63)),
        ],
        1,
    )
    outlet, speaker = report.entries
    (said,), (printed,) = speaker.propositions, outlet.propositions
    relayed = replace(speaker, propositions=(replace(said, spans=printed.spans),))
    (position,) = only(replace(report, entries=[outlet, relayed])).positions
    assert (position.holder, len(position.claims)) == ("hanna-sovik", 2)


def test_an_outlets_own_count_is_its_own() -> None:
    own = Said("The Courier", killed(70), kind="outlet", mode="narration")
    question = only(told([Said("Hanna Sovik", killed(63)), own], 1))
    assert {position.holder for position in question.positions} == {"hanna-sovik", "the-courier"}


def test_an_outlet_that_says_in_its_own_voice_what_a_speaker_said_is_an_echo() -> None:
    own = Said("The Herald", killed(63), kind="outlet", mode="narration")
    question = only(
        told([Said("Hanna Sovik", killed(63))], 1, published="2024-03-13"), told([own], 2)
    )
    assert [(position.holder, len(position.voices)) for position in question.positions] == [
        ("hanna-sovik", 2)
    ]


def by_officers(number: int, lead: str, **options: Any) -> Told:
    """A report in which two officers whom it does not name are quoted; their id is the report's
    own.
    """
    words = "63 people had been killed there by the evening"
    report = told(
        [Said("two officers", killed(63), kind="unnamed", words=words)],
        number,
        lead=lead,
        **options,
    )
    (entry,) = report.entries
    assert entry.references.speaker
    speaker = replace(entry.references.speaker, id=f"unnamed-{number}")
    return replace(
        report, entries=[replace(entry, references=replace(entry.references, speaker=speaker))]
    )


def test_forty_copies_of_one_report_are_one_say_so_and_thirty_nine_echoes() -> None:
    question = only(
        *(by_officers(number, COPY, outlet=f"Outlet {number}") for number in range(1, 41))
    )
    (position,) = question.positions
    assert (len(position.claims), question.say_sos, question.echoes) == (40, 1, 39)


def test_a_copy_that_was_cut_or_added_to_is_a_copy() -> None:
    longer = COPY + "Rescuers searched the quay until the evening. "
    assert len(only(by_officers(1, longer), by_officers(2, COPY)).positions) == 1


def test_unnamed_speakers_of_reports_that_are_no_copies_are_each_their_own() -> None:
    other = (
        "By noon the river had risen over the lower quay and the road to Teln was shut in both "
        "directions. "
    )
    assert len(only(by_officers(1, COPY), by_officers(2, other)).positions) == 2


def test_reports_that_credit_one_agency_have_one_unnamed_source() -> None:
    first = by_officers(
        1, "TELN (Reuters) - Rain fell on the lower town all day and the quay was empty. "
    )
    second = by_officers(
        2, "DRENOV (Reuters) - The mill burned for hours before help came over the bridge. "
    )
    assert len(only(first, second).positions) == 1


def test_one_quotation_in_two_mouths_of_a_side_is_one_say_so() -> None:
    words = "sixty-three of our men did not come back from the harbour that night"
    spoken = [
        Said(name, killed(63), "north", mode="direct", words=words)
        for name in ("Hanna Sovik", "the ministry")
    ]
    question = only(told(spoken[:1], 1, published="2024-03-13"), told(spoken[1:], 2))
    assert [(position.holder, len(position.voices)) for position in question.positions] == [
        ("hanna-sovik", 2)
    ]


def test_a_pledge_told_without_its_number_is_the_same_position() -> None:
    question = only(told([Said("Rhea Stroud", pledge("oskania", "pledged", 14))], 1, published="2024-03-13"),
                    told([Said("Rhea Stroud", pledge("oskania", "pledged"))], 2))  # fmt: skip
    (position,) = question.positions
    assert position.held is not None
    assert position.held.value["low"] == 14


def test_to_deny_a_figure_and_give_another_is_one_position() -> None:
    denies = Said("Ilse Marrander", killed(57), "south", stance="denies")
    report = told([denies, Said("Ilse Marrander", killed(0, 20), "south")], 2)
    question = only(told([Said("Sella Orme", killed(57), "north")], 1), report)
    assert question.standing == "contested"
    assert [(position.holder, len(position.claims)) for position in question.positions] == [
        ("ilse-marrander", 2), ("sella-orme", 1),
    ]  # fmt: skip


def test_a_count_without_bounds_tells_none() -> None:
    assert board_of(told([Said("Sella Orme", killed(0, None, exact=False))], 1)).questions() == []


def test_a_place_lost_beside_who_took_it_is_one_position() -> None:
    lost, took = holds("south", change="lost"), holds("north", change="took")
    (position,) = only(
        told([Said("Hanna Sovik", lost, "north"), Said("Hanna Sovik", took, "north")], 1)
    ).positions
    assert position.held is not None
    assert (position.held.value["holder"], len(position.claims)) == ("north", 2)


def test_to_deny_that_a_side_leaves_is_to_hold_that_it_stays() -> None:
    leaving = Said("Hanna Sovik", holds("south", change="leaving"), "north", stance="denies")
    (position,) = only(told([leaving], 1)).positions
    assert position.held is not None
    assert (position.held.value["holder"], position.held.value["change"]) == ("south", "holds")
