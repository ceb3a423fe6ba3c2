"""Folders, lists of addresses, and pages that are fetched."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports import fetch_connection, fetch_politely
from sayso.reports.load import load, read_stream

from .misbehaving import at_once, server
from .reading import codes

PAGE = (
    b"<!doctype html><html><head><title>Bridge closed | The Courier</title>"
    b'<meta property="og:site_name" content="The Courier"><meta property="article:published_time" '
    b'content="2024-03-15T10:00:00Z"></head><body><nav><a>Home</a></nav><main><h1>Bridge '
    b"closed</h1><p>The mayor of "
    b"Orliv said at noon that the bridge was closed to all, and nobody would say until "
    b"when.</p></main></body></html>"
)


def answer(body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    return (
        f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
        + body
    )


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine counts as public, and nobody waits."""
    monkeypatch.setattr(fetch_connection, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetch_politely, "SECONDS", 0.0)


def test_a_page_that_is_fetched_is_read_as_one_with_its_address_and_bytes() -> None:
    with server(at_once(answer(PAGE))) as address:
        (report,) = load([address])
    assert isinstance(report, Report)
    assert (report.title, report.outlet, report.url) == ("Bridge closed", "The Courier", address)
    assert report.text.startswith("Bridge closed\n\nThe mayor of Orliv said")
    assert report.published
    assert report.capture
    assert (report.capture.data, report.capture.source, report.capture.tool) == (
        PAGE,
        address,
        "fetched",
    )


@pytest.mark.parametrize(
    "body",
    [
        PAGE[:120],
        b"<html><body></body></html>",
        b"<!doctype html>" + b"<div>" * 5000,
        b"<html>\xff\xfe\x00</html>",
        b"",
    ],
)
def test_a_page_that_is_broken_is_read_or_refused_with_a_code(body: bytes) -> None:
    with server(at_once(answer(body))) as address:
        found = list(load([address]))
    assert all(isinstance(each, Report) or each.code[0] == "R" for each in found)
    assert found


@pytest.mark.usefixtures("here")
def test_a_list_of_addresses_is_read_as_what_they_answer(tmp_path: Path) -> None:
    with server(at_once(answer(PAGE))) as address:
        path = tmp_path / "today.txt"
        path.write_text(
            f"# The morning\n\n{address}\n{address}\nhttp://127.0.0.2:1/private\n{address}?2\n",
            "utf-8",
        )
        found = list(load([str(path)], outlet="Nobody"))
    assert codes(found) == [address, "R020", f"{address}?2"]


def test_a_list_never_leads_into_a_private_network(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("http://127.0.0.1:1/a\nhttp://10.0.0.1/b\n", "utf-8")
    assert codes(list(load([str(path)]))) == ["R020", "R020"]


@pytest.mark.parametrize(
    "words",
    [
        "https://courier.example/a said the mayor.\n",
        "https://courier.example/a\n\nThe mayor said the bridge was closed.\n",
        "The mayor said so.\nhttps://courier.example/a\n",
        "# https://courier.example/a\n",
        "ftp://courier.example/a\n",
    ],
)
def test_words_with_an_address_are_words(tmp_path: Path, words: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(words, "utf-8")
    (report,) = load([str(path)])
    assert isinstance(report, Report)
    assert report.text == words


def test_a_list_that_others_give_is_refused(tmp_path: Path) -> None:
    words = b"http://127.0.0.1:1/a\n"
    assert codes(list(read_stream(BytesIO(words), "upload.txt"))) == ["R027"]
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("list.txt", words)
    path = tmp_path / "a.zip"
    path.write_bytes(archive.getvalue())
    assert codes(list(load([str(path)]))) == ["R027"]
    with server(at_once(answer(words, "text/plain"))) as address:
        assert codes(list(load([address]))) == ["R027"]


def test_the_files_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden", ".git/x.txt", "c.txt"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} said so.", "utf-8")
    found = [each.text for each in load([str(tmp_path / "desk")]) if isinstance(each, Report)]
    assert found == ["b.txt said so.", "c.txt said so.", "a/1.txt said so.", "a/2.txt said so."]


def test_a_bad_file_of_a_folder_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("He said so.", "utf-8")
    assert codes(list(load([str(tmp_path)]))) == ["R007", str(tmp_path / "b.txt")]


def test_links_that_lead_out_of_a_folder_and_what_is_no_file_are_passed_over(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("A secret.", "utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "round").symlink_to(folder)
    (folder / "in.txt").symlink_to(folder / "real.txt")
    (folder / "real.txt").write_text("He said so.", "utf-8")
    os.mkfifo(folder / "pipe")
    assert codes(list(load([str(folder)]))) == [str(folder / "in.txt"), str(folder / "real.txt")]


def test_a_folder_without_a_file_is_refused(tmp_path: Path) -> None:
    (error,) = load([str(tmp_path)])
    assert isinstance(error, InputError)
    assert error.code == "R002"
