"""The page on propositions has every type with every field and value, and no others."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sayso.propositions.count.groups import words
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.words import words as words_of_pledges
from sayso.propositions.proposition import Comparison, Proposition
from sayso.propositions.types import TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "propositions.md").read_text(
    encoding="utf-8"
)
BASE = {field.name for field in fields(Proposition)}


def section(heading: str) -> str:
    """The text under a heading, up to the next."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert found is not None, f"the page has no heading “{heading}”"
    return found.group(1)


def told(text: str) -> set[str]:
    """The words in back quotes in the first cells of a text's tables."""
    return {
        word
        for line in text.splitlines()
        if line.startswith("| `")
        for word in re.findall(r"`([^`]+)`", line.split("|")[1])
    }


def listed(text: str, name: str) -> set[str]:
    """The values in back quotes after a name and a colon, up to the full stop."""
    found = re.search(rf"^`{name}`: (.*?)\.$", text, re.M | re.S)
    assert found is not None
    return set(re.findall(r"`([^`]+)`", found.group(1)))


def test_every_field_that_all_propositions_have_is_told() -> None:
    assert told(section("What every proposition holds")) == {"type", *BASE}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.type)
def test_every_type_has_a_heading_and_its_fields(kind: type[Proposition]) -> None:
    assert {field.name for field in fields(kind)} - BASE <= told(section(kind.type))


def test_every_comparison_is_told() -> None:
    assert told(section("Questions and how answers compare")) == set(Comparison)


def test_every_stage_is_told() -> None:
    assert set(Stage) <= told(section("pledge"))


def test_every_value_of_a_count_is_told() -> None:
    page, lexicon = section("count"), words()
    tables = ("verbs", "subjects", "states", "nouns", "actions", "placed", "without")
    what = {key for table, key in lexicon if table in tables} | {"population", "in-need", "present"}
    groups = {key for table, key in lexicon if table == "groups"} - {"people", "losses"}
    assert listed(page, "what") == what
    assert listed(page, "group") == groups
    assert listed(page, "event") == {key for table, key in lexicon if table == "events"} | {"war"}


def test_every_kind_of_thing_is_told() -> None:
    kinds = {key for table, key in words_of_pledges() if table == "items"} | {"consent"}
    assert all(f"`{kind}`" in section("pledge") for kind in kinds)
