"""What is said of a report and its claims in words."""

from datetime import UTC, datetime, timedelta

import pytest

from sayso.display.wording import (
    count_in_words,
    cue_comes_first,
    headline,
    in_order,
    published_in_words,
    tags,
)
from sayso.record.claim import Act, Certainty, Claim, Mode, Stance
from sayso.record.interval import Interval
from tests.cli.rendering.readings import bridge, claim, day, report

OF = report("The mayor said so. The council said so. He said so. It was said to be so.")


def said(source: str = "The mayor", **how: object) -> Claim:
    return claim(OF, source, "said", "so", named=False, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([], "No claims."),
        ([said()], "1 claim from 1 source: said."),
        (
            [said(stance=Stance.DENIES, certainty=Certainty.HEDGED)],
            "1 claim from 1 source: said, denied, hedged.",
        ),
        ([said(""), said("")], "2 claims without a source: both said."),
        ([said("He")], "1 claim: said."),
        ([said("He"), said("")], "2 claims, 1 without a source: both said."),
        (
            [said(), said("The council"), said("")],
            "3 claims, 1 without a source and the rest from 2 sources: all said.",
        ),
        (
            [
                said(),
                said(act=Act.THOUGHT),
                said("The council", act=Act.INTENT, stance=Stance.WITHHOLDS),
            ],
            "3 claims from 2 sources: 1 said, 1 thought, 1 meant; 1 withheld.",
        ),
        (
            [said(stance=Stance.DOUBTS), said(certainty=Certainty.HYPOTHETICAL), said()],
            "3 claims from 1 source: all said; 1 doubted; 1 hypothetical.",
        ),
        ([said()] * 1204, "1,204 claims from 1 source: all said."),
    ],
)
def test_the_count_is_one_plain_sentence(claims: list[Claim], sentence: str) -> None:
    assert count_in_words(claims) == sentence


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([said(), said("He")], "2 claims from 1 speaker: both said."),
        ([said("", mode=Mode.NARRATION)] * 2, "2 claims in the report’s own voice: both said."),
        (
            [said(), said("", mode=Mode.NARRATION), said("")],
            "3 claims, 1 in the report’s own voice, 1 without a source and the rest from 1 "
            "speaker: all said.",
        ),
    ],
)
def test_speakers_are_counted_where_they_are_known_and_the_report_s_own_voice_apart(
    claims: list[Claim], sentence: str
) -> None:
    assert count_in_words(claims, speakers=1) == sentence


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (moment(2023, 1, 12), moment(2023, 1, 13), "12 January 2023"),
        (moment(2023, 12, 31), moment(2024, 1, 1), "31 December 2023"),
        (moment(2023, 12, 1), moment(2024, 1, 1), "December 2023"),
        (moment(2024, 2, 1), moment(2024, 3, 1), "February 2024"),
        (moment(2023, 1, 1), moment(2024, 1, 1), "2023"),
        (moment(2023, 1, 12), moment(2023, 1, 15), "12 January 2023 to 14 January 2023"),
        (moment(2023, 1, 1), moment(2023, 3, 1), "1 January 2023 to 28 February 2023"),
        (moment(2023, 1, 12, 14, 5), moment(2023, 1, 12, 14, 6), "12 January 2023, 14:05 UTC"),
        (
            moment(2023, 1, 11, 22),
            moment(2023, 1, 13, 0, 1),
            "between 11 January 2023, 22:00, and 13 January 2023, 00:01 UTC",
        ),
    ],
)
def test_a_publication_time_is_told_as_exactly_as_it_is_known(
    start: datetime, end: datetime, words: str
) -> None:
    assert published_in_words(Interval(start, end)) == words


def test_a_publication_time_of_another_zone_is_told_in_utc() -> None:
    start = datetime.fromisoformat("2023-01-12T01:30:00+02:00")

    assert (
        published_in_words(Interval(start, start + timedelta(minutes=1)))
        == "11 January 2023, 23:30 UTC"
    )


def test_a_report_is_called_by_its_title_else_its_doc_else_its_hash() -> None:
    assert headline(report(title="The bridge", published=day(2023, 1, 12))) == "The bridge"
    assert headline(report()) == "bridge"
    assert headline(report("Some words.", doc="")) == f"Report {report('Some words.').sha256[:12]}"


def test_only_what_is_not_plainly_said_and_asserted_is_tagged() -> None:
    assert tags(said()) == []
    assert tags(said(stance=Stance.DENIES, certainty=Certainty.HEDGED, act=Act.INTENT)) == [
        "denies",
        "hedged",
        "intent",
    ]
    assert tags(said("", mode=Mode.NARRATION)) == ["narration"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "first"),
    [
        ("According to him, it fell.", "him", "According to", True),
        ("It fell. This was reported by the council.", "the council", "reported by", True),
        ("It fell, said the council.", "the council", "said", False),
        ("The council said it fell.", "The council", "said", False),
        ("The council, which was spoken to, said it fell.", "The council", "spoken to", False),
        ("It was reported by nobody.", "", "reported by", False),
    ],
)
def test_the_cue_is_read_before_the_source_where_english_needs_it(
    text: str, source: str, cue: str, first: bool
) -> None:
    assert cue_comes_first(claim(report(text), source, cue)) is first


def test_claims_are_in_the_order_of_the_text_and_those_of_one_source_in_that_of_their_cues() -> (
    None
):
    of = report("Moscow maintains it is so and rejects the accusation, which the council made.")
    council = claim(of, "the council", "made", "the accusation", named=False)
    rejects = claim(of, "Moscow", "rejects", "the accusation")
    maintains = claim(of, "Moscow", "maintains", "it is so")

    assert in_order([council, rejects, maintains]) == [maintains, rejects, council]


def test_the_sample_counts_its_sources_and_stances() -> None:
    assert count_in_words(bridge().claims) == "5 claims from 4 sources: all said; 1 denied."
