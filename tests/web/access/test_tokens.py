"""Tokens of programs: what they are for, and when they end."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.user import user
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from tests.web.access.people import PASSWORD, people


def test_a_token_is_listed_by_what_it_is_for_and_never_told_again(tmp_path: Path) -> None:
    store = people(tmp_path)
    token = store.make_token("a reader", "the wall", 7)
    (listed,) = store.tokens()

    assert (listed.name, listed.label, listed.used) == ("a reader", "the wall", "")
    assert listed.expires[:10] == (datetime.now(UTC) + timedelta(days=7)).isoformat()[:10]
    assert token not in repr(listed)


def test_it_is_seen_when_a_token_was_used(tmp_path: Path) -> None:
    store = people(tmp_path)
    store.of_token(store.make_token("a reader", "the wall"))
    assert store.tokens()[0].used[:10] == datetime.now(UTC).isoformat()[:10]


def test_a_token_ends_after_its_days(tmp_path: Path) -> None:
    store = people(tmp_path)
    token = store.make_token("a reader", "the wall", 0)
    assert store.of_token(token) is None


def test_one_token_is_ended_and_the_others_go_on(tmp_path: Path) -> None:
    store = people(tmp_path)
    first, second = (
        store.make_token("a reader", "the wall"),
        store.make_token("a reader", "the desk"),
    )
    key = next(each.id for each in store.tokens() if each.label == "the wall")
    done = CliRunner().invoke(user, ["end-token", key, "--access", str(tmp_path / "access.db")])

    assert done.exit_code == 0
    assert store.of_token(first) is None
    assert store.of_token(second)


@pytest.mark.parametrize(
    ("role", "password"), [(Role.READER, PASSWORD), (Role.EDITOR, "four other words here")]
)
def test_a_new_role_or_password_ends_all_tokens_of_a_user_and_nobody_else_s(
    role: Role, password: str, tmp_path: Path
) -> None:
    store = people(tmp_path)
    token, other = (
        store.make_token("a editor", "the wall"),
        store.make_token("a reader", "the wall"),
    )
    store.add_user("a editor", role, password)

    assert store.of_token(token) is None
    assert store.of_token(other)


def test_tokens_of_a_file_that_knew_no_end_of_them_get_one(tmp_path: Path) -> None:
    path = tmp_path / "access.db"
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE token (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, "
            "since TEXT)"
        )
        db.execute("INSERT INTO token VALUES ('ab', 'Ada Bell', '', '2024-05-01T12:00:00+00:00')")
    db.close()

    assert Store(path).tokens()[0].expires == "2024-07-30T12:00:00+00:00"
    assert Store(path).tokens()[0].expires == "2024-07-30T12:00:00+00:00"


def test_nobody_else_can_read_the_file_from_its_first_moment_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    people(tmp_path)
    assert (tmp_path / "access.db").stat().st_mode & 0o077 == 0
