"""The brief for print says of which ledger it is, and loads nothing."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from sayso.errors import SaysoError
from sayso.exports.asked import Asked
from sayso.exports.known import format_named
from sayso.exports.write import write_export
from sayso.ledger.store import Ledger


def page(ledger: Ledger, folder: Path, since: str | None) -> lxml_html.HtmlElement:
    target = folder / "brief.html"
    write_export(ledger, format_named("brief"), Asked(vintage=since), target)
    return lxml_html.document_fromstring(target.read_bytes())


def test_it_has_what_was_said_since_with_its_ledger(desk: Ledger, tmp_path: Path) -> None:
    whole = page(desk, tmp_path, None).text_content()
    later = page(desk, tmp_path, "2024-03-16").text_content()
    assert "12 people were killed in Drenov" in whole
    assert "12 people were killed in Drenov" not in later
    assert "Ledger " in whole


def test_it_asks_for_nothing_and_is_laid_out_for_paper(desk: Ledger, tmp_path: Path) -> None:
    read = page(desk, tmp_path, None)
    assert not read.xpath("//script|//img|//link")
    assert "@page" in read.xpath("string(//style)")
    assert all(each.startswith("https://") for each in read.xpath("//a/@href"))


def test_a_day_that_is_none_is_refused(desk: Ledger, tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="J006"):
        page(desk, tmp_path, "soon")
