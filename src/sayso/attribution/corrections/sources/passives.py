"""Who speaks where the cue is a passive: its agent, and never its subject."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict, cast

from sayso.attribution.corrections.sources.phrases import NOUNS, phrase_of, verb_of, with_source
from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import overlap, union
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVE = ("have", "has", "had", "'ve")


def name_agents(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The source of a passive is its agent: "quoted by the agency", "denied by the ministry"."""
    changed = []
    for made in drafts:
        verb = verb_of(analysis, made)
        agent = _agent(verb) if verb is not None and verb.tag_ == "VBN" else None
        changed.append(with_source(analysis, made, "agent", agent) if agent is not None else made)
    return changed


def free_passives(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Who "is said to have fled" is not the one who says it: the subject is part of the content,
    and nobody speaks.
    """
    return [_freed(analysis, made) for made in drafts]


def _freed(analysis: Analysis, made: Draft) -> Draft:
    verb = verb_of(analysis, made)
    if _is_expletive(analysis, made):
        return made.changed("passive", "source", "it", source=())
    if verb is None or _agent(verb) is not None:
        return made
    raising = load_lexicon()["passive", "raising"]
    subject = (
        _passive_subject(verb)
        if lemma_of(verb) in raising or lemma_of(verb) in _addressing()
        else None
    )
    span = (
        trim(analysis.text, analysis.parse.extent(phrase_of(subject)))
        if subject is not None
        else None
    )
    if span is None and _is_bare_passive(verb):
        span = _before(analysis, made)
    if (
        span is None
        or not overlap(made.source, [span])
        or overlap(made.content, [span, *made.source])
    ):
        return made
    return made.changed(
        "passive", "source", verb.text, source=(), content=union((*made.content, *made.source))
    )


def _is_expletive(analysis: Analysis, made: Draft) -> bool:
    words = [analysis.text[slice(*span)].casefold() for span in made.source]
    return words == ["it"] and is_impersonal(analysis, made)


def is_impersonal(analysis: Analysis, made: Draft) -> bool:
    """Whether the "it" before a cue is nobody: "it is unclear whether", and not "it is confident
    that".
    """
    return any(t.lower_ in _impersonal() for t in analysis.parse.tokens_of(made.cue))


@cache
def _impersonal() -> frozenset[str]:
    return frozenset(_listed()["impersonal"])


def _is_bare_passive(verb: "Token") -> bool:
    """Whether a participle has no object and what only its passive has behind it: "accused of",
    "urged to leave".
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.i + 1 >= len(verb.doc):
        return False
    if any(c.dep_ in ("dobj", "auxpass", "nsubjpass") or c.lower_ in _HAVE for c in verb.children):
        return False
    return verb.doc[verb.i + 1].lower_ in _addressing().get(lemma_of(verb), ())


def _before(analysis: Analysis, made: Draft) -> Span | None:
    """The source, where it stands before the cue with nothing but a mark and an adverb between."""
    source, start = made.source[-1] if made.source else (0, 0), made.cue[0][0]
    between = analysis.text[source[1] : start] if made.source and source[1] <= start else "-"
    return source if re.fullmatch(r",?\s*(?:\w+ly\s+)?", between) else None


@cache
def _addressing() -> dict[str, tuple[str, ...]]:
    return {verb: tuple(after) for verb, after in _listed()["after"].items()}


class Passives(TypedDict):
    """The lists of passives.toml."""

    impersonal: list[str]
    after: dict[str, list[str]]


@cache
def _listed() -> Passives:
    text = (
        files("sayso.attribution.corrections.sources")
        .joinpath("passives.toml")
        .read_text(encoding="utf-8")
    )
    return cast("Passives", tomllib.loads(text))


def _passive_subject(verb: "Token") -> "Token | None":
    return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)


def _agent(verb: "Token") -> "Token | None":
    """What "by" brings to the verb, if it is somebody and not a time or a manner."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    noun = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    return noun if noun is not None and noun.pos_ in NOUNS else None
