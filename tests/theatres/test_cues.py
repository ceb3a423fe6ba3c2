from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.theatres.cues import compose_cues, cue_finder, phrase_finder
from sayso.theatres.finding import Finder
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

from .writing import write


@pytest.fixture
def harbour(tmp_path: Path) -> Theatre:
    return load_theatre(write(tmp_path))


@pytest.mark.parametrize(
    ("text", "words", "side", "relation"),
    [
        ("The Northern-installed mayor spoke.", "Northern-installed", "north", "installed"),
        ("A mayor appointed by Northland spoke.", "appointed by Northland", "north", "installed"),
        (
            "A mayor appointed by the Lighthouse spoke.",
            "appointed by the Lighthouse",
            "north",
            "installed",
        ),
        ("He is backed by the Northern fleet.", "backed by the Northern", "north", "backed"),
        ("Cliffside-backed crews left.", "Cliffside-backed", "north", "backed"),
        ("Cliffside–backed crews left.", "Cliffside–backed", "north", "backed"),
        ("cliffside backed\ncrews left.", "cliffside backed", "north", "backed"),
        ("pro-Southern sailors", "pro-Southern", "south", "allied"),
        ("Sailors loyal to South", "loyal to South", "south", "allied"),
        ("the Southern-held pier", "Southern-held", "south", "held"),
        ("said the Harbour Committee", "Harbour Committee", "north", "installed"),
    ],
)
def test_words_that_give_away_a_side_are_found(
    harbour: Theatre, text: str, words: str, side: str, relation: str
) -> None:
    (found,) = cue_finder(harbour).find(text)
    assert (text[found.start : found.end], found.what.side, found.what.relation) == (
        words,
        side,
        relation,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Western-backed crews",  # third parties are no side of the conflict
        "a Northern mayor",
        "Northern. Installed pumps hummed.",
        "appointed by\n\nNorthland is large.",
        "Northern-installedish",
        "",
    ],
)
def test_other_words_give_away_nothing(harbour: Theatre, text: str) -> None:
    assert list(cue_finder(harbour).find(text)) == []


def test_a_loaded_phrase_is_found_with_whose_it_is(harbour: Theatre) -> None:
    (found,) = phrase_finder(harbour).find("They call it “The Orderly Transfer”.")
    assert (found.what.side, found.what.meaning) == ("north", "the seizure of the harbour")


def test_the_longest_phrase_counts_and_none_overlaps() -> None:
    finder = Finder([("red sea", 1), ("red", 2), ("sea trade route", 3), ("trade", 4)])
    assert [found.what for found in finder.find("The Red Sea trade, the red tape.")] == [1, 4, 2]


def test_without_a_theatre_there_are_no_cues() -> None:
    assert compose_cues(Theatre()) == ()
    assert list(cue_finder(Theatre()).find("Northern-installed")) == []
    assert list(phrase_finder(Theatre()).find("the orderly transfer")) == []


@given(
    st.text("ab -–\n.", max_size=40), st.lists(st.text("ab -", min_size=1, max_size=6), max_size=4)
)
def test_what_is_found_is_what_was_printed(text: str, phrases: list[str]) -> None:
    end = 0
    for found in Finder((phrase, phrase) for phrase in phrases).find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].replace("–", "-").split() != []
        end = found.end
