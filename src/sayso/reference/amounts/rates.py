"""So many in a time: "5,000 shells a day", "200 men per day", "every hour"."""

from dataclasses import replace

from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line


def with_rate(line: Line, draft: Draft) -> Draft:
    """``draft`` with the time unit it is counted by, looked for after its noun and a word or
    two.
    """
    words = load_words()
    each, units = words.sets["times_of_day", "each"], words.sets["times_of_day", "units"]
    placed = words.sets["times_of_day", "placed"]
    for at in range(draft.after, draft.after + 3):
        word = line.word(at)
        if word in words.rates:
            return replace(draft, per=words.rates[word], heard=(*draft.heard, (at, at)))
        if word in each and line.word(at + 1) in units and line.word(at + 2) not in placed:
            if word in ("a", "an") and at != draft.after + 2 * (line.word(draft.after) == "of"):
                return draft
            return replace(draft, per=line.word(at + 1), heard=(*draft.heard, (at, at + 1)))
        if not line.is_word(at) or line.word(at) in ("and", "or", "in", "on", "to"):
            return draft
    return draft
