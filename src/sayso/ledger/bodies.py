"""What the body of a record must be, by its kind."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field, StringConstraints
from typing_extensions import TypedDict

from sayso.ledger.body_values import (
    MOST_NAMED,
    Count,
    Instant,
    Name,
    Seq,
    Sha256,
    ShortId,
    Words,
    closed,
)
from sayso.ledger.canonical import instant
from sayso.ledger.entry_body import Changes, EntryBody
from sayso.record.interval import Interval


@closed
class IntervalBody(TypedDict):
    """When something was published: its end does not belong to it."""

    start: Instant
    end: Instant


def interval_body(interval: Interval | None) -> IntervalBody | None:
    """An interval as it is recorded."""
    return {"start": instant(interval.start), "end": instant(interval.end)} if interval else None


@closed
class LedgerBody(TypedDict):
    """The first record of a ledger."""

    format: Literal[1]
    id: Annotated[str, StringConstraints(pattern="^[0-9a-f-]{36}$")]


@closed
class CaptureBody(TypedDict):
    """The original bytes of a report, which lie elsewhere under their hash."""

    sha256: Sha256
    bytes: Count
    source: str
    tool: str
    taken_at: Instant | None


@closed
class TextBody(TypedDict):
    """A report's text."""

    sha256: Sha256
    text: str
    extractor: str


@closed
class ReportBody(TypedDict):
    """What a report says of itself."""

    id: ShortId
    text: Sha256
    capture: Sha256
    doc: str
    title: str | None
    outlet: str | None
    url: str | None
    published: IntervalBody | None
    body: Count
    notes: list[str]
    previous: ShortId | None


@closed
class Theatre(TypedDict):
    """Which theatre a reading went by."""

    id: str
    sha256: Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")]


@closed
class RecipeBody(TypedDict):
    """What a reading was made with."""

    program: Name
    rules: Sha256
    model: Sha256
    parser: Name
    gazetteers: list[Sha256]


@closed
class ReadingBody(TypedDict):
    """That a program read a report.  Until 0.1 no recipe was recorded."""

    report: ShortId
    reader: str
    theatre: Theatre
    claims: Count
    published: IntervalBody | None
    recipe: NotRequired[RecipeBody]


@closed
class ClaimBody(TypedDict):
    """A claim of a reading."""

    reading: Seq
    number: Count
    entry: EntryBody


@closed
class RemovalBody(TypedDict):
    """The tombstone of what was removed: the numbers, hashes and names of the records whose words
    went.
    """

    reports: list[ShortId]
    text: Sha256
    captures: list[Sha256]
    records: list[
        tuple[Seq, Sha256, Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")]]
    ]
    who: Name
    why: Words


@closed
class RevisionBody(TypedDict):
    """Which claims of the version before are in a new version, and which are gone."""

    report: ShortId
    previous: ShortId
    kept: list[tuple[ShortId, ShortId]]
    gone: list[ShortId]


@closed
class Machine(TypedDict):
    """What the machine had read: its record, and its scores."""

    record: Seq
    scores: dict[str, float]


@closed
class DecisionBody(TypedDict):
    """What somebody decided."""

    subject: Literal["claim", "speaker", "place", "question"]
    verdict: Literal[
        "accept", "reject", "amend", "unsure", "merge", "split", "undo", "note", "claim"
    ]
    target: Name
    who: Name
    why: Words
    into: Name | None
    undoes: Seq | None
    claims: Annotated[list[ShortId], Field(max_length=MOST_NAMED)]
    changes: Changes
    machine: Machine | None


@closed
class RetractionBody(TypedDict):
    """That an outlet withdrew a report."""

    report: ShortId
    who: Name
    why: Words
    published: IntervalBody | None


@closed
class StampBody(TypedDict):
    """A head that an authority of time signed."""

    commit: Seq
    head: Sha256
    authority: str
    time: Instant
    token: str


@closed
class ClockBody(TypedDict):
    """What the clock said where the commit before is later."""

    time: Instant


Body = (
    LedgerBody
    | CaptureBody
    | TextBody
    | ReportBody
    | ReadingBody
    | ClaimBody
    | RemovalBody
    | RevisionBody
    | DecisionBody
    | RetractionBody
    | StampBody
    | ClockBody
)
"""The body of any record."""
