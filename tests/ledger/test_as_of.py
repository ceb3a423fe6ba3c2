"""The ledger as of a time, on both clocks."""

import pytest

from sayso.errors import InputError
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.removal import withdraw
from sayso.ledger.store import Ledger
from sayso.ledger.view import view_of
from sayso.reports.published import read_published

from .building import NEWER, NOON, add, entry, report


def known(ledger: Ledger, as_of: str | None = None, recorded_by: str | None = None) -> list[str]:
    with ledger.reading() as connection:
        view = view_of(connection, as_of=as_of, recorded_by=recorded_by)
        return [
            str(found.entry and found.entry["content"]["text"])
            for found in find_claims(connection, Filters(), view).claims
        ]


def say(ledger: Ledger, what: str, published: str | None, day: int, **options: object) -> str:
    made = report(f"The mayor said {what}.", published=published, **options)  # type: ignore[arg-type]
    return add(ledger, made, [entry(made, "The mayor", "said", what)], day=day).report


@pytest.fixture
def dated(ledger: Ledger) -> Ledger:
    say(ledger, "it was late", "2024-03-10T10:00Z", 0)
    say(ledger, "it was vague", "2024", 1)
    say(ledger, "it was early", "2024-03-01", 2)
    say(ledger, "it was undated", None, 3)
    return ledger


@pytest.mark.parametrize(
    ("as_of", "wanted"),
    [
        ("2024-02-29", []),
        ("2024-03-01T12:00Z", []),
        ("2024-03-01", ["early"]),
        ("2024-03-10T09:59Z", ["early"]),
        ("2024-03-10", ["late", "early"]),
        ("2024-05-04T11:00Z", ["late", "vague", "early"]),
        ("2024-05-04T13:00Z", ["late", "vague", "early", "undated"]),
    ],
)
def test_as_of_shows_what_had_surely_been_published_by_then(
    dated: Ledger, as_of: str, wanted: list[str]
) -> None:
    """What is dated only by its year was public when it was recorded, on 2 May, as was what has no
    date, on 4 May.
    """
    assert known(dated, as_of=as_of) == [f"it was {word}" for word in wanted]


@pytest.mark.parametrize(
    ("recorded_by", "wanted"),
    [
        ("2024-04-30", []),
        ("2024-05-01T11:00Z", []),
        ("2024-05-01", ["late"]),
        ("2024-05-03", ["late", "vague", "early"]),
        ("2025", ["late", "vague", "early", "undated"]),
    ],
)
def test_recorded_by_shows_what_this_ledger_held_by_then(
    dated: Ledger, recorded_by: str, wanted: list[str]
) -> None:
    assert known(dated, recorded_by=recorded_by) == [f"it was {word}" for word in wanted]


def test_both_together_say_what_could_have_been_known(dated: Ledger) -> None:
    assert known(dated, as_of="2024-03-10", recorded_by="2024-05-02") == ["it was late"]


def test_a_later_reading_is_not_seen_before_it_was_recorded(ledger: Ledger) -> None:
    made = report("The mayor said it was cold. Ivo Marten said it was wet.")
    first, second = (
        entry(made, "The mayor", "said", "it was cold"),
        entry(made, "Ivo Marten", "said", "it was wet"),
    )
    add(ledger, made, [first], day=0)
    add(ledger, made, [first, second], day=4, reader=NEWER, reread=True)
    assert known(ledger, recorded_by="2024-05-02") == ["it was cold"]
    assert known(ledger, recorded_by="2024-05-05") == ["it was cold", "it was wet"]


def test_a_retraction_counts_from_when_it_was_known(ledger: Ledger) -> None:
    name = say(ledger, "it was over", "2024-03-01", 0)
    withdraw(
        ledger,
        name,
        who="editor",
        why="the outlet said so",
        published=read_published("2024-03-05"),
        now=NOON,
    )

    def retracted(**when: str) -> list[bool]:
        with ledger.reading() as connection:
            return [
                found.retracted
                for found in find_claims(connection, Filters(), view_of(connection, **when)).claims
            ]

    assert (retracted(), retracted(as_of="2024-03-04"), retracted(as_of="2024-03-05")) == (
        [True],
        [False],
        [True],
    )


@pytest.mark.parametrize("when", ["yesterday", "", "2024-13-01", "'; DROP TABLE claim"])
def test_a_time_that_cannot_be_read_is_refused(ledger: Ledger, when: str) -> None:
    with pytest.raises(InputError, match="R016"):
        known(ledger, as_of=when)
