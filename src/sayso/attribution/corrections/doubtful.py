"""How sure the tagger must be of a cue: less sure of a word that the lexicon knows to attribute,
surer of others.
"""

from sayso.attribution.draft import Draft
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.language.veridicality.table import cues_of

KNOWN = 0.3
"""Least score of a cue with a known word; the tagger proposes none below it.  All three scores gave
the best F1 on the feed items that were left out of training."""
UNKNOWN = 0.4
"""Least score of a cue without one."""
UNKNOWN_ALONE = 0.6
"""Least score of a cue without one that has no source either: a passive that may well be a plain
deed.
"""


def drop_doubtful(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts of doubtful cues that no word of the lexicon speaks for, and of no whole
    words.
    """
    whole = [made for made in drafts if not _ends_compound(analysis.text, made.cue[0][0])]
    return [made for made in whole if made.score >= _least(analysis, made)]


def _ends_compound(text: str, at: int) -> bool:
    """Such as the "called" of "so-called", the "proclaimed" of "self-proclaimed": what stands
    before is of the word.
    """
    return at > 1 and text[at - 1] in "-\u2010\u2011" and text[at - 2].isalpha()


def _least(analysis: Analysis, made: Draft) -> float:
    if made.score < UNKNOWN_ALONE and _is_known(analysis, made):
        return KNOWN
    return UNKNOWN if made.source else UNKNOWN_ALONE


def _is_known(analysis: Analysis, made: Draft) -> bool:
    lexicon = load_lexicon()
    known = (
        lexicon["act", "speech"]
        | lexicon["act", "thought"]
        | lexicon["act", "intent"]
        | cues_of("denies")
    )
    return any(lemma_of(token) in known for token in analysis.parse.tokens_of(made.cue))
