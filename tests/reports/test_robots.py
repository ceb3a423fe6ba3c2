"""What a server's robots.txt leaves (RFC 9309), and how it is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports import fetch_politely
from sayso.reports.fetch_politely import SECONDS, PoliteFetcher
from sayso.reports.load import load
from sayso.reports.robots import LONGEST_DELAY, MOST_BYTES, read_robots

from .misbehaving import at_once, server
from .reading import codes

ALLOWED, REFUSED = True, False


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        ("", "/a", ALLOWED),
        ("User-agent: *\nDisallow: /", "/a", REFUSED),
        ("User-agent: *\nDisallow:", "/a", ALLOWED),
        ("User-agent: *\nDisallow: /desk", "/desk/1", REFUSED),
        ("User-agent: *\nDisallow: /desk", "/news?from=/desk", ALLOWED),
        ("User-agent: *\nDisallow: /Desk", "/desk", ALLOWED),
        ("USER-AGENT : *\r\ndisallow : /desk # not yours", "/desk", REFUSED),
        ("User-agent: *\rDisallow: /desk\r", "/desk", REFUSED),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", REFUSED),
        ("Disallow: /", "/a", ALLOWED),
        ("User-agent: other\nDisallow: /", "/a", ALLOWED),
        ("User-agent: Sayso\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", ALLOWED),
        ("User-agent: sayso/2.0\nDisallow: /", "/b", REFUSED),
        ("User-agent: sayso-images\nDisallow: /", "/b", ALLOWED),
        ("User-agent: other\nUser-agent: sayso\nDisallow: /", "/b", REFUSED),
        ("User-agent: sayso\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: sayso\nDisallow: /b", "/b", REFUSED),
        ("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", ALLOWED),
        ("User-agent: *\nAllow: /news/open\nDisallow: /news", "/news/shut", REFUSED),
        ("User-agent: *\nDisallow: /news\nAllow: /news", "/news", ALLOWED),
        ("User-agent: *\nDisallow: /*?print=", "/a/b?print=1", REFUSED),
        ("User-agent: *\nDisallow: /*?print=", "/a/b", ALLOWED),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", REFUSED),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf/b", ALLOWED),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf.pdf", REFUSED),
        ("User-agent: *\nDisallow: /a$", "/a", REFUSED),
        ("User-agent: *\nDisallow: /a$", "/ab", ALLOWED),
        ("User-agent: *\nDisallow: *", "/", REFUSED),
        ("User-agent: *\nDisallow: /a%7eb", "/a~b", REFUSED),
        ("User-agent: *\nDisallow: /a~b", "/a%7Eb", REFUSED),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", ALLOWED),
        ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", REFUSED),
        ("User-agent: *\nDisallow: /новини", "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8", REFUSED),
        ("User-agent: *\nDisallow: /", "/robots.txt", ALLOWED),
        ("Sitemap: /x\nUser-agent: *\nSitemap: /y\nDisallow: /", "/a", REFUSED),
        ("<html><body>User-agent: *\nDisallow: /</body></html>", "/a", ALLOWED),
        ("User-agent: *\nDisallow: /" + "*a" * 200_000, "/" + "a" * 4_000, ALLOWED),
    ],
)  # fmt: skip
def test_the_longest_rule_of_the_own_group_says(lines: str, path: str, allowed: bool) -> None:
    robots = read_robots(lines.encode())
    assert robots.allows(f"https://courier.example{path}") == allowed


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 2.5\nDisallow: /a", 2.5),
        ("User-agent: *\nCrawl-delay: 99999999", LONGEST_DELAY),
        ("User-agent: other\nCrawl-delay: 5", 0.0),
        ("User-agent: *\nCrawl-delay: -5", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: 1e9", 0.0),
    ],
)
def test_a_server_may_want_more_time_between_requests(lines: str, delay: float) -> None:
    assert read_robots(lines.encode()).delay == delay


@given(st.binary(max_size=400), st.text(max_size=40))
def test_whatever_stands_there_is_read(data: bytes, path: str) -> None:
    for start in (b"", b"User-agent: *\nDisallow: "):
        robots = read_robots(start + data)
        robots.allows(f"https://courier.example/{path}")
        assert 0.0 <= robots.delay <= LONGEST_DELAY


def test_rules_behind_the_limit_are_not_seen() -> None:
    data = b"User-agent: *\n" + b"#" * MOST_BYTES + b"\nDisallow: /"
    assert read_robots(data).allows("https://courier.example/a")


Robots = dict[str, tuple[int, dict[str, str], bytes]]


@contextmanager
def site(answers: Robots, asked: list[str] | None = None) -> Iterator[str]:
    """A server of a page at every address but those named."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            (asked if asked is not None else []).append(self.path)
            status, headers, body = answers.get(self.path, (200, {}, b"The mayor said so."))
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def robots(status: int, body: bytes = b"", **headers: str) -> Robots:
    return {"/robots.txt": (status, headers, body)}


