from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.matching import Pair, match

SIDE = 4

weights = st.dictionaries(
    st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1)),
    st.one_of(st.sampled_from([0.25, 0.5, 0.75, 1.0]), st.floats(0.01, 1.0)),
)


def best_sum(weights: dict[Pair, float]) -> float:
    """By trying every pairing."""
    return max(
        sum(weights.get((row, column), 0.0) for row, column in enumerate(columns))
        for columns in permutations(range(SIDE))
    )


@given(weights)
def test_no_other_pairing_weighs_more(weights: dict[Pair, float]) -> None:
    assert abs(sum(weights[pair] for pair in match(weights)) - best_sum(weights)) < 1e-9


@given(weights)
def test_each_index_is_paired_at_most_once_and_only_where_it_may_be(
    weights: dict[Pair, float],
) -> None:
    pairs = match(weights)
    assert set(pairs) <= set(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


@given(weights, st.randoms())
def test_the_order_in_which_weights_are_given_does_not_matter(
    weights: dict[Pair, float], random: object
) -> None:
    assert match(dict(reversed(weights.items()))) == match(weights)


def test_the_best_pairing_is_found_where_taking_the_best_pair_first_fails() -> None:
    assert match({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]


def test_of_many_for_one_the_heaviest_is_paired() -> None:
    assert match({(0, 0): 0.5, (1, 0): 0.6, (2, 0): 0.1}) == [(1, 0)]


def test_parts_that_do_not_touch_are_paired_by_themselves() -> None:
    assert match({(7, 3): 0.2, (0, 9): 0.3, (0, 8): 0.4}) == [(0, 8), (7, 3)]


def test_nothing_to_pair_gives_no_pairs() -> None:
    assert match({}) == []
