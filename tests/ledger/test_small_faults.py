"""Clocks, titles, folders, passwords."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.display.characters import cell
from sayso.errors import SaysoError
from sayso.ledger.adding import Outcome
from sayso.ledger.append import ACCEPT_CLOCK
from sayso.ledger.errors import LedgerError
from sayso.ledger.postgres import shown
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.web.access.store import Store

from .building import add, simple

AHEAD = datetime.now(UTC) + timedelta(days=20_000)


def test_a_clock_that_was_ahead_once_is_told_and_not_followed_unseen(
    embedded: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(embedded, *simple(1), now=AHEAD)
    with pytest.raises(LedgerError, match="L023"):
        add(embedded, *simple(2), now=None)
    monkeypatch.setenv(ACCEPT_CLOCK, "accept")
    add(embedded, *simple(2), now=None)
    with embedded.reading() as connection:
        body = str(
            connection.exec_driver_sql(
                "SELECT body FROM ledger_record WHERE kind = 'clock'"
            ).scalar_one()
        )
    assert f'"time":"{datetime.now(UTC):%Y-%m-%d}' in body
    assert verify(embedded).is_clean


@pytest.mark.parametrize("hours", [0, 1, 23])
def test_clocks_that_differ_by_hours_are_no_matter(embedded: Ledger, hours: int) -> None:
    add(embedded, *simple(1), now=datetime.now(UTC) + timedelta(hours=hours))
    assert add(embedded, *simple(2), now=None).outcome is Outcome.ADDED
    with embedded.reading() as connection:
        assert (
            connection.exec_driver_sql("SELECT 1 FROM ledger_record WHERE kind = 'clock'").first()
            is None
        )


def test_the_same_text_with_a_corrected_title_is_a_new_version(ledger: Ledger) -> None:
    made, entries = simple(1)
    first = add(ledger, replace(made, title="Bridge shut"), entries)
    assert add(ledger, replace(made, title="Bridge shut"), entries).outcome is Outcome.THERE
    second = add(ledger, replace(made, title="Bridge shut by floods"), entries)
    assert (second.outcome, second.previous, second.gone) == (Outcome.ADDED, first.report, 0)
    for title in ("Bridge shut", "Bridge shut by floods", None):
        assert add(ledger, replace(made, title=title), entries).outcome is Outcome.THERE
    third = add(ledger, replace(made, title="Bridge shut by ice"), entries)
    assert third.outcome is Outcome.ADDED
    assert len({first.report, second.report, third.report}) == 3
    assert verify(ledger).is_clean


def test_every_folder_that_a_commit_needs_is_written_down_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    sync = os.fsync

    def noting(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        sync(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("there is no /proc here")
    monkeypatch.setattr(os, "fsync", noting)
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        assert str(tmp_path) in synced
        synced.clear()
        add(ledger, *simple(1))
    folder = tmp_path / "sayso.db.captures"
    (inner,) = folder.iterdir()
    assert synced == [str(tmp_path), str(folder), str(inner)]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ada:hunter2@host/db", "postgresql://host/db?user=ada&password=hunter2",
        "postgresql://host/db?sslpassword=hunter2", "postgresql://host/db?PassWord=hunter2&host=x",
    ],
)  # fmt: skip
def test_no_password_is_shown(address: str) -> None:
    assert "hunter2" not in shown(address)
    assert "host" in shown(address)


def test_an_address_without_a_password_is_shown_as_it_is() -> None:
    assert (
        shown("postgresql://ada@host/db?sslmode=require")
        == "postgresql://ada@host/db?sslmode=require"
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "\n=1+1",
        " =1+1",
        "\t@x",
        "\r\n-1",
        "\uff1d1+1",
        "\u3000\uff0b1",
        "\u00a0=x",
        "\ufeff=x",
        "\x00+1",
    ],
)
def test_what_a_spreadsheet_would_run_is_only_shown(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=b", "x", "", "1-2", "the @ sign", "«=»"])
def test_what_a_spreadsheet_would_not_run_stands_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_accounts_in_a_folder_that_may_not_be_written_are_refused_with_a_code(
    tmp_path: Path,
) -> None:
    with pytest.raises(SaysoError, match="L007"):
        Store(tmp_path / "absent" / "x.db")
