"""An answer made ready to be put to its question: all of the work on a report that needs no other
report.

It is a pure function of the report, and what it gives can be handed to another process.
"""

import copyreg
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from sayso.guards import is_strict
from sayso.questions.buckets import buckets
from sayso.questions.coding import decoded, encoded
from sayso.questions.copies import Signature, signature
from sayso.questions.frames import Frame, Group, frame_from_json, frame_of, fullness
from sayso.questions.outlets import agency_of
from sayso.questions.places import Spot
from sayso.questions.records import Answer, Proposed, Told, answer_from_json, answers_of
from sayso.questions.sound import Unsound, sound_entries, unsound_of


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer with what it is about, and why it belongs to its question."""

    answer: Answer
    frame: Frame
    why: tuple[str, ...]


class Given(NamedTuple):
    """An answer before it has a question.

    ``place`` is the id of the place that its claim tells, empty where it tells none.  ``group`` is
    the question that it makes if it answers none that is there; ``looking`` and ``keeping`` are
    what questions are looked for by and kept under; ``body`` is the answer, without its origin, and
    its frame as JSON.
    """

    id: str
    seq: int
    number: int
    reading: int
    report_seq: int
    claim: str
    speaker: str
    known_at: str
    body: str
    frame: Frame
    group: Group
    looking: tuple[str, ...]
    keeping: tuple[str, ...]
    place: str = ""


class Prepared(NamedTuple):
    """A report before its answers are put to questions.  ``agency`` is the one that it credits,
    empty for none.

    ``skipped`` are the answers that could not be worked out: number of the claim's record, claim
    and problem.
    """

    report: str
    number: int
    agency: str
    signature: Signature
    bands: tuple[int, ...]
    answers: tuple[Given, ...]
    skipped: tuple[Unsound, ...] = ()
    reading: int = 0


def prepared(told: Told) -> Prepared:
    """A report's answers in the order in which they are put to questions, and what it is compared
    with other reports by.
    """
    signed = signature(told.text)
    bands = tuple(signed.bands()) if signed.size else ()
    answers, skipped = _answers(told)
    agency = agency_of(told.outlet, told.text)
    return Prepared(told.id, told.seq, agency, signed, bands, answers, skipped, told.reading)


def _answers(told: Told) -> tuple[tuple[Given, ...], tuple[Unsound, ...]]:
    """The answers of a report, without those of the propositions that cannot be worked out."""
    beyond = tuple(unsound_of(told))
    try:
        return _all_answers(told), beyond
    except Exception:
        if is_strict():
            raise
    sound, skipped = sound_entries(told, lambda alone: _all_answers(alone, front=True))
    return _all_answers(sound), (*beyond, *skipped)


def _all_answers(told: Told, front: bool | None = None) -> tuple[Given, ...]:
    """Those first that tell most of what they are about: what a headline leaves out its report
    tells, so that the headline comes to the question of its report.
    """
    answers = (given_of(proposed, told.theatre) for proposed in answers_of(told, "", front))
    return tuple(sorted(answers, key=lambda each: -fullness(each.frame)))


def placed_from(body: str, origin: str, why: Sequence[str]) -> Placed:
    """The answer whose JSON is ``body``, with the origin of its report."""
    answer, frame = decoded(body)
    return Placed(
        answer_from_json({**answer, "origin": origin}), frame_from_json(frame), tuple(why)
    )


@lru_cache(maxsize=20_000)
def remembered(body: str, origin: str, why: str) -> Placed:
    """The same for an answer as the board keeps it, ``why`` as JSON: what is answered often is read
    often.
    """
    return placed_from(body, origin, decoded(why))


def given_of(proposed: Proposed, theatre: str) -> Given:
    """An answer made ready, as told in a theatre."""
    place = proposed.proposition.place
    answer, frame = proposed.answer, frame_of(proposed, theatre)
    return Given(
        answer.id,
        answer.seq,
        answer.number,
        answer.reading,
        answer.report_seq,
        answer.claim,
        answer.speaker,
        answer.known_at,
        encoded([answer.as_json(), frame.as_json()]),
        frame,
        Group.of(frame, answer),
        tuple(dict.fromkeys(buckets(frame, looking=True))),
        tuple(dict.fromkeys(buckets(frame, looking=False))),
        answer.moved_from or (place.id if place else ""),
    )


def _handed_over(kind: type[Any]) -> None:
    """Let instances of a frozen class be handed to a process by its constructor, which costs a
    fifth of the usual.
    """
    values = attrgetter(*(each.name for each in fields(kind)))
    copyreg.pickle(kind, lambda each: (kind, values(each)))


for _kind in (Frame, Group, Spot):
    _handed_over(_kind)
