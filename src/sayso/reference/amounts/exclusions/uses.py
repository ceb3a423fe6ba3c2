"""Numbers that compare: "ten times", "fell by 12", "one in five", "300 more than last year"."""

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line


def is_multiple(line: Line, draft: Draft) -> bool:
    """Three times, tenfold, fell by 12, a day or two: so much of something else, and no number of
    things.
    """
    times = load_words().sets["nouns", "times"]
    at = draft.last + 1
    if (
        line.word(draft.first - 1) == "by"
        and draft.kind is Kind.COUNT
        and draft.noun is None
        and not draft.changes
    ):
        return True
    if (
        line.word(draft.first - 1) == "or"
        and line.word(draft.first - 3) in ("a", "an")
        and draft.figures == (2,)
    ):
        return True
    return line.word(at) in times or (
        line.word(at) == "-" and line.word(at + 1) in ("fold", "times", "time")
    )


def is_ratio(line: Line, draft: Draft) -> bool:
    """One in five, 2 in 10; but not "lost two in ten days" or "killed 3 in 10 attacks"."""
    if draft.kind is not Kind.COUNT or not draft.figures:
        return False
    for start, link, end in (
        (draft.core, draft.last + 1, draft.last + 2),
        (draft.first - 2, draft.first - 1, draft.core),
    ):
        at = draft.first if start == draft.core else start
        before = line.parsed(at - 1)
        verb = before is not None and at > 0 and before.pos_ == "VERB"
        if line.word(link) == "in" and not verb and _is_small(line, start) and _is_small(line, end):
            return True
    return False


def _is_small(line: Line, i: int) -> bool:
    if line.is_number(i):
        return len(line.printed(i)) <= 3
    return line.word(i) in load_words().numbers


def is_difference(line: Line, draft: Draft) -> bool:
    """300 more than last year: a difference, not a number of things."""
    at = draft.last + 1
    noun = draft.noun
    return any(
        line.word(i) in ("more", "fewer", "less") and line.word(i + 1) == "than"
        for i in (at, noun.last + 1 if noun else at)
    )


def is_bare_article(_line: Line, draft: Draft) -> bool:
    """A week: it counts one only where something bounds it."""
    return draft.rules[0] == "article" and not draft.changes
