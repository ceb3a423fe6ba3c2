"""Pictures: nothing leaves its frame, nothing covers another, every word is escaped."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.web.drawing.base import base
from sayso.web.drawing.counts import Extent, draw_counts, is_logarithmic
from sayso.web.drawing.frame import Frame
from sayso.web.drawing.map import Spot, draw_map, gather
from sayso.web.drawing.marks import standing_mark
from sayso.web.drawing.spark import Tick, draw_spark
from sayso.web.drawing.svg import element
from sayso.web.drawing.timeline import Band, Bar, Lane, draw_timeline
from sayso.web.drawing.times import Scale

TIMES = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))
SIDES = st.sampled_from(["pa", "pb", "pc", "pn"])
WORDS = st.text(max_size=80)
FIRST = datetime(2023, 1, 10, tzinfo=UTC)
DAY = timedelta(days=1)
SCALE = Scale.of([FIRST, FIRST + 14 * DAY])


def parsed(markup: str) -> ET.Element:
    """The picture as XML: it is well-formed, and every place in it is a number."""
    root = ET.fromstring(markup)
    for each in root.iter():
        for name, value in each.attrib.items():
            if name in (
                "x",
                "y",
                "x1",
                "x2",
                "y1",
                "y2",
                "cx",
                "cy",
                "width",
                "height",
                "r",
                "rx",
                "ry",
            ):
                assert re.fullmatch(r"-?\d+(\.\d+)?%?", value), (each.tag, name, value)
            if name in ("width", "height"):
                assert not value.startswith("-")
    return root


@settings(max_examples=60, deadline=None)
@given(st.lists(TIMES, max_size=6), TIMES)
def test_a_scale_keeps_every_time_in_the_picture_and_in_order(
    times: list[datetime], when: datetime
) -> None:
    scale = Scale.of(times)
    shares = [scale.share(each) for each in sorted([*times, when])]

    assert shares == sorted(shares)
    assert all(0 <= each <= 1 for each in shares)
    assert len(scale.ticks()) <= 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Tick, TIMES, SIDES), max_size=5), st.lists(TIMES, max_size=4), WORDS)
def test_a_spark_is_drawn_of_any_history(
    ticks: list[Tick], changes: list[datetime], words: str
) -> None:
    parsed(draw_spark(ticks, [(at, "contested") for at in sorted(changes)], words))


BARS = st.builds(
    lambda number, words, since, length, until, manner, against: Bar(
        number, words, since, min(since, datetime.max.replace(tzinfo=UTC) - length) + length,
        until and max(until, since), manner, against,
    ),
    st.integers(1, 999), WORDS, TIMES, st.timedeltas(timedelta(), timedelta(400)), st.none() | TIMES,
    st.sampled_from(["asserts", "denies", "doubts", "withholds"]), st.booleans(),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(BARS, min_size=1, max_size=5), WORDS, SIDES)
def test_a_timeline_is_drawn_of_any_positions(bars: list[Bar], words: str, side: str) -> None:
    drawn = parsed(draw_timeline([Band(side, words, (Lane(words, tuple(bars)),))], SCALE, words))

    links = [each.get("href") for each in drawn.iter() if each.tag == "a"]
    assert links == [f"#p{bar.number}" for bar in bars] or sorted(map(str, links)) == sorted(
        f"#p{bar.number}" for bar in bars
    )


def test_two_answers_of_one_day_do_not_cover_each_other() -> None:
    bars = (Bar(1, "one", FIRST, FIRST, FIRST), Bar(2, "two", FIRST, FIRST, None))
    drawn = parsed(draw_timeline([Band("pa", "A", (Lane("X", bars),))], SCALE, ""))

    heights = {each.get("y") for each in drawn.iter("rect")}
    assert len(heights) == 2


def lane(*bars: Bar) -> list[Band]:
    return [Band("pa", "North", (Lane("Mayor", bars),))]


def test_a_part_of_the_time_keeps_every_bar_in_its_row_and_leads_to_its_words() -> None:
    bars = (
        Bar(1, "one", FIRST, FIRST, FIRST + 4 * DAY),
        Bar(2, "two", FIRST + DAY, FIRST + DAY, FIRST + 5 * DAY),
        Bar(3, "three", FIRST + 9 * DAY, FIRST + 9 * DAY, None),
    )
    part = Scale(FIRST + 2 * DAY, FIRST + 6 * DAY)
    whole, shown = (parsed(draw_timeline(lane(*bars), x, "", SCALE)) for x in (SCALE, part))

    def drawn(root: ET.Element) -> list[tuple[str, str]]:
        rows = [(a, a.find("rect[@class]")) for a in root.iter("a")]
        return [(str(a.get("href")), str(r.get("y"))) for a, r in rows if r is not None]

    assert drawn(whole) == drawn(shown)
    assert len(drawn(shown)) == 3
    assert whole.get("height") == shown.get("height")
    labels = {
        str(each.findtext("tspan")): each for each in shown.iter("text") if each.get("data-room")
    }
    assert labels["1"].get("x") == "0.00%"
    assert float(str(labels["3"].get("x")).rstrip("%")) > 100
    assert labels["3"].get("text-anchor") == "start"


def test_a_bar_tells_in_a_sentence_who_says_what_from_when_to_when() -> None:
    bar = Bar(7, "holds it", FIRST, FIRST, FIRST + 3 * DAY, "denies", True)
    drawn = draw_timeline(lane(bar), SCALE, "")

    assert (
        "<title>7 holds it (denies), Mayor, North, from 10 Jan 2023, until 13 Jan 2023, "
        "against interest</title>" in drawn
    )


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("2023-01-11~2023-01-14", 3),
        ("2023-01-11~2023-01-12", 1),
        ("1999-01-01~2099-01-01", None),
        ("", None),
        ("2023-01-14~2023-01-11", None),
        ("2023-01-11~2023-01-11", None),
        ("2023-01-11", None),
        ("2023-01-11~2023-01-12~2023-01-13", None),
        ("x~y", None),
        ("2050-01-01~2051-01-01", None),
    ],
)
def test_a_span_that_cannot_be_shown_is_the_whole(asked: str, days: int | None) -> None:
    shown = SCALE.narrowed(asked)

    assert shown == SCALE if days is None else shown.end - shown.start == days * DAY
    assert SCALE.start <= shown.start < shown.end <= SCALE.end


def test_an_uncertain_day_is_faded() -> None:
    sure = draw_timeline(
        [Band("pa", "A", (Lane("X", (Bar(1, "x", FIRST, FIRST, None),)),))], SCALE, ""
    )
    open_ = draw_timeline(
        [Band("pa", "A", (Lane("X", (Bar(1, "x", FIRST, FIRST + 3 * DAY, None),)),))], SCALE, ""
    )

    def faded(drawn: str) -> float:
        return max(
            float(x)
            for x in re.findall(r'width="([\d.]+)%" height="16" fill="url\(#fade-pa\)"', drawn)
        )

    assert faded(sure) == 0
    assert faded(open_) > 15


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**9), st.none() | st.integers(0, 10**9), TIMES, st.none() | TIMES
        ),
        min_size=1,
        max_size=5,
    ),
    WORDS,
)
def test_counts_are_drawn_of_any_bounds(
    rows: list[tuple[int, int | None, datetime, datetime | None]], words: str
) -> None:
    extents = [
        Extent(
            n,
            words,
            words,
            "pa",
            low,
            None if high is None else max(low, high),
            since,
            until and max(since, until),
        )
        for n, (low, high, since, until) in enumerate(rows, 1)
    ]
    parsed(draw_counts(extents, Scale.of(each.since for each in extents), words))


def test_a_source_that_gives_another_figure_steps_and_its_labels_cover_nothing() -> None:
    steps = [
        Extent(
            n, str(10 * n), "Mayor", "pa", 10 * n, 10 * n, FIRST + n * DAY, FIRST + (n + 1) * DAY
        )
        for n in (1, 2)
    ]
    others = [
        Extent(n, "at least 30", f"Other {n}", "pb", 30, None, FIRST + 2 * DAY, None)
        for n in range(3, 12)
    ]
    drawn = parsed(draw_counts([*steps, *others], SCALE, ""))
    labels = [each for each in drawn.iter("text") if each.get("class") == "label"]
    heights = sorted(float(each.get("y") or 0) for each in labels if each.get("x") == "100.00%")

    assert (
        len([each for each in drawn.iter("line") if str(each.get("class")).startswith("riser")])
        == 1
    )
    assert len(labels) == 9, "the source whose figure no longer stands has none among so many"
    assert all(after - before >= 15 for before, after in pairwise(heights))


def test_a_label_left_of_the_middle_begins_at_its_line_and_leaves_the_picture_nowhere() -> None:
    early = [
        Extent(n, "at least 56", "A committee with a long name", "pa", n, None, FIRST, FIRST + DAY)
        for n in range(1, 3)
    ]
    late = Extent(3, "700", "Mayor", "pb", 700, 700, FIRST + 12 * DAY, None)
    drawn = parsed(draw_counts([*early, late], SCALE, ""))
    labels = [each for each in drawn.iter("text") if each.get("class") == "label"]

    anchors = {each.get("text-anchor"): float(str(each.get("x")).rstrip("%")) for each in labels}
    assert anchors["start"] < 50 < anchors["end"]


def test_bounds_are_whiskers_and_one_without_an_end_is_dashed() -> None:
    between, above = (Extent(1, "", "A", "pa", 40, high, FIRST, None) for high in (60, None))

    assert 'class="whisker pa"' in draw_counts([between], SCALE, "")
    assert 'class="whisker pa open"' in draw_counts([above], SCALE, "")
    assert "whisker" not in draw_counts([Extent(1, "", "A", "pa", 9, 9, FIRST, None)], SCALE, "")


def test_numbers_far_apart_are_drawn_by_the_logarithm_and_others_not() -> None:
    near = [
        Extent(1, "", "A", "pa", 57, 57, FIRST, None),
        Extent(2, "", "B", "pb", 20, 20, FIRST, None),
    ]
    far = [
        Extent(1, "", "A", "pa", 3, 3, FIRST, None),
        Extent(2, "", "B", "pb", 900, 900, FIRST, None),
    ]

    assert not is_logarithmic(near)
    assert is_logarithmic(far)


@settings(max_examples=60, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 400))
def test_any_frame_lies_on_the_earth_and_its_middle_in_its_middle(
    lat: float, lon: float, tall: float
) -> None:
    frame = Frame.at(lat, lon, tall)
    x, y = frame.share(frame.lat, frame.lon)

    assert abs(frame.lat) <= 85
    assert -180 <= frame.lon < 180
    assert (round(x, 6), round(y, 6)) == (0.5, 0.5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-170, 170)), min_size=1, max_size=8))
def test_a_frame_around_places_has_them_all(places: list[tuple[float, float]]) -> None:
    frame = Frame.around(places)
    spots = [Spot(lat, lon, "x", "pa", 1, "#") for lat, lon in places]

    shares = [frame.share(lat, lon) for lat, lon in places]
    if frame.tall < 170:
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in shares)
        assert sum(len(cluster.spots) for cluster in gather(spots, frame)) == len(spots)


def test_land_is_cut_at_the_edges_of_the_frame() -> None:
    frame = Frame.at(48.5, 37.5, 6)
    drawn = "".join(frame.path(ring, True) for ring in base().land)

    numbers = [float(each) for each in re.findall(r"-?\d+\.\d", drawn)]
    assert numbers
    assert min(numbers) >= -40
    assert max(numbers) <= 1040


def test_a_place_that_is_contested_is_hatched_also_in_a_crowd() -> None:
    frame = Frame.at(48.0, 37.0, 20)
    spots = [Spot(48.0, 37.0, "A", "pa", 1, "#"), Spot(48.1, 37.1, "B", "contested", 2, "#")]
    clusters = gather(spots, frame)

    assert [cluster.manner for cluster in clusters] == ["contested"]
    assert 'class="dot contested"' in draw_map(frame, clusters, ["#"], "")


def test_borders_in_dispute_are_drawn_apart_from_the_others() -> None:
    drawn = draw_map(Frame.at(45.5, 34.5, 6), [], [], "")

    assert re.search(r'<path d="M[^"]+" class="disputed"', drawn)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_every_word_in_a_picture_is_escaped(words: str) -> None:
    parsed(element("svg", element("text", words, title=words)))


def test_each_standing_has_a_sign_of_its_own() -> None:
    standings = ("contested", "denied", "conceded", "superseded", "agreed", "unconfirmed", "other")

    assert len({standing_mark(each) for each in standings}) == len(standings)
