"""No type fails on what no reporter wrote."""

import pytest

from sayso.propositions.proposition import KnownProposition
from sayso.propositions.types import TYPES
from tests.propositions.stage import set_scene

TEXTS = [
    "\0\0 Russia took \0 Velm.",
    "\u202eRussia took Velm\u202c and Kyiv denied it.",
    "of " * 400 + "control of Velm",
    "if it falls if it falls " * 200,
    "the capture of the fall of the loss of " * 100,
    "((((((“““““Velm””””” is ours))))))",
    "and and and or or or, , , who who who",
    "accused accused of accused of shelling of shelling of",
    "x" * 5000,
]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.type)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_type_fails_on_it(kind: type[KnownProposition], text: str) -> None:
    scene = set_scene(text, theatre="ukraine-2022", speaker="Lev Agapov", side="russia")
    for found in kind.find(scene):
        assert found.as_json()["type"] == kind.type
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
