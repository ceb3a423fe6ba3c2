"""The board of a ledger, on both stores."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sayso.ledger.adding import Added, Reader, add_report
from sayso.ledger.decisions import decide, merge, undo
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of
from sayso.questions import board_reader, store
from sayso.questions.contract import question_as_json
from sayso.questions.decisions import merge_questions, split_question
from sayso.questions.page import Filters, page
from sayso.questions.store import LedgerBoard, open_board
from sayso.questions.tables import QUESTION, drop

from .telling import DRENOV, ORLIVKA, Said, holds, killed, report_of
from .test_laws import REPORTS

READER = Reader("sayso 1, model 1", "valley", "a" * 64)
BEGIN = datetime(2024, 6, 1, 12, tzinfo=UTC)


def add(
    ledger: Ledger, sayings: Sequence[Said], day: int = 0, reader: Reader = READER, **options: Any
) -> Added:
    """Record a report ``day`` days after 1 June 2024."""
    report, entries = report_of(sayings, **options)
    return add_report(ledger, report, entries, reader, now=BEGIN + timedelta(days=day), reread=True)


def board(
    ledger: Ledger, as_of: str | None = None, recorded_by: str | None = None
) -> list[dict[str, Any]]:
    """Every question as of two times, worked out from the answers; by its id."""
    with open_board(ledger) as opened:
        view = view_of(opened.ledger, as_of=as_of, recorded_by=recorded_by)
        return sorted(
            (question_as_json(each) for each in opened.questions(view)), key=lambda row: row["id"]
        )


def kept(ledger: Ledger) -> list[dict[str, Any]]:
    """Every question as the board keeps it."""
    with open_board(ledger) as opened:
        bodies = opened.tables.execute(select(QUESTION.c.body).order_by(QUESTION.c.id)).scalars()
        return [json.loads(body) for body in bodies]


def anew(ledger: Ledger) -> list[dict[str, Any]]:
    """The board made again from nothing."""
    with ledger.writing() as connection:
        drop(connection)
    return kept(ledger)


NORTH = Said("Hanna Sovik", killed(63), "north", words="63 died in the barracks")
SOUTH = Said("Ivo Marten", killed(400), "south", words="about 400 were killed")


def test_the_board_kept_step_by_step_is_the_one_made_at_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, low in enumerate((63, 400, 63, 89)):
        add(ledger, [Said(f"Speaker {number % 2}", killed(low), ("north", "south")[number % 2])], number,
            published=f"2024-03-{number + 1:02d}")  # fmt: skip
        kept(ledger)
    grown = kept(ledger)
    assert grown == anew(ledger) == board(ledger)
    monkeypatch.setattr(store, "_MANY", 1)
    assert anew(ledger) == grown


def test_a_board_that_several_processes_make_is_the_one_that_one_makes(
    embedded: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        add(embedded, [NORTH, SOUTH, Said("Ivo Marten", holds("south", DRENOV), "south")], number,
            published=f"2024-03-{number + 1:02d}", url=f"https://example.org/{number}")  # fmt: skip
    alone = kept(embedded)
    monkeypatch.setattr(store, "_MANY", 1)
    monkeypatch.setattr(store, "LARGE", 0)
    monkeypatch.setattr(board_reader, "LARGE", 0)
    monkeypatch.setattr(board_reader, "_PIECE", 1)
    assert anew(embedded) == alone
    with open_board(embedded) as opened:
        view = view_of(opened.ledger)
        then = page(opened, Filters(), view, now=False)
        assert then == page(opened, Filters(), view, now=True)
        assert then[:1] == page(opened, Filters(), view, now=False, limit=1)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(REPORTS, st.integers(1, 3))
def test_from_scratch_gives_the_same_whatever_was_recorded(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[tuple[list[Said], str | None, str]],
    every: int,
) -> None:
    with open_ledger(str(tmp_path_factory.mktemp("board") / "sayso.db"), create=True) as ledger:
        for number, (sayings, day, theatre) in enumerate(drawn):
            reader = Reader("sayso 1, model 1", theatre, "a" * 64)
            add(
                ledger,
                sayings,
                number,
                reader,
                published=day,
                url=f"https://example.org/{number % 3}",
            )
            if number % every == 0:
                kept(ledger)
        grown = kept(ledger)
        assert grown == board(ledger) == anew(ledger)
        store._MANY, many = 1, store._MANY
        try:
            assert anew(ledger) == grown
        finally:
            store._MANY = many


def test_a_catch_up_over_many_commits_goes_in_steps(
    embedded: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(embedded, [NORTH])
    kept(embedded)
    for number in range(1, 8):
        add(
            embedded,
            [Said(f"Speaker {number}", killed(number)), Said("Ivo Marten", holds("south"))],
            number,
        )
    monkeypatch.setattr(store, "_MANY", 5)
    monkeypatch.setattr(store, "_FEW", 1)
    grown = kept(embedded)
    assert grown == board(embedded)
    monkeypatch.undo()
    assert grown == anew(embedded)


def test_what_each_side_had_said_by_a_day_whenever_it_was_entered(ledger: Ledger) -> None:
    add(ledger, [SOUTH], 1, published="2024-03-14")
    add(ledger, [NORTH], 2, published="2024-03-10")
    (then,) = board(ledger, as_of="2024-03-12")
    assert [position["name"] for position in then["positions"]] == ["Hanna Sovik"]
    (entered,) = board(ledger, recorded_by="2024-06-02")
    assert [position["name"] for position in entered["positions"]] == ["Ivo Marten"]
    assert board(ledger)[0]["standing"] == "contested"
    assert then["id"] == entered["id"] == board(ledger)[0]["id"]


def test_a_figure_that_an_outlet_corrects_the_next_hour_gives_way(ledger: Ledger) -> None:
    add(
        ledger,
        [Said("Hanna Sovik", killed(630))],
        0,
        url="https://example.org/a",
        published="2024-03-14T10:00Z",
    )
    add(ledger, [Said("Hanna Sovik", killed(63), words="it was less than that")], 1, url="https://example.org/a",
        published="2024-03-14T11:00Z")  # fmt: skip
    (row,) = board(ledger)
    assert [position["value"]["low"] for position in row["positions"]] == [63]
    (before,) = board(ledger, as_of="2024-03-14T10:30Z")
    assert [position["value"]["low"] for position in before["positions"]] == [630]


def test_a_report_that_was_withdrawn_counts_no_longer(ledger: Ledger) -> None:
    add(ledger, [NORTH], 0)
    bad = add(ledger, [SOUTH], 1)
    kept(ledger)
    withdraw(ledger, bad.report, who="desk", why="it was invented", now=BEGIN + timedelta(days=2))
    assert [row["standing"] for row in kept(ledger)] == ["unconfirmed"]
    assert [row["standing"] for row in board(ledger, recorded_by="2024-06-02")] == ["contested"]


def test_of_a_report_that_was_removed_nothing_is_left(ledger: Ledger) -> None:
    gone = add(ledger, [NORTH], 0)
    kept(ledger)
    remove(ledger, gone.report, who="desk", why="a court said so", now=BEGIN + timedelta(days=1))
    assert kept(ledger) == [] == anew(ledger)


def test_a_newer_reading_takes_the_place_of_the_older(ledger: Ledger) -> None:
    add(ledger, [NORTH])
    kept(ledger)
    report, entries = report_of([NORTH])
    entries[0]["propositions"][0] |= {"low": 89, "high": 89}
    add_report(
        ledger,
        report,
        entries,
        Reader("sayso 2", "valley", "a" * 64),
        reread=True,
        now=BEGIN + timedelta(days=1),
    )
    (row,) = kept(ledger)
    assert [position["value"]["low"] for position in row["positions"]] == [89]
    assert kept(ledger) == anew(ledger)


def test_a_claim_that_was_rejected_counts_no_longer_until_that_is_undone(ledger: Ledger) -> None:
    add(ledger, [NORTH])
    (row,) = kept(ledger)
    decision = decide(
        ledger,
        row["positions"][0]["claims"][0],
        "reject",
        who="desk",
        now=BEGIN + timedelta(days=1),
    )
    assert kept(ledger) == [] == anew(ledger)
    undo(ledger, decision, who="desk", now=BEGIN + timedelta(days=2))
    assert kept(ledger) == [row]


def test_a_claim_whose_stance_was_amended_has_the_new_one(ledger: Ledger) -> None:
    add(ledger, [NORTH])
    claim = kept(ledger)[0]["positions"][0]["claims"][0]
    decide(
        ledger,
        claim,
        "amend",
        who="desk",
        changes={"stance": "denies"},
        now=BEGIN + timedelta(days=1),
    )
    assert kept(ledger)[0]["positions"][0]["stance"] == "denies"


def test_speakers_that_were_merged_have_one_position(ledger: Ledger) -> None:
    add(ledger, [NORTH], 0, published="2024-03-13")
    add(ledger, [Said("H. Sovik", killed(89), "north")], 1)
    assert {position["speaker"] for position in kept(ledger)[0]["positions"]} == {
        "hanna-sovik",
        "h.-sovik",
    }
    merge(ledger, "speaker", "h.-sovik", "hanna-sovik", who="desk", now=BEGIN + timedelta(days=2))
    assert {position["speaker"] for position in kept(ledger)[0]["positions"]} == {"hanna-sovik"}
    assert kept(ledger) == anew(ledger)


def test_questions_can_be_merged_and_that_can_be_undone(ledger: Ledger) -> None:
    add(ledger, [NORTH, Said("Ivo Marten", killed(5, place=ORLIVKA), "south")])
    before = kept(ledger)
    first, second = (row["id"] for row in before)
    decision = merge_questions(
        ledger, second, first, who="desk", why="one strike", now=BEGIN + timedelta(days=1)
    )
    (merged,) = kept(ledger)
    assert (merged["id"], len(merged["positions"])) == (first, 2)
    assert kept(ledger) == board(ledger) == anew(ledger)
    undo(ledger, decision, who="desk", now=BEGIN + timedelta(days=2))
    assert kept(ledger) == before == anew(ledger)


def test_a_question_can_be_split_and_that_can_be_undone(ledger: Ledger) -> None:
    add(ledger, [NORTH, SOUTH])
    before = kept(ledger)
    claim = before[0]["positions"][1]["claims"][0]
    decision = split_question(
        ledger, before[0]["id"], [claim], "count-other", who="desk", now=BEGIN + timedelta(days=1)
    )
    assert [len(row["positions"]) for row in kept(ledger)] == [1, 1]
    assert kept(ledger) == board(ledger) == anew(ledger)
    undo(ledger, decision, who="desk", now=BEGIN + timedelta(days=2))
    assert kept(ledger) == before


def test_what_cannot_be_decided_is_refused(embedded: Ledger) -> None:
    with pytest.raises(LedgerError, match="L014"):
        merge_questions(embedded, "count-1", "control-1", who="desk")
    with pytest.raises(LedgerError, match="L014"):
        split_question(embedded, "count-1", [], "count-2", who="desk")
    with pytest.raises(LedgerError, match="L014"):
        merge_questions(embedded, "count-1", "count-2", who=" ")


def test_a_catch_up_tells_what_it_changed(embedded: Ledger) -> None:
    add(embedded, [NORTH])
    kept(embedded)
    add(embedded, [SOUTH], 1)
    with embedded.writing() as connection:
        (change,) = LedgerBoard(connection, connection).catch_up()
    assert change.before is not None
    assert (change.before["standing"], str(change.question.standing)) == (
        "unconfirmed",
        "contested",
    )


def test_a_ledger_that_can_only_be_read_has_its_board_in_memory(
    embedded: Ledger, tmp_path: Path
) -> None:
    add(embedded, [NORTH, Said("Ivo Marten", holds("south", DRENOV), "south")])
    embedded.close()
    (tmp_path / "sayso.db").chmod(0o400)
    with open_ledger(str(tmp_path / "sayso.db")) as read_only:
        assert len(board(read_only)) == 2


def test_a_ledger_with_a_board_is_found_whole(ledger: Ledger) -> None:
    add(ledger, [NORTH, SOUTH])
    kept(ledger)
    assert verify(ledger).is_clean


def test_an_empty_ledger_has_an_empty_board(ledger: Ledger) -> None:
    assert kept(ledger) == board(ledger) == []


def test_ten_thousand_claims_on_one_question_are_all_there(embedded: Ledger) -> None:
    for number in range(10):
        sayings = [Said(f"Speaker {each % 90}", killed(each % 37), ("north", "south", None)[each % 3])
                   for each in range(number * 1000, number * 1000 + 1000)]  # fmt: skip
        add(embedded, sayings, number, published=f"2024-03-{number + 1:02d}")
    (row,) = kept(embedded)
    assert sum(len(position["claims"]) for position in row["positions"]) == 10_000
