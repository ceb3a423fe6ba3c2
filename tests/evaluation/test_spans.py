from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.spans import Words, half, likeness

from .marking import at

TEXT = "Dr. O’Hara: 1,200 shells fell, the army's post said."
WORDS = Words(TEXT)

covers = st.frozensets(st.integers(0, 9), max_size=6)
present_covers = st.frozensets(st.integers(0, 9), min_size=1, max_size=6)


def test_a_word_keeps_its_inner_apostrophe_point_and_comma() -> None:
    found = [TEXT[start:].split()[0] for start in WORDS.within(0, len(TEXT))]
    assert found == ["Dr.", "O’Hara:", "1,200", "shells", "fell,", "the", "army's", "post", "said."]
    assert len(WORDS) == 9


def test_punctuation_does_not_tell_spans_apart() -> None:
    assert WORDS.cover((at(TEXT, "1,200 shells fell"),)) == WORDS.cover(
        (at(TEXT, " 1,200 shells fell, "),)
    )


def test_a_word_counts_if_any_of_its_characters_is_covered() -> None:
    assert WORDS.cover((at(TEXT, "ells fel"),)) == WORDS.cover((at(TEXT, "shells fell"),))


def test_a_colon_alone_covers_itself_and_no_word() -> None:
    colon = at(TEXT, ":")
    assert WORDS.cover((colon,)) == {~colon[0]}
    assert WORDS.cover((at(TEXT, ": "),)) == WORDS.cover((colon,))


def test_an_absent_part_and_white_space_cover_nothing() -> None:
    assert WORDS.cover(()) == frozenset()
    assert WORDS.cover(((3, 4),)) == frozenset()


def test_pieces_with_no_word_between_them_are_one() -> None:
    first, second, last = at(TEXT, "1,200 shells"), at(TEXT, "fell"), at(TEXT, "post said")
    assert WORDS.pieces((first, second, last)) == [((first[0], second[1]),), (last,)]


def test_half_means_half_of_both() -> None:
    gold = frozenset({1, 2, 3, 4})
    assert half(gold, frozenset({1, 2}))
    assert half(gold, frozenset({3, 4, 5, 6}))
    assert not half(gold, frozenset({1}))
    assert not half(gold, frozenset({1, 2, 5, 6, 7}))


def test_absent_matches_absent_alone() -> None:
    assert half(frozenset(), frozenset())
    assert not half(frozenset(), frozenset({1}))
    assert not half(frozenset({1}), frozenset())


def test_likeness_is_shared_words_among_all_words() -> None:
    assert likeness(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert likeness(frozenset(), frozenset()) == 0.0


@given(covers, covers)
def test_half_and_likeness_do_not_depend_on_which_is_gold(
    one: frozenset[int], other: frozenset[int]
) -> None:
    assert half(one, other) == half(other, one)
    assert likeness(one, other) == likeness(other, one)


@given(present_covers, present_covers)
def test_spans_are_wholly_alike_only_if_they_cover_the_same(
    one: frozenset[int], other: frozenset[int]
) -> None:
    assert (likeness(one, other) == 1.0) == (one == other)


@given(st.text(alphabet="ab1’'., \n“”", min_size=1), st.data())
def test_a_cover_holds_just_the_words_that_a_span_touches(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = Words(text)
    touched = {word for k in range(start, end) for word in words.within(k, k + 1)}
    assert touched == {offset for offset in words.cover(((start, end),)) if offset >= 0}
