from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.reports.published import read_published

LOCAL = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1))
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def utc(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, micro: int = 0
) -> datetime:
    return datetime(year, month, day, hour, minute, second, micro, UTC)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2023", utc(2023, 1, 1), utc(2024, 1, 1)),
        ("2023-01", utc(2023, 1, 1), utc(2023, 2, 1)),
        ("2023-12", utc(2023, 12, 1), utc(2024, 1, 1)),
        ("2024-02-29", utc(2024, 2, 29), utc(2024, 3, 1)),
        (" 2023-12-31\n", utc(2023, 12, 31), utc(2024, 1, 1)),
        ("2023-01-13T10:30+02:00", utc(2023, 1, 13, 8, 30), utc(2023, 1, 13, 8, 31)),
        ("2023-01-13t10:30+0200", utc(2023, 1, 13, 8, 30), utc(2023, 1, 13, 8, 31)),
        ("2023-01-13 10:30 -03", utc(2023, 1, 13, 13, 30), utc(2023, 1, 13, 13, 31)),
        ("2023-01-13T10Z", utc(2023, 1, 13, 10), utc(2023, 1, 13, 11)),
        ("2023-01-13T10:30:15z", utc(2023, 1, 13, 10, 30, 15), utc(2023, 1, 13, 10, 30, 16)),
        (
            "2023-01-13T10:30:15.5Z",
            utc(2023, 1, 13, 10, 30, 15, 500_000),
            utc(2023, 1, 13, 10, 30, 15, 600_000),
        ),
        (
            "2023-01-13T10:30:15,1234567Z",
            utc(2023, 1, 13, 10, 30, 15, 123_456),
            utc(2023, 1, 13, 10, 30, 15, 123_457),
        ),
        ("2023-01-13T10:30", utc(2023, 1, 12, 20, 30), utc(2023, 1, 13, 22, 31)),
    ],
)
def test_a_time_is_as_wide_as_what_is_not_known(
    printed: str, start: datetime, end: datetime
) -> None:
    interval = read_published(printed)
    assert (interval.start, interval.end) == (start, end)
    assert interval.start.tzinfo is UTC
    assert interval.end.tzinfo is UTC


@given(LOCAL, ZONES)
def test_a_time_with_its_zone_holds_the_instant(local: datetime, zone: timezone) -> None:
    moment = local.replace(tzinfo=zone)
    interval = read_published(moment.isoformat())
    assert interval.start <= moment < interval.end
    assert interval.end - interval.start <= timedelta(seconds=1)


@given(LOCAL, ZONES)
def test_a_time_without_a_zone_holds_its_instant_in_every_zone(
    local: datetime, zone: timezone
) -> None:
    interval = read_published(local.isoformat())
    assert interval.start <= local.replace(tzinfo=zone) < interval.end


@given(
    st.text(max_size=40)
    | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}([T ][0-9:+.,Z-]*)?", fullmatch=True)
)
def test_any_text_is_an_interval_or_a_coded_error(printed: str) -> None:
    try:
        interval = read_published(printed)
    except InputError as error:
        assert error.code == "R016"
    else:
        assert interval.start < interval.end


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "yesterday",
        "13 January 2023",
        "2023-00",
        "2023-13",
        "2023-02-29",
        "2023-00-00",
        "2023-01-13T25:00Z",
        "2023-01-13T10:60Z",
        "2023-01-13T10:30+25:00",
        "2023-01-13T10:30+02:75",
        "2023-01-13T10:30 EET",
        "0000",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "٢٠٢٣",
        "1673654400",
    ],
)
def test_what_is_no_time_is_refused_with_a_code(printed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_published(printed)
    assert refused.value.code == "R016"


def test_a_long_mistake_is_shown_short() -> None:
    with pytest.raises(InputError) as refused:
        read_published("x" * 10_000, "The option --published")
    assert refused.value.sentence.startswith("The option --published 'xxx")
    assert len(refused.value.sentence) < 150
