"""What a report was read with is recorded by content, and what another recipe read is read
again.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from sayso import recipe as module
from sayso.ledger.adding import Outcome, Reader
from sayso.ledger.canonical import parse
from sayso.ledger.schema import RECORD
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.record.recipe import Recipe

from .building import READER, add, simple

RECIPE = Recipe("sayso 1", "1" * 64, "2" * 64, "a_parser 3.8.0", ("3" * 64,))
OTHERS = {
    "program": "sayso 2",
    "rules": "4" * 64,
    "model": "4" * 64,
    "parser": "a_parser 3.9.0",
    "gazetteers": ("3" * 64, "5" * 64),
}


def by(recipe: Recipe | None) -> Reader:
    return replace(READER, recipe=recipe)


@pytest.fixture
def fresh() -> Iterator[None]:
    module.recipe.cache_clear()
    yield
    module.recipe.cache_clear()


def test_a_reading_records_its_recipe(embedded: Ledger) -> None:
    add(embedded, *simple(1), reader=by(RECIPE))
    with embedded.reading() as connection:
        body = connection.execute(
            select(RECORD.c.body).where(RECORD.c.kind == "reading")
        ).scalar_one()
    assert parse(body)["recipe"] == {
        "program": "sayso 1",
        "rules": "1" * 64,
        "model": "2" * 64,
        "parser": "a_parser 3.8.0",
        "gazetteers": ["3" * 64],
    }
    assert verify(embedded).is_clean


@pytest.mark.parametrize("part", [field.name for field in fields(Recipe)])
def test_what_a_recipe_read_that_differs_in_one_part_is_read_again(
    embedded: Ledger, part: str
) -> None:
    changed = by(replace(RECIPE, **{part: OTHERS[part]}))  # type: ignore[arg-type]
    made, entries = simple(1)
    add(embedded, made, entries, reader=by(RECIPE))

    assert add(embedded, made, entries, reader=by(RECIPE), reread=True).outcome is Outcome.THERE
    assert add(embedded, made, entries, reader=changed).outcome is Outcome.OLDER
    assert add(embedded, made, entries, reader=changed, reread=True).outcome is Outcome.REREAD
    assert add(embedded, made, entries, reader=changed, reread=True).outcome is Outcome.THERE


def test_a_reading_of_a_version_that_recorded_no_recipe_is_read_again(embedded: Ledger) -> None:
    made, entries = simple(1)
    add(embedded, made, entries, reader=by(None))
    assert add(embedded, made, entries, reader=by(RECIPE), reread=True).outcome is Outcome.REREAD


def test_the_places_that_a_user_adds_make_another_recipe(
    fresh: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    carried, own = tmp_path / "carried.sqlite", tmp_path / "own.sqlite"
    carried.write_bytes(b"towns")
    own.write_bytes(b"a village")
    recipes = []
    for paths in ((carried,), (carried, own)):
        monkeypatch.setattr(
            module, "load_gazetteer", lambda paths=paths: SimpleNamespace(paths=paths)
        )
        module.recipe.cache_clear()
        recipes.append(module.recipe())
    plain, with_own = recipes
    assert plain.gazetteers == with_own.gazetteers[:1]
    assert replace(with_own, gazetteers=plain.gazetteers) == plain
