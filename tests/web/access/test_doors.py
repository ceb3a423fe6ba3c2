"""Every address there is: who may come in, and what every answer and every form carries."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.access.doors import OPEN, SENT, TOLD, doors
from tests.web.access.people import people, sign_in
from tests.web.asking import named, pages
from tests.web.memory import Memory

REACHED = {
    "reader": {"/seen", "/signin", "/signout"},
    "reviewer": {"/seen", "/signin", "/signout", "/review/{key}", "/api/v1/decisions"},
}
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
        paths = [*doors(client, record, "GET").values(), "/none", "/questions/none", "/?sort=none", "/claims?limit=0"]
        answers = [client.get(path) for path in paths]
        answers += [client.post(path) for path in ("/", "/add", "/seen")] + [client.request("PUT", "/")]
        answers.append(client.get("/", headers={"host": "evil.example"}))

    for answer in answers:
        parts = (part.split() for part in answer.headers["content-security-policy"].split(";"))
        policy = {name: told for name, *told in parts}
        assert policy["default-src"] == ["'none'"] or "sandbox" in policy, answer.url
        assert policy.get("script-src", ["'self'"]) == ["'self'"], answer.url
        assert not any("unsafe" in each or "*" in each for told in policy.values() for each in told), answer.url


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_cookie_is_kept_from_scripts_and_other_sites(scheme: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.base_url = f"{scheme}://127.0.0.1"
        form = named(client)
        answers = [client.post("/seen", data={"form": form}, follow_redirects=False)]
        answers.append(client.post("/name", data={"form": form, "name": "Ben Okoro"}, follow_redirects=False))
        client.cookies.clear()
        answers.append(client.get("/"))

    cookies = [cookie.lower() for answer in answers for cookie in answer.headers.get_list("set-cookie")]
    assert len(cookies) >= 3
    for cookie in cookies:
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert ("secure" in cookie) == (scheme == "https")
