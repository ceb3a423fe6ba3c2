"""Archives that unpack to far too much, lead out of their folder, or hold themselves."""

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]
"""The name of each file, and what is in it."""
WORDS = b"The mayor of Orliv said the bridge was closed."


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def bombs() -> Files:
    zeros = bytes(40 * 2**20)
    inner = zipped({"0.txt": zeros})
    for name in (
        "bomb.txt",
        "bomb.html",
        "bomb.jsonl",
        "bomb.pdf",
        "bomb.eml",
        "bomb.csv",
        "bomb.rtf",
    ):
        yield f"zip-{name}.zip", zipped({name: zeros, "good.txt": WORDS})
    yield "zip-of-many.zip", zipped({f"{number}.txt": WORDS for number in range(10_001)})
    yield "zip-of-bombs.zip", zipped({f"{number}.zip": inner for number in range(8)})
    yield (
        "docx-bomb.docx",
        zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<a>" + zeros + b"</a>"}),
    )
    yield (
        "odt-bomb.odt",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": zeros}),
    )
    yield "xlsx-bomb.xlsx", zipped({"xl/workbook.xml": zeros, "[Content_Types].xml": zeros})
    for suffix in ("", ".warc.gz", ".txt", ".gz"):
        yield f"gzip-bomb{suffix}", gzip.compress(b"WARC/1.0\r\n" * bool(suffix) + zeros)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % (2**40)
    yield "warc-long.warc.gz", gzip.compress(head + zeros)
    short = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"
    yield "warc-behind.warc.gz", gzip.compress(short + zeros)


def nested() -> Files:
    data = WORDS
    for depth in range(1, 40):
        data = zipped({f"{depth}.zip" if depth > 1 else "words.txt": data})
        if depth > 2:
            yield f"nested-{depth}.zip", data


def traversal() -> Files:
    names = (
        "../out.txt", "../../../../etc/passwd", "/etc/passwd", "/tmp/out.txt", "C:\\out.txt", "..\\out.txt",
        "a/../../out.txt", "\\\\server\\share\\out.txt", "a/b/../../../out.txt", "~/.ssh/config", "con.txt:stream",
        "./../out.txt", "..", ".", "a//..//..//out.txt", "file:///etc/passwd", "a" * 5000, "\u202etxt.exe", "-rf.txt",
    )  # fmt: skip
    for number, name in enumerate(names):
        yield f"traversal-{number}.zip", zipped({name: WORDS, "good.txt": WORDS})
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(link, "/etc/passwd")
        yield f"link-{number}.zip", data.getvalue()


def lies() -> Files:
    """Archives whose tables do not say what is in them."""
    good = zipped({"a.txt": WORDS * 20, "b.txt": WORDS})
    for number, at in enumerate(range(0, len(good), 5)):
        for value in (0, 0xFFFFFFFF):
            yield (
                f"lie-{number}-{value:x}.zip",
                good[:at] + struct.pack("<I", value) + good[at + 4 :],
            )
    for at in range(4, len(good), 12):
        yield f"cut-{at}.zip", good[:at]
    yield "twice.zip", good + good
    yield "before.zip", b"%PDF-1.4\n" + good


def warcs() -> Files:
    for number, length in enumerate(
        ("-1", "99999999999999999999", "abc", "", "1e3", "0x10", "3 3", "+3")
    ):
        yield (
            f"warc-{number}.warc",
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\nabc" % length.encode(),
        )
    yield "warc-head.warc", b"WARC/1.0\r\n" + b"a" * (6 * 2**20)
    yield "warc-heads.warc", b"WARC/1.0\r\n" + b"X-A: b\r\n" * 900_000
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
        b"chunked\r\n\r\nfffffffff\r\n<html>"
    )
    yield "warc-chunks.warc", _response(answer)
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    yield "warc-packed.warc", _response(packed + gzip.compress(bytes(300 * 2**20), 9))
    yield "warc-broken.warc", _response(packed + b"\x1f\x8b\x08 broken")
    yield (
        "warc-heads-of-answer.warc",
        _response(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 300_000 + b"\r\n<html>"),
    )
    facts = (
        b"WARC/1.1\r\nWARC-Type: conversion\r\nWARC-JSON-Metadata: %s\r\nContent-Length: "
        b"3\r\n\r\nabc\r\n\r\n"
    )
    info = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 15\r\n\r\nsoftware: sayso\r\n\r\n"
    for number, value in enumerate(
        (b"", b"[]", b"{}", b"[" * 100_000, b'{"capture": 1}', b"null", b"1" * 50_000)
    ):
        yield f"warc-facts-{number}.warc", info + facts % value


def _response(block: bytes) -> bytes:
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: "
        b"2024-03-15T10:00:00Z\r\n"
    )
    return (
        head
        + b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % len(block)
        + block
    )
