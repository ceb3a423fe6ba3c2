"""Every address there is: who may come in, and what every answer and every form carries."""

import asyncio
from pathlib import Path

import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient
from starlette.types import Message

from sayso.web.access.doors import Door, refuse_unguarded
from tests.web.access.doors import OPEN, SENT, TOLD, doors
from tests.web.access.people import people, sign_in
from tests.web.asking import named, pages
from tests.web.memory import Memory

_OWN = {
    "/seen",
    "/signin",
    "/signout",
    "/following",
    "/following/seen",
    "/following/{key}/end",
}
_DECIDING = {
    "/review/{key}",
    "/review/{key}/understood",
    "/reports/{key}/claim",
    "/api/v1/decisions",
}
REACHED = {"reader": _OWN, "reviewer": _OWN | _DECIDING}
"""What each role may send; an editor may send everything."""


def send(client: TestClient, route: str, path: str, form: str) -> int:
    """Send what the route takes; the status of the answer."""
    if route in TOLD:
        return client.post(path, json=TOLD[route], headers={"x-csrf-token": form}).status_code
    return client.post(path, data={**SENT, "form": form}, follow_redirects=False).status_code


def test_nothing_of_the_record_is_told_to_who_has_not_signed_in(tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    with pages(tmp_path, record, accounts=True) as client:
        for route, path in doors(client, record, "GET").items():
            answer = client.get(path, follow_redirects=False)
            if route not in OPEN:
                assert answer.status_code in (303, 401), path
                assert answer.headers.get("location", "/signin") == "/signin", path
            assert "Orvan" not in answer.text, path


def test_nothing_can_be_sent_by_who_has_not_signed_in(tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    with pages(tmp_path, record, accounts=True) as client:
        for route, path in doors(client, record, "POST").items():
            assert send(client, route, path, "") in (401, 403), path

    assert record.decided == []


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_no_role_sends_more_than_it_may(role: str, tmp_path: Path) -> None:
    people(tmp_path)
    record = Memory()
    with pages(tmp_path, record, accounts=True) as client:
        form = sign_in(client, f"a {role}")
        for route, path in doors(client, record, "POST").items():
            if route not in REACHED[role] | OPEN:
                assert send(client, route, path, form) == 403, path

    assert record.decided == []


def test_no_form_is_taken_without_its_token(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        named(client)
        for route, path in doors(client, record, "POST").items():
            for form in ("", "0" * 64):
                assert send(client, route, path, form) == 403, path

    assert record.decided == []


def test_every_answer_has_a_policy_that_lets_nothing_from_elsewhere_in(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        paths = [
            *doors(client, record, "GET").values(),
            "/none",
            "/questions/none",
            "/?sort=none",
            "/claims?limit=0",
        ]
        answers = [client.get(path) for path in paths]
        answers += [client.post(path) for path in ("/", "/add", "/seen")] + [
            client.request("PUT", "/")
        ]
        answers.append(client.get("/", headers={"host": "evil.example"}))

    for answer in answers:
        parts = (part.split() for part in answer.headers["content-security-policy"].split(";"))
        policy = {name: told for name, *told in parts}
        assert policy["default-src"] == ["'none'"] or "sandbox" in policy, answer.url
        assert policy.get("script-src", ["'self'"]) == ["'self'"], answer.url
        assert not any(
            "unsafe" in each or "*" in each for told in policy.values() for each in told
        ), answer.url


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_cookie_is_kept_from_scripts_and_other_sites(scheme: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.base_url = f"{scheme}://127.0.0.1"
        form = named(client)
        answers = [client.post("/seen", data={"form": form}, follow_redirects=False)]
        answers.append(
            client.post("/name", data={"form": form, "name": "Ben Okoro"}, follow_redirects=False)
        )
        client.cookies.clear()
        answers.append(client.get("/"))

    cookies = [
        cookie.lower() for answer in answers for cookie in answer.headers.get_list("set-cookie")
    ]
    assert len(cookies) >= 3
    for cookie in cookies:
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert ("secure" in cookie) == (scheme == "https")


def test_who_may_not_come_in_is_told_before_a_byte_of_the_body_is_read(tmp_path: Path) -> None:
    people(tmp_path)
    record, statuses = Memory(), list[int]()

    async def unread() -> Message:
        raise AssertionError("the body was read")

    async def send_nothing(message: Message) -> None:
        statuses.extend([message["status"]] if message["type"] == "http.response.start" else [])

    with pages(tmp_path, record, accounts=True) as client:
        found = doors(client, record, "POST")
        guarded = found.keys() - OPEN - {"/signout"}

        async def send_all() -> None:
            for route in guarded:
                await client.app(_posted(found[route]), unread, send_nothing)

        asyncio.run(send_all())

    assert statuses == [401] * len(guarded)
    assert len(guarded) >= 7


def _posted(path: str) -> dict[str, object]:
    headers = [
        (b"host", b"127.0.0.1"),
        (b"content-type", b"application/json"),
        (b"content-length", b"1000000"),
    ]
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 5000), "server": ("127.0.0.1", 80),
    }  # fmt: skip


def test_a_route_that_names_nobody_who_may_come_in_is_not_served() -> None:
    router = APIRouter(route_class=Door)
    with pytest.raises(TypeError, match="names nobody"):
        router.get("/secret")(lambda: "told")


def test_a_router_whose_routes_ask_nobody_is_not_served() -> None:
    router = APIRouter()
    router.get("/secret")(lambda: "told")
    with pytest.raises(TypeError, match="no Door"):
        refuse_unguarded(router)
