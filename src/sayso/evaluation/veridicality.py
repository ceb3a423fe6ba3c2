"""Scores whether a clause is read as what the frame above it makes of it: asserted, denied, or left
open.

Each generated sentence is a report of its own.  What it is judged by are the propositions of the
clause's type that the speaker who holds the frame, or the report itself, is read to put forward,
where they are about what the clause tells (its ``mark``).  An outcome is the worst of

- ``inverted``: it asserts where the frame denies, or denies where it asserts; or asserts what is
  less likely than not, or denies what is likelier, save with a band of its own (``likelihood``),
  which says which way it leans;
- ``overstated``: the frame leaves the clause open, and it is asserted or denied plainly;
- ``right``: as the frame has it;
- ``other``: there are propositions of the type, and none answers about the mark;
- ``silent``: there are none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sayso.evaluation.generation import Sentence
from sayso.evaluation.signs import sign_of
from sayso.record.claim import Certainty, Mode, Stance

if TYPE_CHECKING:
    from sayso.propositions.proposition import Proposition
    from sayso.reader import Entry, Reading
    from sayso.theatres.directory import Directory

_HALF = 50
"""In percent: what is likelier may not be denied, what is less likely may not be asserted."""
_SIGNS = {"asserts": 1, "denies": -1, "none": 0}
_STANCES = {Stance.ASSERTS: 1, Stance.DENIES: -1}


class Outcome(StrEnum):
    """What became of a sentence; the module's own words say when."""

    INVERTED = "inverted"
    OVERSTATED = "overstated"
    RIGHT = "right"
    OTHER = "other"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence and what became of it; ``answers`` are those that it was judged by, 1 for
    asserted, -1 for denied.
    """

    sentence: Sentence
    outcome: Outcome
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a group of sentences.

    ``asked`` are those whose frame asserts or denies, ``opened`` the others; ``right``, ``other``
    and ``silent`` count of the asked, ``overstated`` of the opened, ``inverted`` of all.
    """

    sentences: int = 0
    asked: int = 0
    right: int = 0
    other: int = 0
    silent: int = 0
    inverted: int = 0
    opened: int = 0
    overstated: int = 0


def read_sentences(sentences: Iterable[Sentence], directory: "Directory") -> Iterator[Judged]:
    """Read each sentence as a report of its own, in one theatre, and judge what was read."""
    from sayso.reader import read_report
    from sayso.record.report import Report

    for number, sentence in enumerate(sentences):
        yield judge(sentence, read_report(Report(sentence.text, str(number)), directory))


def judge(sentence: Sentence, reading: "Reading") -> Judged:
    """What became of a sentence that was read."""
    types = {sentence.clause.type, *sentence.clause.also}
    propositions = [
        proposition
        for entry in reading.entries
        if _is_judged(entry, sentence)
        for proposition in entry.propositions
        if proposition.type in types
    ]
    signed = [
        (_answer(proposition, sentence), _is_plain(proposition)) for proposition in propositions
    ]
    answers = tuple(answer for answer, _ in signed if answer)
    plain = any(answer and is_plain for answer, is_plain in signed)
    return Judged(sentence, _outcome(sentence, answers, plain, bool(propositions)), answers)


def _is_judged(entry: "Entry", sentence: Sentence) -> bool:
    """Whether the frame's speaker or the report itself says it; where nobody else speaks, whoever
    is read to.
    """
    if entry.claim.mode is Mode.NARRATION:
        return True
    holder = sentence.places.get("S")
    if holder and any(
        start < holder[1] and holder[0] < end for start, end in entry.claim.source.spans
    ):
        return True
    return not sentence.frame.others


def _answer(proposition: "Proposition", sentence: Sentence) -> int:
    """1 where the positive clause is asserted, -1 where it is denied, 0 where neither is said of
    it.
    """
    if not proposition.answers:
        return 0
    stance, fields = _STANCES.get(proposition.stance, 0), proposition.as_json()
    band = _band_of(fields)
    if band and stance > 0:
        stance = _leaning(band)
    return stance * sign_of(fields, sentence.clause.mark, sentence.tense)


