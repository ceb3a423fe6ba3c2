"""What is kept of passwords, sessions and tokens, and where."""

import sqlite3
from pathlib import Path

from sayso.web.access.passwords import hashed, matches
from tests.web.access.people import PASSWORD, people
from tests.web.asking import pages


def test_a_token_lets_a_program_in_and_is_kept_only_as_a_hash(tmp_path: Path) -> None:
    store = people(tmp_path)
    token = store.make_token("a reviewer", "script")
    with pages(tmp_path, accounts=True) as client:
        known = client.get("/api/v1/head", headers={"authorization": f"Bearer {token}"})
        wrong = client.get("/api/v1/head", headers={"authorization": f"Bearer {token}x"})

    assert (known.status_code, wrong.status_code) == (200, 401)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert token.encode() not in content
    assert PASSWORD.encode() not in content


def test_passwords_are_kept_by_argon2id() -> None:
    kept = hashed(PASSWORD)

    assert kept.startswith("$argon2id$")
    assert matches(kept, PASSWORD)
    assert not matches(kept, PASSWORD + " ")
    assert not matches(None, PASSWORD)


def test_users_sessions_and_drafts_are_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    people(tmp_path)
    path = tmp_path / "access.db"

    assert path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as db:
        names = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    db.close()
    assert names == {"user", "session", "token", "draft", "secret"}
