"""The statements of a draft that can be held against a ledger: its quotations, and what it says
that somebody said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.checking.draft import StatementKind
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import Quotation, find_quotations
from sayso.reader import Reading
from sayso.record.claim import Mode, Span, Stance
from sayso.record.entry import Entry
from sayso.record.time_expression import TimeExpression

_MARKS = "“”„‟«»‹›‘’‚‛「」『』〝〞〟＂\"'`"
_WORD = re.compile(r"[^\W_]+")
UNATTRIBUTED = 4
"""Words from which a quotation that nobody is named for is checked: fewer are titles and words that
a writer keeps at arm's length.
"""
_NEAR = 60
"""Code points between a cue and the time of the saying: "told reporters in the capital on Monday"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quotation or an attributed statement.  ``span`` is its words in the draft's text, without
    the marks around them; ``entry`` is what reading found of it, None where nothing attributes it.

    ``before`` and ``after`` are where the same quotation stands before and behind an attribution
    that breaks it off.  ``times`` are those that the draft gives to the saying.
    """

    kind: StatementKind
    span: Span
    entry: Entry | None = None
    before: Span | None = None
    after: Span | None = None
    times: tuple[TimeExpression, ...] = ()


def statements_of(reading: Reading) -> list[Statement]:
    """The statements of a draft, in the order of its text."""
    text = reading.report.text
    quoted = [
        (span, _entry_of(span, reading.entries))
        for quotation in find_quotations(text, find_paragraphs(text, reading.report.body))
        if (span := _inside(text, quotation))
    ]
    counted = [
        (span, entry)
        for span, entry in quoted
        if entry is not None or len(_WORD.findall(text[slice(*span)])) >= UNATTRIBUTED
    ]
    statements = [
        Statement(
            StatementKind.QUOTATION,
            span,
            entry,
            *_broken_off(number, counted, text),
            _times(entry, reading),
        )
        for number, (span, entry) in enumerate(counted)
    ]
    statements += _reported(reading, [span for span, _ in counted])
    return sorted(statements, key=lambda each: (each.span, each.kind))


def _inside(text: str, quotation: Quotation) -> Span | None:
    """The words of a quotation without its marks and the white space at its ends; None where there
    are none.
    """
    start, end = quotation.start, quotation.end
    words = text[start:end].strip(_MARKS + " \t\r\n\u00a0")
    if not _WORD.search(words):
        return None
    at = text.index(words, start)
    return at, at + len(words)


def _entry_of(span: Span, entries: Sequence[Entry]) -> Entry | None:
    """The claim that a quotation is the content of: the one with most of its words, of several the
    one with the shortest content.
    """
    around = [
        (shared, entry)
        for entry in entries
        if entry.claim.mode in (Mode.DIRECT, Mode.MIXED)
        and 2 * (shared := _overlap(span, entry.claim.content.spans)) > span[1] - span[0]
    ]
    nearest = min(
        around, key=lambda each: (-each[0], len(each[1].claim.content.text)), default=None
    )
    return nearest[1] if nearest else None


def _overlap(span: Span, spans: Sequence[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


def _broken_off(
    number: int, quoted: Sequence[tuple[Span, Entry | None]], text: str
) -> tuple[Span | None, Span | None]:
    """Where the quotation goes on before and behind an attribution that breaks off a sentence."""
    entry = quoted[number][1]
    before = after = None
    if number and _goes_on(quoted[number - 1], quoted[number], text, entry):
        before = quoted[number - 1][0]
    if number + 1 < len(quoted) and _goes_on(quoted[number], quoted[number + 1], text, entry):
        after = quoted[number + 1][0]
    return before, after


def _goes_on(
    first: tuple[Span, Entry | None],
    second: tuple[Span, Entry | None],
    text: str,
    entry: Entry | None,
) -> bool:
    same = entry is not None and first[1] is entry and second[1] is entry
    return same and text[first[0][1] - 1] == "," and text[second[0][0]].islower()


def _reported(reading: Reading, quoted: Sequence[Span]) -> Iterator[Statement]:
    """What the draft says that somebody said, in its own words or partly so."""
    for entry in reading.entries:
        claim = entry.claim
        if claim.mode not in (Mode.INDIRECT, Mode.MIXED) or claim.stance is Stance.WITHHOLDS:
            continue
        if not claim.content.spans or not claim.cue:
            continue
        span = (claim.content.spans[0][0], claim.content.spans[-1][1])
        inside = sum(_overlap(each, claim.content.spans) for each in quoted)
        if 2 * inside < sum(end - start for start, end in claim.content.spans):
            yield Statement(StatementKind.INDIRECT, span, entry, times=_times(entry, reading))


def _times(entry: Entry | None, reading: Reading) -> tuple[TimeExpression, ...]:
    """The times that stand by the cue, outside of what is said, in its sentence."""
    if entry is None or not entry.claim.cue:
        return ()
    text, cue = reading.report.text, entry.claim.cue.spans
    found = []
    for time in reading.references.times:
        low, high = sorted((time.start, cue[0][0]))
        gap = text[min(time.end, cue[-1][1]) : high]
        inside = _overlap((time.start, time.end), entry.claim.content.spans)
        if not inside and high - low <= _NEAR and not re.search(r"[.!?;\n“”\"]", gap):
            found.append(time)
    return tuple(found)
