"""Which propositions of a report can be worked out, where not all can."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from sayso.questions.records import LEFT_OUT, Told, is_beyond
from sayso.record.entry import Entry
from sayso.record.proposition import Proposition


class Unsound(NamedTuple):
    """A claim with a proposition that cannot be worked out: its record's number, its id, and the
    kind of the exception or ``NOT_UNDERSTOOD``.
    """

    seq: int
    claim: str
    problem: str


NOT_UNDERSTOOD = "not understood"
"""What is wrong with a proposition that has a value which this version does not know."""


def unsound_of(told: Told) -> Iterator[Unsound]:
    """The claims of a report with a proposition of a known type that is not understood, each with
    its problem.
    """
    for seq, entry in zip(told.seqs or count(told.seq * 10_000), told.entries, strict=False):
        if any(is_beyond(proposition) for proposition in entry.propositions):
            yield Unsound(seq, entry.claim.id, NOT_UNDERSTOOD)


def sound_entries(told: Told, work: Callable[[Told], object]) -> tuple[Told, tuple[Unsound, ...]]:
    """The report without the propositions with which ``work`` fails, each tried alone, and what
    they were of.
    """
    entries: list[Entry] = []
    seqs: list[int] = []
    unsound: list[Unsound] = []
    for seq, entry in zip(told.seqs or count(told.seq * 10_000), told.entries, strict=False):
        propositions, problems = _tried(told, seq, entry, work)
        unsound += (Unsound(seq, entry.claim.id, problem) for problem in problems)
        if propositions is not None:
            entries.append(replace(entry, propositions=propositions))
            seqs.append(seq)
    return replace(told, entries=entries, seqs=seqs), tuple(unsound)


def _tried(
    told: Told, seq: int, entry: Entry, work: Callable[[Told], object]
) -> tuple[tuple[Proposition, ...] | None, list[str]]:
    """An entry's propositions with those that fail left out, and how they fail; None if the entry
    itself does.
    """

    def problem_of(*propositions: Proposition) -> str:
        try:
            work(replace(told, entries=[replace(entry, propositions=propositions)], seqs=[seq]))
        except Exception as error:
            return type(error).__name__
        return ""

    if bare := problem_of(LEFT_OUT):
        return None, [bare]
    problems = [problem_of(each) for each in entry.propositions]
    sound = tuple(
        LEFT_OUT if wrong else each
        for each, wrong in zip(entry.propositions, problems, strict=True)
    )
    return sound, [wrong for wrong in problems if wrong]
