"""What no other site can make a browser send."""

from pathlib import Path

import pytest

from sayso.web.record import ClaimFilter, Clock, Page
from tests.web.asking import form_of, named, pages
from tests.web.memory import Memory


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
def test_what_another_site_sends_is_refused_even_with_a_token(
    headers: dict[str, str], tmp_path: Path
) -> None:
    with pages(tmp_path) as client:
        form = form_of(client)
        assert (
            client.post("/name", data={"name": "x", "form": form}, headers=headers).status_code
            == 403
        )


def test_the_api_takes_nothing_from_a_browser_without_a_header_that_only_we_send(
    tmp_path: Path,
) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]["id"]
    told = {"target": claim, "verdict": "accept"}
    with pages(tmp_path, record) as client:
        named(client)
        refused = client.post("/api/v1/decisions", json=told)
        taken = client.post("/api/v1/decisions", json=told, headers={"x-sayso-name": "Ada Bell"})

    assert (refused.status_code, taken.status_code) == (403, 201)
    assert [each["who"] for each in record.decided] == ["Ada Bell"]
