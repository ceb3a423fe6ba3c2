"""A report in the queue, as plain bytes: how it was given, and what was read in it."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.errors import InputError
from sayso.ledger.adding import Reader
from sayso.ledger.entry_body import EntryBody
from sayso.record.capture import Capture
from sayso.record.codec import codec_of
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.record.report import Report
from sayso.recording import ReadOff, Task


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is to be read: in the theatre of a name or file, and again where another recipe
    read it.
    """

    theatre: str
    reread: bool = False


@dataclass(frozen=True, slots=True)
class Queued:
    """A report in the queue, by its number."""

    number: int
    report: Report
    options: Options


@dataclass(frozen=True, slots=True)
class _CaptureFacts:
    source: str
    tool: str
    taken_at: datetime | None
    extractor: str


@dataclass(frozen=True, slots=True)
class _Answered:
    """All of what was read but the entries, which are JSON already."""

    reader: Reader
    published: Interval | None
    faults: tuple[str, ...]
    notes: tuple[str, ...]


_REPORT, _FACTS, _ANSWERED = codec_of(Report), codec_of(_CaptureFacts), codec_of(_Answered)
_OPTIONS = codec_of(Options)


def packed_report(report: Report, options: Options) -> tuple[bytes, bytes | None]:
    """A report with its options, and the bytes of its capture, if it has one."""
    capture = report.capture
    facts = (
        _CaptureFacts(capture.source, capture.tool, capture.taken_at, capture.extractor)
        if capture
        else None
    )
    plain = {
        "report": _REPORT.encode(replace(report, capture=None)),
        "capture": _FACTS.encode(facts) if facts else None,
        "options": _OPTIONS.encode(options),
    }
    return _packed(plain), capture.data if capture else None


def queued_of(number: int, data: bytes, capture: bytes | None) -> Queued:
    """The report that ``packed_report`` packed.

    Raises:
        InputError: R045 if it is none of this version's.
    """
    try:
        plain = json.loads(data)
        report: Report = _REPORT.decode(plain["report"])
        options: Options = _OPTIONS.decode(plain["options"])
        if capture is not None:
            facts: _CaptureFacts = _FACTS.decode(plain["capture"])
            whole = Capture(capture, facts.source, facts.tool, facts.taken_at, facts.extractor)
            report = replace(report, capture=whole)
    except (ValueError, TypeError, KeyError) as error:
        raise _foreign(number, error) from None
    return Queued(number, report, options)


def packed_answer(task: Task, found: ReadOff) -> bytes:
    """What was read in a report, and by what, until it is added."""
    answered = _Answered(task.reader, found.published, found.faults, found.notes)
    return _packed({"answered": _ANSWERED.encode(answered), "entries": found.entries})


def answer_of(queued: Queued, data: bytes) -> tuple[Task, ReadOff]:
    """What ``packed_answer`` packed.

    Raises:
        InputError: R045 if it is none of this version's.
    """
    try:
        plain = json.loads(data)
        answered: _Answered = _ANSWERED.decode(plain["answered"])
        entries: tuple[EntryBody, ...] = tuple(plain["entries"])
    except (ValueError, TypeError, KeyError) as error:
        raise _foreign(queued.number, error) from None
    task = Task(queued.report, queued.options.theatre, answered.reader)
    return task, ReadOff(entries, answered.published, answered.faults, answered.notes)


def _packed(plain: Json) -> bytes:
    """JSON of it: with escapes alone, since a report may hold half a surrogate pair."""
    return json.dumps(plain).encode("ascii")


def _foreign(number: int, error: Exception) -> InputError:
    return InputError(
        "R045",
        f"Number {number} of the queue is not as this version writes it ({error}).",
        "Let the Sayso that put it there read it, or take it out and add it again.",
    )
