"""Awards, votes, arrests, signings, visits: what somebody did is not what he said."""

import tomllib
from functools import cache
from importlib.resources import files

from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.language.quotations import share_quoted

_CLAUSES = ("ccomp", "parataxis")
_REMOVING = frozenset({"dismiss", "discharge"})
"""Verbs that deny what is said, and remove who holds a post."""


def drop_acts(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts whose cue is a deed (``acts.toml``) that neither a clause nor quoted words
    follow.
    """
    return [made for made in drafts if not _is_deed(analysis, made)]


def _is_deed(analysis: Analysis, made: Draft) -> bool:
    verb = root_of(analysis.parse.tokens_of(made.cue))
    if verb is not None and lemma_of(verb) in _REMOVING and _is_person(analysis, made):
        return True
    if verb is None or verb.pos_ != "VERB" or lemma_of(verb) not in _deeds():
        return False
    if any(child.dep_ in _CLAUSES for child in verb.children):
        return False
    return not share_quoted(analysis.text, analysis.quotations, made.content)


def _is_person(analysis: Analysis, made: Draft) -> bool:
    """Whether what is dismissed is somebody, and nothing that he said."""
    told = root_of(analysis.parse.tokens_of(made.content))
    return told is not None and (told.ent_type_ == "PERSON" or told.pos_ == "PROPN")


@cache
def _deeds() -> frozenset[str]:
    table = tomllib.loads(
        files("sayso.attribution.corrections").joinpath("acts.toml").read_text(encoding="utf-8")
    )
    return frozenset(lemma for act in table["act"] for lemma in act["lemmas"])
