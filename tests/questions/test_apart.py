"""What one report or decision made never stops the board: it is left out and told, and everything
else stands.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sayso.contract import proposition_from_json
from sayso.guards import STRICT
from sayso.ledger.adding import add_report
from sayso.ledger.amendments import problem_of
from sayso.ledger.append import head
from sayso.ledger.decisions import undo
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.propositions.count.type import Count
from sayso.questions.apart import Skipped, attempt, skipped_in_words
from sayso.questions.brief import as_markdown, brief_of
from sayso.questions.contract import question_as_json
from sayso.questions.detail import details_since
from sayso.questions.feed import Raw, Read, tell
from sayso.questions.page import Filters
from sayso.questions.records import Told
from sayso.questions.store import open_board
from sayso.questions.trying import faults_of_board
from sayso.questions.values import Held, compare, conflict
from sayso.record.proposition import Comparison, QuestionKey

from .planted import AMENDMENTS, amend, split
from .telling import ORLIVKA, Said, board_of, holds, killed, report_of, told
from .test_store import BEGIN, READER, add

FIVE = Said("Sella Orme", killed(5))
HELD = Said("Hanna Sovik", holds("north", ORLIVKA), side="north")


def of_shape(report: Told, **fields: Any) -> Told:
    """A report with what its first entry says in another shape."""
    entry, *others = report.entries
    (proposition,) = entry.propositions
    changed = proposition_from_json({**proposition.as_json(), **fields})
    return replace(report, entries=[replace(entry, propositions=(changed,)), *others])


@dataclass(frozen=True, slots=True, kw_only=True)
class Unaskable(Count):
    """A count with which the program fails."""

    def question(self) -> QuestionKey:
        raise ZeroDivisionError


UNASKABLE = Unaskable(spans=((0, 1),), what="killed", low=5, high=5)


def failing(report: Told) -> Told:
    """A report with whose first entry the program fails."""
    entry, *others = report.entries
    return replace(report, entries=[replace(entry, propositions=(UNASKABLE,)), *others])


SHAPES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("the place is a number", {"place": 5}),
    ("the spans are text", {"spans": "here"}),
    ("a bound is a list", {"low": [1], "high": [2]}),
    ("the time is a list", {"event_time": [1]}),
)


@pytest.mark.parametrize("fields", [each for _, each in SHAPES], ids=[name for name, _ in SHAPES])
def test_an_answer_that_is_not_understood_is_told_and_leaves_its_neighbours(
    fields: dict[str, Any], guarded: None
) -> None:
    report = of_shape(told([FIVE, HELD, Said("Ivo Marten", killed(7))], 1), **fields)
    board = board_of(report, told([Said("Mila Dorn", killed(9))], 2))
    names = {voice.answer.name for question in board.questions() for voice in question.voices}
    assert names == {"Hanna Sovik", "Ivo Marten", "Mila Dorn"}
    assert [(each.subject, each.id, each.problem) for each in board.skipped] == [
        ("answer", report.entries[0].claim.id, "not understood")
    ]


def test_an_answer_of_a_type_that_is_new_is_a_question_of_its_own() -> None:
    report = of_shape(told([FIVE, HELD], 1), type="ceasefire")
    asked = {question.group.frame.sentence for question in board_of(report).questions()}
    assert asked == {"What is said of ceasefire in Drenov?", "Who holds Orlivka?"}


def test_an_answer_that_cannot_be_worked_out_leaves_its_neighbours(guarded: None) -> None:
    report = failing(told([FIVE, HELD, Said("Ivo Marten", killed(7))], 1))
    board = board_of(report, told([Said("Mila Dorn", killed(9))], 2))
    names = {voice.answer.name for question in board.questions() for voice in question.voices}
    assert names == {"Hanna Sovik", "Ivo Marten", "Mila Dorn"}
    assert [(each.subject, each.id) for each in board.skipped] == [
        ("answer", report.entries[0].claim.id)
    ]


READ = Read(
    1,
    "valley",
    None,
    1,
    "report-1",
    "0" * 64,
    "The Courier",
    None,
    None,
    None,
    "2024-03-15T00:00:00.000000Z",
)


@pytest.mark.parametrize("missing", ["mode", "source", "cue", "content"])
def test_an_entry_without_one_of_its_keys_leaves_its_neighbours(
    missing: str, guarded: None
) -> None:
    _, entries = report_of([FIVE, HELD])
    del entries[0][missing]
    claims = [(seq, json.dumps({"entry": entry})) for seq, entry in enumerate(entries, 2)]
    (report,), left_out = tell(Raw([READ], {1: claims}, {}))
    assert [entry.claim.source.text for entry in report.entries] == ["Hanna Sovik"]
    assert [(each.subject, each.id) for each in left_out] == [("answer", "record 2")]


def test_a_report_that_is_no_report_leaves_the_others(guarded: None) -> None:
    board = board_of(replace(told([FIVE], 1), published=5), told([HELD], 2))  # type: ignore[arg-type]
    assert len(board.questions()) == 1
    assert [(each.subject, each.id) for each in board.skipped] == [("report", "report-1")]


def test_answers_keep_their_numbers_where_one_before_them_is_left_out(guarded: None) -> None:
    report = told([FIVE], 1)
    (entry,) = report.entries
    both = replace(entry, propositions=(UNASKABLE, *entry.propositions))
    (question,) = board_of(replace(report, entries=[both])).questions()
    assert question.voices[0].answer.number == 1


def test_nothing_is_left_out_where_everything_is_to_be_seen() -> None:
    with pytest.raises(ZeroDivisionError):
        board_of(failing(told([FIVE], 1)))
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 // 0)


def test_what_failed_is_counted_and_named() -> None:
    skipped = [
        Skipped("answer", "b", "KeyError"),
        Skipped("answer", "a", "TypeError"),
        Skipped("decision", "7", "odd"),
    ]
    assert list(skipped_in_words(skipped)) == [
        "2 answers could not be worked out: claim a (TypeError), claim b (KeyError).",
        "1 decision could not be worked out: 7 (odd).",
    ]
    assert list(skipped_in_words([])) == []
    (many,) = skipped_in_words(
        Skipped("answer", f"{number:03}", "KeyError") for number in range(25)
    )
    assert many.startswith("25 answers")
    assert many.endswith("and 5 more.")


def test_the_answers_of_a_reading_are_tried_before_it_is_recorded(guarded: None) -> None:
    report = failing(told([FIVE, HELD], 1))
    (fault,) = faults_of_board(report)
    assert (fault.part, fault.claim) == ("board", report.entries[0].claim.id)
    assert faults_of_board(told([FIVE, HELD], 1)) == ()


def fill(ledger: Ledger) -> list[str]:
    """A ledger with three questions; gives its claims."""
    report, entries = report_of(
        [FIVE, HELD, Said("Ivo Marten", killed(3, place=ORLIVKA), side="south")]
    )
    add_report(ledger, report, entries, READER, now=BEGIN)
    add(ledger, [Said("Mila Dorn", killed(9))], day=1, outlet="The Herald")
    return [str(each["id"]) for each in entries]


def rows(ledger: Ledger) -> list[dict[str, Any]]:
    """Every question, the brief and every view of half of it worked out."""
    with open_board(ledger) as board:
        view = View(head(board.ledger).seq)
        list(
            as_markdown(
                brief_of(
                    details_since(board, "2000-01-01", Filters(), view, now=True), "2000-01-01"
                )
            )
        )
        list(board.rows(view))
        return sorted(board.each(view, question_as_json), key=lambda row: str(row["id"]))


def skipped(ledger: Ledger) -> list[Skipped]:
    with open_board(ledger) as board:
        return board.skipped(View(head(board.ledger).seq))


@pytest.mark.parametrize("changes", AMENDMENTS, ids=str)
def test_an_amendment_of_a_wrong_shape_is_left_out_and_told(
    embedded: Ledger, changes: dict[str, Any]
) -> None:
    claims = fill(embedded)
    before = rows(embedded)
    number = amend(embedded, claims[0], changes)
    assert rows(embedded) == before
    assert [(each.subject, each.id) for each in skipped(embedded)] == [("decision", str(number))]
    undo(embedded, number, who="Ada Bell")
    assert skipped(embedded) == []
    assert rows(embedded) == before


@pytest.mark.parametrize("changes", [None, 5, [], "x"])
def test_an_amendment_without_changes_is_left_out_and_told(embedded: Ledger, changes: Any) -> None:
    claims = fill(embedded)
    before = rows(embedded)
    amend(embedded, claims[0], changes)
    assert rows(embedded) == before
    assert len(skipped(embedded)) == 1


@pytest.mark.parametrize("subject", ["question", "speaker", "place"])
@pytest.mark.parametrize("claims", [[["a"]], [5], "abc", None, {"a": 1}, [None]])
def test_a_split_of_a_wrong_shape_is_left_out_and_told(
    embedded: Ledger, subject: str, claims: Any
) -> None:
    fill(embedded)
    before = rows(embedded)
    split(embedded, subject, before[0]["id"] if subject == "question" else "sella-orme", claims)
    assert rows(embedded) == before
    assert [each.subject for each in skipped(embedded)] == ["decision"]


@pytest.mark.parametrize(
    "changes",
    [
        {"stance": "denies"},
        {"side": None},
        {"side": "north"},
        {
            "speaker": {
                "id": "a",
                "name": "A",
                "kind": "person",
                "named": True,
                "side": None,
                "members": [],
            }
        },
        {"speaker": None},
        {"said_at": {"start": "2024-03-01T00:00:00Z", "end": None, "why": None}},
        {"places": [{"span": [0, 3], "text": "Kal", "lat": 50.0, "lon": 30, "id": None}]},
        {"content": {"spans": [[0, 3]], "text": "Kal"}},
        {"propositions": []},
    ],
    ids=str,
)
def test_an_amendment_that_fits_is_none_of_these(changes: dict[str, Any]) -> None:
    assert problem_of({"verdict": "amend", "changes": changes}) == ""


def test_an_answer_that_fails_in_its_question_leaves_the_question(
    embedded: Ledger, guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = fill(embedded)
    real: Callable[..., Any] = __import__("sayso.questions.view", fromlist=["voices_of"]).voices_of

    def failing(answers: Any) -> Any:
        listed = list(answers)
        if any(each.claim == claims[0] for each in listed):
            raise ZeroDivisionError
        return real(listed)

    monkeypatch.setattr("sayso.questions.view.voices_of", failing)
    seen = rows(embedded)
    assert {position["name"] for row in seen for position in row["positions"]} == {
        "Hanna Sovik", "Ivo Marten", "Mila Dorn",
    }  # fmt: skip
    (left,) = skipped(embedded)
    assert (left.subject, left.id, left.problem) == ("answer", claims[0], "ZeroDivisionError")


def held_of(proposition: dict[str, Any]) -> Held:
    return Held(proposition_from_json(proposition).answer_alone(), False)


def test_what_is_not_understood_contests_nothing() -> None:
    newer = held_of({"type": "control", "spans": [], "holder": "north", "extent": "three quarters"})
    known = held_of({"type": "control", "spans": [], "holder": "south", "extent": "all"})
    strange, other = (held_of({"type": "weather", "sky": each}) for each in ("clear", "grey"))
    for first, second in ((newer, known), (known, newer), (strange, other)):
        assert compare(first, second) is Comparison.UNRELATED
        assert not conflict(first, second)
    assert compare(strange, strange) is Comparison.SAME


def test_the_switch_is_an_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STRICT)
    assert attempt(lambda: 1 // 0) == (None, "ZeroDivisionError")
