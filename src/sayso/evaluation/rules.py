"""Counts for each rule and model that judges how often it spoke on claims that scenarios annotate,
and how often it was right.

A rule is named by what stands in the ``why`` of what it gave: ``rule:stance``, ``model:tagger``.
What it is held against depends on what it judges.  One that gave a proposition is right where the
gold has its type for that claim; one that judged the stance where that is the gold's; the side, the
speaker, where the side is; one of any other judgement where the claim is one of the gold.  A rule
that spoke on a claim which the gold has not was wrong, and a proposition or a stance on such a
claim is not counted: nothing tells what it should be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.evaluation.answers import same_side
from sayso.evaluation.propositions import EVENTS, SaidClaim, paired, said_of
from sayso.evaluation.scenarios import GoldClaim, Scenario
from sayso.record.claim import Mode

if TYPE_CHECKING:
    from sayso.reader import Entry, Reading

_STANCES = frozenset({"rule:stance"})


@dataclass(frozen=True, slots=True)
class Count:
    """How often a rule spoke, on how many of these its judgement could be held against the gold,
    and how often it was right.
    """

    spoke: int = 0
    judged: int = 0
    right: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.spoke + other.spoke, self.judged + other.judged, self.right + other.right)


def count_rules(scenario: Scenario, readings: Iterable["Reading"]) -> dict[str, Count]:
    """The counts of every rule that spoke on the claims of a scenario's reports."""
    counts: dict[str, Count] = defaultdict(Count)
    for reading in readings:
        gold = [claim for claim in scenario.claims if claim.doc == reading.report.doc]
        entries = [each for each in reading.entries if each.claim.mode is not Mode.NARRATION]
        said = said_of(reading)
        pairs = {id(read): claim for claim, read in paired(reading.report.text, gold, said)}
        for entry, read in zip(entries, said, strict=True):
            for rule, right in _judgements(entry, read, pairs.get(id(read))):
                counts[rule] += Count(1, int(right is not None), int(bool(right)))
    return dict(counts)


def total(counted: Iterable[dict[str, Count]]) -> dict[str, Count]:
    """The counts of several scenarios as of one."""
    counts: dict[str, Count] = defaultdict(Count)
    for each in counted:
        for rule, count in each.items():
            counts[rule] += count
    return dict(counts)


def _judgements(
    entry: "Entry", read: SaidClaim, gold: GoldClaim | None
) -> Iterator[tuple[str, bool | None]]:
    """Each rule that spoke on a claim, and whether it was right; None where nothing tells."""
    for by in dict.fromkeys(reason.by for reason in entry.claim.why):
        yield by, _of_claim(by, read, gold)
    side = None if gold is None else same_side(gold.side, read.side)
    for by in dict.fromkeys(reason.by for reason in entry.references.why):
        yield by, side
    for proposition in entry.propositions:
        right = None if gold is None else _is_of(proposition.type, gold)
        for by in dict.fromkeys(reason.by for reason in proposition.why):
            yield by, right


def _of_claim(by: str, read: SaidClaim, gold: GoldClaim | None) -> bool | None:
    if by not in _STANCES:
        return gold is not None
    return None if gold is None else gold.stance == read.stance


def _is_of(kind: str, gold: GoldClaim) -> bool:
    kinds = {gold.type, *gold.also}
    return kind in kinds or (kind in EVENTS and "event" in kinds)
