"""A denial that says no more than what is denied is a claim of its own."""

import tomllib
from functools import cache
from importlib.resources import files

import pytest

from sayso.attribution.corrections.denials import read_denials
from sayso.attribution.draft import Draft
from sayso.language.analysis import analyse

WORDS = tomllib.loads(
    (files("sayso.attribution.corrections") / "denials.toml").read_text(encoding="utf-8")
)


@cache
def denials(text: str) -> tuple[tuple[str, str, str], ...]:
    drafts = read_denials(analyse(text), [])
    return tuple(
        (_text(text, each.source), _text(text, each.cue), _text(text, each.content))
        for each in drafts
    )


def _text(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[slice(*span)] for span in spans)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The South denied responsibility.", ("The South", "denied", "responsibility")),
        ("Norland rejects the allegation.", ("Norland", "rejects", "the allegation")),
        ("The army has denied involvement.", ("The army", "denied", "involvement")),
        ("The governor of Velm denied it.", ("The governor of Velm", "denied", "it")),
        ("The militia dismissed the claim.", ("The militia", "dismissed", "the claim")),
    ],
)
def test_a_noun_or_pronoun_alone_is_denied(text: str, form: tuple[str, str, str]) -> None:
    assert denials(text) == (form,)


@pytest.mark.parametrize(
    "text",
    [
        "The South has not denied responsibility.",
        "The South would deny responsibility.",
        "The guards denied entry to the reporters.",
        "The court rejected the appeal of the army.",
        "Responsibility was denied.",
        "They denied it.",
    ],
)
def test_what_is_not_denied_by_somebody_named_or_is_no_charge_is_none(text: str) -> None:
    assert denials(text) == ()


def test_what_a_draft_tells_already_stays() -> None:
    text = "The South denied responsibility."
    there = Draft(((0, 9),), ((10, 16),), ((17, 31),), 1.0, 1.0, ())
    assert read_denials(analyse(text), [there]) == [there]


def test_a_draft_without_what_is_denied_is_made_whole() -> None:
    text = "The South denied responsibility."
    bare = Draft(((0, 9),), ((10, 31),), (), 1.0, 1.0, ())
    (made,) = read_denials(analyse(text), [bare])
    assert _text(text, made.content) == "responsibility"


@pytest.mark.parametrize("name", sorted(WORDS))
def test_the_words_speak_in_their_example_alone(name: str) -> None:
    assert denials(WORDS[name]["speaks"])
    assert not denials(WORDS[name]["silent"])
