"""What people decide moves the board: an amended claim answers the question that it asks now."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger.adding import Added, add_report
from sayso.ledger.decisions import decide, merge, split, undo
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import remove
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import view_of
from sayso.questions import store
from sayso.questions.store import open_board

from .telling import DRENOV, ORLIVKA, Said, event_on, holds, killed, report_of
from .test_store import BEGIN, READER, anew, board, kept

TOPONYM = {"span": [0, 3], "text": "it", "where_prec": 1}
IN_DRENOV, IN_ORLIVKA = {**DRENOV, **TOPONYM}, {**ORLIVKA, **TOPONYM}


def add_placed(
    ledger: Ledger, sayings: Sequence[Said], day: int = 0, **options: Any
) -> tuple[Added, list[str]]:
    """Record a report whose claims name the place of what they say; gives the claims' ids too."""
    report, entries = report_of(sayings, **options)
    for entry in entries:
        for proposition in entry["propositions"]:
            if place := proposition["place"]:
                entry["places"] = [{**place, **TOPONYM, "text": report.text[:3]}]
            entry["event_time"] = proposition["event_time"]
    now = BEGIN + timedelta(days=day)
    added = add_report(ledger, report, entries, READER, now=now, reread=True)
    return added, [entry["id"] for entry in entries]


def by_place(ledger: Ledger) -> dict[str, list[int]]:
    """The figures that stand of each place, by its name."""
    return {
        row["place"]["name"]: sorted(position["value"]["low"] for position in row["positions"])
        for row in board(ledger)
    }


def amend(ledger: Ledger, claim: str, **changes: Any) -> int:
    return decide(ledger, claim, "amend", who="Ada", changes=changes)


NORTH = Said("Hanna Sovik", killed(63), "north", words="63 died in the barracks")
SOUTH = Said("Ivo Marten", killed(400), "south", words="about 400 were killed")
THERE = Said("Olha Brand", killed(12, place=ORLIVKA), "north", words="12 were killed there")


@pytest.fixture
def two(embedded: Ledger) -> tuple[Ledger, str]:
    """Two figures of one place, and the claim of the second."""
    add_placed(embedded, [NORTH], 0)
    _, (claim,) = add_placed(embedded, [SOUTH], 1, published="2024-03-15")
    assert by_place(embedded) == {"Drenov": [63, 400]}
    return embedded, claim


def test_an_amended_place_moves_the_answer_to_the_question_of_that_place(ledger: Ledger) -> None:
    add_placed(ledger, [NORTH], 0)
    _, (claim,) = add_placed(ledger, [SOUTH], 1, published="2024-03-15")
    add_placed(ledger, [THERE], 2, published="2024-03-15")
    decision = amend(ledger, claim, places=[IN_ORLIVKA])
    assert by_place(ledger) == {"Drenov": [63], "Orlivka": [12, 400]}
    assert kept(ledger) == board(ledger) == anew(ledger)
    undo(ledger, decision, who="Ada")
    assert by_place(ledger) == {"Drenov": [63, 400], "Orlivka": [12]}
    assert kept(ledger) == board(ledger) == anew(ledger)


def test_an_amended_place_of_which_nothing_was_asked_makes_its_question(
    two: tuple[Ledger, str],
) -> None:
    ledger, claim = two
    (before,) = board(ledger)
    amend(ledger, claim, places=[IN_ORLIVKA])
    assert by_place(ledger) == {"Drenov": [63], "Orlivka": [400]}
    assert {row["standing"] for row in board(ledger)} == {"unconfirmed"}
    assert before["id"] in {row["id"] for row in board(ledger)}


