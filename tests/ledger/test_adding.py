"""What adding does, on both stores."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from sayso.ledger.adding import Outcome
from sayso.ledger.append import head
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import all_claims, find_claims
from sayso.ledger.schema import CLAIM, READING, RECORD, REPORT
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of
from sayso.record.capture import Capture

from .building import NEWER, add, entry, fill, report, simple


def ids(ledger: Ledger, **asked: object) -> list[str]:
    with ledger.reading() as connection:
        return [found.id for found in all_claims(connection, Filters(**asked), view_of(connection))]  # type: ignore[arg-type]


def count_of(ledger: Ledger, table: object) -> int:
    with ledger.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_what_was_added_can_be_read_and_verified(ledger: Ledger) -> None:
    made, entries = simple(1)
    added = add(ledger, made, entries)
    assert (added.outcome, added.claims) == (Outcome.ADDED, 3)
    with ledger.reading() as connection:
        page = find_claims(connection, Filters(), view_of(connection))
    assert [found.entry for found in page.claims] == entries
    assert page.claims[0].report["outlet"] == "The Courier"
    verdict = verify(ledger)
    assert (verdict.is_clean, verdict.commits, verdict.claims, verdict.captures) == (True, 1, 3, 1)


def test_the_same_report_again_adds_nothing(ledger: Ledger) -> None:
    made, entries = simple(1)
    add(ledger, made, entries)
    with ledger.reading() as connection:
        before = head(connection)
    again = add(ledger, made, entries, day=1)
    told_less = add(ledger, replace(made, outlet=None, published=None), entries, day=2)
    with ledger.reading() as connection:
        assert head(connection) == before
    assert [again.outcome, told_less.outcome] == [Outcome.THERE, Outcome.THERE]


def test_the_same_text_in_another_outlet_is_another_report(ledger: Ledger) -> None:
    made, entries = simple(1)
    add(ledger, made, entries)
    copy = add(ledger, replace(made, outlet="The Herald"), entries)
    assert copy.outcome is Outcome.ADDED
    assert count_of(ledger, REPORT) == 2
    assert ids(ledger) == [e["id"] for e in entries] * 2
    assert verify(ledger).is_clean


def test_a_newer_reader_reads_again_only_on_request_and_both_readings_stay(ledger: Ledger) -> None:
    made, entries = simple(1)
    add(ledger, made, entries)
    assert add(ledger, made, entries[:1], reader=NEWER).outcome is Outcome.OLDER
    assert add(ledger, made, entries[:1], reader=NEWER, reread=True).outcome is Outcome.REREAD
    assert add(ledger, made, entries[:1], reader=NEWER, reread=True).outcome is Outcome.THERE
    assert (count_of(ledger, READING), count_of(ledger, CLAIM)) == (2, 4)
    assert ids(ledger) == [entries[0]["id"]]
    assert ids(ledger, all_readings=True) == [e["id"] for e in entries] + [entries[0]["id"]]
    assert verify(ledger).is_clean


def test_a_changed_text_under_the_same_url_is_a_new_report_linked_to_the_old(
    ledger: Ledger,
) -> None:
    old = report(
        "The mayor said the bridge was open. Ivo Marten said the mill burned.",
        url="https://courier.example/1",
    )
    new = report(
        "The mayor said the bridge was shut. Ivo Marten said the mill burned.",
        url="https://courier.example/1",
    )
    first = add(
        ledger,
        old,
        [
            entry(old, "The mayor", "said", "the bridge was open"),
            entry(old, "Ivo Marten", "said", "the mill burned"),
        ],
    )
    second = add(
        ledger,
        new,
        [
            entry(new, "The mayor", "said", "the bridge was shut"),
            entry(new, "Ivo Marten", "said", "the mill burned"),
        ],
    )
    assert (second.previous, second.gone) == (first.report, 1)
    with ledger.reading() as connection:
        found = find_claims(connection, Filters(), view_of(connection)).claims
    assert [(f.gone, f.kept is not None) for f in found] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]
    assert found[1].kept == found[3].id
    assert verify(ledger).is_clean


def test_a_report_without_claims_is_added_too(ledger: Ledger) -> None:
    assert add(ledger, report("Nothing is said here."), []).outcome is Outcome.ADDED
    assert verify(ledger).is_clean


@pytest.mark.parametrize("wrong", ["span", "words", "id", "text", "shape"])
def test_an_entry_that_does_not_fit_its_text_is_refused_and_nothing_of_the_report_is_added(
    ledger: Ledger, wrong: str
) -> None:
    made, entries = simple(1)
    bad: Any = dict(entries[2])
    changes: dict[str, dict[str, Any]] = {
        "span": {"cue": {"spans": [[5, 9_999]], "text": "said"}},
        "words": {"cue": {**bad["cue"], "text": "denied"}},
        "id": {"id": "0" * 16},
        "text": {"report": "0" * 64},
        "shape": {"source": None},
    }
    bad.update(changes[wrong])
    with pytest.raises(LedgerError, match="L012"):
        add(ledger, made, [*entries[:2], bad])
    assert count_of(ledger, RECORD) == 0


@pytest.mark.parametrize("text", ["A text with \0 in it.", "Half a pair: \ud83d."])
def test_a_text_that_no_store_can_hold_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(LedgerError, match="L012"):
        add(ledger, report(text), [])
    assert count_of(ledger, RECORD) == 0


def test_the_bytes_that_a_report_was_read_from_are_kept_as_they_were(ledger: Ledger) -> None:
    made, entries = simple(1)
    data = b"\xef\xbb\xbf" + made.text.encode()
    add(ledger, replace(made, capture=Capture(data, "1.txt")), entries)
    with ledger.reading() as connection:
        name = connection.execute(select(REPORT.c.capture_sha256)).scalar_one()
        assert ledger.captures.get(connection, name) == data


def test_commits_never_go_back_in_time(ledger: Ledger) -> None:
    add(ledger, *simple(1), day=5)
    add(ledger, *simple(2), day=0)
    verdict = verify(ledger)
    assert (verdict.is_clean, verdict.recorded_at) == (True, "2024-05-06T12:00:00.000000Z")


def test_a_ledger_can_be_closed_and_opened_again(location: str) -> None:
    with open_ledger(location, create=True) as ledger:
        fill(ledger, 2)
    with open_ledger(location, create=True) as ledger:
        made, entries = simple(1)
        assert add(ledger, made, entries).outcome is Outcome.THERE
        add(ledger, *simple(2))
        assert verify(ledger).claims == 9
