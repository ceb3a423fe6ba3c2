"""Where a request came from: told by declared proxies alone."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from sayso.web.access.hops import Hops, neighbourhood
from sayso.web.settings import Limits
from tests.web.access.people import people
from tests.web.asking import form_of, pages

PROXY = ("127.0.0.1", 5000)


def met(hops: int, *lines: str, scheme: str = "") -> tuple[str, str]:
    """The client and the scheme that are seen through the proxies."""
    seen: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((scope["client"][0], scope["scheme"]))

    headers = [(b"x-forwarded-for", each.encode()) for each in lines]
    headers += [(b"x-forwarded-proto", scheme.encode())] if scheme else []
    scope = {"type": "http", "client": PROXY, "scheme": "http", "headers": headers}
    asyncio.run(Hops(app, hops)(scope, None, None))  # type: ignore[arg-type]
    return seen[0]  # type: ignore[no-any-return]


def test_no_header_is_believed_where_no_proxy_is_declared() -> None:
    assert met(0, "203.0.113.9", scheme="https") == ("127.0.0.1", "http")


@pytest.mark.parametrize(
    ("hops", "lines", "client"),
    [
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["10.1.2.3, 203.0.113.9"], "203.0.113.9"),
        (1, ["10.1.2.3", "203.0.113.9"], "203.0.113.9"),
        (2, ["10.1.2.3, 203.0.113.9, 192.0.2.1"], "203.0.113.9"),
        (2, ["203.0.113.9"], "127.0.0.1"),
        (1, ["2001:db8::7"], "2001:db8::7"),
        (1, ["nobody"], "127.0.0.1"),
        (1, [""], "127.0.0.1"),
        (1, [], "127.0.0.1"),
    ],
)
def test_of_the_addresses_only_the_one_that_the_outermost_proxy_wrote_is_believed(
    hops: int, lines: list[str], client: str
) -> None:
    assert met(hops, *lines)[0] == client


@pytest.mark.parametrize(
    ("told", "scheme"),
    [("https", "https"), ("http, https", "https"), ("ftp", "http"), ("", "http")],
)
def test_the_scheme_is_the_proxy_s(told: str, scheme: str) -> None:
    assert met(1, "203.0.113.9", scheme=told)[1] == scheme


def test_one_network_of_the_longer_addresses_is_one_sender() -> None:
    assert neighbourhood("2001:db8:1:2::7") == neighbourhood("2001:db8:1:2:ffff::1")
    assert neighbourhood("2001:db8:1:2::7") != neighbourhood("2001:db8:1:3::7")
    assert neighbourhood("::ffff:192.0.2.1") == "192.0.2.1"
    assert neighbourhood("192.0.2.1") != neighbourhood("192.0.2.2")
    assert neighbourhood("testclient") == "testclient"


def test_an_invented_address_gives_no_more_tries(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True, limits=Limits(sign_ins=3)) as client:
        sent = {"name": "a reader", "password": "wrong", "form": form_of(client, "/signin")}
        statuses = [
            client.post(
                "/signin", data=sent, headers={"x-forwarded-for": f"10.1.2.{each}"}
            ).status_code
            for each in range(5)
        ]

    assert statuses == [403, 403, 403, 429, 429]


def test_behind_a_declared_proxy_one_visitor_s_tries_are_not_another_s(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True, limits=Limits(sign_ins=2), hops=1) as client:
        sent = {"name": "nobody", "password": "wrong", "form": form_of(client, "/signin")}
        statuses = [
            client.post(
                "/signin", data=sent, headers={"x-forwarded-for": f"10.9.9.{each}, {address}"}
            ).status_code
            for each, address in enumerate(["203.0.113.9"] * 3 + ["198.51.100.4"])
        ]

    assert statuses == [403, 403, 429, 403]


def test_over_tls_a_cookie_is_one_that_no_neighbour_can_set(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True, hops=1) as client:
        sent = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"}
        answer = client.get("/signin", headers=sent)
        planted = client.get("/signin", headers={**sent, "cookie": "sayso_session=" + "x" * 43})

    assert answer.headers["set-cookie"].startswith("__Host-sayso_session=")
    assert "; Secure" in answer.headers["set-cookie"]
    assert "Domain" not in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "x" * 43 not in planted.headers["set-cookie"]


def test_where_people_sign_in_nothing_of_the_record_stays_in_their_browser(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, accounts=True) as client:
        assert client.get("/signin").headers["cache-control"] == "no-store"
