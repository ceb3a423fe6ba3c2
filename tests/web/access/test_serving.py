"""Where the pages are served, and to whom."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.serve import serve
from sayso.errors import SaysoError
from sayso.web import serving
from sayso.web.serving import access_file, address, settings_for
from tests.web.access.people import people


def test_elsewhere_than_on_this_machine_is_not_served_without_accounts(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="W014"):
        settings_for("0.0.0.0", tmp_path / "access.db", (), False)

    people(tmp_path)
    settings = settings_for("0.0.0.0", tmp_path / "access.db", ("Desk.example",), False)
    assert settings.accounts
    assert "desk.example" in settings.hosts
    assert "0.0.0.0" not in settings.hosts


def test_on_this_machine_no_account_is_needed(tmp_path: Path) -> None:
    assert not settings_for("127.0.0.1", tmp_path / "access.db", (), False).accounts


def test_users_are_kept_beside_the_ledger() -> None:
    assert access_file("news/sayso.db", None) == Path("news/sayso.access.db")
    assert access_file("postgresql://host/base", None) == Path("sayso-access.db")


def test_the_address_to_open_is_one_that_a_browser_takes() -> None:
    assert address("127.0.0.1", 8170) == "http://localhost:8170/"
    assert address("fe80::1", 80) == "http://[fe80::1]:80/"


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.5", "desk.example", "128.0.0.1", "localhost.example"]
)
def test_every_host_but_this_machine_demands_accounts(host: str, tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="W014"):
        settings_for(host, tmp_path / "access.db", (), False)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_this_machine_alone_needs_none_unless_they_are_asked_for(host: str, tmp_path: Path) -> None:
    assert not settings_for(host, tmp_path / "access.db", (), False).accounts
    with pytest.raises(SaysoError, match="W014"):
        settings_for(host, tmp_path / "access.db", (), True)


def test_unless_told_otherwise_the_pages_are_bound_to_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts: list[str] = []
    monkeypatch.setattr(
        serving, "serve", lambda record, settings, host, port, log: hosts.append(host)
    )
    result = CliRunner().invoke(serve, ["--ledger", str(tmp_path / "sayso.db")])

    assert result.exit_code == 0, result.output
    assert hosts == ["127.0.0.1"]