def test_the_board_of_the_day_before_is_as_it_was(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    before = board(ledger)
    decide(ledger, claim, "amend", who="Ada", changes={"places": [IN_ORLIVKA]},
           now=BEGIN + timedelta(days=9))  # fmt: skip
    assert board(ledger, recorded_by="2024-06-05") == before


def test_an_amended_time_is_another_event(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    amend(ledger, claim, event_time=event_on("2023-12-24"))
    assert [len(row["positions"]) for row in board(ledger)] == [1, 1]
    assert kept(ledger) == board(ledger) == anew(ledger)


def test_an_amended_amount_stays_with_its_question(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    (before,) = board(ledger)
    propositions = [killed(63, spans=[[0, 3]])]
    amend(ledger, claim, propositions=propositions)
    (after,) = board(ledger)
    assert (before["id"], before["standing"]) == (after["id"], "contested")
    assert [position["value"]["low"] for position in after["positions"]] == [63, 63]
    assert kept(ledger) == board(ledger) == anew(ledger)


def test_the_bounds_of_a_proposition_follow_those_of_its_amount(embedded: Ledger) -> None:
    report, entries = report_of([NORTH])
    entries[0]["amounts"] = [{"span": [17, 19], "text": "63", "low": 63, "high": 63}]
    add_report(embedded, report, entries, READER, now=BEGIN)
    amend(embedded, entries[0]["id"], amounts=[{"text": "63", "low": 89, "high": None}])
    (row,) = board(embedded)
    (position,) = row["positions"]
    assert (position["value"]["low"], position["value"]["high"]) == (89, None)


def test_an_amended_speaker_answers_for_their_own_side(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    ada = {"id": "ada", "name": "Ada", "kind": "person", "named": True, "side": "north"}
    amend(ledger, claim, speaker=ada)
    (row,) = board(ledger)
    assert [(each["name"], each["side"]) for each in row["positions"]] == [
        ("Hanna Sovik", "north"),
        ("Ada", "north"),
    ]
    amend(ledger, claim, speaker=ada, side="south")
    (row,) = board(ledger)
    assert [each["side"] for each in row["positions"]] == ["north", "south"]


def test_an_amended_stance_is_that_of_what_is_said(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    amend(ledger, claim, stance="denies")
    (row,) = board(ledger)
    assert [each["stance"] for each in row["positions"]] == ["asserts", "denies"]


def test_a_time_of_saying_puts_an_answer_in_its_order(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    amend(ledger, claim, said_at=event_on("2024-03-01"))
    (row,) = board(ledger)
    times = {each["name"]: each["last"][:10] for each in row["positions"]}
    assert times["Ivo Marten"] == "2024-03-01"


def test_a_proposition_that_was_not_read_gets_its_question(embedded: Ledger) -> None:
    _, (claim,) = add_placed(embedded, [Said("Hanna Sovik", None, "north", words="it was ours")])
    assert board(embedded) == []
    amend(embedded, claim, propositions=[{**holds("north"), "spans": [[0, 3]]}])
    (row,) = board(embedded)
    assert row["type"] == "control"
    assert kept(embedded) == board(embedded) == anew(embedded)


def test_an_amendment_that_empties_a_question_takes_it_off_the_board(embedded: Ledger) -> None:
    _, (claim,) = add_placed(embedded, [NORTH])
    (before,) = board(embedded)
    decision = amend(embedded, claim, propositions=[])
    assert board(embedded) == kept(embedded) == anew(embedded) == []
    undo(embedded, decision, who="Ada")
    assert board(embedded) == kept(embedded) == [before]


def test_the_id_of_an_emptied_question_leads_to_where_its_answers_went(embedded: Ledger) -> None:
    _, (claim,) = add_placed(embedded, [NORTH])
    (before,) = board(embedded)
    amend(embedded, claim, places=[IN_ORLIVKA])
    with open_board(embedded) as opened:
        view = view_of(opened.ledger)
        found = opened.question(before["id"], view)
        assert found is not None
        assert found.group.frame.spot.name == "Orlivka"
        assert found.id != before["id"]


def test_an_amendment_holds_for_a_later_reading_and_another_outlet(embedded: Ledger) -> None:
    _, (claim,) = add_placed(embedded, [NORTH], outlet="The Courier")
    amend(embedded, claim, places=[IN_ORLIVKA])
    add_placed(embedded, [NORTH], 1, outlet="The Herald")
    assert by_place(embedded) == {"Orlivka": [63]}
    assert kept(embedded) == board(embedded) == anew(embedded)


def test_of_a_removed_report_no_amended_answer_is_left(embedded: Ledger) -> None:
    added, (claim,) = add_placed(embedded, [NORTH])
    amend(embedded, claim, places=[IN_ORLIVKA])
    remove(embedded, added.report, who="desk", why="a court said so")
    assert kept(embedded) == [] == anew(embedded)


def test_two_places_that_are_one_have_one_question(ledger: Ledger) -> None:
    add_placed(ledger, [NORTH], 0)
    add_placed(ledger, [THERE], 1, published="2024-03-14")
    old = {row["place"]["name"]: row["id"] for row in board(ledger)}
    decision = merge(ledger, "place", "geo:1", "geo:2", who="Ada")
    assert by_place(ledger) == {"Orlivka": [12, 63]}
    assert kept(ledger) == board(ledger) == anew(ledger)
    add_placed(ledger, [SOUTH], 2, published="2024-03-15")
    assert by_place(ledger) == {"Orlivka": [12, 63, 400]}
    assert kept(ledger) == board(ledger) == anew(ledger)
    with open_board(ledger) as opened:
        found = opened.question(old["Drenov"], view_of(opened.ledger))
        assert found is not None
        assert found.id == old["Orlivka"]
    undo(ledger, decision, who="Ada")
    assert by_place(ledger) == {"Drenov": [63, 400], "Orlivka": [12]}
    assert kept(ledger) == board(ledger) == anew(ledger)


def test_a_claim_whose_place_is_split_off_is_asked_there(two: tuple[Ledger, str]) -> None:
    ledger, claim = two
    add_placed(ledger, [THERE], 2, published="2024-03-15")
    split(ledger, "place", "geo:1", [claim], "geo:2", who="Ada")
    assert by_place(ledger) == {"Drenov": [63], "Orlivka": [12, 400]}
    assert kept(ledger) == board(ledger) == anew(ledger)


def test_a_place_that_gets_another_name_keeps_its_question(embedded: Ledger) -> None:
    add_placed(embedded, [NORTH], 0)
    (before,) = board(embedded)
    renamed = {**DRENOV, "name": "Nova Drenova"}
    add_placed(
        embedded,
        [Said("Ivo Marten", killed(400, place=renamed), "south", words="some 400 fell")],
        1,
        published="2024-03-15",
    )
    (after,) = board(embedded)
    assert (after["id"], after["place"]["id"], len(after["positions"])) == (
        before["id"],
        "geo:1",
        2,
    )


CLAIMS = range(3)
DECISIONS: list[Callable[[Ledger, list[str]], object]] = [
    *(lambda ledger, ids, at=at: amend(ledger, ids[at], places=[IN_ORLIVKA]) for at in CLAIMS),
    *(lambda ledger, ids, at=at: amend(ledger, ids[at], places=[IN_DRENOV]) for at in CLAIMS),
    lambda ledger, ids: amend(ledger, ids[0], event_time=event_on("2023-12-24")),
    lambda ledger, ids: amend(ledger, ids[1], propositions=[]),
    lambda ledger, ids: amend(ledger, ids[2], stance="denies"),
    lambda ledger, ids: decide(ledger, ids[0], "reject", who="Ada"),
    lambda ledger, ids: decide(ledger, ids[0], "accept", who="Ada"),
    lambda ledger, ids: merge(ledger, "place", "geo:1", "geo:2", who="Ada"),
    lambda ledger, ids: merge(ledger, "place", "geo:2", "geo:1", who="Ada"),
    lambda ledger, ids: split(ledger, "place", "geo:1", ids[:1], "geo:9", who="Ada"),
    lambda ledger, ids: merge(ledger, "speaker", "ivo-marten", "hanna-sovik", who="Ada"),
]
LATER = Said("Petro Lys", killed(63), "south", words="63 died, no more")
steps = st.lists(
    st.tuples(st.sampled_from(DECISIONS) | st.integers(1, 40), st.booleans()), max_size=7
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_whatever_was_decided_in_whatever_order_the_board_is_the_one_made_at_once(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[Any, bool]]
) -> None:
    with open_ledger(str(tmp_path_factory.mktemp("board") / "sayso.db"), create=True) as ledger:
        ids = [
            add_placed(ledger, [each], day)[1][0] for day, each in enumerate((NORTH, SOUTH, THERE))
        ]
        half = len(drawn) // 2
        for number, (decision, caught_up) in enumerate(drawn):
            if number == half:
                add_placed(ledger, [LATER], 3, published="2024-03-16")
            try:
                undo(ledger, decision, who="Ada") if isinstance(decision, int) else decision(
                    ledger, ids
                )
            except LedgerError as error:
                assert error.code == "L014"
            if caught_up:
                kept(ledger)
        grown = kept(ledger)
        assert grown == board(ledger) == anew(ledger)
        store._MANY, many = 1, store._MANY
        try:
            assert anew(ledger) == grown
        finally:
            store._MANY = many
