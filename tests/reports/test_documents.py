"""Web pages, PDF, office documents, spreadsheets and web archives: a good sample, a broken and a
hostile one.
"""

import zipfile

import pytest

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.form import Head
from sayso.reports.forms.known import find_form

from . import documents
from .reading import codes, read_all, read_one


def test_a_page_is_its_article_and_what_it_says_of_itself() -> None:
    report = read_one(documents.PAGE.encode(), "-")
    assert report.text == documents.WORDS
    assert (report.outlet, report.author, report.url) == (
        "Harbour Watch",
        "Jane Roe",
        "https://example.org/bridge",
    )
    assert report.published is not None
    assert report.published.start.isoformat() == "2023-01-13T08:30:00+00:00"
    assert report.notes == ("Its page says that it was last changed at 2023-01-13 10:00 UTC.",)


def test_a_page_without_an_article_is_its_words() -> None:
    assert read_one(b"<html><p>She said so.", "-").text == "She said so."
    assert (
        read_one(b"<!-- saved --><HTML><body><b>She</b> said so.</body>", "-").text
        == "She said so."
    )


def test_a_page_is_decoded_as_it_says() -> None:
    page = (
        '<html><head><meta charset="windows-1251"></head><body><p>Мост стоит, сказала '
        "она.</p></body></html>"
    )
    assert read_one(page.encode("cp1251"), "-").text == "Мост стоит, сказала она."
    assert read_one(page.encode(), "-").text == "Мост стоит, сказала она."


@pytest.mark.parametrize(
    "page", [documents.LIVE, documents.LIVE_DATA], ids=["shown", "in its data"]
)
def test_a_live_blog_is_a_report_an_entry_each_dated(page: str) -> None:
    reports = [report for report in read_all(page.encode(), "-") if isinstance(report, Report)]
    assert len(reports) >= 3
    assert len({report.published for report in reports}) == len(reports)
    assert all("\n\n" in report.text for report in reports)


def test_an_article_with_two_dated_boxes_is_one_report() -> None:
    page = documents.PAGE.replace(
        "<aside>", '<div><time datetime="2023-01-12">1</time><p>Box.</p></div><aside>'
    )
    assert len(read_all(page.encode(), "-")) == 1


def test_a_saved_page_is_read_as_the_page_with_the_address_it_was_saved_from() -> None:
    page = documents.PAGE.replace('<link rel="canonical" href="https://example.org/bridge">', "")
    report = read_one(documents.saved_page(page), "-")
    assert report.text == documents.WORDS
    assert report.url == "https://example.org/as-saved"


@pytest.mark.parametrize("gzip", [False, True])
def test_a_web_archive_gives_its_pages_with_address_and_the_bytes_of_each(gzip: bool) -> None:
    pages = {
        "https://example.org/1": documents.PAGE,
        "https://example.org/2": "<html><p>She left.</p></html>",
    }
    first, second = read_all(documents.web_archive(pages, gzip=gzip), "-")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.url) == (documents.WORDS, "https://example.org/2")
    assert second.capture is not None
    assert second.capture.data == b"<html><p>She left.</p></html>"
    assert second.capture.taken_at is not None
    assert second.capture.taken_at.isoformat() == "2023-01-14T00:00:00+00:00"


def test_a_crawl_is_an_archive_whose_pages_are_read() -> None:
    crawl: dict[str, str | bytes] = {
        "datapackage.json": "{}",
        "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n',
        "archive/data.warc.gz": documents.web_archive(
            {"https://example.org/1": documents.PAGE}, gzip=True
        ),
    }
    assert read_one(documents.zipped(crawl), "-").text == documents.WORDS


def test_answers_that_are_no_page_are_not_read() -> None:
    archive = documents.web_archive(
        {"https://example.org/1": documents.PAGE}, status="404 Not Found"
    )
    assert codes(read_all(archive, "-")) == ["R022"]


def test_a_pdf_is_its_paragraphs_with_cut_words_whole_and_without_running_heads() -> None:
    head, foot = "Harbour Watch Weekly, number 7", "page {}"
    pages = [
        [
            head,
            "Bridge stands",
            "The mayor of Orlivka denied on Friday that the brid-",
            "ge was lost. She left.",
        ],
        [head, "The northern army said that it had taken the bridge on the", "evening before."],
        [head, "Two people were wounded, according to the hospital of the", "town."],
    ]
    data = documents.pdf(
        *([*page, foot.format(n)] for n, page in enumerate(pages, 1)), title="Bridge stands"
    )
    report = read_one(data, "-")
    assert report.text.split("\n\n") == [
        "Bridge stands",
        "The mayor of Orlivka denied on Friday that the bridge was lost. She left.",
        "The northern army said that it had taken the bridge on the evening before.",
        "Two people were wounded, according to the hospital of the town.",
    ]
    starts = [int(n) for n in report.notes[0].rstrip(".").partition(": ")[2].split(", ")]
    assert [report.text[start:].split()[0] for start in starts] == ["Bridge", "The", "Two"]
    assert (report.title, report.author) == ("Bridge stands", "Jane Roe")


