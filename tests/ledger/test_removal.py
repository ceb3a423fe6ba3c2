"""A withdrawn report is marked; a removed one leaves a tombstone and the hashes."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.ledger.adding import Outcome
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import all_reports, find_claims
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.schema import RECORD, REPORT
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of

from .building import add, entry, fill, report, simple

SECRET = "the orchard by the customs house"


def secret(ledger: Ledger) -> str:
    made = report(f"Zdenka Vrsaly said they met in {SECRET}.")
    return add(ledger, made, [entry(made, "Zdenka Vrsaly", "said", f"they met in {SECRET}")]).report


def test_the_claims_of_a_withdrawn_report_stay_and_are_marked(ledger: Ledger) -> None:
    name = add(ledger, *simple(1)).report
    add(ledger, *simple(2))
    withdraw(ledger, name, who="editor", why="the outlet took it down")
    with ledger.reading() as connection:
        found = find_claims(connection, Filters(), view_of(connection)).claims
        reports = list(all_reports(connection, view_of(connection)))
    assert [claim.retracted for claim in found] == [True] * 3 + [False] * 3
    assert [report["retracted"] for report in reports] == [True, False]
    assert verify(ledger).is_clean


def test_of_a_removed_report_the_words_are_gone_and_the_chain_still_holds(ledger: Ledger) -> None:
    fill(ledger, 2)
    head = verify(ledger).head
    name = secret(ledger)
    assert remove(ledger, name, who="lawyer", why="an order of the court").reports == (name,)
    with ledger.reading() as connection:
        claims = find_claims(connection, Filters(), view_of(connection)).claims
        bodies = "".join(filter(None, connection.execute(select(RECORD.c.body)).scalars()))
        reports = {
            row["id"]: row["removed"] for row in all_reports(connection, view_of(connection))
        }
        capture = connection.execute(
            select(REPORT.c.capture_sha256).where(REPORT.c.id == name)
        ).scalar_one()
        assert ledger.captures.get(connection, capture) is None
    assert len(claims) == 6
    assert SECRET not in bodies
    assert "an order of the court" in bodies
    assert sum(reports.values()) == reports[name] == 1
    verdict = verify(ledger, head=head)
    assert (verdict.is_clean, verdict.removed) == (True, 2)


def test_nothing_of_the_removed_words_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger, 3)
        name = secret(ledger)
        fill(ledger, 5)
        remove(ledger, name, who="lawyer", why="an order of the court")
    left = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    for word in (SECRET, "orchard", "Vrsaly", "vrsaly"):
        assert word.encode() not in left


def test_every_report_with_the_removed_text_loses_it(ledger: Ledger) -> None:
    made, entries = simple(1)
    first = add(ledger, made, entries).report
    second = add(ledger, replace(made, outlet="The Herald"), entries).report
    assert set(remove(ledger, first, who="lawyer", why="a court").reports) == {first, second}
    with ledger.reading() as connection:
        assert find_claims(connection, Filters(), view_of(connection)).claims == ()
    assert verify(ledger).is_clean


def test_a_removed_text_is_not_added_again(ledger: Ledger) -> None:
    made, entries = simple(1)
    remove(ledger, add(ledger, made, entries).report, who="lawyer", why="a court")
    assert add(ledger, made, entries).outcome is Outcome.THERE
    with pytest.raises(LedgerError, match="L013"):
        add(ledger, replace(made, outlet="The Herald"), entries)
    assert verify(ledger).is_clean


def test_a_removal_can_be_done_again(ledger: Ledger) -> None:
    name = secret(ledger)
    for _ in range(2):
        remove(ledger, name, who="lawyer", why="a court")
    assert verify(ledger).is_clean


@pytest.mark.parametrize("name", ["", "0" * 16, "' OR 1=1 --"])
def test_a_report_that_is_not_there_is_told(ledger: Ledger, name: str) -> None:
    for act in (withdraw, remove):
        with pytest.raises(LedgerError, match="L011"):
            act(ledger, name, who="editor", why="no reason")
