"""How many: lists of single persons, groups with their number, fractions and changes of a number
that is given.
"""

import pytest

from sayso.propositions.count.type import Count
from sayso.reader import read

VESNA = "samples/vesna.toml"


def _counts(content: str) -> list[tuple[str, int, int | None]]:
    text = f"Edda Kline said {content}."
    reading = read(text, published="2024-03-15", theatre=VESNA)
    found = (each for entry in reading.entries for each in entry.propositions)
    return sorted((each.what, each.low, each.high) for each in found if isinstance(each, Count))


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("a family of five was killed in Mirova", [("killed", 5, 5)]),
        ("a crew of three was killed in Mirova", [("killed", 3, 3)]),
        ("a man of 50 was killed in Mirova", [("killed", 1, 1)]),
        ("a man, 45, and his son, 12, were killed in Mirova", [("killed", 2, 2)]),
        ("a woman and a child were killed in Mirova", [("killed", 2, 2)]),
        (
            "the strike on Mirova killed her deputy and two firefighters",
            [("killed", 1, 1), ("killed", 2, 2)],
        ),
        ("his son was a soldier in Mirova", []),
        ("the number of wounded in Mirova doubled to 48", [("wounded", 48, 48)]),
        ("the toll in Mirova was down from 19 to 16", [("killed", 16, 16)]),
        ("more than half of the 60 drones were shot down over Tarnik", [("intercepted", 31, 60)]),
        ("a third of the 60 drones were shot down over Tarnik", [("intercepted", 20, 20)]),
        ("half of the drones were shot down over Tarnik", []),
        ("the toll in Mirova could be above 25", [("killed", 26, None)]),
        ("dozens of people were wounded in Mirova", [("wounded", 24, None)]),
        ("about 400 soldiers were killed in Kalin", [("killed", 400, 400)]),
        ("more than 500 soldiers were killed in Kalin", [("killed", 501, None)]),
        (
            "at least 12 people, including three children, were killed",
            [("killed", 3, 3), ("killed", 12, None)],
        ),
        ("we have none left", []),
        ("nothing is left of the school", []),
    ],
)
def test_counts_say_what_the_words_say(
    content: str, counts: list[tuple[str, int, int | None]]
) -> None:
    assert _counts(content) == counts


def test_one_more_of_several_comes_on_top_and_is_not_all() -> None:
    reading = read(
        "A fifth body was found in Mirova, Milan Tesh said.", published="2024-03-15", theatre=VESNA
    )
    (count,) = (each for entry in reading.entries for each in entry.propositions)

    assert isinstance(count, Count)
    assert (count.low, count.further) == (1, True)


def test_losses_since_the_war_began_are_of_the_war() -> None:
    text = (
        "Ivo Marten said 600 Northern soldiers had been killed or wounded since the start of the "
        "war."
    )
    (count,) = (each for entry in read(text, theatre=VESNA).entries for each in entry.propositions)

    assert isinstance(count, Count)
    assert count.event == "war"


def _of_about(figure: int) -> Count:
    return Count(spans=(), what="killed", low=figure, high=figure, approximate=True, figure=figure)


@pytest.mark.parametrize(
    ("told", "other", "agree"), [(400, 430, True), (400, 370, True), (400, 89, False)]
)
def test_about_so_many_agrees_with_what_is_near(told: int, other: int, agree: bool) -> None:
    exact = Count(spans=(), what="killed", low=other, high=other)

    assert (_of_about(told).compare(exact) == "narrower") is agree
    assert (exact.compare(_of_about(told)) == "conflicting") is not agree
