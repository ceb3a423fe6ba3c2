"""The files that people look for at the root of a repository."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from .pages import ROOT, read
from .test_links import anchors, links

PAGES = [
    *(
        ROOT / name
        for name in ("AGENTS.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md")
    ),
    *sorted((ROOT / "plans").glob("*.md")),
    *sorted((ROOT / ".github").rglob("*.md")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    base = ROOT if ".github" in page.parts else page.parent
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = base / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_citation_is_one_and_of_this_version() -> None:
    told = yaml.safe_load(read(ROOT / "CITATION.cff"))
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    assert told["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= told.keys()
    assert told["type"] in ("software", "dataset")
    assert told["version"] == project["version"]
    assert told["license"] == project["license"]
    assert all("name" in each or "family-names" in each for each in told["authors"])


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md")))
def test_a_template_says_what_it_is_for(path: Path) -> None:
    _, head, body = read(path).split("---\n", 2)
    assert {"name", "about"} <= yaml.safe_load(head).keys()
    assert body.strip()


def test_every_plan_is_in_the_list_and_says_what_why_and_how_far() -> None:
    listed = set(re.findall(r"\]\((\w+\.md)\)", read(ROOT / "plans" / "README.md")))
    plans = {path.name: read(path) for path in (ROOT / "plans").glob("*.md")}
    del plans["README.md"]
    assert listed == plans.keys()
    for name, text in plans.items():
        assert all(f"**{part}.**" in text for part in ("What", "Why", "State")), name


def test_every_target_that_the_map_names_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {target for name in ("AGENTS.md", "CONTRIBUTING.md", "docs/how-to/release.md")
             for target in re.findall(r"\bmake ([a-z]+)", read(ROOT / name))}  # fmt: skip
    assert named <= targets
