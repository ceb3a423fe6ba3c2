"""What is told around a claim and a reading."""

from dataclasses import replace

from sayso.display.facts import (
    Spot,
    evidence_of_time,
    marks,
    reasons,
    spots,
    theatre_in_words,
    times,
)
from sayso.display.sides import Sides
from sayso.display.tally import entries_in_words
from sayso.reader import Reading
from sayso.record.claim import Reason
from sayso.reference.references import Moment, References
from sayso.theatres.theatre import Theatre
from tests.cli.rendering.readings import VELA, bridge, day, entry, moment, narrated, report, vela

SIDES = Sides([VELA])


def test_the_two_times_are_told_where_they_are_known() -> None:
    first, second, *_ = vela().entries

    assert times(first) == ["said 12 January 2023"]
    assert times(second) == []
    both = replace(second.references, said_at=moment(2023, 1, 12), event_time=moment(2023, 1, 10))
    assert times(replace(second, references=both)) == [
        "said 12 January 2023",
        "tells of 10 January 2023",
    ]


def test_places_that_are_known_are_told_with_where_they_lie() -> None:
    assert spots(vela().entries[2]) == [Spot("Ostrel", "48.6921, 38.0000, the place itself")]


def test_what_must_not_be_missed_is_marked_with_its_reason() -> None:
    assert [marks(each) for each in vela().entries] == [
        [],
        [("◆ Against interest", "losses of its own side: killed")],
        [],
        [],
        [("Note", "the centres of Ostrel and Vela lie about 12 km apart")],
        [],
    ]


def test_every_reason_is_told_under_what_it_is_a_reason_for() -> None:
    told = dict(reasons(vela().entries[1]))

    assert [each.by for each in told["the speaker: Ivo Resh, person"]] == ["rule:coreference"]
    assert [each.by for each in told["against interest"]] == ["rule:against-interest"]
    assert "the claim" not in told, "no reason is kept for it"


def test_where_a_place_is_open_the_reasons_say_so() -> None:
    assert [what for what, _ in reasons(vela().entries[2])] == [
        "the place: Ostrel, 48.6921, 38.0000, the place itself",
        "the place: Nowhere, which is open",
    ]


def test_the_theatre_is_told_with_why() -> None:
    reading = vela()

    assert theatre_in_words(reading) == "Theatre: The Vela war. It names Ostrel."
    assert theatre_in_words(replace(reading, chosen="")) == "Theatre: The Vela war."
    assert (
        theatre_in_words(replace(reading, theatre=Theatre(), chosen="It names none."))
        == "No theatre. It names none."
    )
    assert theatre_in_words(replace(reading, theatre=Theatre(), chosen="")) == ""


def test_a_publication_time_by_evidence_is_told_with_the_evidence() -> None:
    found = References(
        published=Moment(day(2023, 1, 13), Reason("rule:evidence", "published", "the date line"))
    )
    undated, dated = report(), report(published=day(2023, 1, 12))

    assert (
        evidence_of_time(Reading(undated, (), found))
        == "Published 13 January 2023, by the date line"
    )
    assert evidence_of_time(Reading(dated, (), found)) == ""
    assert evidence_of_time(Reading(undated, ())) == ""


def test_claims_are_counted_by_speaker_and_side() -> None:
    assert entries_in_words(vela().entries, SIDES) == (
        "6 claims, 1 in the report’s own voice and the rest from 4 speakers: all said; 1 denied. "
        "3 for the West, 1 for third parties, 1 for no known side. 1 against interest."
    )


def test_where_no_speaker_is_known_sources_are_counted() -> None:
    assert (
        entries_in_words(bridge().entries, SIDES) == "5 claims from 4 sources: all said; 1 denied."
    )


def test_a_report_that_only_narrates_has_no_speakers() -> None:
    of = report("Nine people were hurt. Rain fell.")
    told = [entry(narrated(of, words)) for words in ("Nine people were hurt", "Rain fell")]

    assert entries_in_words(told, SIDES) == "2 claims in the report’s own voice: both said."
