from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms import feed

from .reading import codes, read_all

ITEM = """<item><title>Mayor &amp; council deny it</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Fri, 13 Jan 2023 10:30:00 +0200</pubDate>
<description>&lt;p&gt;The mayor &lt;b&gt;denied&lt;/b&gt; it.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;He left.
</description></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><id>urn:1</id><title>It stands</title><updated>2023-01-13T08:30:00Z</updated><summary>Short.</summary>
<content type="html">&lt;div&gt;The bridge stands, she said.&lt;/div&gt;</content></entry></feed>"""


def rss(*items: str) -> bytes:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Gazette</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def only(data: bytes, name: str = "feed.rss") -> Report:
    (found,) = read_all(data, name)
    assert isinstance(found, Report)
    return found


def test_an_item_is_a_report_with_what_the_feed_says_of_it() -> None:
    report = only(rss(ITEM))
    assert report.text == "Mayor & council deny it\n\nThe mayor denied it.\n\nHe left."
    assert (report.doc, report.outlet, report.url) == (
        "g1",
        "The Harbour Gazette",
        "https://example.org/1",
    )
    assert report.published is not None
    assert report.published.start.isoformat() == "2023-01-13T08:30:00+00:00"
    assert report.capture is not None
    assert report.capture.data == rss(ITEM)
    assert "shorter" in report.notes[0]
    assert (report.author, report.identified) == (None, True)


def test_each_item_has_its_own_bytes_which_read_again_give_the_same_report() -> None:
    other = ITEM.replace("g1", "g2").replace("denied", "saw")
    first, second = read_all(rss(ITEM, other), "feed.rss")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert second.capture is not None
    assert second.capture.data == rss(other)
    assert read_all(second.capture.data, "feed.rss") == [second]


def test_items_with_one_link_and_no_id_are_not_versions_of_each_other() -> None:
    live = "<item><title>{}</title><link>https://example.org/live</link></item>"
    reports = read_all(rss(live.format("It fell"), live.format("It held"), ITEM), "feed.rss")
    assert [each.identified for each in reports if isinstance(each, Report)] == [True, True, True]
    assert len({each.doc for each in reports if isinstance(each, Report)}) == 3
    (alone,) = read_all(rss(live.format("It fell")), "feed.rss")
    assert isinstance(alone, Report)
    assert (alone.doc, alone.identified) == ("https://example.org/live", False)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<item><title>The mayor did</title><description>She said that it did", ["g1", "R018"]),
        ("<item><title>The mayor did", ["g1", "R018"]),
        ("<item><title>The mayor did</title></item>", ["g1", "feed.rss:2", "R018"]),
        ("", ["g1", "R018"]),
        ("</channel></rss>", ["g1"]),
    ],
)
def test_a_feed_that_is_cut_is_told_and_what_is_cut_within_is_not_read(
    end: str, expected: list[str]
) -> None:
    whole = rss(ITEM).partition(b"</channel>")[0]
    assert codes(read_all(whole + end.encode(), "feed.rss")) == expected


def test_whatever_one_item_holds_costs_that_item_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(title: str, text: str) -> str:
        if "break" in title:
            raise AssertionError("a fault")
        return text

    monkeypatch.setattr(feed, "join_title", fail)
    odd = "<item><title>break</title><description>Words</description></item>"
    assert codes(read_all(rss(odd, ITEM), "feed.rss")) == ["R021", "g1"]


@pytest.mark.parametrize(
    "piece", ["&lt;!--", "&lt;![", "&lt;![ it held", "&lt;a b=&quot;", "&amp;#9"]
)
def test_markup_without_an_end_stops_no_feed(piece: str) -> None:
    item = f"<item><title>Mayor</title><guid>g0</guid><description>{piece * (2**18 // len(piece))}</description></item>"
    assert codes(read_all(rss(item, ITEM), "feed.rss")) == ["g0", "g1"]


def test_what_was_escaped_twice_is_words() -> None:
    item = """<item><title>x</title><description>&amp;lt;p&amp;gt;Edda Kline said &amp;amp;ldquo;nine people were
killed&amp;amp;rdquo; in Mirova.&amp;lt;/p&amp;gt;</description></item>"""
    assert only(rss(item)).text == "x\n\nEdda Kline said “nine people were killed” in Mirova."


@pytest.mark.parametrize(
    "encoding", ["undefined", "idna", "rot13", "unicode_escape", "utf-7", "windows-1251", "x" * 99]
)
def test_a_wrong_encoding_in_the_head_does_no_harm(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    for words, data in (("Élie", "Élie".encode()), ("plain", b"plain")):
        item = (
            b"<rss version='2.0'><channel><title>T</title><item><title>"
            + data
            + b"</title></item></channel></rss>"
        )
        assert only(head + item).text == words


def test_a_feed_in_the_encoding_of_its_head_is_read_and_keeps_its_bytes() -> None:
    data = f'<?xml version="1.0" encoding="windows-1251"?>{rss(ITEM).decode()[21:]}'.replace(
        "denied", "«Мирова»"
    )
    report = only(data.encode("cp1251"))
    assert "«Мирова»" in report.text
    assert report.capture is not None
    assert report.capture.data == data.encode("cp1251")


@pytest.mark.parametrize("damage", ["\x07", "\x00", " R&D ", "&nbsp;", "<b>"])
def test_small_damage_is_read_over(damage: str) -> None:
    item = f"<item><title>Mayor</title><description>She{damage}said so.</description></item>"
    assert only(b"\n\n" + rss(item)).text.endswith("said so.")


def test_atom_gives_the_longer_of_content_and_summary() -> None:
    report = only(ATOM.encode(), "-")
    assert report.text == "It stands\n\nThe bridge stands, she said."
    assert report.published is not None


def test_a_feed_in_another_encoding_is_read() -> None:
    assert (
        only(ATOM.replace("1.0", '1.0" encoding="utf-16', 1).encode("utf-16")).outlet
        == "The Courier"
    )


def test_a_bad_item_is_told_with_its_number_and_stops_no_other() -> None:
    found = read_all(rss("<item><link>https://example.org/0</link></item>", ITEM), "feed.xml")
    assert codes(found) == ["R007", "g1"]
    assert "item 1" in str(found[0])


def test_a_time_that_cannot_be_read_is_left_out() -> None:
    assert only(rss(ITEM.replace("13 Jan", "99 Foo"))).published is None


def test_what_is_no_feed_is_refused() -> None:
    assert codes(read_all(b"<?xml version='1.0'?><note>Words</note>", "report")) == ["R017"]
    assert codes(read_all(rss(), "feed.rss")) == ["R007"]


def test_a_feed_never_reads_a_file_that_its_bytes_name() -> None:
    assert codes(read_all(__file__.encode(), "feed.rss")) == ["R017"]


def test_entities_that_grow_without_end_do_not() -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "{"x" * 100}">{names}]>'.encode()
    found = read_all(
        bomb + rss("<item><title>&a11;</title></item>").partition(b"?>")[2], "feed.rss"
    )
    assert sum(len(each.text) for each in found if isinstance(each, Report)) < 10_000


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_and_summary_give_a_report_or_a_coded_error(title: str, summary: str) -> None:
    shown = "".join(
        each for each in f"{title}\x1f{summary}" if each >= " " or each == "\x1f"
    ).split("\x1f")
    item = f"<item><title>{escape(shown[0])}</title><description>{escape(shown[-1])}</description></item>"
    for found in read_all(rss(item.encode("utf-8", "replace").decode()), "feed.rss"):
        assert isinstance(found, InputError) or found.text.strip()
