"""The event that a report is about: where and when the counts play that do not tell it
themselves.
"""

from datetime import UTC, datetime

from sayso.propositions.count.type import Count
from sayso.reader import read

DAY = datetime(2023, 3, 3, tzinfo=UTC)


def counts(text: str, *, title: str = "", published: str = "2023-03-05") -> list[Count]:
    reading = read(
        text, title=title, published=published, outlet="The Courier", theatre="ukraine-2022"
    )
    found = [
        each for entry in reading.entries for each in entry.propositions if isinstance(each, Count)
    ]
    return sorted(found, key=lambda each: each.spans)


def places(text: str, title: str = "") -> list[str | None]:
    return [each.place.name if each.place else None for each in counts(text, title=title)]


def test_a_toll_without_a_place_is_of_the_place_that_the_title_names() -> None:
    text = (
        "Rockets fell on a bakery in Izium. An official in Poltava, Ivo Marten, said nine people "
        "had died."
    )
    assert places(text, "Bakery hit in Izium") == ["Izium"]


def test_the_place_of_who_speaks_is_not_that_of_the_toll() -> None:
    text = (
        "A missile struck a bakery in Izium. Ivo Marten, an official in Poltava, came later. He "
        "said nine had died."
    )
    assert places(text) == ["Izium"]


def test_where_a_report_was_written_is_not_where_it_plays() -> None:
    text = (
        "POLTAVA, March 5. A missile struck a bakery in Izium on Friday. Nine people were killed."
    )
    assert places(text) == ["Izium"]


def test_the_sentence_before_tells_of_another_event() -> None:
    text = (
        "A missile struck a bakery in Izium. On Sunday shells hit a farm in Kupiansk. Two people "
        "died."
    )
    assert places(text, "Bakery hit in Izium") == ["Kupyansk"]


def test_a_region_means_the_town_in_it_that_the_title_names() -> None:
    text = (
        "Nine people died in a strike on a bakery in the Kharkiv region, the mayor of Izium said."
    )
    assert places(text, "Bakery hit in Izium") == ["Izium"]


def test_all_of_a_war_is_in_no_town() -> None:
    text = (
        "A missile struck a bakery in Izium. Over 8,000 civilians have been killed since the war "
        "began, the UN said."
    )
    assert places(text, "Bakery hit in Izium") == [None]


def test_a_toll_without_a_day_is_of_the_day_of_the_reports_event() -> None:
    text = "A missile struck a bakery in Izium on Friday. Nine people were killed, the mayor said."
    (count,) = counts(text)
    assert count.event_time is not None
    assert count.event_time.interval.start == DAY


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_event() -> None:
    text = (
        "A missile struck a bakery in Izium on Friday. On Sunday the death toll rose to 14, the "
        "mayor said."
    )
    (count,) = counts(text)
    assert count.event_time is not None
    assert count.event_time.interval.start == DAY


def test_a_report_that_looks_back_names_the_day() -> None:
    text = (
        "On 3 March 2022 Olha Dzvin was at a bakery in Izium when shells fell. Nine people died "
        "there, a court found."
    )
    (count,) = counts(text, title="What happened in Izium")
    assert count.event_time is not None
    assert count.event_time.interval.start == datetime(2022, 3, 3, tzinfo=UTC)
