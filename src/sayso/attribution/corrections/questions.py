"""A question put to somebody is nobody's claim, and a preposition alone says nothing."""

import re
from typing import TYPE_CHECKING

from sayso.attribution.corrections.labels import ASKERS
from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKS = re.compile(r"\b(?:if|whether|what|why|how|who|whom|whose|when|where|which)\b", re.I)
_FRAGMENTS = frozenset({
    "of", "for", "in", "at", "to", "about", "with", "by", "from", "as", "out", "up", "over", "into", "off", "down",
    "out at", "in on",
})  # fmt: skip
"""Ends of idioms that the tagger takes alone: "lash | out at", "hone | in on"."""


def drop_questions(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts whose cue only asks, names questions that are open, or is a preposition
    without its verb.
    """
    return [
        made for made in drafts if not _asks(analysis, made) and not _is_fragment(analysis, made)
    ]


def _asks(analysis: Analysis, made: Draft) -> bool:
    if any(analysis.text[slice(*span)].strip() in ASKERS for span in made.source):
        return True
    words = analysis.parse.tokens_of(made.cue)
    head = root_of(words)
    if head is None or any(t.pos_ == "VERB" and t != head for t in words):
        return False
    if head.pos_ == "NOUN":
        return lemma_of(head) == "question"
    return lemma_of(head) == "ask" and _is_question(analysis, made, head)


def _is_question(analysis: Analysis, made: Draft, verb: "Token") -> bool:
    """Whether what is asked is a question and no request: "asked if", "asked how", or it ends with
    its mark.
    """
    if any(
        analysis.text[start : end + 1].rstrip("”’»\"' ,").endswith("?")
        for start, end in made.content
    ):
        return True
    start = analysis.parse.span(verb)[1]
    after = [span for span in made.content if span[0] >= start]
    return bool(after) and bool(_ASKS.search(analysis.text[start : after[0][0] + 6]))


def _is_fragment(analysis: Analysis, made: Draft) -> bool:
    words = analysis.parse.tokens_of(made.cue)
    text = " ".join(t.lower_ for t in words)
    if text == "on":
        return words[0].i > 0 and words[0].nbor(-1).pos_ == "VERB"
    return text in _FRAGMENTS
