import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reports.titles import join_title


@pytest.mark.parametrize(
    "text",
    [
        "Mayor denies loss of bridge\n\nShe said so on Friday.",
        "\n  Mayor denies\nloss of bridge\nShe said so.",
        "MAYOR DENIES LOSS OF BRIDGE. She said so.",
        "Mayor denies loss of bridge, which she crossed on Friday.",
    ],
)
def test_a_text_that_begins_with_its_title_stays_as_it_is(text: str) -> None:
    assert join_title("Mayor denies loss of bridge", text) == text


@pytest.mark.parametrize(
    "title", ["Mayor denies loss…", "Mayor denies loss ...", " Mayor denies loss "]
)
def test_a_title_cut_short_is_repeated_by_the_text_that_it_was_cut_from(title: str) -> None:
    assert join_title(title, "Mayor denies loss of bridge.") == "Mayor denies loss of bridge."


@pytest.mark.parametrize(
    "text", ["She said so.", "The mayor denies loss of bridge.", "Mayor denied loss of bridge."]
)
def test_any_other_title_stands_before_the_text(text: str) -> None:
    assert (
        join_title("Mayor denies loss of bridge", text) == f"Mayor denies loss of bridge\n\n{text}"
    )


@pytest.mark.parametrize("title", ["", " ", "…", "..."])
def test_a_title_without_a_word_is_none(title: str) -> None:
    assert join_title(title, "She said so.") == "She said so."


@given(st.text(), st.text())
def test_no_word_of_either_is_lost(title: str, text: str) -> None:
    joined = join_title(title, text)
    assert text in joined or not text.strip()
    assert joined in (text, title.strip(), f"{title.strip()}\n\n{text}")
