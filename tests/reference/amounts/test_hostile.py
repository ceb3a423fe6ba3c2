"""Texts that are made to break the grammar, and properties that hold for any text."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.reference.amounts import Amount, agree, find_amounts

WORDS = """
10 400 2,000 1.5 12.200 ٤٠٠ ² ½ 2022 0 one two dozen a half third million thousand hundreds of tens several few about
some more than at_least up_to between and to - – ( ) , . $ € % km miles soldiers killed Leopard no none nobody was from
later_raised_to up_from including of_them or_so or_more + ^ / : ’ s “ May p.m. aged year-old -odd -plus strong T-72
out_of in a_day 6_miles
"""
jumbles = st.lists(
    st.tuples(st.sampled_from(WORDS.split()), st.sampled_from((" ", " ", "", "\n\n"))), max_size=30
)


def all_of(amounts: tuple[Amount, ...]) -> Iterator[Amount]:
    for amount in amounts:
        yield amount
        yield from all_of(amount.parts)
        yield from all_of(tuple(told for told in (amount.same, amount.out_of) if told is not None))


def check(text: str) -> None:
    found = find_amounts(analyse(text))
    for amount in all_of(found):
        assert amount.text
        assert text[slice(*amount.span)] == amount.text
        assert amount.low >= 0
        assert amount.high is None or amount.low <= amount.high
        assert agree(amount, amount) is True
        if amount.noun is not None:
            assert text[slice(*amount.noun.span)] == amount.noun.text
    spans = [amount.span for amount in found]
    assert spans == sorted(spans)
    assert all(amount.revised_to in spans for amount in found if amount.revised_to is not None)


@settings(max_examples=60, deadline=None)
@given(jumbles)
def test_spans_reproduce_the_text_and_bounds_are_in_order_in_jumbled_words(
    words: list[tuple[str, str]],
) -> None:
    check("".join(word.replace("_", " ") + gap for word, gap in words))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_spans_reproduce_the_text_and_bounds_are_in_order_in_any_text(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_any_count_up_to_fifteen_digits_is_read_exactly(number: int) -> None:
    (amount,) = find_amounts(analyse(f"The army lost {number:,} soldiers."))
    assert (amount.low, amount.high) == (number, number)


@pytest.mark.parametrize(
    "text",
    [
        "He promised 10^400 soldiers.",
        "He promised 1" + "0" * 15 + " soldiers.",
        "He promised " + "9" * 10_000 + " soldiers.",
        "He promised " + "9" * 5_010 + " soldiers.",
        "He promised " + "1,000" * 3_000 + " soldiers.",
        "He promised " + "4٠" * 3_000 + " soldiers.",
        "He promised ④ or ² soldiers.",
        "He promised 4ОО soldiers.",
        "He promised " + "10^" * 2_000 + "2 soldiers.",
        "He promised a " + "million " * 2_000 + "soldiers.",
        "He promised " + "1 " * 3_000 + "soldiers.",
    ],
)
def test_a_number_that_nobody_can_mean_is_refused(text: str) -> None:
    assert find_amounts(analyse(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "one hundred and " * 2_000,
        "hundreds of " * 2_000,
        "63, later raised to " * 800,
        "5 of 6, " * 1_000,
        "5 (including " * 1_000,
        "at least " * 2_000 + "5 soldiers",
        "between 5 and " * 1_000,
    ],
)
def test_endless_constructions_end(text: str) -> None:
    check(text)


def test_the_same_text_gives_the_same_amounts_whatever_was_read_before() -> None:
    text = "About 400 soldiers died within 10 km (6 miles) of the town, 63 of them officers."
    before = find_amounts(analyse(text))
    find_amounts(analyse("Some 9,000 shells fell."))
    assert find_amounts(analyse(text)) == before
