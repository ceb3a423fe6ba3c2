"""Each form: a good sample, a broken and a hostile one."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.form import Head
from sayso.reports.forms.known import FORMS, find_form

from . import documents
from .reading import codes, read_all, read_one

MAIL = b"""From: Harbour Press Office <press@example.org>
To: desk@example.org
Date: Fri, 13 Jan 2023 10:30:00 +0200
Subject: Mayor denies loss of bridge
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8

The mayor, Edda Kline, denied it.

On Thu, 12 Jan 2023 at 09:00, Jane Roe <jane@example.com> wrote:
> Tomas Reil says that the bridge is lost.
> Is it?
"""
BOX = b"From press@example.org Fri Jan 13 10:30:00 2023\n" + MAIL.replace(
    b"> Is", b">From the desk. Is"
)
SRT = b"""1
00:00:01,000 --> 00:00:03,000
<i>Edda Kline:</i> The bridge

2
00:00:03,000 --> 00:00:05,500
<i>Edda Kline:</i> The bridge
was not lost.
"""
VTT = b"""WEBVTT - Evening news

NOTE not this

1
00:01.000 --> 00:03.000 align:start
<v Edda Kline>The bridge stands.

00:03.000 --> 00:05.000
It &amp; the dam.
"""
CSV = b"""id,Date,Channel,Text,Views
7,2023-01-13T10:30Z,Harbour Watch,"The mayor said:
""No.\""",12
8,Wed Oct 10 20:19:24 +0000 2018,Harbour Watch,She left.,3
"""
TELEGRAM = {
    "name": "Harbour Watch",
    "type": "public_channel",
    "id": 5,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2023-01-13T10:30:00",
            "date_unixtime": "1673598600",
            "from": "Harbour Watch",
            "text": ["The mayor ", {"type": "bold", "text": "denied"}, " it."],
        },
        {
            "id": 3,
            "type": "message",
            "date_unixtime": "1673598700",
            "forwarded_from": "Jane Roe",
            "text": "It fell.",
        },
    ],
}
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
OUTBOX = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "id": "outbox.json",
    "type": "OrderedCollection",
    "orderedItems": [
        {
            "type": "Create",
            "actor": "https://example.social/users/kline",
            "object": {
                "id": "https://example.social/1",
                "published": "2023-01-13T10:30:00Z",
                "content": "<p>The bridge stands.</p>",
                "to": [PUBLIC],
            },
        },
        {"type": "Announce", "object": "https://example.social/2"},
        {
            "type": "Create",
            "object": {
                "id": "3",
                "content": "Only for you.",
                "to": ["https://example.social/jane"],
            },
        },
    ],
}
TWEETS = b"""window.YTD.tweets.part0 = [ {"tweet" : {"id_str" : "11", "full_text" : "The bridge &amp; the dam stand.",
"created_at" : "Fri Jan 13 10:30:00 +0000 2023"}} ]"""


def zipped(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


SAMPLES = {
    "mail": MAIL,
    "mail box": BOX,
    "subtitles": SRT,
    "table": CSV,
    "Telegram export": json.dumps(TELEGRAM).encode(),
    "Mastodon outbox": json.dumps(OUTBOX, indent=1).encode(),
    "X archive": TWEETS,
    "ZIP": zipped(a=b"She said so."),
    "image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "recording": b"ID3\x04\0",
    "other documents": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "web page": documents.PAGE.encode(),
    "saved web page": documents.saved_page(documents.PAGE),
    "Telegram pages": documents.TELEGRAM_PAGE.encode(),
    "PDF": documents.pdf(["She said so."]),
    "office document": documents.open_document(),
    "spreadsheet": b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml",
    "Rich Text": rb"{\rtf1 She said so.}",
    "web archive": documents.web_archive({"https://example.org/1": documents.PAGE}),
    "list of addresses": b"https://example.org/1\n# and\nhttps://example.org/2\n",
    "feed": b"<rss version='2.0'/>",
    "JSON": b'[{"text": "x"}]',
    "JSON Lines": b'{"text": "x"}\n',
    "Markdown": b"---\ntitle: x\n---\nWords.",
    "text": b"Subject: to change, the mayor said.\n\nShe left.",
}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["-", "report.bin"])
def test_each_form_is_told_by_its_content(form: object, name: str) -> None:
    assert find_form(Head(name, SAMPLES[getattr(form, "name", "")])) is form


@pytest.mark.parametrize(
    "kind",
    ["mail", "mail box", "subtitles", "ZIP", "image", "recording", "other documents", "feed"],
)
def test_what_can_be_no_prose_is_told_under_any_name(kind: str) -> None:
    assert find_form(Head("report.txt", SAMPLES[kind])).name == kind


