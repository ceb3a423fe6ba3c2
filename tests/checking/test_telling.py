"""Words that tell something, without their endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.checking.findings import _turned
from sayso.checking.telling import forms_of, stems_of, telling_words


@pytest.mark.parametrize("name", telling_words())
def test_a_list_speaks_in_its_example_and_not_in_the_other(name: str) -> None:
    entry = telling_words()[name]
    assert stems_of(entry["speaks"]) == entry["stems"]
    assert not set(entry["stems"]) & set(stems_of(entry["silent"]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they shelled", "shelling"),
        ("the city", "two cities"),
        ("planned", "plans"),
        ("the tanks burn", "the burned tank"),
        ("evacuation", "evacuated"),
        ("they withdrew", "withdrawing"),
        ("the mayor’s house", "a house of the mayor"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert set(stems_of(one)) & set(stems_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the war", "a ward"),
        ("the station", "the states"),
        ("the bed", "the bee"),
        ("12 men", "13 mines"),
        ("the lay", "delay"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert not set(stems_of(one)) & set(stems_of(other))


@given(st.text(max_size=40))
def test_every_stem_can_be_looked_for(text: str) -> None:
    for stem in stems_of(text):
        assert all(form.strip("*").isalnum() for form in forms_of(stem))


def test_a_word_that_turns_one_of_two_statements_is_told() -> None:
    assert _turned("it has not fallen", "it has fallen") == "not"
    assert _turned("it has not fallen", "it never fell") == ""
    assert _turned("it fell", "it has fallen") == ""
