import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.visible import make_visible

INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"
SPACES = "\u00a0\u2007\u2009\u202f\u3000\t"


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_mark_that_nobody_sees_is_not_read(mark: str) -> None:
    visible = make_visible(f"Hanna So{mark}vik said {mark}nine")
    assert visible.text == "Hanna Sovik said nine"
    assert visible.span(6, 11) == (6, 12)
    assert visible.printed[slice(*visible.span(17, 21))] == "nine"


@pytest.mark.parametrize("space", SPACES)
def test_every_white_space_is_a_space(space: str) -> None:
    visible = make_visible(f"nine{space}people")
    assert visible.text == "nine people"
    assert visible.span(0, 11) == (0, 11)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The army denied<br>that it fell.", "The army denied\nthat it fell."),
        ("One. <br/>\nTwo.<br><br>Three.", "One.\nTwo.\n\nThree."),
        ("A page.\x0cAnother.", "A page.\nAnother."),
        ("⚡️ Army says it holds", "•  Army says it holds".replace("  ", " ")),
        ("Army 🇺🇦 holds 👍🏽", "Army    holds   "),
        ("❝We hold❞ it", "“We hold” it"),
    ],
)
def test_breaks_are_breaks_and_pictures_no_words(text: str, read: str) -> None:
    assert make_visible(text).text == read


def test_plain_text_is_read_as_it_is() -> None:
    visible = make_visible("The army said it held the bridge – “all of it”.")
    assert visible.as_printed
    assert visible.text is visible.printed


@pytest.mark.parametrize(
    "character", ["e\u0301", "🇺🇦", "👍🏽", "👩\u200d🚀", "1\ufe0f\u20e3", "o\u0308\u0323"]
)
def test_no_span_begins_or_ends_inside_a_character(character: str) -> None:
    visible = make_visible(f"a{character}{character}b")
    edges = {1, 1 + len(character), 1 + 2 * len(character)}
    inside = set(range(1, 2 + 2 * len(character))) - edges
    for at in inside:
        start, end = visible.edges.outward(at, at)
        assert (start in edges) and (end in edges)
    for at in edges:
        assert visible.edges.outward(at, at) == (at, at)


@given(st.text(alphabet="ab \n" + INVISIBLE + SPACES + "\u0301🇺🇦👍🏽<br>"))
def test_spans_come_back_in_order_and_hold_what_was_read(text: str) -> None:
    visible = make_visible(text)
    spans = [visible.span(at, at + 1) for at in range(len(visible.text))]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first <= second for first, second in itertools.pairwise(spans))
    for at, (a, b) in enumerate(spans):
        if visible.text[at] in "ab<r>":
            assert visible.text[at] in text[a:b]
