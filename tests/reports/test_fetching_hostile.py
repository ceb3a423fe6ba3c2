"""Fetching from a server that misbehaves."""

import gzip

import pytest

from sayso.errors import InputError
from sayso.reports import fetch_connection
from sayso.reports.fetch import FETCHED_LIMIT, Limits, fetch
from sayso.reports.fetch_address import is_public

from .misbehaving import at_once, endless, server

SHORT = Limits(seconds=0.5, silence=0.3)
OK = b"HTTP/1.1 200 OK\r\n"


def refused(address: str, limits: Limits = SHORT) -> InputError:
    with pytest.raises(InputError) as caught:
        fetch(address, limits=limits)
    return caught.value


@pytest.mark.parametrize(
    ("beginning", "piece"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 ", b"2"),
        (OK, b"x"),
        (OK, b"x-a: b\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + b"transfer-encoding: chunked\r\n\r\n", b"0"),
        (OK + b"transfer-encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"transfer-encoding: chunked\r\n\r\n0\r\n", b"x: y\r\n"),
        (OK + b"content-length: 100000\r\n\r\n", b"x"),
        (OK + b"\r\n", b"x"),
    ],
)
def test_a_server_that_never_ends_is_left_at_the_deadline(beginning: bytes, piece: bytes) -> None:
    with server(endless(beginning, piece)) as address:
        assert refused(address).code == "R019"


@pytest.mark.parametrize("beginning", [b"", OK, OK + b"content-length: 9\r\n\r\nfour"])
def test_a_server_that_falls_silent_is_left(beginning: bytes) -> None:
    with server(endless(beginning, b"", every=5)) as address:
        assert refused(address, Limits(seconds=60, silence=0.2)).code == "R019"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"content-length: 100\r\n\r\nShe said.",
        OK + b"content-length: 9999999\r\n\r\nShe",
        OK + b"transfer-encoding: chunked\r\n\r\n9\r\nShe said.\r\n",
        OK + b"transfer-encoding: chunked\r\n\r\n9\r\nShe",
        OK + b"content-encoding: gzip\r\n\r\n" + gzip.compress(b"She said so. " * 99)[:-9],
        OK + b"content-length: 9\r\ncontent-length: 3\r\n\r\nShe said.",
        OK + b"content-length: -1\r\n\r\nShe said.",
        OK + b"content-encoding: br\r\n\r\nShe said.",
        OK + b"content-encoding: gzip\r\n\r\nShe said.",
        b"HTTP/1.1 206 Partial Content\r\n\r\nShe",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nlocation: gopher://127.0.0.1/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nlocation: //user:pass@127.0.0.1/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nlocation: http://[::1\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nlocation: /report.txt\r\n\r\n",
        b"nonsense\r\n\r\n",
        OK + b"x: " + b"y" * 200_000 + b"\r\n\r\n",
        OK + b"x: y\r\n" * 5_000 + b"\r\n",
        b"",
    ],
    ids=range(21),
)
def test_what_is_cut_or_no_answer_is_refused_and_never_taken_for_a_report(answer: bytes) -> None:
    with server(at_once(answer)) as address:
        assert refused(address, Limits(seconds=20, silence=20)).code == "R019"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"content-length: %d\r\n\r\n" % (FETCHED_LIMIT + 1),
        OK + b"content-encoding: gzip\r\n\r\n" + gzip.compress(bytes(FETCHED_LIMIT + 1)),
    ],
    ids=["announced", "packed"],
)
def test_what_is_too_large_is_refused_before_it_fills_the_memory(answer: bytes) -> None:
    with server(at_once(answer)) as address:
        assert refused(address, Limits(seconds=20, silence=20)).code == "R005"


def test_what_is_packed_unasked_is_unpacked() -> None:
    with server(
        at_once(OK + b"content-encoding: gzip\r\n\r\n" + gzip.compress(b"She said so."))
    ) as address:
        fetched = fetch(address)
    assert fetched is not None
    assert fetched.capture.data == b"She said so."


def test_what_is_public_never_leads_into_a_private_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_connection, "is_public", lambda address: address == "127.0.0.1")
    with server(
        at_once(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.2/secret\r\n\r\n")
    ) as address:
        assert refused(address).code == "R020"


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1",
        "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
        "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::", "3fff::1", "5f00::1",
        "fc00::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1", "example.org", "",
    ],
)  # fmt: skip
def test_special_and_embedded_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::8a"]
)
def test_addresses_of_single_machines_are_public(address: str) -> None:
    assert is_public(address)
