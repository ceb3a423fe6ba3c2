"""Pictures as files: they need no style sheet, lead nowhere, and say what, from where and as of
when.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from sayso.web.drawing.export import as_file, styles
from sayso.web.record import BoardFilter, Clock, Page
from tests.web.asking import pages
from tests.web.memory import Memory

SVG = "{http://www.w3.org/2000/svg}"


def count() -> str:
    rows = Memory().board(BoardFilter(type="count"), Clock(), Page(50)).items
    return str(next(row["id"] for row in rows if len(row["positions"]) > 1))


@pytest.mark.parametrize(
    "path",
    ["/pictures/{key}/timeline.svg", "/pictures/{key}/numbers.svg", "/pictures/{key}/map.svg", "/map.svg"],
)  # fmt: skip
def test_a_picture_is_a_whole_file_with_title_source_and_day(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.get(path.format(key=count()) + "?as_of=2024-03-20")

    root = ET.fromstring(answer.content)
    words = " ".join(text for text in root.itertext() if text.strip())
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "Source: Sayso" in words
    assert "as of 2024-03-20" in words
    assert "Who says so, not what is true." in words
    assert not any("href" in name for each in root.iter() for name in each.attrib)
    assert not list(root.iter(f"{SVG}a"))
    assert not re.search(r"https?://(?!www\.w3\.org)", answer.text)


def test_the_styles_of_a_file_need_neither_variables_nor_media() -> None:
    text = styles()
    assert "var(" not in text
    assert "rem" not in text
    assert "@media" not in text
    assert ".timeline" in text
    assert ".map .land" in text
    assert text.count("{") == text.count("}")


def test_a_title_of_two_thousand_characters_is_cut_and_what_acts_is_shown() -> None:
    title = "\x1b<script>&" + "long " * 400
    body = as_file(Markup("<svg></svg>"), 100, title, ["note " * 100])
    root = ET.fromstring(body)
    lines = [each for each in root.iter(f"{SVG}text") if each.get("class") == "export-title"]
    assert len(lines) == 3
    assert not list(root.iter("script"))
    assert b"\x1b" not in body


def test_a_picture_that_is_none_is_told(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path in (f"/pictures/{count()}/cake.svg", "/pictures/none/timeline.svg"):
            assert client.get(path).status_code == 404


def test_the_pages_lead_to_their_pictures(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(f"/questions/{count()}?as_of=2024-03-20").text
        assert f'href="/pictures/{count()}/timeline.svg?as_of=2024-03-20"' in text
        assert f'href="/pictures/{count()}/numbers.svg?as_of=2024-03-20"' in text
        assert 'href="/map.svg?layer=all"' in client.get("/map?layer=all").text
