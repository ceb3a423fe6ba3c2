"""White space of every kind is one where words are cut."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import read
from sayso.propositions.english import (
    deed_asked,
    first_word,
    forces_of,
    head_of,
    is_plural,
    last_word,
    named,
    owned,
    post_asked,
    thing,
)

SPACES = (
    "\u00a0",
    "\u2009",
    "\u202f",
    "\u3000",
    "\t",
    "\n",
    "\u2028",
    "\u0085",
    " \u00a0",
    "\u00a0 ",
)
PHRASES = (
    "the army",
    "United States",
    "unit of the army",
    "strikes on the plant",
    "blew up the dam",
    "the blast",
    "new governor",
    "commander of the ground forces",
    "shelling of homes",
)
WORDINGS: tuple[Callable[[str], object], ...] = (
    named,
    thing,
    is_plural,
    owned,
    forces_of,
    post_asked,
    head_of,
)


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.__name__)
def test_a_phrase_is_worded_the_same_whatever_its_white_space(
    wording: Callable[[str], object], space: str
) -> None:
    for phrase in PHRASES:
        assert wording(phrase.replace(" ", space)) == wording(phrase)


@pytest.mark.parametrize("space", SPACES)
def test_a_deed_is_asked_for_the_same_whatever_its_white_space(space: str) -> None:
    for phrase in PHRASES:
        asked = deed_asked(phrase.replace(" ", space), "dam")
        assert asked == deed_asked(phrase, "dam")


@pytest.mark.parametrize("nothing", ["", " ", "\u00a0", "\n\t"])
def test_nothing_has_no_first_and_no_last_word(nothing: str) -> None:
    assert first_word(nothing) == last_word(nothing) == head_of(nothing) == ""
    assert deed_asked(nothing, nothing) == "Who is to blame"
    assert post_asked(nothing).strip() == "is"


@given(st.text(max_size=30), st.text(max_size=10))
def test_no_words_make_a_wording_fail(words: str, more: str) -> None:
    for wording in WORDINGS:
        wording(words)
    deed_asked(words, more)


@pytest.mark.parametrize(
    "text",
    [
        "Tessaly is blaming\u00a0Orvan for the\u00a0blast,\u00a0which killed five people in "
        "Drenov.",
        "Orvan\u00a0said its forces had taken\u00a0Drenov.",
        "The mayor said\u00a0supplying\u00a0would go on with 14\u00a0tanks.",
        "Officials said the minister had been named\u00a0commander of\u00a0the fleet.",
    ],
)
def test_a_text_with_spaces_that_do_not_break_is_read_as_without(text: str) -> None:
    def questions(of: str) -> list[str]:
        return [
            each.question().sentence for entry in read(of).entries for each in entry.propositions
        ]

    plain = text.replace("\u00a0", " ")
    assert [" ".join(each.split()) for each in questions(text)] == questions(plain)
