"""What holds of the places of any text."""

import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.reference.places.anaphora import find_place_mentions
from tests.reference.places.reading import read

PIECES = [
    "Shells hit Bakhmut, Soledar and Krasna Hora.",
    "Pisky was quiet.",
    "Mr Odesa spoke in Paris, Texas.",
    "The town of Lyman lies in Donetsk region.",
    "The U.S. Army left.",
    "He met John Washington in Washington, D.C.",
    "\u202eThe river rose\u202c near Kherson\x00.",
    "\ufeffKyiv\u200b \U0001f600.",
    "A A A A A A A, B, C and D of of of the the the",
    "10^400 soldiers of O'Leary's went to Rhône-Alpes and Al-Minya; Saint-Louis.",
    "\n\n",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_offsets_give_back_the_words_and_do_not_overlap(text: str) -> None:
    found = read(text, "ukraine-2022")

    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_mentions_give_back_their_words_and_go_back(text: str) -> None:
    toponyms = read(text)
    for each in find_place_mentions(analyse(text), toponyms):
        assert text[each.start : each.end] == each.text
        assert each.toponym is None or (
            each.toponym in toponyms and each.toponym.start < each.start
        )


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_no_text_crashes(text: str) -> None:
    read(text)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_a_text_reads_the_same_whatever_was_read_before(pieces: list[str]) -> None:
    alone = [read(piece) for piece in pieces]

    assert [read(piece) for piece in reversed(pieces)] == alone[::-1]


def test_another_process_finds_the_same() -> None:
    text = " ".join(PIECES[:6])
    script = f"from tests.reference.places.reading import read; print(read({text!r}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == str(read(text))
