"""What the body of a record must be, by its kind: the one schema for appending, replaying and
verifying.

The shapes of a claim's fields are also those that an amendment of it must have
(``sayso.ledger.amendments``).
"""

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Annotated, Any, Literal, NotRequired

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    with_config,
)
from typing_extensions import TypedDict

from sayso.ledger.canonical import instant_of
from sayso.record.claim import Act, Certainty, Mode, Stance

MOST_WORDS = 20_000
"""Code points of a reason.  A page of print has some 3,000; nobody reads a reason of ten."""
MOST_NAMED = 10_000
"""Claims that one decision can name: a split of a speaker with more is another reading, not a
decision.
"""
LARGEST = 2**53
"""Whole numbers up to here are the same in every reader of JSON, and a column of 64 bits holds
them.
"""


def _is_exact(value: str) -> str:
    if instant_of(value) != value:
        raise ValueError("it is no time as the ledger writes it")
    return value


def _is_time(value: str) -> str:
    if instant_of(value) is None:
        raise ValueError("it is no time")
    return value


_closed = with_config(ConfigDict(strict=True, extra="forbid", allow_inf_nan=False))
_open = with_config(ConfigDict(strict=True, extra="ignore", allow_inf_nan=False))
"""For what is read off a text: a later version may tell more of it."""

Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
ShortId = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
Instant = Annotated[str, AfterValidator(_is_exact)]
Time = Annotated[str, AfterValidator(_is_time)]
Count = Annotated[int, Field(ge=0, le=LARGEST)]
Seq = Annotated[int, Field(ge=1, le=LARGEST)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Words = Annotated[str, StringConstraints(max_length=MOST_WORDS)]
Span = tuple[Count, Count]
_Digits = Annotated[
    str,
    StringConstraints(pattern=r"^-?[0-9]+([.][0-9]+|([.][0-9]+)?E[+-]?[0-9]+)$", max_length=10_000),
]
Quantity = int | float | _Digits
"""A number; as text, where JSON would lose digits of it."""


@_closed
class Interval(TypedDict):
    """When something was published: its end does not belong to it."""

    start: Instant
    end: Instant


@_closed
class LedgerBody(TypedDict):
    """The first record of a ledger."""

    format: Literal[1]
    id: Annotated[str, StringConstraints(pattern="^[0-9a-f-]{36}$")]


@_closed
class CaptureBody(TypedDict):
    """The original bytes of a report, which lie elsewhere under their hash."""

    sha256: Sha256
    bytes: Count
    source: str
    tool: str
    taken_at: Instant | None


@_closed
class TextBody(TypedDict):
    """A report's text."""

    sha256: Sha256
    text: str
    extractor: str


@_closed
class ReportBody(TypedDict):
    """What a report says of itself."""

    id: ShortId
    text: Sha256
    capture: Sha256
    doc: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Interval | None
    body: Count
    notes: list[str]
    previous: ShortId | None


@_closed
class Theatre(TypedDict):
    """Which theatre a reading went by."""

    id: str
    sha256: Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")]


@_closed
class RecipeBody(TypedDict):
    """What a reading was made with."""

    program: Name
    rules: Sha256
    model: Sha256
    parser: Name
    gazetteers: list[Sha256]


@_closed
class ReadingBody(TypedDict):
    """That a program read a report.  Until 0.1 no recipe was recorded."""

    report: ShortId
    reader: str
    theatre: Theatre
    claims: Count
    published: Interval | None
    recipe: NotRequired[RecipeBody]


@_open
class Reason(TypedDict):
    """Why something was read so."""

    by: str
    what: str
    words: str
    score: float | None


@_open
class Part(TypedDict):
    """A source, a cue or a content."""

    spans: list[Span]
    text: str


@_open
class Source(Part):
    """A source."""

    named: bool
    via: Part


@_open
class Speaker(TypedDict):
    """The actor behind a source.  ``id`` and ``name`` are shown on every page, so neither is
    empty.
    """

    id: Name
    name: Name
    kind: str
    named: NotRequired[bool]
    side: NotRequired[str | None]
    members: NotRequired[list["Speaker"]]


@_open
class Moment(TypedDict):
    """When something happened or was said."""

    start: Time | None
    end: Time | None
    why: NotRequired[Reason | list[Reason] | None]


@_open
class Place(TypedDict):
    """A place that a claim names.  An amended one need not stand in the text."""

    span: NotRequired[Span]
    text: NotRequired[str]
    id: str | None
    name: NotRequired[str | None]
    lat: Annotated[float, Field(ge=-90, le=90)] | None
    lon: Annotated[float, Field(ge=-180, le=180)] | None
    country: NotRequired[str]
    admin: NotRequired[list[str]]
    where_prec: NotRequired[Annotated[int, Field(ge=0, le=100)] | None]
    why: NotRequired[list[Reason]]


@_open
class Amount(TypedDict):
    """A quantity that a claim names."""

    span: NotRequired[Span]
    text: str
    low: Quantity
    high: Quantity | None
    approximate: NotRequired[bool]
    kind: NotRequired[str]
    unit: NotRequired[str]
    per: NotRequired[str]
    noun: NotRequired[str]
    parts: NotRequired[list["Amount"]]
    out_of: NotRequired["Amount | None"]
    same: NotRequired["Amount | None"]


@_open
class PlaceId(TypedDict):
    """Where a proposition holds."""

    id: str | None


@_open
class Proposition(TypedDict):
    """What is understood of a claim; its type has more fields."""

    type: Annotated[str, StringConstraints(pattern="^[a-z_]{1,50}$")]
    spans: list[Span]
    stance: NotRequired[Stance]
    certainty: NotRequired[Certainty]
    place: NotRequired[PlaceId | str | None]


@_open
class Entry(TypedDict):
    """A claim, as docs/reference/claims.md has it."""

    report: Sha256
    id: ShortId
    source: Source
    cue: Part
    content: Part
    mode: Mode
    act: Act
    stance: Stance
    certainty: Certainty
    speaker: Speaker | None
    side: str | None
    said_at: Moment | None
    event_time: Moment | None
    places: list[Place]
    times: list[dict[str, Any]]
    amounts: list[Amount]
    propositions: list[Proposition]
    against_interest: Reason | None
    notes: list[Reason]
    why: list[Reason]


@_closed
class ClaimBody(TypedDict):
    """A claim of a reading."""

    reading: Seq
    number: Count
    entry: Entry


@_closed
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


@_closed
class RevisionBody(TypedDict):
    """Which claims of the version before are in a new version, and which are gone."""

    report: ShortId
    previous: ShortId
    kept: list[tuple[ShortId, ShortId]]
    gone: list[ShortId]


@_closed
class Changes(TypedDict, total=False):
    """The fields that an amendment gives anew, each as a claim has it."""

    source: Part
    cue: Part
    content: Part
    mode: Mode
    act: Act
    stance: Stance
    certainty: Certainty
    speaker: Speaker | None
    side: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None
    said_at: Moment | None
    event_time: Moment | None
    places: list[Place]
    amounts: list[Amount]
    propositions: list[Proposition]
    against_interest: Reason | None


AMENDABLE = tuple(Changes.__annotations__)
"""The fields of a claim that an amendment can give anew."""


@_closed
class Machine(TypedDict):
    """What the machine had read: its record, and its scores."""

    record: Seq
    scores: dict[str, float]


@_closed
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


@_closed
class RetractionBody(TypedDict):
    """That an outlet withdrew a report."""

    report: ShortId
    who: Name
    why: Words
    published: Interval | None


@_closed
class StampBody(TypedDict):
    """A head that an authority of time signed."""

    commit: Seq
    head: Sha256
    authority: str
    time: Instant
    token: str


@_closed
class ClockBody(TypedDict):
    """What the clock said where the commit before is later."""

    time: Instant


_BODIES: dict[str, Any] = {
    "ledger": LedgerBody,
    "capture": CaptureBody,
    "text": TextBody,
    "report": ReportBody,
    "reading": ReadingBody,
    "claim": ClaimBody,
    "removal": RemovalBody,
    "revision": RevisionBody,
    "decision": DecisionBody,
    "retraction": RetractionBody,
    "stamp": StampBody,
    "clock": ClockBody,
}
KINDS = tuple(_BODIES)
"""The kinds of records."""


_MAKING = Lock()
"""Pydantic makes the schemas of types that share parts in one thread at a time, or fails."""


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    with _MAKING:
        return TypeAdapter(_BODIES[kind])


def refuse_misshapen(kind: str, body: str) -> None:
    """Look at a body, in JSON, as records of its kind must be.

    Raises:
        ValueError: if there is no such kind, or the body is another thing; it says what, in a
            clause.
    """
    if kind not in _BODIES:
        raise ValueError(f"there is no kind {kind[:40]!r} of record")
    _refuse(_adapter(kind).validate_json, body)


@cache
def _changes() -> TypeAdapter[Any]:
    with _MAKING:
        return TypeAdapter(Changes)


def refuse_misshapen_change(name: str, value: str) -> None:
    """Look at the new value of a claim's field, in JSON.  ``name`` is one of ``AMENDABLE``.

    Raises:
        ValueError: if it is not as that field must be.
    """
    _refuse(_changes().validate_json, f'{{"{name}":{value}}}', within=1)


def _refuse(validate: Callable[[str], Any], text: str, within: int = 0) -> None:
    try:
        validate(text)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, wrong["loc"][within:])) or "it"
        raise ValueError(f"{where}: {wrong['msg']}"[:300]) from None
