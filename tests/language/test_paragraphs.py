import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.paragraphs import find_paragraphs


def texts_of(text: str) -> list[str]:
    return [text[a:b] for a, b in find_paragraphs(text)]


def test_a_line_break_ends_a_paragraph() -> None:
    assert texts_of("Title\n\nOne.  \r\n Two.\n") == ["Title", "One.", "Two."]


def test_hard_wrapped_lines_are_one_paragraph_and_blank_lines_part_them() -> None:
    wrapped = (
        "The mayor said on Monday that the bridge had been closed\n"
        "to all traffic since the shelling of the night before and\n"
        "that nobody could say when it would be opened again to the\n"
        "people of the lower town.\n"
        "\n"
        "A second paragraph follows here, and it is wrapped as well\n"
        "at the same column as the first one was, by a mail program\n"
        "of the old school.\n"
    )
    assert len(texts_of(wrapped)) == 2


def test_long_lines_are_not_taken_for_wrapped_ones() -> None:
    text = (
        "The headline of a report is a line of its own here\n"
        + "A long line of prose. " * 20
        + "\nAnother\nThird"
    )
    assert len(texts_of(text)) == 4


@given(st.text())
def test_paragraphs_are_in_order_and_hold_every_visible_character(text: str) -> None:
    spans = find_paragraphs(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    outside = text
    for a, b in reversed(spans):
        outside = outside[:a] + outside[b:]
    assert outside.strip() == ""


@given(st.text(), st.integers(0, 40))
def test_nothing_before_the_body_is_a_paragraph(text: str, body: int) -> None:
    assert all(a >= body for a, _ in find_paragraphs(text, body))


@pytest.mark.parametrize(
    "text",
    [
        "Edda Kline, the mayor, denied on Friday evening\nthat nine people were killed.",
        "Hanna Sovik, the mayor of Orlivka,\r\nsaid on Thursday that nine\r\npeople were killed.",
        "The army said that the\nMirova bridge was closed.",
        "The bridge fell, he said, and 40 per\u2028cent of the town is cut off.",
        "The council of\rOrlivka met.",
    ],
)
def test_a_sentence_goes_on_over_a_single_break(text: str) -> None:
    assert texts_of(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Bridge closed\nThe army said so.",
        "The bridge is closed.\nhe said so on a channel.",
        "Bridge closed\n\nwhat the army says",
        "The army wants:\n- shells\n- men",
        "Lost to date:\n• bridges\n• ferries",
    ],
)
def test_a_break_after_a_sentence_or_before_a_bullet_ends_a_paragraph(text: str) -> None:
    assert len(texts_of(text)) == text.count("\n") - text.count("\n\n") + 1