def _is_plain(proposition: "Proposition") -> bool:
    return proposition.certainty is Certainty.PLAIN and not _band_of(proposition.as_json())


def _band_of(fields: Mapping[str, Any]) -> tuple[int, int] | None:
    """The band of likelihood that a proposition was read with, in percent."""
    likelihood = fields.get("likelihood")
    return (likelihood["low"], likelihood["high"]) if likelihood else None


def _outcome(sentence: Sentence, answers: Sequence[int], plain: bool, any_of_type: bool) -> Outcome:
    gold = _SIGNS[sentence.gives]
    leaning = gold or _leaning(sentence.frame.band)
    if leaning and -leaning in answers:
        return Outcome.INVERTED
    if not gold and plain:
        return Outcome.OVERSTATED
    if gold and gold in answers:
        return Outcome.RIGHT
    return Outcome.OTHER if any_of_type else Outcome.SILENT


def _leaning(band: tuple[int, int] | None) -> int:
    """Which way a word of likelihood leans: 1 above half, -1 below, 0 about it and without a
    band.
    """
    if band is None:
        return 0
    return (band[0] > _HALF) - (band[1] < _HALF)


def tally(judged: Iterable[Judged], group: Callable[[Sentence], str]) -> Mapping[str, Tally]:
    """The counts by group, in the order of their names."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(group(one.sentence), []).append(one)
    return {name: _count(groups[name]) for name in sorted(groups)}


def _count(judged: Sequence[Judged]) -> Tally:
    asked = [one.outcome for one in judged if one.sentence.gives != "none"]
    everything = [one.outcome for one in judged]
    return Tally(
        sentences=len(judged),
        asked=len(asked),
        right=asked.count(Outcome.RIGHT),
        other=asked.count(Outcome.OTHER),
        silent=asked.count(Outcome.SILENT),
        inverted=everything.count(Outcome.INVERTED),
        opened=len(judged) - len(asked),
        overstated=everything.count(Outcome.OVERSTATED),
    )


def table(judged: Sequence[Judged]) -> str:
    """The counts by kind of frame, by type, by mode, and of all, for a terminal."""
    columns = (
        "sentences",
        "asked",
        "right",
        "right %",
        "other",
        "silent",
        "inverted",
        "open",
        "overstated",
    )
    lines = [f"{'':20}" + "".join(f"{name:>11}" for name in columns)]
    groups: tuple[tuple[str, Callable[[Sentence], str]], ...] = (
        ("by kind of frame", lambda sentence: sentence.frame.kind),
        ("by type", lambda sentence: sentence.clause.type),
        ("by mode", lambda sentence: sentence.mode),
    )
    for title, group in groups:
        lines += [title, *(_row(f"  {name}", of) for name, of in tally(judged, group).items())]
    return "\n".join([*lines, _row("all", _count(judged))])


def _row(name: str, of: Tally) -> str:
    share = f"{100 * of.right / of.asked:.1f}" if of.asked else "-"
    cells = (
        of.sentences,
        of.asked,
        of.right,
        share,
        of.other,
        of.silent,
        of.inverted,
        of.opened,
        of.overstated,
    )
    return f"{name:20}" + "".join(f"{cell:>11}" for cell in cells)


def worst(judged: Iterable[Judged], count: int) -> list[str]:
    """So many sentences for a person to look at, inverted ones first, then overstated ones, with
    what they are.
    """
    bad = [one for one in judged if one.outcome in (Outcome.INVERTED, Outcome.OVERSTATED)]
    bad.sort(
        key=lambda one: (
            one.outcome is not Outcome.INVERTED,
            one.sentence.frame.id,
            one.sentence.clause.id,
        )
    )
    return [_shown(one) for one in bad[:count]]


def _shown(one: Judged) -> str:
    sentence = one.sentence
    read = " and ".join(
        word for word, answer in (("asserted", 1), ("denied", -1)) if answer in one.answers
    )
    about = f"{sentence.frame.id} x {sentence.clause.type}, {sentence.mode}"
    return f"{one.outcome} ({about}; the frame: {sentence.gives}, read: {read}): {sentence.text}"
