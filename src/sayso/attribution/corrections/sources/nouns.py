"""Who makes the claim that a noun names: "Northern claims that", "Kline's claim that", "accusations
by Kline".
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.lead_ins import is_capital
from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.language.veridicality.table import cues_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY = ("by", "from")
_OWNED = ("poss", "nmod:poss")


def find_claimants(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give claims that a noun tells of the one whose they are; a denial of somebody's claim shows
    that claim, too.
    """
    changed: list[Draft] = []
    for made in drafts:
        noun = _noun(analysis, made)
        span = _claimant(analysis, noun) if noun is not None else None
        if noun is None or span is None or overlap([span], made.cue):
            changed.append(made)
        elif not made.source:
            words = analysis.text[slice(*span)]
            changed.append(
                made.changed(
                    "claimant", "source", words, source=(span,), content=_without(made, span)
                )
            )
        else:
            changed.append(made)
            changed += _another(analysis, made, noun, span, drafts)
    return changed


def _noun(analysis: Analysis, made: Draft) -> "Token | None":
    nouns = (
        t
        for t in analysis.parse.tokens_of(made.cue)
        if t.pos_ == "NOUN" and lemma_of(t) in _saying()
    )
    return next(nouns, None)


def _claimant(analysis: Analysis, noun: "Token") -> Span | None:
    """Whose the claim is: before the noun as a possessor or with a capital, or behind it after "by"
    or "from".
    """
    owner = next((c for c in noun.lefts if c.dep_ in _OWNED), None)
    if owner is not None:
        return trim(
            analysis.text, analysis.parse.extent([t for t in owner.subtree if t.dep_ != "case"])
        )
    before = [
        c
        for c in noun.lefts
        if c.dep_ in ("amod", "compound", "nmod") and is_capital(c) and not _opens(c)
    ]
    if before:
        return trim(analysis.text, analysis.parse.extent(before))
    by = (c for c in noun.rights if c.dep_ in ("prep", "agent") and c.lower_ in _BY)
    agent = next((n for b in by for n in b.children if n.dep_ == "pobj"), None)
    if agent is None or agent.pos_ not in ("PROPN", "NOUN"):
        return None
    inside = [
        t
        for t in agent.subtree
        if not any(a.dep_ in ("acl", "relcl", "ccomp") for a in (t, *t.ancestors) if a.i > agent.i)
    ]
    return trim(analysis.text, analysis.parse.extent(inside))


def _opens(token: "Token") -> bool:
    """Whether a capital may be only that of a sentence's first word."""
    return (
        token.is_sent_start is True
        and token.pos_ != "PROPN"
        and token.ent_type_ not in ("NORP", "GPE", "ORG", "PERSON")
    )


def _without(made: Draft, span: Span) -> tuple[Span, ...]:
    return tuple(piece for piece in made.content if not overlap([piece], [span]))


def _another(
    analysis: Analysis, made: Draft, noun: "Token", span: Span, drafts: list[Draft]
) -> list[Draft]:
    """The claim that a denial, a doubt or a repetition of it is about: "dismissed Northern
    assertions that".
    """
    verb = next((t for t in analysis.parse.tokens_of(made.cue) if t.pos_ == "VERB"), None)
    cue = analysis.parse.span(noun)
    heard = verb is not None and lemma_of(verb) in cues_of("denies") | cues_of("doubts")
    content = _without(made, span)
    if not heard or overlap(made.source, [span]) or not content:
        return []
    if any(other is not made and overlap(other.cue, [cue]) for other in drafts):
        return []
    mine = made.changed(
        "claimant",
        "source",
        analysis.text[slice(*span)],
        source=(span,),
        cue=(cue,),
        content=content,
    )
    return [mine]


@cache
def _saying() -> frozenset[str]:
    text = (
        files("sayso.attribution.corrections.sources")
        .joinpath("nouns.toml")
        .read_text(encoding="utf-8")
    )
    return frozenset(tomllib.loads(text)["saying"])
