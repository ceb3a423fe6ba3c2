"""What a selection gives out: claims, reports, questions, positions, decisions, each with names for
its parts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.contract import entry_from_json
from sayso.ledger.entry_body import Changes, EntryBody
from sayso.questions.wording import value_in_words
from sayso.record.entry import Entry

Values = Mapping[str, Any]
"""Fields of an entry or a question as the contract has them, to be read."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What a report says of itself.  Times are ISO 8601 in UTC; ``published_end`` is not included.

    ``retracted`` says that its outlet withdrew it, ``removed`` that its words were taken out.
    """

    seq: int
    id: str
    doc: str
    title: str
    outlet: str
    url: str
    text_sha256: str
    capture_sha256: str | None
    published_start: str | None
    published_end: str | None
    known_at: str
    previous: str | None
    retracted: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A claim's answer to a question, as the board holds it of the claim's speaker.

    ``answer`` is it in words ("at least 57"); ``value`` its fields; ``place`` the question's.
    """

    question: str
    what: str
    type: str
    standing: str
    answer: str
    value: Values
    place: Values | None
    event_time: Values | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its report and how it stands.

    ``values`` is the entry as the contract has it; None where it was removed.  ``review`` is its
    state: open, accept, reject, amend or unsure, made by the decision of record ``decision``.
    ``gone`` says that a later version of its report no longer has it, ``became`` what it is called
    there.  ``answers`` are its answers to questions.
    """

    seq: int
    id: str
    values: EntryBody | None
    report: ReportRow
    reading: int
    review: str
    decision: int | None
    changes: Changes
    gone: bool
    became: str | None
    answers: tuple[AnswerRow, ...] = ()

    @property
    def entry(self) -> Entry | None:
        """It as the reader made it; it is decoded anew at every call."""
        return None if self.values is None else entry_from_json(self.values)

    def words(self, part: str) -> str:
        """The exact words of its ``source``, ``cue`` or ``content``."""
        values: Values = self.values or {}
        return str((values.get(part) or {}).get("text") or "")

    def spans(self, part: str) -> list[tuple[int, int]]:
        """Where they stand in the report's text, in code points."""
        values: Values = self.values or {}
        return [(start, end) for start, end in (values.get(part) or {}).get("spans") or ()]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What one speaker answers to a question, from a time until the speaker changes it."""

    speaker: str
    name: str
    side: str | None
    stance: str
    value: Values
    answer: str
    first: str | None
    last: str | None
    claims: tuple[str, ...]
    echoes: int
    against_interest: str | None
    until: str | None
    ended: str | None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as it stands.  ``values`` is all of it, as docs/reference/questions.md has it."""

    id: str
    type: str
    what: str
    standing: str
    reason: str
    place: Values | None
    event_time: Values | None
    positions: tuple[PositionRow, ...]
    say_sos: int
    echoes: int
    changed_at: str | None
    asked_at: str | None
    values: Values = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A reviewer's act.  ``holds`` says that nobody has undone it."""

    seq: int
    recorded_at: str
    subject: str
    verdict: str
    target: str
    into: str | None
    undoes: int | None
    who: str
    why: str
    changes: Values
    holds: bool


@dataclass(frozen=True, slots=True)
class ReviewerRow:
    """Who has decided, how often, and when first and last."""

    name: str
    decisions: int
    first: str
    last: str


def question_row(values: Values) -> QuestionRow:
    """A question of the contract with names for its parts."""
    names = ("id", "type", "what", "standing", "reason", "place", "event_time")
    counts = ("say_sos", "echoes", "changed_at", "asked_at")
    named = {name: values[name] for name in (*names, *counts)}
    positions = tuple(_position(str(values["type"]), each) for each in values["positions"])
    return QuestionRow(**named, positions=positions, values=values)


def _position(kind: str, values: Values) -> PositionRow:
    names = ("speaker", "name", "side", "stance", "value", "first", "last", "echoes", "until")
    named = {name: values[name] for name in (*names, "against_interest", "ended")}
    answer, claims = _in_words(kind, values), tuple(values["claims"])
    return PositionRow(**named, answer=answer, claims=claims)


def _in_words(kind: str, position: Values) -> str:
    """The answer as a clause: "57", "denied: 57"; a count in a word keeps it ("dozens").

    What a denial of control or blame comes to is in the value already.
    """
    value = position["value"]
    if position["stance"] == "withholds":
        return "no answer"
    if kind == "control":
        return value_in_words(kind, _left(value))
    words = str(value["said"]) if value.get("said") else value_in_words(kind, value)
    denies = position["stance"] in ("denies", "doubts") and kind != "responsibility"
    return f"denied: {words}" if denies else words


def _left(value: Values) -> Values:
    """Control that somebody has no longer, which the board shows as held by "not" and its side, as
    a loss.
    """
    holder = str(value.get("holder") or "")
    if not holder.startswith("not "):
        return value
    change = value.get("change") if value.get("change") == "withdrew" else "lost"
    return {**value, "holder": holder.removeprefix("not "), "change": change}
