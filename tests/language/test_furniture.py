import pytest

from sayso.language.furniture import find_addresses, find_furniture
from sayso.language.paragraphs import find_paragraphs

PROSE = (
    "The mayor said the bridge was closed and would stay closed until the shelling of the town had "
    "ended."
)


def furniture(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [text[a:b] for a, b in find_furniture(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    "line",
    [
        "War Crimes",
        "Our coverage of the siege in pictures",
        "A map of the lower town",
        "By Ivo Marten and Hanna Sovik",
        "(Reporting by Ivo Marten; editing by H. Sovik)",
        "PHOTO: The bridge before the war. Credit: Town archive",
        "Image: A soldier looks over the river.",
        "Read more: The siege, day by day.",
        "Subscribe to our newsletter to learn what officials said.",
        "https://example.org/a/b?c=d",
        "© The Sample Courier. All rights reserved.",
    ],
)
def test_nobody_speaks_in(line: str) -> None:
    assert furniture(PROSE, line, PROSE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Army says it holds the bridge at Orlivka",
        "Orlivka has fallen, the army says",
        "Rebels say they hold the town, army says it has “regrouped”",
        "Mayor: bridge is open again",
        "Bridge is open again — mayor",
        "Army's denial of the fall of Orlivka",
        "‘We hold the bridge’",
        "Orlivka bridge reportedly closed",
        "“We stay,” she said.",
        "By Tuesday, the army said, the bridge had fallen.",
        "He added:",
        "― Hanna Sovik, 51, of the lower town",
        "The image of the bridge, the army said, had been altered to show damage that was not "
        "there.",
    ],
)
def test_prose_stays_prose(line: str) -> None:
    assert furniture(PROSE, line, PROSE) == []


@pytest.mark.parametrize(
    "line", ["Army says it holds the bridge", "War Crimes", "Norland's troops hold Drenov"]
)
def test_the_first_line_is_prose(line: str) -> None:
    assert furniture(line, PROSE) == []


@pytest.mark.parametrize(
    "line", ["By Ivo Marten", "Read more: The siege, day by day", "https://example.org/a/b"]
)
def test_nobody_speaks_in_a_first_line_that_is_a_byline_an_appeal_or_an_address(line: str) -> None:
    assert furniture(line, PROSE) == [line]


def test_a_text_of_one_paragraph_is_prose_even_without_a_full_stop() -> None:
    assert furniture("The army says it holds the bridge") == []


def test_the_last_paragraph_is_no_heading() -> None:
    assert furniture(PROSE, "The army says it holds the bridge") == []


def test_addresses_are_found() -> None:
    text = "See https://example.org/said and write to desk@example.org today."
    assert [text[a:b] for a, b in find_addresses(text)] == [
        "https://example.org/said",
        "desk@example.org",
    ]
