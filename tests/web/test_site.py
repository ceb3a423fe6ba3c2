"""The pages as a folder: opened from a disk they ask for nothing, and every link leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html

from sayso.exports.asked import Asked
from sayso.exports.errors import ExportError
from sayso.exports.write import write_export
from sayso.ledger.filters import Filters
from sayso.ledger.store import open_ledger
from sayso.web import site
from sayso.web.kept.record import LedgerRecord
from sayso.web.site_page import as_file

from ..exports.conftest import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with hostile words and addresses, as pages."""
    root = tmp_path_factory.mktemp("site")
    with open_ledger(str(root / "sayso.db"), create=True) as ledger:
        fill(ledger)
        write_export(ledger, site.FORMAT, Asked(), root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, lxml_html.HtmlElement]:
    return {
        path: lxml_html.document_fromstring(path.read_bytes()) for path in folder.rglob("*.html")
    }


Pages = dict[Path, lxml_html.HtmlElement]


def test_every_kind_of_thing_has_its_pages(folder: Path, pages: Pages) -> None:
    names = {path.relative_to(folder).as_posix() for path in pages}
    assert {"index.html", "map.html", "reports.html", "speakers.html"} <= names
    for kind in ("speakers", "places", "events"):
        assert sum(name.startswith(f"{kind}/") for name in names) >= 2, kind
    assert sum(name.startswith("reports/") for name in names) == 4
    assert sum(name.startswith("questions/") for name in names) >= 4
    assert (folder / "datapackage.json").is_file()


def test_every_link_leads_to_a_file_that_is_there_or_to_the_web(folder: Path, pages: Pages) -> None:
    for path, page in pages.items():
        for element, name, address, _ in page.iterlinks():
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "data"), (path, element, name)
            elif parts.path:
                file = (path.parent / unquote(parts.path)).resolve()
                assert file.is_file() and folder in file.parents, (path, address)


def test_every_page_is_come_to_from_the_first(folder: Path, pages: Pages) -> None:
    waiting, seen = [folder / "index.html"], set()
    while waiting:
        path = waiting.pop().resolve()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        links = [urlsplit(address) for address in pages[path].xpath("//a/@href")]
        waiting += [path.parent / unquote(each.path) for each in links if not each.scheme]
    assert seen == {path.resolve() for path in pages}


def test_a_report_leads_to_its_speakers_and_a_speaker_back(folder: Path, pages: Pages) -> None:
    for path, page in pages.items():
        if path.parent.name == "reports":
            assert page.xpath("//a[contains(@href,'/speakers/')]"), path
        if path.parent.name == "speakers":
            assert page.xpath("//a[contains(@href,'/reports/')]"), path


def test_no_line_is_nothing_but_a_link_that_leads_nowhere(pages: Pages) -> None:
    text = " ".join(page.text_content() for page in pages.values())
    assert "Every claim about it" not in text
    assert "The same on the board" not in text


def test_a_link_to_words_leads_to_them(pages: Pages) -> None:
    ids = {path.resolve(): {each.get("id") for each in page.xpath("//*[@id]")}
           for path, page in pages.items()}  # fmt: skip
    found = 0
    for path, page in pages.items():
        for address in page.xpath("//a/@href"):
            parts = urlsplit(address)
            if not parts.scheme and parts.fragment:
                found += 1
                file = path.parent / parts.path if parts.path else path
                assert unquote(parts.fragment) in ids[file.resolve()], (path, address)
    assert found


def test_no_page_has_forms_scripts_or_search_and_each_has_a_policy_and_its_ledger(
    pages: Pages,
) -> None:
    for path, page in pages.items():
        assert not page.xpath("//form|//script|//button|//input|//*[@data-island]"), path
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert re.search(r"ledger [0-9a-f]{64}, recorded by 2024-", page.xpath("string(//footer)"))


def test_hostile_words_stay_words(folder: Path, pages: Pages) -> None:
    text = "".join(path.read_text("utf-8") for path in pages)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert 'href="javascript:' not in text


def test_filters_and_clocks_hold_for_the_copy_too(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger)
        asked = Asked(claims=Filters(type="control"), as_of="2024-03-15")
        counts = write_export(ledger, site.FORMAT, asked, tmp_path / "site")
    assert counts["questions"] == 1
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "as of 2024-03-15" in index
    assert not {"speakers", "places", "events"} & {
        each.name for each in (tmp_path / "site").iterdir()
    }
    assert "Orlivka" in index
    assert "were killed" not in index


def test_a_ledger_that_is_written_to_meanwhile_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger)
        numbers = iter([1, 2])
        monkeypatch.setattr(LedgerRecord, "head", lambda self: {"seq": next(numbers), "sha256": ""})
        monkeypatch.setattr(site._Site, "write", lambda self: {})
        with pytest.raises(ExportError, match="J005"):
            write_export(ledger, site.FORMAT, Asked(), tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_page_without_a_footer_is_marked_all_the_same() -> None:
    written = as_file(b"<html><body><p>words</p></body></html>", "index.html", lambda _: None, "X")
    assert b"<p>words</p>" in written
    assert b"archived" in written


def test_a_clock_holds_for_the_pages_of_speakers_too(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger)
        write_export(ledger, site.FORMAT, Asked(as_of="2024-03-15"), tmp_path / "site")
    names = {path.name for path in (tmp_path / "site").rglob("*.html")}
    assert "speakers.html" not in names
    (sovik,) = (tmp_path / "site" / "speakers").glob("hanna-sovik-*.html")
    assert "12 people were killed" in sovik.read_text("utf-8")
    assert "had left Orlivka" not in sovik.read_text("utf-8")