@pytest.mark.parametrize(
    "prose",
    [
        "From Monday on, the mayor said, trains run.\nSubject: none.",
        "Note: this is no header.\nDate: unknown\n\nWords",
        "Title, text and source of the report are below.",
        "1\n\nThe mayor said so.",
        "WEBVTTs are subtitles.",
        "To: the editor. The mayor, who is from Mirova, said so.",
        "PKK fighters said so.",
        "[10:30] MAYOR: No.",
        "text\nShe said so.",
    ],
)
def test_prose_that_begins_like_a_form_stays_prose(prose: str) -> None:
    assert read_one(prose.encode(), "-").text == prose


def test_a_mail_is_its_sender_s_words_and_those_that_it_quotes_are_left_out() -> None:
    report = read_one(MAIL, "-")
    assert report.text == "Mayor denies loss of bridge\n\nThe mayor, Edda Kline, denied it."
    assert (report.doc, report.outlet, report.author) == (
        "<1@example.org>",
        "Harbour Press Office",
        "press@example.org",
    )
    assert report.published is not None
    assert report.published.start.isoformat() == "2023-01-13T08:30:00+00:00"
    assert "quoted lines are left out" in report.notes[0]


def test_words_below_a_quotation_stay_and_html_mails_are_read() -> None:
    mail = MAIL.replace(b"> Is it?\n", b"> Is it?\n\nIt is not.\n").replace(
        b"text/plain", b"text/html"
    )
    assert read_one(MAIL.replace(b"> Is it?\n", b"> Is it?\n\nIt is not.\n"), "-").text.endswith(
        "It is not."
    )
    assert (
        "<"
        not in read_one(mail.replace(b"denied", b"<b>denied</b>"), "-").text.partition("Jane")[0]
    )


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("No.\n\n-----Original Message-----\nFrom: Jane\n\nIt is lost.\n", "No."),
        (
            "On Friday the mayor wrote:\nThe bridge stands.\n",
            "On Friday the mayor wrote:\nThe bridge stands.",
        ),
        (
            "On 1 May 2023 at 9:00, Jane wrote:\n> Is it lost?\nNo.\n> Is it open?\nYes.\n",
            "No.\nYes.",
        ),
    ],
)
def test_only_what_is_marked_as_quoted_is_left_out(body: str, own: str) -> None:
    mail = f"From: press@example.org\nDate: Fri, 13 Jan 2023 10:30:00 +0200\n\n{body}"
    assert read_one(mail.encode(), "-").text == own


def test_a_mail_box_gives_each_mail_and_a_bad_one_costs_itself() -> None:
    bad = b"From x Fri Jan 13 10:31:00 2023\nSubject: none\n\nWords\n\n"
    assert codes(read_all(BOX + b"\n" + bad + BOX.replace(b"<1@", b"<2@"), "box")) == [
        "<1@example.org>",
        "R022",
        "<2@example.org>",
    ]


def test_subtitles_are_their_words_once_without_times() -> None:
    assert read_one(SRT, "-").text == "Edda Kline: The bridge\nwas not lost."
    assert read_one(VTT, "talk.vtt").text == "Edda Kline: The bridge stands.\nIt & the dam."


def test_a_table_is_a_report_a_row_by_the_names_of_its_columns() -> None:
    first, second = read_all(CSV, "posts")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, first.doc, first.outlet) == ('The mayor said:\n"No."', "7", "Harbour Watch")
    assert second.published is not None
    assert second.published.start.year == 2018
    assert "“Text” is its text" in first.notes[0]


def test_a_telegram_export_gives_its_messages_and_whose_words_they_are() -> None:
    for data in (
        json.dumps(TELEGRAM),
        json.dumps(TELEGRAM, indent=1),
        json.dumps({"about": "", "chats": {"list": [TELEGRAM]}}),
    ):
        own, forwarded = read_all(data.encode(), "result.json")
        assert isinstance(own, Report)
        assert isinstance(forwarded, Report)
        assert (own.text, own.outlet, own.doc) == (
            "The mayor denied it.",
            "Harbour Watch",
            "telegram:5/2",
        )
        assert own.published is not None
        assert own.published.start.isoformat() == "2023-01-13T08:30:00+00:00"
        assert (forwarded.outlet, len(forwarded.notes)) == ("Jane Roe", 1)


def test_a_mastodon_outbox_gives_what_was_published() -> None:
    found = read_all(SAMPLES["Mastodon outbox"], "outbox.json")
    assert codes(found) == ["https://example.social/1", "R025"]
    assert isinstance(found[0], Report)
    assert found[0].text == "The bridge stands."


