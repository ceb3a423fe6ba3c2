"""Scores what is said: the types of propositions, their fields and stances, against the claims of
scenarios.

A gold claim is found when a claim that Sayso read covers at least half of its words in content and
source, and the other way round; narration is left out.  Measures, each summed over reports:

- ``claims``: the claims found;
- ``type.<type>``: of the claims found, recall over those whose gold type it is, precision over
  those with a proposition of the type.  A type that the gold names as also there is neither missed
  nor wrong.  ``type.core`` is the sum of control, count, pledge and responsibility, ``type.all``
  that and event, which a strike or a movement is;
- ``reach.<type>``: recall over all gold claims, found or not;
- ``field.<field>``: of the claims found with a proposition of the type, the share of gold answers
  that one of its propositions gives (``sayso.evaluation.answers``);
- ``stance.denies``, ``stance.withholds``, and ``side``, over the claims found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sayso.evaluation.answers import fields_of, given, same_side
from sayso.evaluation.matching import match
from sayso.evaluation.rows import Spans, normalise
from sayso.evaluation.scenarios import GoldClaim, Scenario
from sayso.evaluation.scores import Figure
from sayso.evaluation.spans import Cover, Words, half, likeness
from sayso.record.claim import Mode

if TYPE_CHECKING:
    from sayso.reader import Reading

CORE = ("control", "count", "pledge", "responsibility")
TYPES = (*CORE, "event")
STANCES = ("denies", "withholds")
FIELDS = ("holder", "accused", "numbers", "donor", "item", "stage")
MEASURES = (
    "claims",
    *(f"type.{each}" for each in (*TYPES, "core", "all")),
    *(f"reach.{each}" for each in (*TYPES, "core", "all")),
    *(f"field.{each}" for each in FIELDS),
    *(f"stance.{each}" for each in STANCES),
    "side",
)
EVENTS = ("strike", "movement")
"""Types of propositions that the gold calls an event."""
_SOURCE_WEIGHT = 0.01


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim as Sayso read it; ``propositions`` are those of the contract, with their ``type``."""

    doc: str
    source: Spans
    content: Spans
    stance: str
    side: str
    propositions: tuple[Mapping[str, Any], ...]


def said_of(reading: "Reading") -> list[SaidClaim]:
    """The claims of a reading, without narration."""
    return [
        SaidClaim(
            reading.report.doc,
            normalise(entry.claim.source.spans),
            normalise(entry.claim.content.spans),
            str(entry.claim.stance),
            (entry.references.speaker.side if entry.references.speaker else None) or "",
            tuple(proposition.as_json() for proposition in entry.propositions),
        )
        for entry in reading.entries
        if entry.claim.mode is not Mode.NARRATION
    ]


def score(scenario: Scenario, said: Iterable[SaidClaim]) -> dict[str, Figure]:
    """The figures of one scenario, by the names in ``MEASURES``."""
    read = list(said)
    figures = dict.fromkeys(MEASURES, Figure())
    for report in scenario.reports:
        gold = [claim for claim in scenario.claims if claim.doc == report.doc]
        found = [claim for claim in read if claim.doc == report.doc]
        for name, figure in _measure(report.text, gold, found):
            figures[name] += figure
    return figures


def total(scores: Iterable[Mapping[str, Figure]]) -> dict[str, Figure]:
    """The figures of several scenarios as of one."""
    figures = dict.fromkeys(MEASURES, Figure())
    for each in scores:
        for name in MEASURES:
            figures[name] += each[name]
    return figures


def paired(
    text: str, gold: Sequence[GoldClaim], said: Sequence[SaidClaim]
) -> list[tuple[GoldClaim, SaidClaim]]:
    """The gold claims found, each with the claim that finds it."""
    words = Words(text)
    golds = [(words.cover(claim.content), words.cover(claim.source)) for claim in gold]
    reads = [(words.cover(claim.content), words.cover(claim.source)) for claim in said]
    weights = {
        (i, j): likeness(g[0], r[0]) + _SOURCE_WEIGHT * likeness(g[1], r[1])
        for i, g in enumerate(golds)
        for j, r in enumerate(reads)
        if _same(g, r)
    }
    return [(gold[i], said[j]) for i, j in match(weights)]


def _same(gold: tuple[Cover, Cover], said: tuple[Cover, Cover]) -> bool:
    return bool(gold[0]) and half(gold[0], said[0]) and half(gold[1], said[1])


def _measure(
    text: str, gold: Sequence[GoldClaim], said: Sequence[SaidClaim]
) -> Iterator[tuple[str, Figure]]:
    pairs = paired(text, gold, said)
    yield "claims", Figure(len(pairs), len(gold), len(pairs), len(said))
    for kind in TYPES:
        figure = _of_type(kind, pairs)
        every = sum(claim.type == kind for claim in gold)
        for group in (kind, *(("core",) if kind in CORE else ()), "all"):
            yield f"type.{group}", figure
            yield f"reach.{group}", _share(figure.found, every)
    for stance in STANCES:
        both = sum(g.stance == s.stance == stance for g, s in pairs)
        yield (
            f"stance.{stance}",
            Figure(
                both,
                sum(g.stance == stance for g, _ in pairs),
                both,
                sum(s.stance == stance for _, s in pairs),
            ),
        )
    yield "side", _share(sum(same_side(g.side, s.side) for g, s in pairs), len(pairs))
    for claim, read in pairs:
        yield from _fields(text, claim, read)


def _of_type(kind: str, pairs: Iterable[tuple[GoldClaim, SaidClaim]]) -> Figure:
    wanted = found = right = predicted = 0
    for gold, said in pairs:
        got = kind in _types(said)
        wanted += gold.type == kind
        found += got and gold.type == kind
        if kind not in gold.also or gold.type == kind:
            predicted += got
            right += got and gold.type == kind
    return Figure(found, wanted, right, predicted)


def _types(said: SaidClaim) -> set[str]:
    types = {str(each.get("type")) for each in said.propositions}
    return types | ({"event"} if types & set(EVENTS) else set())


def _fields(text: str, gold: GoldClaim, said: SaidClaim) -> Iterator[tuple[str, Figure]]:
    words = " ".join(text[start:end] for start, end in gold.content)
    for answer in gold.answers:
        of_type = [each for each in said.propositions if each.get("type") == answer.type]
        for field in fields_of(answer, words) if of_type else ():
            yield f"field.{field}", _share(given(field, answer, of_type), 1)


def _share(right: int, of: int) -> Figure:
    return Figure(int(right), of, int(right), of)
