"""Feeds and JSON of other programs, as they come."""

import json

import pytest

from sayso.record.report import Report

from .reading import codes, read_all, read_one


def feed(item: str) -> bytes:
    return f'<rss version="2.0"><channel><title>T</title>{item}</channel></rss>'.encode()


def test_two_items_with_one_id_and_two_links_are_two_reports() -> None:
    item = (
        "<item><guid>same</guid><link>https://example.org/{0}</link><title>Title {0}</title></item>"
    )
    first, second = read_all(feed(item.format(1) + item.format(2)), "-")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.url != second.url


def test_script_and_style_are_no_words() -> None:
    words = "&lt;p&gt;Kline said &amp;ldquo;no&amp;rdquo;.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    words += "&lt;style&gt;p{}"
    assert (
        read_one(feed(f"<item><description>{words}</description></item>"), "-").text
        == "Kline said “no”."
    )


@pytest.mark.parametrize(
    "printed",
    [
        "<![CDATA[Fri, 15 Mar 2024 10:00:00 +0200]]>",
        "Fri, Mar 15 2024 08:00:00 +0000",
        "2024-03-15T10:00:00+02:00",
        "15 Mar 2024 08:00:00 GMT",
    ],
)
def test_the_times_that_feeds_print_are_read(printed: str) -> None:
    report = read_one(
        feed(f"<item><title>She said so</title><pubDate>{printed}</pubDate></item>"), "-"
    )
    assert report.published is not None
    assert report.published.start.isoformat() == "2024-03-15T08:00:00+00:00"


@pytest.mark.parametrize(
    "data",
    [
        '\ufeff{"text": "She said so."}\n'.encode(),
        '{"text": "She said so."}\n'.encode("utf-16"),
        b'{"text": "She said so."}\r\n',
        b'{"text": "She said \\u0073o."}\n',
    ],
)
def test_json_lines_come_in_many_ways(data: bytes) -> None:
    assert read_one(data, "-").text == "She said so."


def test_line_separators_and_pairs_of_surrogates_are_characters() -> None:
    line = json.dumps({"text": "She\u2028said \U0001f600"})
    assert read_one(line.encode(), "-").text == "She\u2028said \U0001f600"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "\\ud83d"}', "R010"),
        (b'{"text": "a\\u0000"}', "R009"),
        (b'{"text": "a", "text": "b"}', "R015"),
        (b'{"text": "a", "published": "20240315T100000Z"}', "R016"),
    ],
)
def test_what_cannot_be_held_is_refused_with_its_code(line: bytes, code: str) -> None:
    assert codes(read_all(line, "-")) == [code]
