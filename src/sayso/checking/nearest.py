"""The nearest that a speaker said where no report has a statement: by the words that tell something,
whatever their order, tense and person.

Such words can say the same or the opposite ("the North shelled the South"): what is found is shown
beside the statement, and never counts as it.
"""

from collections import Counter
from collections.abc import Sequence

from sayso.checking.library import Library
from sayso.checking.telling import forms_of, stems_of

_SHARE = 0.5
"""The share of the statement's telling words that a claim must have.  Of the 80 paraphrases by hand
of ``bench.check`` three of four share half, of statements that were never made none more than a
quarter; of 221 claims of samples/vesna.jsonl 25 have another claim of their speaker as near, nearly
all of them on the same question.
"""
_FEWEST = 2
"""Telling words that both must have: one alone, a town or "troops", is in many claims."""
_LONGEST = 5
"""The longest telling words, two of which a claim must have to be looked at."""


def nearest_claim(library: Library, words: str, speakers: Sequence[str]) -> str | None:
    """The id of the claim of these speakers that has most of the words; None where none has half of
    them.
    """
    wanted = Counter(stems_of(words))
    keys = sorted(wanted, key=lambda stem: (-len(stem), stem))[:_LONGEST]
    pairs = [[forms_of(a), forms_of(b)] for at, a in enumerate(keys) for b in keys[at + 1 :]]
    if not pairs or not speakers:
        return None
    best, most = None, max(_FEWEST, _SHARE * wanted.total())
    for id_, content in library.spoken(speakers, pairs):
        shared = (wanted & Counter(stems_of(content))).total()
        if shared >= most and (best is None or shared > most):
            best, most = id_, shared
    return best
