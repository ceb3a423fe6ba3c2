"""Predicates that nobody says: "it is unlikely that", "was to blame for"."""

from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def drop_predicates(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts whose cue is the predicate of "it", which speaks for nobody, or "to blame",
    which tells whose fault something is.
    """
    return [made for made in drafts if not _is_predicate(analysis, made)]


def _is_predicate(analysis: Analysis, made: Draft) -> bool:
    cue = analysis.parse.tokens_of(made.cue)
    source = analysis.parse.tokens_of(made.source)
    words = [t.lower_ for t in source]
    if words in ([], ["it"]) and not any(t.pos_ == "VERB" for t in cue):
        return any(t.pos_ == "ADJ" and _tells_how_likely(t, bool(words)) for t in cue)
    return any(_is_at_fault(token) for token in cue)


def _tells_how_likely(word: "Token", is_named: bool) -> bool:
    """A predicate of "it" that says how likely or true something is; that it is open is a stance."""
    entries = entries_of(word.lower_, "ADJ", Frame.THAT)
    verb = word if word.pos_ == "AUX" else word.head
    impersonal = is_named or any(
        c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in verb.children
    )
    return impersonal and (is_named or any(e.likelihood or e.truth for e in entries))


def _is_at_fault(token: "Token") -> bool:
    """Such as "was to blame", also where the parse takes it for a noun or a verb with an object."""
    if token.lower_ != "blame" or token.i < 2:
        return False
    to, before = token.doc[token.i - 1], token.doc[token.i - 2]
    fault = lemma_of(before) in ("be", "also", "solely", "partly", "not", "entirely", "largely")
    return to.lower_ == "to" and fault
