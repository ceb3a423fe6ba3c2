"""Who may do what, and what no other site can make a browser do."""

import re
import sqlite3
from functools import cache
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.errors import SaysoError
from sayso.web.access.passwords import hashed, matches
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from sayso.web.record import ClaimFilter, Clock, Page
from sayso.web.serving import access_file, address, settings_for
from sayso.web.settings import Limits
from tests.web.asking import form_of, named, pages
from tests.web.memory import Memory

PASSWORD = "four plain words here"


@pytest.fixture(autouse=True)
def _hash_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash for the same password: each takes long, as it should."""
    monkeypatch.setattr("sayso.web.access.store.hashed", _hashed)


@cache
def _hashed(password: str) -> str:
    return hashed(password)


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> str:
    form = form_of(client, "/signin")
    client.post("/signin", data={"name": name, "password": password, "form": form}, follow_redirects=False)
    return re.search(r'name="form" value="([0-9a-f]+)"', client.get("/").text + 'name="form" value="0"')[1]  # type: ignore[index]


def people(folder: Path) -> Store:
    store = Store(folder / "access.db")
    for role in Role:
        store.add_user(f"a {role}", role, PASSWORD)
    return store


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
    [("reader", ("/",)), ("reviewer", ("/", "/review/log")), ("editor", ("/", "/review/log", "/add"))],
)
def test_each_role_reaches_what_it_may_and_no_more(role: str, may: tuple[str, ...], tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        sign_in(client, f"a {role}")
        reached = tuple(path for path in ("/", "/review/log", "/add") if client.get(path).status_code == 200)

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
        client.post(f"/review/{claim}", data={"verdict": "accept", "form": form}, headers={"x-sayso-name": "Mallory"})

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
            "/signin", data={"name": "a reader", "password": PASSWORD, "form": form}, follow_redirects=False
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


@pytest.mark.parametrize("path", ["/seen", "/name", "/add", "/signout"])
@pytest.mark.parametrize("form", ["", "0" * 64, "é"])
def test_a_form_without_its_sessions_token_is_refused(path: str, form: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.get("/")
        answer = client.post(path, data={"form": form, "name": "x", "text": "x"})

    assert answer.status_code == 403
    assert "W005" in answer.text


def test_the_token_of_one_session_is_none_for_another(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form = form_of(client)
        client.cookies.clear()
        client.get("/")
        assert client.post("/name", data={"name": "x", "form": form}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_what_another_site_sends_is_refused_even_with_a_token(headers: dict[str, str], tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form = form_of(client)
        assert client.post("/name", data={"name": "x", "form": form}, headers=headers).status_code == 403


def test_the_api_takes_nothing_from_a_browser_without_a_header_that_only_we_send(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
    told = {"target": claim, "verdict": "accept"}
    with pages(tmp_path, record) as client:
        named(client)
        refused = client.post("/api/v1/decisions", json=told)
        taken = client.post("/api/v1/decisions", json=told, headers={"x-sayso-name": "Ada Bell"})

    assert (refused.status_code, taken.status_code) == (403, 201)
    assert [each["who"] for each in record.decided] == ["Ada Bell"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8170", "127.0.0.1.evil.example", "", "localhost@evil"])
def test_another_hosts_name_is_refused_against_rebinding(host: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8170", "127.0.0.1:9", "[::1]:8170"])
def test_the_machines_own_names_are_served(host: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get("/", headers={"host": host}).status_code == 200


def test_signing_in_too_often_is_slowed_down(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True, limits=Limits(sign_ins=2)) as client:
        form = form_of(client, "/signin")
        told = {"name": "a reader", "password": "wrong", "form": form}
        statuses = [client.post("/signin", data=told).status_code for _ in range(3)]

    assert statuses == [403, 403, 429]


def test_too_many_requests_are_told_when_to_come_back(tmp_path: Path) -> None:
    with pages(tmp_path, limits=Limits(reads=2)) as client:
        answers = [client.get("/name") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "60"


@pytest.mark.parametrize("length", ["1001", "999999999999999999999999", "-1", "x"])
def test_too_large_a_body_is_refused_before_it_is_read(length: str, tmp_path: Path) -> None:
    with pages(tmp_path, limits=Limits(body=1000)) as client:
        answer = client.post("/add", content=b"", headers={"content-length": length})

    assert answer.status_code == 413


def test_a_body_that_hides_its_length_is_measured_as_it_comes(tmp_path: Path) -> None:
    with pages(tmp_path, limits=Limits(body=1000)) as client:
        form = named(client)
        parts = (f"form={form}&text=".encode(), *(b"x" * 500 for _ in range(5)))
        answer = client.post("/add", content=iter(parts), headers={"content-type": "application/x-www-form-urlencoded"})

    assert answer.status_code in (400, 413)


def test_every_answer_carries_the_headers_that_keep_a_page_to_itself(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path in ("/", "/nothing", "/api/v1/head", "/static/icon.svg", "/captures/x"):
            headers = client.get(path).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["x-frame-options"] == "DENY"
            assert headers["referrer-policy"] == "same-origin"
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]


def test_the_access_log_has_a_line_an_answer_and_no_line_that_a_request_made_up(tmp_path: Path) -> None:
    lines: list[str] = []
    with pages(tmp_path, log=lines) as client:
        named(client, "Ada Bell")
        lines.clear()
        client.get("/?text=a%0d%0aforged%20line")
        client.get("/nothing")

    assert [line.split()[1:5:1] for line in lines] == [
        ["Ada_Bell", "GET", "/?text=a%0d%0aforged%20line", "200"],
        ["Ada_Bell", "GET", "/nothing", "404"],
    ]
    assert all("\n" not in line for line in lines)


def test_users_sessions_and_drafts_are_in_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    people(tmp_path)
    path = tmp_path / "access.db"

    assert path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as db:
        names = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    db.close()
    assert names == {"user", "session", "token", "draft", "secret"}


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


def test_a_refusal_is_a_page_for_a_browser_and_json_for_a_program(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        browser = client.get("/", headers={"host": "evil.example", "accept": "text/html,*/*"})
        program = client.get("/", headers={"host": "evil.example"})

    assert "<h1>This address is none that is served here.</h1>" in browser.text
    assert program.json()["code"] == "W006"


def test_what_can_be_got_can_be_asked_about(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.head("/reports")

    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) > 0
