"""Whom a relative or a participle goes back to: "officials, who said", "A day after blaming the
North, the South".
"""

import tomllib
from functools import cache
from importlib.resources import files

from sayso.attribution.corrections.sources.phrases import BEFORE_NOUN, NOUNS, phrase_of
from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.record.claim import Span

_RELATIVE = frozenset({"who", "which", "that"})


def find_antecedents(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts the source that a relative or a participle goes back to, where they have none, a
    "who" or another.
    """
    return [_with_antecedent(analysis, made) for made in drafts]


def _with_antecedent(analysis: Analysis, made: Draft) -> Draft:
    span = _antecedent(analysis, made) or _described(analysis, made) or _blamed(analysis, made)
    if span is None and not made.source:
        span = _above_participle(analysis, made)
    if span is None or overlap([span], [*made.content, *made.cue, *_taken(analysis, made)]):
        return made
    if made.source and not _is_relative(analysis, made) and _is_next(analysis, made):
        return made
    return made.changed("antecedent", "source", analysis.text[slice(*span)], source=(span,))


def _taken(analysis: Analysis, made: Draft) -> tuple[Span, ...]:
    """The source that a draft has already, unless it only points back, or runs over a verb before
    its cue.
    """
    head = root_of(analysis.parse.tokens_of(made.source))
    overrun = head is not None and head.pos_ == "VERB"
    return () if overrun or _is_relative(analysis, made) else made.source


def _is_next(analysis: Analysis, made: Draft) -> bool:
    """Whether the source stands right before the cue, as "it" does in "a video that it said shows
    the bridge".
    """
    head = root_of(analysis.parse.tokens_of(made.source))
    between = analysis.text[made.source[-1][1] : made.cue[0][0]]
    return not between.strip() and (head is None or head.pos_ != "VERB")


def _described(analysis: Analysis, made: Draft) -> Span | None:
    """What a participle right behind it says of a text or an image: "a report saying that", "video
    showing".
    """
    verb = root_of(analysis.parse.tokens_of(made.cue))
    if (
        verb is None
        or verb.tag_ != "VBG"
        or verb.i == 0
        or lemma_of(verb) not in _papers()["verbs"]
    ):
        return None
    noun = verb.nbor(-1)
    if noun.pos_ not in NOUNS or lemma_of(noun) not in _papers()["nouns"]:
        return None
    before = [noun, *(t for c in noun.lefts if c.dep_ in BEFORE_NOUN for t in c.subtree)]
    return trim(analysis.text, analysis.parse.extent(before))


def _blamed(analysis: Analysis, made: Draft) -> Span | None:
    """Whom somebody blames or thanks for saying it: "ripped the mayor for claiming that"."""
    verb = root_of(analysis.parse.tokens_of(made.cue))
    if verb is None or verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "for":
        return None
    above = verb.head.head
    if above.pos_ != "VERB" or above.i > verb.i:
        return None
    somebody = next(
        (c for c in above.rights if c.dep_ == "dobj" and c.i < verb.i and c.pos_ in NOUNS), None
    )
    if somebody is None:
        return None
    return trim(
        analysis.text, analysis.parse.extent(t for t in phrase_of(somebody) if t.i < verb.head.i)
    )


@cache
def _papers() -> dict[str, frozenset[str]]:
    text = (
        files("sayso.attribution.corrections.sources")
        .joinpath("papers.toml")
        .read_text(encoding="utf-8")
    )
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def _is_relative(analysis: Analysis, made: Draft) -> bool:
    words = [analysis.text[slice(*span)].casefold() for span in made.source]
    return len(words) == 1 and words[0] in _RELATIVE


def _antecedent(analysis: Analysis, made: Draft) -> Span | None:
    """Whom "who" goes back to: "officials in the capital, who said that"."""
    verb = root_of(analysis.parse.tokens_of(made.cue))
    if verb is None or verb.dep_ != "relcl":
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if (
        subject is None
        or subject.lower_ not in _RELATIVE
        or verb.head.pos_ not in ("NOUN", "PROPN")
    ):
        return None
    before = [t for t in phrase_of(verb.head) if t.i < subject.i]
    return trim(analysis.text, analysis.parse.extent(before)) if before else None


def _above_participle(analysis: Analysis, made: Draft) -> Span | None:
    """The subject of the verb that a participle goes with: "A day after blaming the North, the
    South fired".
    """
    verb = root_of(analysis.parse.tokens_of(made.cue))
    if verb is None or verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "advcl"):
        return None
    for above in list(verb.ancestors)[:4]:
        if above.pos_ in ("VERB", "AUX"):
            subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
            if subject is None or subject.tag_ in ("WDT", "WP", "EX"):
                return None
            return trim(analysis.text, analysis.parse.extent(phrase_of(subject)))
    return None
