from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from sayso.errors import InputError
from sayso.record.address import is_web_address
from sayso.record.report import Report
from sayso.reports.fetch import FETCHED_LIMIT, fetch
from sayso.reports.load import load

WORDS = b"The mayor denied it."


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.answer(302, location="/report.txt")
        elif self.path == "/file":
            self.answer(302, location="file:///etc/hostname")
        elif self.headers.get("if-none-match") == '"1"':
            self.answer(304)
        elif self.path == "/huge":
            self.answer(200, b"x" * (FETCHED_LIMIT + 1))
        elif self.path in ("/report.txt", "/report"):
            self.answer(200, WORDS, etag='"1"')
        else:
            self.answer(404)

    def answer(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def code_of(address: str, *, public: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        fetch(address, public=public)
    return caught.value.code


def test_an_address_is_read_as_a_file_is_and_kept_as_it_came(site: str) -> None:
    (report,) = load([f"{site}/moved"])
    assert isinstance(report, Report)
    assert (report.text, report.url) == (WORDS.decode(), f"{site}/moved")
    assert report.capture is not None
    assert (report.capture.data, report.capture.tool) == (WORDS, "fetched")
    assert report.capture.taken_at is not None


def test_what_has_not_changed_is_not_taken_again(site: str) -> None:
    first = fetch(f"{site}/report")
    assert first is not None
    assert fetch(f"{site}/report", first) is None


@pytest.mark.parametrize("path", ["/nowhere", "/file"])
def test_what_cannot_be_had_is_refused_with_a_code(site: str, path: str) -> None:
    assert code_of(site + path) == "R019"


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[::1", "https://a b/", "http://example.org\n/", "ftp://example.org/"],
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    assert code_of(address) == "R019"


def test_what_is_too_large_is_refused(site: str) -> None:
    assert code_of(f"{site}/huge") == "R005"


def test_what_a_page_asks_for_never_leads_into_a_private_network(site: str) -> None:
    assert code_of(f"{site}/report.txt", public=True) == "R020"
    assert code_of("http://localhost:1/", public=True) == "R020"
    assert code_of("http://[::ffff:10.0.0.1]/", public=True) == "R020"


def test_a_file_is_no_address() -> None:
    assert is_web_address("HTTPS://example.org/feed")
    assert not is_web_address("http.txt")
