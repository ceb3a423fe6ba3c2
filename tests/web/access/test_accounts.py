"""With accounts: who reads, who decides, and how long."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from sayso.web.access.roles import Role
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from tests.web.access.people import PASSWORD, people, sign_in
from tests.web.asking import form_of, pages
from tests.web.memory import Memory


def test_without_accounts_whoever_is_at_the_machine_reads(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get("/").status_code == 200


def test_with_accounts_nothing_is_shown_to_who_has_not_signed_in(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        for path in ("/", "/reports", "/claims", "/map", "/review", "/add", "/api"):
            answer = client.get(path, follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (303, "/signin"), path
        for path in ("/api/v1/questions", "/api/v1/claims.csv", "/api/v1/openapi.json"):
            assert client.get(path).status_code == 401


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("reader", ("/",)),
        ("reviewer", ("/", "/review/log")),
        ("editor", ("/", "/review/log", "/add")),
    ],
)
def test_each_role_reaches_what_it_may_and_no_more(
    role: str, may: tuple[str, ...], tmp_path: Path
) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, f"a {role}")
        reached = tuple(
            path for path in ("/", "/review/log", "/add") if client.get(path).status_code == 200
        )

    assert reached == may


def test_a_reader_cannot_decide_by_sending_the_form_either(tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
    with pages(tmp_path, record, accounts=True) as client:
        form = sign_in(client, "a reader")
        answer = client.post(f"/review/{claim}", data={"verdict": "accept", "form": form})

    assert answer.status_code == 403
    assert record.decided == []


def test_a_decision_is_recorded_under_the_account(tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
    with pages(tmp_path, record, accounts=True) as client:
        form = sign_in(client, "a reviewer")
        client.post(
            f"/review/{claim}",
            data={"verdict": "accept", "form": form},
            headers={"x-sayso-name": "Mallory"},
        )

    assert [each["who"] for each in record.decided] == ["a reviewer"]


def test_a_wrong_password_and_a_wrong_name_are_refused_alike(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        form = form_of(client, "/signin")
        answers = [
            client.post("/signin", data={"name": name, "password": "wrong", "form": form})
            for name in ("a reader", "nobody")
        ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert re.sub("value=.*?>", "", answers[0].text) == re.sub("value=.*?>", "", answers[1].text)


def test_signing_in_gives_a_new_session_that_no_script_can_read(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        form = form_of(client, "/signin")
        before = client.cookies["sayso_session"]
        answer = client.post(
            "/signin",
            data={"name": "a reader", "password": PASSWORD, "form": form},
            follow_redirects=False,
        )
        cookie = answer.headers["set-cookie"].lower()

    assert client.cookies["sayso_session"] != before
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_signing_out_ends_the_session(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        form = sign_in(client, "a reader")
        kept = client.cookies["sayso_session"]
        client.post("/signout", data={"form": form})
        client.cookies.set("sayso_session", kept)
        assert client.get("/", follow_redirects=False).status_code == 303


def test_a_removed_user_is_out_at_once(tmp_path: Path) -> None:
    store = people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, "a reader")
        store.remove_user("a reader")
        assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("role", "claim", "question"),
    [("reader", 403, 403), ("reviewer", 201, 403), ("editor", 201, 201)],
)
def test_a_token_may_what_its_users_role_may(
    role: str, claim: int, question: int, tmp_path: Path
) -> None:
    store = people(tmp_path)
    record = Memory()
    sent = {"authorization": f"Bearer {store.make_token(f'a {role}', 'script')}"}
    first = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
    board = record.board(BoardFilter(), Clock(), Page(1)).items[0]["id"]
    with pages(tmp_path, record, accounts=True) as client:
        on_claim = client.post(
            "/api/v1/decisions", json={"target": first, "verdict": "accept"}, headers=sent
        )
        note = {"subject": "question", "target": board, "verdict": "note", "why": "So."}
        on_question = client.post("/api/v1/decisions", json=note, headers=sent)

    assert (on_claim.status_code, on_question.status_code) == (claim, question)
    assert {each["who"] for each in record.decided} <= {f"a {role}"}


def test_a_name_in_a_header_is_none_where_accounts_are_demanded(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        assert client.get("/api/v1/head", headers={"x-sayso-name": "an editor"}).status_code == 401


def test_a_smaller_role_holds_at_once(tmp_path: Path) -> None:
    store = people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, "a editor")
        assert client.get("/add").status_code == 200
        store.add_user("a editor", Role.READER, PASSWORD)
        assert client.get("/add", follow_redirects=False).status_code == 303


def test_a_session_ends_some_hours_after_it_began_however_much_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, "a reader")
        assert client.get("/", follow_redirects=False).status_code == 200
        monkeypatch.setattr("sayso.web.access.store.LIFE", timedelta(0))
        assert client.get("/", follow_redirects=False).status_code == 303
