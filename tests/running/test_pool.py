"""Answers come in the items' order, whatever becomes of the processes."""

import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.running.pool import in_order

from . import work


def answers(do: Callable[[Any], Any], items: Any, workers: int = 2) -> list[Any]:
    return [
        answer
        for _, answer in in_order(do, items, workers, lambda item, status: ("lost", item, status))
    ]


def test_answers_come_in_order_with_their_items() -> None:
    found = list(in_order(work.slow_if_even, range(12), 2, lambda item, _: item))
    assert found == [(number, number) for number in range(12)]


def test_nothing_to_do_is_nothing_done() -> None:
    assert answers(work.doubled, []) == []


def test_an_item_can_be_packed_for_the_way() -> None:
    found = list(in_order(work.doubled, ["1", "2"], 1, lambda item, _: 0, int))
    assert found == [("1", 2), ("2", 4)]


def test_a_process_that_dies_costs_its_item_alone() -> None:
    assert answers(work.dies_at_three, range(8)) == [0, 1, 2, ("lost", 3, -9), 4, 5, 6, 7]


def test_every_item_may_be_lost() -> None:
    assert answers(work.dies_at_three, [3, 3, 3]) == [("lost", 3, -9)] * 3


def test_what_is_raised_is_raised_in_its_place_with_its_code() -> None:
    found: list[int] = []
    with pytest.raises(InputError) as error:
        found.extend(
            answer for _, answer in in_order(work.refuses_two, range(5), 2, lambda item, _: item)
        )
    assert (error.value.code, error.value.mend) == ("R999", "Give another.")
    assert not multiprocessing.active_children()


def test_an_error_that_is_an_answer_stops_nothing() -> None:
    assert [error.sentence for error in answers(work.answers_with_an_error, range(2))] == [
        "0 is no report.",
        "1 is no report.",
    ]


def test_large_items_and_answers_block_nobody() -> None:
    megabytes = [2**22] * 6
    assert [len(each) for each in answers(work.large, megabytes)] == megabytes


def test_an_answer_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="cannot be sent"):
        answers(work.unsendable, [1])


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    some = in_order(work.doubled, items(), 2, lambda item, _: item)
    assert next(some) == (0, 0)
    some.close()  # type: ignore[attr-defined]
    assert len(taken) < 100
    assert not multiprocessing.active_children()


def test_an_interruption_is_for_the_process_that_started_them() -> None:
    assert answers(work.interrupts_all, range(4)) == [0, 1, 2, 3]
