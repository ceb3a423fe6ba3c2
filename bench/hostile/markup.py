"""Pages, feeds and office documents whose markup is made to harm."""

import json

from bench.hostile.archives import WORDS, Files, zipped

_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_DOCTYPES = {
    "laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a11 "{"a" * 100_000}">]>',
    "file": '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
    "address": '<!DOCTYPE x [<!ENTITY a11 SYSTEM "http://127.0.0.1:9/secret">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    "outside": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "itself": '<!DOCTYPE x [<!ENTITY a11 "&a10;"><!ENTITY a10 "&a11;">]>',
}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def entities() -> Files:
    for name, doctype in _DOCTYPES.items():
        for uses in (1, 1000):
            words = "&a11;" * uses
            rss = (
                f'<?xml version="1.0"?>{doctype}<rss '
                f'version="2.0"><channel><title>{words}</title><item><title>{words}'
                f"</title><description>{words}</description></item></channel></rss>"
            )
            yield f"rss-{name}-{uses}.xml", rss.encode()
            atom = (
                f'<?xml version="1.0"?>{doctype}<feed '
                f'xmlns="http://www.w3.org/2005/Atom"><title>{words}</title><entry>'
                f"<id>1</id><title>{words}</title><content>{words}</content></entry></feed>"
            )
            yield f"atom-{name}-{uses}.xml", atom.encode()
            word = (
                f"<?xml version='1.0'?>{doctype}<w:document "
                f"{_W}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
                "</w:body></w:document>"
            )
            yield (
                f"docx-{name}-{uses}.docx",
                zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": word.encode()}),
            )
            page = f"<?xml version='1.0'?>{doctype}<html><body><p>{words}</p></body></html>"
            yield f"xhtml-{name}-{uses}.html", page.encode()
            sheet = f"<?xml version='1.0'?>{doctype}<workbook><sheets>{words}</sheets></workbook>"
            yield (
                f"xlsx-{name}-{uses}.xlsx",
                zipped({"xl/workbook.xml": sheet.encode(), "[Content_Types].xml": b"<x/>"}),
            )


def pages() -> Files:
    many = 200_000
    bodies = {
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(many)) + ">Words</p>",
        "same-attribute": "<p " + "a=1 " * many + ">Words</p>",
        "classes": f'<p class="{"share " * many}">Words</p>',
        "deep": "<div>" * many + "Words" + "</div>" * many,
        "deep-names": "<div class=share>" * 50_000 + "Words",
        "flat": "<div class=share>a</div>" * 90_000,
        "paragraphs": "<p>The mayor said so.</p>" * 90_000,
        "times": "<div><time datetime='2024-03-15T10:00:00Z'></time><p>Words.</p></div>" * 30_000,
        "stamps": "<div data-timestamp='1710496800'><p>Words.</p></div>" * 4_900,
        "far-stamps": "<div data-timestamp='9999999999999'><p>Words.</p></div>" * 50,
        "open-tags": "<" * 1_000_000,
        "open-comments": "<!--" * 300_000,
        "entities": "&#x41;" * 500_000,
        "bad-entities": "&#xFFFFFFFF;&#0;&#xD800;&nosuch;" * 20_000,
        "tables": "<table><tr><td>" * 20_000 + "Words",
        "formatting": "<b><i><u><a href=x>" * 20_000 + "Words",
        "spaces": " " * 4_000_000 + "Words",
        "one-word": "a" * 4_000_000,
        "dates": "<div>5 February 2024 </div>" * 50_000,
        "bidi": "\u202e" * 100_000 + "Words",
        "forms": "<form><input><select><option>" * 30_000,
        "titles": "<h1>Words</h1>" * 90_000,
        "refresh": '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">Words',
        "scripts": "<script>while(1){}</script>" * 10_000 + "<p>Words</p>",
        "frames": '<iframe src="http://127.0.0.1:9/"></iframe><object '
        'data="file:///etc/passwd"></object>Words',
        "base": '<base href="file:///etc/"><link rel="canonical" href="passwd"><p>Words</p>',
        "nul": "<p>Wor\0ds</p>",
    }
    for name, body in bodies.items():
        yield (
            f"page-{name}.html",
            f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>".encode(),
        )
        yield (
            f"article-{name}.html",
            f"<html><body><main><article><h1>T</h1>{body}</article></main></body></html>".encode(),
        )


def page_data() -> Files:
    blog = {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "x"}] * 20_000}
    values = {
        "deep": '{"@graph":' * 50_000,
        "arrays": "[" * 200_000,
        "blog": json.dumps(blog),
        "types": json.dumps(
            {"@type": ["NewsArticle"] * 5000, "headline": ["x"] * 5000, "datePublished": {"a": 1}}
        ),
        "numbers": '{"@type":"NewsArticle","headline":' + "9" * 5000 + "}",
        "long": json.dumps({"@type": "NewsArticle", "headline": "x" * 1_900_000}),
        "wrong": json.dumps(
            {"@type": "LiveBlogPosting", "liveBlogUpdate": {"a": [None, 1, "x"]}, "author": [None]}
        ),
        "date": json.dumps({"@type": "NewsArticle", "datePublished": "0000-00-00T99:99:99Z"}),
        "far": json.dumps({"@type": "NewsArticle", "datePublished": "9999-12-31T23:59:59-23:59"}),
        "infinite": '{"@type":"NewsArticle","headline":NaN,"datePublished":1e999}',
    }
    for name, value in values.items():
        script = f'<script type="application/ld+json">{value}</script>'
        for times in (1, 50 if len(value) < 10_000 else 2):
            page = f"<html><head>{script * times}</head><body><p>{WORDS.decode()}</p></body></html>"
            yield f"data-{name}-{times}.html", page.encode()
