"""What is kept of passwords, sessions and tokens, and where."""

import hashlib
import sqlite3
from pathlib import Path

from sayso.web.access.passwords import hashed, matches
from tests.web.access.people import PASSWORD, people, sign_in
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
        names = {
            row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    db.close()
    assert names == {"user", "session", "token", "draft", "secret"}


def test_a_session_is_kept_only_as_a_hash(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, "a reader")
        cookie = client.cookies["sayso_session"]
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert hashlib.sha256(cookie.encode()).hexdigest().encode() in content
    assert cookie.encode() not in content


def test_no_secret_is_in_the_log(tmp_path: Path) -> None:
    store = people(tmp_path)
    token, lines = store.make_token("a reader", "script"), list[str]()
    with pages(tmp_path, accounts=True, log=lines) as client:
        client.get("/api/v1/head", headers={"authorization": f"Bearer {token}"})
        form = sign_in(client, "a reader")
        client.post(
            "/signin", data={"name": "a reader", "password": "another long one", "form": form}
        )
        cookie = client.cookies["sayso_session"]

    told = "\n".join(lines)
    assert "a_reader GET /api/v1/head 200" in told
    assert "POST /signin 303" in told
    assert "POST /signin 403" in told
    for secret in (token, PASSWORD, "another long one", cookie, form):
        assert secret not in told
