"""Scores time expressions as TempEval-3 does: spans, types and values, over corpora of one JSON
object a line.

A line is ``{"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}``: ``dct`` is the
day of publication, offsets are code points, end exclusive.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.evaluation.overlaps import pair
from sayso.evaluation.scores import Figure
from sayso.language.analysis import analyse
from sayso.record.json import Json
from sayso.reference.times.find import find_times
from sayso.reports.published import read_published

MEASURES = ("strict", "relaxed", "type", "value", "type and value")


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression.  ``value`` is None where the words tell no time."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class TimedText:
    """A text with its time expressions; ``row`` is the corpus's line without them."""

    text: str
    published: str | None
    timexes: tuple[Timex, ...]
    row: Mapping[str, Any]


def timed_text(row: Mapping[str, Any]) -> TimedText:
    """Check one line of a corpus.  ValueError says what is wrong with it."""
    text, published = row.get("text"), row.get("dct")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    if published is not None:
        try:
            read_published(str(published))
        except InputError as error:
            raise ValueError(f'"dct" is no date: {published}') from error
    timexes = tuple(_timex(each, len(text)) for each in row.get("timexes") or ())
    rest = {key: value for key, value in row.items() if key != "timexes"}
    return TimedText(text, None if published is None else str(published), timexes, rest)


def find_timexes(given: TimedText) -> TimedText:
    """The same text with the time expressions that Sayso finds in it."""
    published = read_published(given.published) if given.published else None
    found = find_times(analyse(given.text), published)
    timexes = tuple(Timex(time.start, time.end, str(time.type), time.value) for time in found)
    return TimedText(given.text, given.published, timexes, given.row)


def as_row(text: TimedText) -> Json:
    """A line of the corpus's own format."""
    timexes = [
        {"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in text.timexes
    ]
    return {**text.row, "timexes": timexes}


def score(gold: Iterable[TimedText], predicted: Iterable[TimedText]) -> dict[str, Figure]:
    """Figures by measure, over texts in the same order.

    ``strict`` asks for the same span, ``relaxed`` for any overlap, one to one; ``type`` and
    ``value`` for a relaxed match with the right attribute.
    """
    total = dict.fromkeys(MEASURES, Figure())
    for wanted, found in zip(gold, predicted, strict=True):
        for name, right in _right(wanted.timexes, found.timexes).items():
            total[name] += Figure(right, len(wanted.timexes), right, len(found.timexes))
    return total


def _right(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> dict[str, int]:
    spans = [(t.start, t.end) for t in gold], [(t.start, t.end) for t in found]
    pairs = [(gold[i], found[j]) for i, j in pair(*spans)]
    return {
        "strict": len(set(spans[0]) & set(spans[1])),
        "relaxed": len(pairs),
        "type": sum(a.type == b.type for a, b in pairs),
        "value": sum(a.value == b.value for a, b in pairs),
        "type and value": sum((a.type, a.value) == (b.type, b.value) for a, b in pairs),
    }


def _timex(row: Mapping[str, Any], length: int) -> Timex:
    start, end, kind, value = row.get("start"), row.get("end"), row.get("type"), row.get("value")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise ValueError(f'"start" and "end" are no span of the text: {start}, {end}')
    return Timex(start, end, str(kind), None if value is None else str(value))
