"""What ``ui/`` built, read by its manifest; and the pages without it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.web.assets_manifest import ENTRY, Scripts, island_scripts
from sayso.web.templating import environment
from tests.web.asking import pages

UI = Path(__file__).parents[2] / "ui"
PATHS = ("/", "/reports", "/claims", "/map", "/review", "/add", "/api", "/search?q=Orvan")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package whose assets a test may write."""
    monkeypatch.setattr("sayso.web.assets_manifest.resources.files", lambda _: tmp_path)
    (tmp_path / "assets").mkdir()
    island_scripts.cache_clear()
    yield tmp_path
    island_scripts.cache_clear()


def test_before_anything_is_built_there_are_no_scripts(package: Path) -> None:
    assert island_scripts() == Scripts()


def test_the_manifest_names_the_scripts_and_styles_of_the_entry(package: Path) -> None:
    built = {
        ENTRY: {"file": "main-1.js", "css": ["main-2.css"]},
        "src/islands/map.ts": {"file": "map-3.js"},
    }
    (package / "assets" / "manifest.json").write_text(json.dumps(built))

    assert island_scripts() == Scripts(
        ("/static/assets/main-1.js",), ("/static/assets/main-2.css",)
    )


def test_the_entry_is_where_the_manifest_will_name_it() -> None:
    assert (UI / ENTRY).is_file()


def test_every_island_of_a_template_has_a_file() -> None:
    loader = environment().loader
    assert loader
    names = [name for name in loader.list_templates() if name.endswith(".j2")]
    sources = "".join(loader.get_source(environment(), name)[0] for name in names)
    islands = set(re.findall(r'data-island="(\w+)"', sources))

    assert "map" in islands
    assert {
        name for name in islands if not (UI / "src" / "islands" / f"{name}.ts").is_file()
    } == set()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_without_scripts_is_whole_and_has_none(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.templating.island_scripts", Scripts)
    with pages(tmp_path) as client:
        text = client.get(path).text

    assert "</html>" in text
    assert re.findall(r"<script(?! type=\"application/json\")", text) == []


def test_a_page_with_scripts_names_files_of_this_server_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = Scripts(("/static/assets/main-1.js",), ("/static/assets/main-2.css",))
    monkeypatch.setattr("sayso.web.templating.island_scripts", lambda: scripts)
    with pages(tmp_path) as client:
        text = client.get("/map").text

    assert '<script type="module" src="/static/assets/main-1.js"></script>' in text
    assert '<link rel="stylesheet" href="/static/assets/main-2.css">' in text
    assert re.findall(r"(?:src|href)=\"https?://", text) == []


def test_no_lock_file_names_a_registry() -> None:
    assert '"resolved"' not in (UI / "package-lock.json").read_text(encoding="utf-8")
