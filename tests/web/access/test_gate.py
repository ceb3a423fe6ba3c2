"""What stands before every page: host, pace, size; the headers of every answer; the log."""

from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from sayso.web.access.gate import Gate
from sayso.web.settings import Limits, Settings
from tests.web.access.people import people
from tests.web.asking import form_of, named, pages


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8170", "127.0.0.1.evil.example", "", "localhost@evil"]
)
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
        answer = client.post(
            "/add",
            content=iter(parts),
            headers={"content-type": "application/x-www-form-urlencoded"},
        )

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


def test_the_access_log_has_a_line_an_answer_and_no_line_that_a_request_made_up(
    tmp_path: Path,
) -> None:
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


@pytest.mark.parametrize(
    "path", ["/api/v1/head", "/static/icon.svg", "/captures/x", "/signin", "/add/x/events"]
)
def test_another_hosts_name_is_refused_at_every_door(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get(path, headers={"host": "evil.example"}).status_code == 400


def test_who_asked_too_often_may_ask_again_after_a_minute(tmp_path: Path) -> None:
    now = [0.0]
    settings = Settings(tmp_path / "access.db", limits=Limits(reads=2, writes=1))
    client = TestClient(
        Gate(_answer, settings, lambda line: None, lambda: now[0]), base_url="http://127.0.0.1"
    )
    first = [client.get("/").status_code for _ in range(3)]
    write = [client.post("/").status_code for _ in range(2)]
    now[0] = 61.0
    again = client.get("/").status_code

    assert first == [200, 200, 429]
    assert write == [200, 429]
    assert again == 200


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    await Response("Here.")(scope, receive, send)
