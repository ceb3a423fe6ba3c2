"""What is recorded of a claim: the shape of its entry in the ledger, and of an amendment's fields.

docs/reference/claims.md tells what each field says.
"""

from typing import Annotated, NotRequired, cast

from pydantic import Field, StringConstraints
from typing_extensions import TypedDict

from sayso.contract import entry_as_json
from sayso.ledger.body_values import Name, Quantity, Sha256, ShortId, Span, Time, closed, opened
from sayso.record.claim import Act, Certainty, Mode, Stance
from sayso.record.entry import Entry


@opened
class Reason(TypedDict):
    """Why something was read so."""

    by: str
    what: str
    words: str
    score: float | None


@opened
class Part(TypedDict):
    """A source, a cue or a content."""

    spans: list[Span]
    text: str


@opened
class Source(Part):
    """A source."""

    named: bool
    via: Part


@opened
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


@opened
class Moment(TypedDict):
    """When something happened or was said."""

    start: Time | None
    end: Time | None
    why: NotRequired[Reason | list[Reason] | None]


@opened
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


@opened
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


@opened
class PlaceId(TypedDict):
    """Where a proposition holds."""

    id: str | None


@opened
class Proposition(TypedDict):
    """What is understood of a claim; its type has more fields."""

    type: Annotated[str, StringConstraints(pattern="^[a-z_]{1,50}$")]
    spans: list[Span]
    stance: NotRequired[Stance]
    certainty: NotRequired[Certainty]
    place: NotRequired[PlaceId | str | None]


@opened
class TimeWords(TypedDict, total=False):
    """A time expression that a claim has; its meaning has more fields."""

    span: Span
    text: str


@opened
class Likelihood(TypedDict):
    """How likely a speaker calls it: the words, and the bounds of their band in per cent."""

    words: str
    low: int
    high: int


@opened
class EntryBody(TypedDict):
    """A claim, as docs/reference/claims.md has it."""

    report: Sha256
    doc: NotRequired[str]
    id: ShortId
    source: Source
    cue: Part
    content: Part
    mode: Mode
    act: Act
    stance: Stance
    certainty: Certainty
    likelihood: NotRequired[Likelihood | None]
    speaker: Speaker | None
    side: str | None
    said_at: Moment | None
    event_time: Moment | None
    places: list[Place]
    times: list[TimeWords]
    amounts: list[Amount]
    propositions: list[Proposition]
    against_interest: Reason | None
    notes: list[Reason]
    why: list[Reason]


def entry_body(entry: Entry) -> EntryBody:
    """A claim as it is recorded."""
    return cast("EntryBody", entry_as_json(entry))


@closed
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
