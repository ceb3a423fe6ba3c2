import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.encoder.encoder import load_model
from sayso.language.encoder.layout import distances, lay_out
from sayso.language.encoder.words import CONTEXT_PIECES, Encoded, encode, windows
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations


def encoded(text: str) -> Encoded:
    paragraphs = find_paragraphs(text)
    return encode(text, paragraphs, find_quotations(text, paragraphs), load_model().tokenizer)


PROSE = "The army said on Monday that it held the bridge; nobody else could say so.\n"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_words_are_in_order_and_within_the_text(text: str) -> None:
    spans = encoded(text).spans.tolist()
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_a_word_is_a_run_of_letters_or_a_single_mark() -> None:
    text = "“We’re here,” she said."
    found = encoded(text)
    assert [text[a:b] for a, b in found.spans.tolist() if a < b] == [
        *("“", "We", "’", "re", "here", ",", "”", "she", "said", "."),
    ]


def test_words_know_their_shape_and_whether_they_are_quoted() -> None:
    text = "NATO said “Tanks: 14” here"
    found = encoded(text)
    features = {
        text[a:b]: int(f) for (a, b), f in zip(found.spans.tolist(), found.features, strict=True)
    }
    assert (features["NATO"], features["said"], features["Tanks"], features["14"]) == (2, 0, 5, 7)


@pytest.mark.parametrize(
    "text", [PROSE, PROSE * 40, "word " * 3000, "x" * 100_000, "。" * 3000, '"' * 2000]
)
def test_the_cores_of_windows_cover_every_word_once(text: str) -> None:
    found = encoded(text)
    cut = windows(found)
    assert cut[0].core == 0
    assert cut[-1].end == len(found.spans)
    assert all(first.end == second.core for first, second in itertools.pairwise(cut))
    assert all(found.first[w.core] - found.first[w.start] <= CONTEXT_PIECES for w in cut)
    assert all(w.start <= w.core < w.end for w in cut)


def test_windows_end_where_a_paragraph_does_if_one_does() -> None:
    found = encoded(PROSE * 40)
    assert all(found.cuts[w.end] == 0 for w in windows(found))


def test_no_window_is_longer_than_the_model_can_read() -> None:
    found = encoded("word " * 3000)
    assert all(lay_out([(found, w)]).pieces.shape[1] <= 512 for w in windows(found))


def test_distances_are_nought_on_the_cue_and_signed_around_it() -> None:
    buckets = distances(200, 100, 102).tolist()
    assert buckets[100] == buckets[101] == 16
    assert buckets[99] == 15
    assert buckets[102] == 17
    assert 0 <= buckets[0] < buckets[50] < buckets[90]
    assert buckets == sorted(buckets)
