"""A head that an authority signed."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from rfc3161_client import TimeStampRequest

from sayso.ledger.errors import LedgerError
from sayso.ledger.stamp import check_stamps, stamp
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify

from .authority import Authority
from .building import fill


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


class Asked:
    """Answers as the authority would, and remembers what was sent."""

    def __init__(self, authority: Authority, **wrong: object) -> None:
        self.authority, self.wrong, self.sent = authority, wrong, b""

    def __call__(self, address: str, request: bytes) -> bytes:
        self.sent = request
        return self.authority.answer(_request(request), **self.wrong)  # type: ignore[arg-type]


def _request(data: bytes) -> TimeStampRequest:
    from rfc3161_client import _rust

    return _rust.parse_timestamp_request(data)


def test_a_stamp_is_checked_and_recorded(ledger: Ledger, authority: Authority) -> None:
    fill(ledger, 2)
    head = verify(ledger).head
    made = stamp(ledger, "https://clock.example", [authority.root], ask=Asked(authority))
    assert (made.head, made.commit, made.time) == (head, 2, "2024-05-02T12:00:00.000000Z")
    assert [each.head for each in check_stamps(ledger, [authority.root])] == [head]
    assert verify(ledger, head=head).is_clean


def test_only_a_hash_of_the_head_is_sent(embedded: Ledger, authority: Authority) -> None:
    fill(embedded, 1)
    asked = Asked(authority)
    stamp(embedded, "https://clock.example", ask=asked)
    assert len(asked.sent) < 120


def test_an_answer_to_another_request_is_refused_and_nothing_is_recorded(
    embedded: Ledger, authority: Authority
) -> None:
    fill(embedded, 1)
    for wrong in ({"message": b"\0" * 32}, {"nonce": 12345}):
        with pytest.raises(LedgerError, match="L019"):
            stamp(embedded, "https://clock.example", ask=Asked(authority, **wrong))
    with pytest.raises(LedgerError, match="L019"):
        stamp(embedded, "https://clock.example", ask=lambda *_: b"no stamp")
    assert verify(embedded).commits == 1


def test_an_authority_that_is_not_trusted_is_refused(
    embedded: Ledger, authority: Authority
) -> None:
    fill(embedded, 1)
    with pytest.raises(LedgerError, match="L019"):
        stamp(embedded, "https://clock.example", [Authority().root], ask=Asked(authority))
    stamp(embedded, "https://clock.example", ask=Asked(authority))
    with pytest.raises(LedgerError, match="L019"):
        check_stamps(embedded, [Authority().root])


@pytest.fixture
def address(authority: Authority) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(authority.answer(_request(asked)))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_authority_is_asked_over_http(
    embedded: Ledger, authority: Authority, address: str
) -> None:
    fill(embedded, 1)
    assert stamp(embedded, address, [authority.root]).commit == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9", "ftp://clock.example", "file:///etc/passwd", "x"]
)
def test_an_authority_that_cannot_be_reached_is_told(embedded: Ledger, address: str) -> None:
    fill(embedded, 1)
    with pytest.raises(LedgerError, match="L018"):
        stamp(embedded, address)
