"""Pairing spans that overlap."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.overlaps import pair

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1])
    ),
    max_size=8,
)


def test_the_same_span_is_preferred_to_a_longer_overlap() -> None:
    assert pair([(0, 4), (0, 9)], [(0, 9)]) == [(1, 0)]


def test_of_two_overlaps_the_longer_is_preferred() -> None:
    assert pair([(0, 10)], [(8, 14), (2, 9)]) == [(0, 1)]


def test_spans_that_only_touch_are_not_paired() -> None:
    assert pair([(0, 4)], [(4, 8)]) == []


@given(SPANS, SPANS)
def test_every_pair_overlaps_and_none_is_used_twice(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = pair(gold, found)

    assert all(min(gold[i][1], found[j][1]) > max(gold[i][0], found[j][0]) for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(SPANS, SPANS)
def test_no_two_that_overlap_are_both_left_over(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = pair(gold, found)
    left = [g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}]
    over = [f for j, f in enumerate(found) if j not in {j for _, j in pairs}]

    assert not any(min(g[1], f[1]) > max(g[0], f[0]) for g in left for f in over)
