"""Laws of the board: from scratch as step by step, nothing lost, what was put stays put."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.questions.contract import question_as_json
from sayso.questions.records import Told

from .telling import DRENOV, ORLIVKA, VALLEY, Said, board_of, event_on, holds, killed, pledge, told

PLACES = st.sampled_from([DRENOV, ORLIVKA, VALLEY, None])
DAYS = st.sampled_from([None, event_on("2024-03-02"), event_on("2024-03-13")])
COUNTS = st.builds(
    lambda low, place, day: killed(low, place=place, event_time=day),
    st.integers(0, 20),
    PLACES,
    DAYS,
)
HOLDS = st.builds(
    lambda side, place, change, extent: holds(side, place, change=change, extent=extent),
    st.sampled_from(["north", "south", "contested"]), st.sampled_from([DRENOV, VALLEY]),
    st.sampled_from(["holds", "took", "lost", "leaving"]), st.sampled_from(["all", "most", "part"]),
)  # fmt: skip
PLEDGES = st.builds(pledge, st.sampled_from(["oskania", ""]), st.sampled_from(["considered", "pledged", "refused"]),
                    st.sampled_from([None, 10, 14]))  # fmt: skip
SPEAKERS = st.sampled_from([("Hanna Sovik", "north", "person"), ("Ivo Marten", "south", "person"),
                            ("two officers", "south", "unnamed"), ("Meridian", "third-party", "outlet"),
                            ("Rhea Stroud", None, "person")])  # fmt: skip
SAYINGS = st.builds(
    lambda by, what, stance, certainty, mode, said, against: Said(
        by[0], what, by[1], stance=stance, certainty=certainty, kind=by[2], mode=mode, said=said, against=against
    ),
    SPEAKERS, st.one_of(COUNTS, HOLDS, PLEDGES),
    st.sampled_from(["asserts", "asserts", "denies", "doubts", "withholds"]),
    st.sampled_from(["plain", "plain", "hedged", "hypothetical"]), st.sampled_from(["indirect", "direct", "narration"]),
    st.sampled_from([None, None, "2024-03-05"]), st.sampled_from(["", "", "it hurts its own side"]),
)  # fmt: skip
DATES = st.sampled_from([None, "2024-03-01", "2024-03-14", "2024-03-20"])
REPORTS = st.lists(
    st.tuples(st.lists(SAYINGS, min_size=1, max_size=3), DATES,
              st.sampled_from(["valley", "coast", ""])),
    max_size=6,
)  # fmt: skip


def made(drawn: list[tuple[list[Said], str | None, str]]) -> list[Told]:
    return [told(said, number, published=day, theatre=theatre, recorded=f"2024-06-{number:02d}")
            for number, (said, day, theatre) in enumerate(drawn, start=1)]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(REPORTS, st.integers(0, 6))
def test_the_board_of_an_earlier_number_is_the_one_that_was_there_then(
    drawn: list[tuple[list[Said], str | None, str]], upto: int
) -> None:
    reports = made(drawn)
    then = [question_as_json(each) for each in board_of(*reports[:upto]).questions()]
    now = board_of(*reports).questions(seq=upto * 1000 + 999)
    assert [question_as_json(each) for each in now] == then


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_no_answer_is_lost_and_none_counts_twice(
    drawn: list[tuple[list[Said], str | None, str]],
) -> None:
    reports = made(drawn)
    board = board_of(*reports)
    given_ = [
        proposition
        for report in reports
        for entry in report.entries
        for proposition in entry.propositions
    ]
    kept = Counter(placed.answer.id for some in board.shelf.answers.values() for placed in some)
    shown = Counter(voice.answer.id for question in board.questions() for voice in question.voices)
    assert shown <= kept
    assert sum(kept.values()) == len(given_) == len(kept)


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_two_wars_are_never_in_one_question(
    drawn: list[tuple[list[Said], str | None, str]],
) -> None:
    reports = made(drawn)
    theatres = {report.id: report.theatre for report in reports}
    for question in board_of(*reports).questions():
        assert len({theatres[voice.answer.report] for voice in question.voices} - {""}) <= 1


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_each_position_counts_its_claims_and_the_history_ends_with_the_standing(
    drawn: list[tuple[list[Said], str | None, str]],
) -> None:
    for question in board_of(*made(drawn)).questions():
        row = question_as_json(question)
        for position in row["positions"]:
            assert len(position["claims"]) == position["say_sos"] + position["echoes"]
        assert not row["history"] or row["history"][-1]["standing"] == row["standing"]
        assert row["reason"].endswith(".")
        if row["bounds"] and row["bounds"]["high"]["figure"] is not None:
            assert row["bounds"]["low"]["figure"] <= row["bounds"]["high"]["figure"]


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_nothing_that_came_out_later_is_shown_as_of_a_time(
    drawn: list[tuple[list[Said], str | None, str]],
) -> None:
    reports = made(drawn)
    by = "2024-03-16T00:00:00.000000Z"
    published = {report.id: report.known_at for report in reports}
    shown = {
        voice.answer.report
        for question in board_of(*reports).questions(as_of=by)
        for voice in question.voices
    }
    assert all(published[report] <= by for report in shown)
