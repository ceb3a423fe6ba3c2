"""PDF, mail, tables, JSON and other forms made to harm, and good ones that were broken."""

import json
import zlib
from random import Random

from tests.reports import documents
from tests.reports.test_forms import SAMPLES

from bench.hostile.archives import WORDS, Files

_ODD: dict[str, object] = {
    "null": None,
    "number": 1,
    "list": [1, [2], {}],
    "deep": {"a": {"b": []}},
}


def _pdf(objects: dict[int, bytes], root: int = 1, more: bytes = b"") -> bytes:
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(
        b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, max(objects) + 1)
    )
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (max(objects) + 1, table)
    return data + b"trailer << /Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (
        max(objects) + 1,
        root,
        more,
        start,
    )


def _stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )


def pdfs() -> Files:
    catalog, page = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
    )
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    plain = {1: catalog, 2: tree, 3: page, 4: _stream(b"BT (Words) Tj ET")}
    script = b"<< /S /JavaScript /JS (while(1){app.alert('x')}) >>"
    changed: dict[str, dict[int, bytes]] = {
        "kids-loop": {2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"},
        "kids-many": {2: b"<< /Type /Pages /Kids [" + b"3 0 R " * 3000 + b"] /Count 3000 >>"},
        "kids-two": {2: b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 99999999 >>"},
        "count": {2: b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"},
        "negative": {2: b"<< /Type /Pages /Kids [3 0 R] /Count -1 >>"},
        "parent-loop": {3: b"<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>"},
        "contents-loop": {4: b"4 0 R"},
        "contents-many": {
            3: b"<< /Type /Page /Parent 2 0 R /Contents [" + b"4 0 R " * 50_000 + b"] >>"
        },
        "script": {1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction " + script + b" >>"},
        "launch": {
            1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>"
        },
        "address": {
            1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (http://127.0.0.1:9/) "
            b">> >>"
        },
        "bomb": {4: _stream(b"BT (a) Tj ET\n" * 2_000_000)},
        "zeros": {4: _stream(bytes(100 * 2**20))},
        "form-loop": {
            4: _stream(b"/X Do", b"/Resources << /XObject << /X 4 0 R >> >> /Subtype /Form ")
        },
        "deep": {5: b"[" * 100_000},
        "filters": {
            4: b"<< /Length 3 /Filter [" + b"/FlateDecode " * 5000 + b"] >>\nstream\nabc\nendstream"
        },
        "length": {4: b"<< /Length 99999999999 >>\nstream\nabc\nendstream"},
        "length-loop": {4: b"<< /Length 4 0 R >>\nstream\nabc\nendstream"},
    }
    for name, objects in changed.items():
        yield f"pdf-{name}.pdf", _pdf({**plain, **objects})
    whole = _pdf(plain)
    start = whole.rindex(b"xref\n0")
    yield "pdf-previous-loop.pdf", _pdf(plain, more=b"/Prev %d " % start)
    yield (
        "pdf-locked.pdf",
        _pdf(plain, more=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O () /U () /P 0 >> "),
    )
    yield "pdf-root.pdf", _pdf(plain, root=99)
    for at in range(0, len(whole), 23):
        yield f"pdf-cut-{at}.pdf", whole[:at]


def mails() -> Files:
    body = b"\n\n" + WORDS
    start = b"From: a@example.org\nTo: b@example.org\nDate: Fri, 15 Mar 2024 10:00:00 +0000\n"
    yield "mail-subject.eml", start + b"Subject: " + b"a" * 4_000_000 + body
    yield "mail-words.eml", start + b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + body
    yield "mail-many.eml", start + b"X-A: b\n" * 500_000 + body
    yield "mail-folded.eml", start + b"Subject: a\n" + b" b\n" * 500_000 + body
    yield "mail-addresses.eml", start + b"Cc: " + b"a@example.org, " * 100_000 + body
    yield "mail-comments.eml", b"From: " + b"(" * 100_000 + b"\nTo: x\nSubject: x" + body
    yield "mail-date.eml", b"From: a@example.org\nDate: " + b"9" * 5000 + b"\nSubject: x" + body
    for depth in (10, 100, 1000):
        parts = b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
            for number in range(depth)
        )
        yield (
            f"mail-deep-{depth}.eml",
            start + b"MIME-Version: 1.0\n" + parts + b"Content-Type: text/plain\n\n" + WORDS,
        )
    many = b"--x\nContent-Type: text/plain\n\na\n" * 50_000
    yield (
        "mail-parts.eml",
        start + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + many,
    )
    for charset in (
        "utf-7",
        "rot13",
        "hex",
        "zlib",
        "idna",
        "unicode_escape",
        "x" * 1000,
        "utf-16",
        "undefined",
    ):
        head = (
            "MIME-Version: 1.0\nContent-Type: text/plain; "
            f"charset={charset}\nContent-Transfer-Encoding: base64\n\n"
        )
        yield f"mail-charset-{charset[:12]}.eml", start + head.encode() + b"QUFBQQ=="
    yield "box.mbox", b"From a@example.org Fri Mar 15 10:00:00 2024\nSubject: x\n\n" * 5_000


def tables() -> Files:
    yield "table-columns.csv", b",".join([b"text"] * 100_000) + b"\n" + b"a," * 100_000
    yield "table-quote.csv", b'date,text\n2024-03-15,"' + b"a\n" * 1_000_000
    yield "table-formula.csv", b'date,text\n2024-03-15,=HYPERLINK("http://127.0.0.1:9/")\n'
    yield "table-nul.csv", b"date,text\n2024-03-15,a\0b\n"
    yield "table-quotes.csv", b"date,text\n" + b'"' * 1_000_000
    yield "subtitles.srt", b"1\n99:99:99,999 --> 00:00:00,000\nWords\n\n" * 50_000
    yield "subtitles.vtt", b"WEBVTT\n\n" + b"00:00.000 --> 99999999999:00.000\n" * 100_000
    for number, words in enumerate(
        ("{" * 100_000, "{\\rtf1" * 20_000, "\\bin999999999 abc", "\\u-99999?" * 50_000)
    ):
        yield f"rich-{number}.rtf", b"{\\rtf1 " + words.encode() + b"}"


def json_files() -> Files:
    values = {
        "arrays": "[" * 200_000,
        "objects": '{"text":' * 100_000,
        "number": '{"text": ' + "9" * 100_000 + "}",
        "float": '{"text": 1e999999}',
        "surrogate": '{"text": "\\ud83d"}',
        "nul": '{"text": "a\\u0000b"}',
        "keys": "{" + ",".join(f'"k{n}": 1' for n in range(100_000)) + ', "text": "x"}',
        "twice": '{"text": "a", "text": "b"}',
        "wrong": '{"text": ["a"], "published": {"a": 1}}',
        "proto": '{"__proto__": {"a": 1}, "__class__": "os.system", "text": "x"}',
        "date": '{"text": "x", "published": "9999-12-31T23:59:59-23:59"}',
        "date-old": '{"text": "x", "published": "0001-01-01T00:00:00+23:59"}',
        "long": '{"text": "' + "a" * 9_000_000 + '"}',
    }
    for name, value in values.items():
        for suffix in ("json", "jsonl"):
            yield f"json-{name}.{suffix}", value.encode()
            yield f"json-list-{name}.{suffix}", f"[{value}]".encode()
    for name, odd in _ODD.items():
        export = {
            "name": "x",
            "type": "public_channel",
            "id": 1,
            "messages": [odd, {"type": "message", "text": odd}],
        }
        yield f"telegram-{name}.json", json.dumps(export).encode()
        items = [odd, {"type": "Create", "object": odd}]
        outbox = {"@context": "x", "type": "OrderedCollection", "orderedItems": items}
        yield f"mastodon-{name}.json", json.dumps(outbox).encode()
        yield (
            f"x-{name}.js",
            b"window.YTD.tweets.part0 = " + json.dumps([odd, {"tweet": odd}]).encode(),
        )


def encodings() -> Files:
    page = f"<html><body><p>{WORDS.decode()}</p></body></html>"
    for name in (
        "utf-7",
        "utf-16",
        "utf-32",
        "hz",
        "iso2022_jp",
        "rot13",
        "unicode_escape",
        "idna",
        "hex",
        "zip",
        "mbcs",
    ):
        declared = page.replace("<html>", f'<html><head><meta charset="{name}"></head>')
        yield f"declared-{name}.html", declared.encode() + b"\xff\xfe"
        yield (
            f"declared-{name}.xml",
            f'<?xml version="1.0" encoding="{name}"?><rss/>'.encode() + b"\xff",
        )
    marks = (
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\0\0",
        b"\0\0\xfe\xff",
        b"+/v8",
        b"\x0e\xfe\xff",
    )
    for number, mark in enumerate(marks):
        for at, body in enumerate(
            (
                page.encode(),
                page.encode("utf-16-le"),
                b"\xc0\x80\xed\xa0\x80\xf8\x88\x80",
                b"\xd8\0",
                b"",
            )
        ):
            yield f"mark-{number}-{at}.txt", mark + body
    yield "controls.txt", bytes(range(32)) * 10_000
    yield "invisible.txt", ("\u200b" * 500_000).encode()
    yield "combining.txt", ("a" + "\u0301" * 500_000).encode()


def broken(times: int) -> Files:
    """Good files of each form, cut, exchanged and doubled by chance, the same every time."""
    good = {
        **SAMPLES,
        "live": documents.LIVE.encode(),
        "word": documents.word_document(),
        "book": documents.spreadsheet(),
    }
    for name, data in good.items():
        if name == "list of addresses":
            continue
        for number in range(times):
            chance = Random(f"{name}{number}")
            piece = bytearray(data)
            for _ in range(chance.randint(1, 8)):
                at = chance.randrange(len(piece) + 1)
                match chance.randrange(4):
                    case 0:
                        piece[at : at + chance.randint(1, 9)] = chance.randbytes(
                            chance.randint(0, 9)
                        )
                    case 1:
                        del piece[at : at + chance.randint(1, 200)]
                    case 2:
                        piece[at:at] = piece[at : at + 300] * chance.randint(1, 50)
                    case _:
                        piece[at:at] = chance.choice(
                            (b"\0", b"<", b"{", b'"', b"\xff", b"&#0;", b"]]>", b"\r")
                        )
            yield f"broken-{name}-{number}", bytes(piece)
