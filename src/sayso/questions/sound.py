"""Which propositions of a report can be worked out, where not all can."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, NamedTuple

from sayso.questions.records import LEFT_OUT, Told


class Unsound(NamedTuple):
    """A claim with a proposition that cannot be worked out: its record's number, its id, the kind of the exception."""

    seq: int
    claim: str
    problem: str


def sound_entries(told: Told, work: Callable[[Told], object]) -> tuple[Told, tuple[Unsound, ...]]:
    """The report without the propositions with which ``work`` fails, each tried alone, and what they were of."""
    entries: list[Any] = []
    seqs: list[int] = []
    unsound: list[Unsound] = []
    for seq, entry in zip(told.seqs or count(told.seq * 10_000), told.entries, strict=False):
        propositions, problems = _tried(told, seq, entry, work)
        claim = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        unsound += (Unsound(seq, claim, problem) for problem in problems)
        if propositions is not None:
            entries.append({**entry, "propositions": propositions})
            seqs.append(seq)
    return replace(told, entries=entries, seqs=seqs), tuple(unsound)


def _tried(told: Told, seq: int, entry: Any, work: Callable[[Told], object]) -> tuple[Sequence[Any] | None, list[str]]:
    """An entry's propositions with those that fail left out, and how they fail; None if the entry itself does."""

    def problem_of(propositions: Sequence[Any]) -> str:
        try:
            work(replace(told, entries=[{**entry, "propositions": propositions}], seqs=[seq]))
        except Exception as error:
            return type(error).__name__
        return ""

    if bare := problem_of([LEFT_OUT]):
        return None, [bare]
    propositions = [*(entry.get("propositions") or ())]
    problems = [problem_of([each]) for each in propositions]
    sound = [LEFT_OUT if wrong else each for each, wrong in zip(propositions, problems, strict=True)]
    return sound, [wrong for wrong in problems if wrong]