SHUT = b"User-agent: *\nDisallow: /shut\n"


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_politely, "SECONDS", 0.0)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (robots(200, SHUT), "R028"),
        (robots(404), ""),
        (robots(403), ""),
        (robots(200, b""), ""),
        (robots(200, b"\x00\xff" * 500), ""),
        (robots(301, location="/rules") | {"/rules": (200, {}, SHUT)}, "R028"),
        (robots(429), "R019"),
        (robots(500), "R019"),
        (robots(503), "R019"),
        (robots(301, location="/robots.txt"), "R019"),
        (robots(301, location="file:///etc/passwd"), "R019"),
    ],
)
def test_what_is_shut_is_not_fetched(answers: Robots, code: str) -> None:
    with site(answers) as address:
        found = list(load([f"{address}/shut/1"]))
        assert codes(found) == [code or f"{address}/shut/1"]


def test_what_is_left_open_beside_it_is(tmp_path: Path) -> None:
    asked = list[str]()
    with site(robots(200, SHUT), asked) as address:
        found = list(load([f"{address}/{name}" for name in ("shut/1", "open/2", "shut/3")]))
    assert codes(found) == ["R028", f"{address}/open/2", "R028"]
    assert asked == ["/robots.txt", "/open/2"]


def test_a_redirection_leads_to_nothing_that_is_shut() -> None:
    moved = {"/open": (302, {"location": "/shut/1"}, b"")}
    asked = list[str]()
    with site(robots(200, SHUT) | moved, asked) as address:
        assert codes(list(load([f"{address}/open"]))) == ["R028"]
    assert asked == ["/robots.txt", "/open"]


def test_another_server_that_a_redirection_leads_to_is_asked_too() -> None:
    with site(robots(200, SHUT)) as other:
        moved = {"/open": (302, {"location": f"{other}/shut/1"}, b"")}
        with site(robots(404) | moved) as address:
            assert codes(list(load([f"{address}/open"]))) == ["R028"]


def test_a_feed_that_has_not_changed_asks_for_its_rules_once_a_day() -> None:
    asked, now = list[str](), [0.0]
    fetcher = PoliteFetcher(lambda: now[0], lambda _: None)
    with site(robots(404), asked) as address:
        for hours in (0, 1, 23, 25):
            now[0] = hours * 3600.0
            fetcher.fetch(f"{address}/feed")
    assert asked == ["/robots.txt", "/feed", "/feed", "/feed", "/robots.txt", "/feed"]


def clock() -> tuple[list[float], list[float], Callable[[float], None]]:
    now, waits = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    return now, waits, sleep


@pytest.mark.parametrize(
    ("rules", "seconds"), [(b"", SECONDS), (b"User-agent: *\nCrawl-delay: 7", 7.0)]
)
def test_one_server_is_asked_at_its_pace(
    rules: bytes, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch_politely, "SECONDS", SECONDS)
    now, waits, sleep = clock()
    fetcher = PoliteFetcher(lambda: now[0], sleep)
    with site(robots(200, rules)) as first, site(robots(200, rules)) as second:
        for address in (f"{first}/1", f"{second}/1", f"{first}/2"):
            fetcher.fetch(address)
        now[0] += 10
        fetcher.fetch(f"{first}/3")
    assert waits == [seconds, 0.0]


def test_a_server_whose_rules_break_off_is_told() -> None:
    cut = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nUser-agent: *"
    with server(at_once(cut)) as address, pytest.raises(InputError) as caught:
        PoliteFetcher().fetch(address)
    assert caught.value.code == "R019"


def test_the_first_part_of_endless_rules_is_read() -> None:
    rules = SHUT + b"#" * (MOST_BYTES + 9)
    with site(robots(200, rules)) as address:
        found = list(load([f"{address}/shut/1", f"{address}/open"]))
    assert [isinstance(each, Report) for each in found] == [False, True]