def test_an_x_archive_gives_its_posts() -> None:
    report = read_one(TWEETS, "tweets.js")
    assert (report.text, report.url) == ("The bridge & the dam stand.", "https://x.com/i/status/11")


def test_a_zip_gives_the_reports_of_its_files_and_a_bad_one_costs_itself() -> None:
    files = {
        "a.txt": b"She said so.",
        "b.eml": MAIL,
        "c.png": b"\x89PNG\r\n\x1a\n",
        "d.zip": zipped(e=b"He left."),
    }
    found = read_all(zipped(**files), "desk.zip")
    assert codes(found) == ["desk.zip/a.txt", "<1@example.org>", "R023", "desk.zip/d.zip/e"]


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt"]
)
def test_a_file_that_would_lie_outside_its_archive_is_refused(name: str) -> None:
    assert codes(read_all(zipped(**{name: b"Words.", "b.txt": b"Words."}), "z")) == [
        "R026",
        "z/b.txt",
    ]


def test_archives_that_are_bombs_are_refused() -> None:
    nested = b"Words."
    for _ in range(5):
        nested = zipped(inner=nested)
    assert codes(read_all(nested, "z")) == ["R026"]
    assert codes(read_all(zipped(big=bytes(2**25 + 1), ok=b"Words."), "z")) == ["R005", "z/ok"]
    assert codes(read_all(zipped(**{str(n): b"" for n in range(10_001)}), "z")) == ["R026"]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.eml", b"Words that are no mail.", ["R022"]),
        ("-", MAIL.replace(b"text/plain", b"image/png"), ["R022"]),
        ("a.srt", b"Words without times.", ["R022"]),
        ("a.csv", b"Words in one column.\n", ["R024"]),
        ("-", b"id,text\n1,\n2,She said so.\n", ["R007", "2"]),
        ("-", b"date,text\nsoon,She said so.\n", ["R016"]),
        ("-", b'{"name": "x", "type": "y", "id": 1, "messages": [{"id": 1}, ', ["R022"]),
        (
            "-",
            b'{"name": "x", "type": "y", "id": 1, "messages": [3, {"type": "message", "text": '
            b'"x"}]}',
            ["R022"] * 2,
        ),
        ("-", b"window.YTD.tweets.part0 = [{}, 3]", ["R022"] * 2),
        ("-", b'window.YTD.tweets.part0 = [{"tweet": [1]}, {"tweet": null}]', ["R022"] * 2),
        ("-", b'{"about": "x", "chats": {"list": 5}}', ["R022"]),
        ("-", b'{"about": "x", "chats": {}}', ["R022"]),
        ("-", b'{"name": "x", "type": "y", "messages": [' + b"9" * 5000 + b"]}", ["R022"]),
        (
            "-",
            b'{"type": "OrderedCollection", "orderedItems": [{"type": "Create", "object": 3}, '
            b'{"type": "Create", "object": {"to": "https://www.w3.org/ns/activitystreams#Public", '
            b'"content": "She said so."}}]}',
            ["R022"] * 2,
        ),
        ("-", b"PK\x03\x04" + b"\0" * 99, ["R022"]),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["R017"]),
        ("a.epub", b"PK\x03\x04", ["R022"]),
        ("a.jpg", b"\xff\xd8\xff\xe0", ["R023"]),
    ],
)
def test_what_is_broken_or_not_read_is_refused_with_a_code(
    name: str, data: bytes, expected: list[str]
) -> None:
    assert codes(read_all(data, name)) == expected


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_any_damage_to_any_form_gives_reports_or_coded_errors(
    kind: str, data: st.DataObject
) -> None:
    sample = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(sample)))
        sample[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    for found in read_all(bytes(sample), "-"):
        assert found.text.strip() if isinstance(found, Report) else found.code[0] == "R"
        assert not isinstance(found, InputError) or found.mend


def test_an_export_in_which_no_post_has_words_is_told() -> None:
    export = {
        **TELEGRAM,
        "messages": [{"type": "message", "id": 1, "text": ""}, {"type": "service", "id": 2}],
    }
    assert codes(read_all(json.dumps(export).encode(), "-")) == ["R007"]


def test_an_empty_chat_of_an_export_stops_no_other() -> None:
    chats = [{"name": "a", "id": 1, "messages": []}, None, {**TELEGRAM}]
    export = {"about": "x", "chats": {"about": "x", "list": chats}}
    found = codes(read_all(json.dumps(export).encode(), "-"))
    assert found[:2] == ["R007", "R022"]
    assert len(found) > 2


def test_parts_within_parts_without_end_are_no_fault_of_the_program() -> None:
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1000)
    )
    mail = (
        b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
        + parts
        + b"\nWords"
    )
    assert codes(read_all(mail, "deep.eml")) == ["R022"]
