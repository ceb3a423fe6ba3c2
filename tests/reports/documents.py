"""Documents of each form that is no plain text, made for the tests; all in them is invented."""

import io
import zipfile
from datetime import datetime
from gzip import compress

import openpyxl

PAGE = """<!doctype html>
<html><head><title>Bridge stands - Harbour Watch</title>
<meta property="og:site_name" content="Harbour Watch"><link rel="canonical" href="https://example.org/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge at Orlivka stands, mayor says",
"datePublished": "2023-01-13T10:30:00+02:00", "dateModified": "2023-01-13T12:00:00+02:00",
"author": {"@type": "Person", "name": "Jane Roe"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Bridge at Orlivka stands, mayor says</h1>
<figure><img src="x"><figcaption>The bridge, seen on Monday. Photo: Agency</figcaption></figure>
<p>The mayor of Orlivka, Edda Kline, denied on Friday that the bridge had been lost to the northern army.</p>
<p>“The bridge stands,” she told reporters. The army said that it had taken the bridge on Thursday evening.</p>
<aside><h3>Read more</h3><a href="/x">Governor says that 20 were killed</a></aside>
<p>Two people were wounded, according to the hospital.</p></article>
<section class="comments"><h2>Comments</h2><p>I say that she lies.</p></section>
<footer>Copyright Harbour Watch. All rights reserved.</footer></body></html>"""
WORDS = """Bridge at Orlivka stands, mayor says

The mayor of Orlivka, Edda Kline, denied on Friday that the bridge had been lost to the northern army.

“The bridge stands,” she told reporters. The army said that it had taken the bridge on Thursday evening.

Two people were wounded, according to the hospital."""
_ENTRIES = "".join(
    f'<div class="post" id="e{n}"><p class="at"><time '
    f'datetime="2023-01-13T1{n}:30:00Z">1{n}:30</time></p>'
    f"<h3>Part {n}</h3><p>The mayor denied it {n} times.</p></div>"
    for n in range(4)
)
LIVE = f"<html><body><main><h1>The bridge, as it happened</h1>{_ENTRIES}</main></body></html>"
LIVE_DATA = """<html><head><script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live",
"publisher": {"name": "Harbour Watch"}, "liveBlogUpdate": [
{"headline": "Bridge stands", "articleBody": "<p>She said so.</p>", "datePublished": "2023-01-13T10:30:00Z"},
{"headline": "Dam stands", "articleBody": "He said so.", "datePublished": "2023-01-13T11:30:00Z"},
{"headline": "Port open", "articleBody": "They said so.", "datePublished": "2023-01-13T12:30:00Z"}]}</script></head>
<body><p>Live</p></body></html>"""
TELEGRAM_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/>
<title>Exported Data</title></head><body>
<div class="page_header"><div class="content"><div class="text bold">Harbour Watch</div></div></div>
<div class="message service" id="message-1"><div class="body details">13 January 2023</div></div>
<div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="13.01.2023 10:30:00 UTC+02:00">10:30</div>
<div class="from_name">Harbour Watch</div><div class="text">The mayor <strong>denied</strong> it.</div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="13.01.2023 10:31:00 UTC+02:00">10:31</div>
<div class="forwarded body"><div class="from_name">Jane Roe</div><div class="text">It fell.</div></div></div></div>
</body></html>"""
_WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>The mayor </w:t></w:r><w:del><w:r><w:delText>lied.</w:delText></w:r></w:del>
<w:ins><w:r><w:t>denied it.</w:t></w:r></w:ins></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>She left.</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
_CORE = """<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Template</dc:title><dc:creator>Jane Roe</dc:creator>
<dcterms:created>2023-01-13T08:30:00Z</dcterms:created></cp:coreProperties>"""
_OPEN = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:tracked-changes><text:p>It fell.</text:p></text:tracked-changes>
<text:p>The <text:span>mayor</text:span> denied it<text:note><text:note-body><text:p>A note.</text:p></text:note-body>
</text:note>.</text:p></office:text></office:body></office:document-content>"""


def zipped(members: dict[str, str | bytes]) -> bytes:
    """An archive of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # As office programs do, so that the member's content can be seen in the first bytes.
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return data.getvalue()


def word_document(words: str = _WORD) -> bytes:
    return zipped(
        {"[Content_Types].xml": "<x/>", "docProps/core.xml": _CORE, "word/document.xml": words}
    )


def open_document(words: str = _OPEN) -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": words})


def spreadsheet() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "date", "channel", "text"])
    sheet.append([7, datetime(2023, 1, 13, 10, 30), "Harbour Watch", "The mayor denied it."])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def web_archive(pages: dict[str, str], status: str = "200 OK", gzip: bool = False) -> bytes:
    """An archive of pages by address, all taken at one time."""
    records = [_record(address, page.encode(), status) for address, page in pages.items()]
    return b"".join(compress(record) if gzip else record for record in records)


def _record(address: str, page: bytes, status: str) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: "
        "2023-01-14T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def saved_page(page: str, address: str = "https://example.org/as-saved") -> bytes:
    """A page as a browser saves it, in base64 as browsers write what is not ASCII."""
    from base64 import encodebytes

    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: "
        "x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n------B\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
        f"{address}\r\n\r\n"
    )
    return head.encode() + encodebytes(page.encode()) + b"\r\n------B--\r\n"


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A document whose pages have these lines, in a font that every reader has."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        content = len(objects)
        font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 "
            f"R/Resources<</Font<</F1 {font}>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<</Title({title})/Author(Jane Roe)>>")
    return _with_table(objects)


def _with_table(objects: list[str]) -> bytes:
    data = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(data)
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\n"
    return (data + f"startxref\n{start}\n%%EOF\n").encode("latin-1")
