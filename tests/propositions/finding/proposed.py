"""Findings as the learned finder would propose them, put together from the words of a sentence."""

from typing import Any

from sayso.propositions.finding.build import build
from sayso.propositions.finding.finder import Argument, Finding
from sayso.propositions.finding.slots import Slots
from sayso.propositions.proposition import Proposition
from tests.propositions.stage import set_scene


def finding(text: str, kind: str, trigger: str, value: str = "", **roles: str) -> Finding:
    """A sure finding of ``kind`` whose trigger and roles are the first such words of the text."""
    arguments = {
        role: Argument((_span(text, words),), 0.9) for role, words in roles.items() if words
    }
    return Finding(kind, _span(text, trigger), 0.9, 0.9, value, 0.9, arguments)


def built(
    text: str, kind: str, trigger: str, value: str = "", *, theatre: str = "", **roles: str
) -> list[Proposition]:
    """What is built of a finding in the report's own voice."""
    return list(
        build(Slots(set_scene(text, theatre=theatre), finding(text, kind, trigger, value, **roles)))
    )


def only(found: list[Proposition]) -> dict[str, Any]:
    """The fields of the one proposition; empty where there is none."""
    assert len(found) < 2, found
    return found[0].as_json() if found else {}


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)
