"""What a figure is a number of: percent, money, a measure.  Otherwise things are counted."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import Phrase, Phrases, load_units, load_words
from sayso.reference.amounts.line import Line


def with_unit(line: Line, draft: Draft) -> Draft:
    """``draft`` with the unit that stands before or after it, which then belongs to its words."""
    if draft.unit == "percent":
        return replace(draft, kind=Kind.PERCENT)
    if draft.zero:
        return draft
    return _percent(line, draft) or _money(line, draft) or _measure(line, draft) or draft


def _percent(line: Line, draft: Draft) -> Draft | None:
    found = _following(line, draft.last, load_units().percent)
    if found is None:
        return None
    phrase, last = found
    return _grown(draft, draft.first, last, Kind.PERCENT, load_units().percent.meanings[phrase])


def _money(line: Line, draft: Draft) -> Draft | None:
    units = load_units()
    first = draft.first
    for phrase in _ending(units.money_signs, line, first):
        return _grown(
            draft, first - len(phrase), draft.last, Kind.MONEY, units.money_signs.meanings[phrase]
        )
    if line.printed(first - 1) in units.money_codes:
        return _grown(draft, first - 1, draft.last, Kind.MONEY, line.printed(first - 1))
    if line.printed(draft.last + 1) in (units.money_codes | {"€", "₴", "₽"}):
        sign = line.printed(draft.last + 1)
        code = units.money_signs.meanings.get((sign,), sign)
        return _grown(draft, first, draft.last + 1, Kind.MONEY, code)
    found = _following(line, draft.last, units.money_words)
    if found is None and line.word(draft.last + 1) == "of":
        found = _following(line, draft.last + 1, units.money_words)
    if found is not None:
        return _grown(draft, first, found[1], Kind.MONEY, units.money_words.meanings[found[0]])
    if line.word(draft.last + 1) in ("pounds", "pound") and draft.scale >= 1_000_000:
        return _grown(draft, first, draft.last + 1, Kind.MONEY, "GBP")
    return None


def _ending(phrases: Phrases, line: Line, i: int) -> Iterator[Phrase]:
    for phrase in phrases.by_last.get(line.word(i - 1), ()):
        if line.ends(i, phrase) and (len(phrase) == 1 or line.glued(i - 1) or len(phrase[0]) > 1):
            yield phrase


def _measure(line: Line, draft: Draft) -> Draft | None:
    units = load_units()
    found = _following(line, draft.last, units.measures)
    if found is not None:
        phrase, last = found
        hyphened = line.word(draft.last + 1) in ("-", "‑")
        return _grown(
            draft, draft.first, last, Kind.MEASURE, units.measures.meanings[phrase], hyphened
        )
    at = _unit_at(line, draft.last)
    word = line.word(at)
    substances = units.only_of.get(word, frozenset())
    hyphened = at > draft.last + 1
    if substances and (
        (line.word(at + 1) == "of" and line.word(at + 2) in substances)
        or (hyphened and word == "pound")
    ):
        unit = "pound" if word.startswith("pound") else "oil_barrel"
        return _grown(draft, draft.first, at, Kind.MEASURE, unit, hyphened)
    if word == "m" and line.word(at + 1) in load_words().sets["nouns", "metres"]:
        return _grown(draft, draft.first, at, Kind.MEASURE, "meter")
    if word in ("t", "h") and line.glued(at):
        return _grown(draft, draft.first, at, Kind.MEASURE, {"t": "metric_ton", "h": "hour"}[word])
    return None


def _unit_at(line: Line, last: int) -> int:
    return (
        last + 2
        if line.word(last + 1) in ("-", "‑") and line.glued(last + 1) and line.glued(last + 2)
        else last + 1
    )


def _following(line: Line, last: int, phrases: Phrases) -> tuple[Phrase, int] | None:
    """The unit after token ``last``, past a hyphen, or "a" and "an" of "half an hour"."""
    at = _unit_at(line, last)
    if line.word(at) == "of" and (
        line.word(last) in load_words().plurals or line.word(last) in ("couple", "handful", "dozen")
    ):
        at += 1
    if line.word(last) == "half" and line.word(at) in ("a", "an"):
        at += 1
    printed = line.printed(at)
    if len(printed) < 4 and printed.istitle() and printed not in ("Day", "Per"):
        return None  # "two Mi-8 helicopters" are no miles
    for phrase in phrases.by_first.get(line.word(at), ()):
        if line.has(at, phrase):
            return phrase, at + len(phrase) - 1
    return None


def _grown(
    draft: Draft, first: int, last: int, kind: Kind, unit: str, hyphened: bool = False
) -> Draft:
    return replace(
        draft,
        first=first,
        last=last,
        core=first,
        core_last=last,
        kind=kind,
        unit=unit,
        hyphened=hyphened,
    )
