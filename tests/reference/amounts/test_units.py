"""The units and words that come with the package."""

from decimal import Decimal

import pytest

from sayso.reference.amounts.bounds import RULES
from sayso.reference.amounts.lexicon import load_units, load_words
from sayso.reference.amounts.quantities import converted, factor, registry


@pytest.mark.parametrize("unit", sorted(set(load_units().measures.meanings.values())))
def test_pint_knows_every_measure(unit: str) -> None:
    assert registry().Unit(unit).dimensionality


def test_measures_of_one_thing_convert_and_others_do_not() -> None:
    kilometres = converted(6, "mile", "kilometer")
    assert kilometres is not None
    assert round(kilometres, 2) == Decimal("9.66")
    assert factor("mile", "hour") is None


def test_every_rule_that_a_word_names_exists() -> None:
    words = load_words()
    named = {*words.before.meanings.values(), *words.after.meanings.values()}
    named |= {*words.before_alone.meanings.values(), *words.before_measure.meanings.values()}
    assert named == set(RULES)
