"""Numbers that tell when: dates, years, hours of the clock, and spans that only place something in
time.
"""

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

_TIME_UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decayear")


def _is_month(line: Line, i: int) -> bool:
    return (
        line.word(i) in load_words().sets["times_of_day", "months"]
        and line.printed(i)[:1].isupper()
    )


def is_date(line: Line, draft: Draft) -> bool:
    """9 November, Nov. 9, 9-11 January, November 2022."""
    if draft.kind is not Kind.COUNT or not all(
        isinstance(n, int) and n <= 2100 for n in (draft.low, draft.high or 0)
    ):
        return False
    after = draft.core_last + 1
    if _is_month(line, after) or (line.word(after) == "of" and _is_month(line, after + 1)):
        return draft.low <= 31
    before = draft.core - 1
    before -= line.word(before) == "."
    if not _is_month(line, before) or (draft.low > 31 and len(line.printed(draft.core)) != 4):
        return False
    return (
        draft.noun is None
        or line.word(before - 1) not in ("in", "since", "during", "last")
        or _is_yearly(draft)
    )


def _is_yearly(draft: Draft) -> bool:
    return 1000 <= draft.low <= 2100 and not (draft.noun is not None and draft.noun.plural)


def is_year(line: Line, draft: Draft) -> bool:
    """Four digits without a separator are a year, unless they clearly count something: "2000
    soldiers".
    """
    if draft.kind is not Kind.COUNT or draft.scale != 1 or not draft.figures:
        return False
    digits = [i for i in (draft.core, draft.core_last) if line.is_number(i)]
    if not digits or not all(_looks_like_year(line.printed(i)) for i in digits):
        return False
    modern = all(1900 <= figure < 2100 for figure in draft.figures)
    noun = draft.noun
    if noun is None:
        return modern or not draft.changes
    if not noun.plural or noun.lemma in load_words().sets["times_of_day", "year_nouns"]:
        return noun.lemma != "people"
    before = line.word(draft.first - 1)
    return (
        modern and not draft.changes and before in load_words().sets["times_of_day", "year_before"]
    )


def _looks_like_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdecimal() and 1000 <= int(printed) < 2100


def is_clock(line: Line, draft: Draft) -> bool:
    """2 p.m., ten o'clock, "at 6 on Tuesday", "until eight", "between two and four in the
    afternoon".
    """
    lists = load_words().lists["times_of_day", "clock"]
    if any(line.has(draft.core_last + 1, phrase) for phrase in lists):
        return True
    if draft.unit or draft.changes or draft.zero or draft.loose or draft.scale != 1:
        return False
    if draft.high is None or draft.high > 24:
        return line.word(draft.first - 1) == "at" and draft.noun is None and _is_age(line, draft)
    return _is_hour(line, draft) or (draft.noun is None and _is_bare_hour(line, draft))


def _is_age(line: Line, draft: Draft) -> bool:
    """He joined at 41."""
    deeds = load_words().sets["ages", "deeds"]
    return any(line.word(i) in deeds for i in range(draft.first - 4, draft.first - 1))


def _is_hour(line: Line, draft: Draft) -> bool:
    before, after = line.word(draft.first - 1), draft.last + 1
    named = draft.noun is not None and line.printed(draft.noun.last)[:1].isupper()
    if before == "at" and (draft.noun is None or named):
        put = load_words().sets["times_of_day", "put_at"]
        return not any(line.word(i) in put for i in range(draft.first - 8, draft.first - 1))
    past = line.word(after) == "past" and line.word(after + 1) in (
        "midnight",
        "noon",
        *load_words().numbers,
    )
    return before == "past" or past


def _is_bare_hour(line: Line, draft: Draft) -> bool:
    after = draft.last + 1
    if draft.ranged and _tells_day(line, after):
        return True
    if line.has(after, ("in", "the")) and line.word(after + 2) in (
        "morning",
        "afternoon",
        "evening",
    ):
        return True
    if line.has(after, ("at", "night")) or line.has(after, ("to", "midnight")):
        return True
    if draft.ranged:
        return line.word(draft.first) == "from"
    return draft.low <= 12 and line.word(draft.first - 1) in (
        "before",
        "after",
        "until",
        "till",
        "by",
        "since",
    )


def _tells_day(line: Line, at: int) -> bool:
    """A day or a part of one follows: "between 7 and 9 on Thursday evening", "from 7 to 9
    yesterday".
    """
    words = load_words()
    at += line.word(at) in ("on", "last", "this", "that", "local")
    told = line.word(at)
    return (
        told in words.sets["times_of_day", "weekdays"]
        or told in words.sets["times_of_day", "parts"]
    )


def is_time_window(line: Line, draft: Draft) -> bool:
    """Two days ago, the past 24 hours, three weeks into the war: they tell when, not how long."""
    if draft.noun is not None and line.word(draft.after) in ("ago", "earlier"):
        return True
    if draft.kind is not Kind.MEASURE or draft.unit not in _TIME_UNITS:
        return False
    words = load_words()
    windows, placed = words.sets["times_of_day", "windows"], words.sets["times_of_day", "placed"]
    if line.word(draft.first - 1) in windows or line.word(draft.core - 1) in windows:
        return True
    if line.word(draft.last + 1) in placed or line.has(draft.last + 1, ("to", "midnight")):
        return True
    return draft.figures == (1,) and line.word(draft.core) == "one" and not draft.changes
