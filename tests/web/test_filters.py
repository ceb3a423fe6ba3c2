"""A filter of the board shows the same whether the tables are asked or the board is put together as
of a time.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import View, view_of
from sayso.questions.page import Filters, page
from sayso.questions.store import open_board
from sayso.questions.times import instant
from sayso.record.json import Json
from sayso.web.record import BoardFilter, Clock, Page
from tests.web.kept import copy, record

NOW, LATER, ALL = Clock(), Clock(as_of=datetime(2090, 1, 1, tzinfo=UTC)), Page(500)
NEAR = (timedelta(0), timedelta(microseconds=1), timedelta(seconds=1), timedelta(days=1))


@pytest.fixture(scope="module")
def ledger(small_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(
        str(copy(small_ledger, tmp_path_factory.mktemp("filters"))), write=True
    ) as opened:
        yield opened


def changed(question: Json) -> datetime:
    return datetime.fromisoformat(question["changed_at"])


def filters(question: Json) -> Iterator[BoardFilter]:
    """Everything that a question can be filtered by, its last change from all sides."""
    yield BoardFilter(type=question["type"], standing=question["standing"])
    if question["place"]:
        yield BoardFilter(place=question["place"]["name"])
    for position in question["positions"][:2]:
        yield BoardFilter(speaker=position["name"], side=position["side"] or "")
    for step in NEAR:
        yield BoardFilter(since=changed(question) + step)
        yield BoardFilter(until=changed(question) - step)
        yield BoardFilter(since=changed(question) - step, until=changed(question) + step)


def test_a_filter_shows_the_same_now_and_as_of_a_time_after_all(ledger: Ledger) -> None:
    kept = record(ledger)
    questions = kept.board(BoardFilter(), NOW, ALL).items
    shown = 0
    for wanted in {wanted for question in questions for wanted in filters(question)}:
        now, later = (kept.board(wanted, clock, ALL) for clock in (NOW, LATER))
        assert {each["id"] for each in now.items} == {each["id"] for each in later.items}, wanted
        assert kept.tally(wanted, NOW) == kept.tally(wanted, LATER), wanted
        shown += len(now.items)
    assert shown > len(questions)


def test_what_changed_at_a_time_has_changed_until_then_and_since_then(ledger: Ledger) -> None:
    kept = record(ledger)
    for question in kept.board(BoardFilter(), NOW, ALL).items:
        for clock in (NOW, LATER):
            wanted = BoardFilter(since=changed(question), until=changed(question))
            assert question["id"] in {each["id"] for each in kept.board(wanted, clock, ALL).items}


def test_the_command_lines_filters_show_the_same_of_the_tables_and_of_a_board_put_together(
    ledger: Ledger,
) -> None:
    assert {field.name for field in fields(Filters)} <= {
        field.name for field in fields(BoardFilter)
    }
    with open_board(ledger) as board:
        view: View = view_of(board.ledger)
        for question in page(board, Filters(), view, now=True):
            since = instant(question["changed_at"])
            for wanted in (
                Filters(since=since),
                Filters(type=question["type"], standing=question["standing"]),
            ):
                now, worked_out = (page(board, wanted, view, now=kept) for kept in (True, False))
                assert [each["id"] for each in now] == [each["id"] for each in worked_out]