def test_a_scan_is_told_to_have_no_text() -> None:
    assert codes(read_all(documents.pdf([]), "-")) == ["R023"]


@pytest.mark.parametrize(
    "data", [documents.word_document(), documents.open_document()], ids=["DOCX", "ODT"]
)
def test_an_office_document_is_its_paragraphs_without_what_was_struck_out(data: bytes) -> None:
    assert read_one(data, "-").text.split("\n\n")[0].replace("\n", " ") == "The mayor denied it."


def test_an_office_document_says_who_wrote_it_and_when() -> None:
    report = read_one(documents.word_document(), "-")
    assert (report.author, report.title, report.published) == ("Jane Roe", None, None)
    assert report.notes == ("Its file says that it was begun at 2023-01-13 08:30 UTC.",)


def test_an_office_document_is_told_wherever_its_words_lie_in_the_archive() -> None:
    late = documents.zipped(
        {"a/b.xml": "<x/>", "word/document.xml": "<x/>", "customXml/item.xml": "<x/>"}
    )
    assert codes(read_all(late, "a.txt")) == ["R007"]


def test_rich_text_is_its_paragraphs() -> None:
    assert (
        read_one(rb"{\rtf1\ansi She said so.\par He left.}", "-").text == "She said so.\n\nHe left."
    )


def test_a_spreadsheet_is_a_report_a_row() -> None:
    report = read_one(documents.spreadsheet(), "-")
    assert (report.text, report.doc, report.outlet) == (
        "The mayor denied it.",
        "7",
        "Harbour Watch",
    )
    assert report.published is not None
    assert report.published.start.isoformat() == "2023-01-13T10:30:00+00:00"


def test_telegram_pages_give_messages_and_whose_words_they_are() -> None:
    own, forwarded = read_all(documents.TELEGRAM_PAGE.encode(), "messages.html")
    assert isinstance(own, Report)
    assert isinstance(forwarded, Report)
    assert (own.text, own.outlet, own.doc) == (
        "The mayor denied it.",
        "Harbour Watch",
        "telegram:Harbour Watch/7",
    )
    assert own.published is not None
    assert own.published.start.isoformat() == "2023-01-13T08:30:00+00:00"
    assert (forwarded.text, forwarded.outlet, len(forwarded.notes)) == ("It fell.", "Jane Roe", 1)


_BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html>", ["R022"]),
        (b"<html><body><script>alert(1)</script></body></html>", ["R007"]),
        (b"%PDF-1.7\nnothing", ["R022"]),
        (rb"{\rtf1", ["R007"]),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", ["R022"]),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n", ["R022"]),
        (documents.word_document("<w"), ["R022"]),
        (documents.word_document(_BILLION), ["R007"]),
        (documents.word_document(_FILE), ["R007"]),
        (documents.open_document("<x/>"), ["R017"]),
        (documents.zipped({"xl/workbook.xml": "<x"}), ["R022"]),
        (
            documents.zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}),
            ["R017"],
        ),
    ],
)
def test_what_is_broken_or_holds_a_trick_is_refused_with_a_code(
    data: bytes, expected: list[str]
) -> None:
    found = read_all(data, "-")
    assert codes(found) == expected
    assert all(isinstance(error, InputError) and error.mend for error in found)


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    bomb = documents.zipped({"word/document.xml": bytes(2**25 + 1)})
    assert codes(read_all(bomb, "-")) == ["R005"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body " + " ".join(f"a{n}=1" for n in range(100_000)) + "><p>She said so.",
        "<html><body>" + "<div>" * 5_000 + "<p>She said so.",
        "<html><body><p>She said so.</p>" + "<i>x</i>" * 120_000,
        "<html><body><p>She said so.</p><script type='application/ld+json'>"
        + "[" * 100_000
        + "</script>",
    ],
    ids=["attributes", "depth", "elements", "data"],
)
def test_a_page_made_to_choke_a_parser_is_read_or_refused(page: str) -> None:
    for found in read_all(page.encode(), "-"):
        assert isinstance(found, InputError) or "She said so." in found.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("web page", documents.PAGE.encode()),
        ("saved web page", documents.saved_page(documents.PAGE)),
        ("Telegram pages", documents.TELEGRAM_PAGE.encode()),
        ("PDF", documents.pdf(["x"])),
        ("Rich Text", rb"{\rtf1 x}"),
        ("web archive", documents.web_archive({"https://example.org": "x"}, gzip=True)),
    ],
)
def test_a_document_is_told_by_its_content_under_any_name(name: str, data: bytes) -> None:
    assert find_form(Head("report.txt", data[: 2**16])).name == name


def test_an_archive_is_not_taken_for_a_document() -> None:
    data = documents.zipped({"a.txt": "She said so.", "wordings/a.txt": "He left."})
    assert zipfile.is_zipfile(__file__) is False
    assert codes(read_all(data, "z")) == ["z/a.txt", "z/wordings/a.txt"]
