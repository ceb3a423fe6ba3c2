"""What the wheel holds of others is named in it, with its licence."""

import json
import tomllib

import pytest

from .pages import ROOT

NOTICES = (ROOT / "THIRD_PARTY_NOTICES").read_text(encoding="utf-8")


def test_the_notices_are_in_the_wheel_and_in_the_sources() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "THIRD_PARTY_NOTICES" in project["project"]["license-files"]
    assert "THIRD_PARTY_NOTICES" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]


def test_every_package_of_the_browser_code_is_named_with_the_version_that_is_built_in() -> None:
    """Where this fails after a change of ``ui/package-lock.json``: ``python ui/notices.py``."""
    lock = json.loads((ROOT / "ui" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    ahead, seen = ["maplibre-gl", "pmtiles"], set[str]()
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += lock[f"node_modules/{name}"].get("dependencies", {})
            assert f"\n{name} {lock[f'node_modules/{name}']['version']} (" in NOTICES
    assert len(seen) > 20


@pytest.mark.parametrize(
    "whose",
    ["GeoNames", "Natural Earth", "all-MiniLM-L6-v2", "ExplosionAI", "CC BY 4.0|Attribution 4.0"],
)
def test_data_of_others_are_named(whose: str) -> None:
    assert any(each in NOTICES for each in whose.split("|"))
