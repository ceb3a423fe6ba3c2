"""The learned finder: triggers of each type among a text's words, then the arguments of each.

It proposes, with a score for each part.  What it proposes is built, checked and refused by
``build.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from sayso.attribution.tagging.decoding import CueRun, Floats, best_labels, decode_cues, softmax
from sayso.language.encoder.around import around
from sayso.language.encoder.encoder import EncodedText, Model, WindowScores
from sayso.propositions.finding.labels import ROLES, TYPES, VALUE_RANGES, VALUES
from sayso.record.claim import Span

LEAST = dict.fromkeys(TYPES, 0.005) | {
    "control": 0.001,
    "pledge": 0.001,
    "responsibility": 0.05,
    "appointment": 0.02,
}
"""Least score, by type, of a trigger that supports what rules see.

Those between 0.001 and 0.3 with the best F1 on feed items (dev, and the train items that are kept
aside); where that hardly moves, the least one, for in whole reports, of which the model has seen
few, 0.005 refuses one in ten of the holdings that rules rightly see (the four shared stories).
"""
SURE = dict.fromkeys(TYPES, 0.35) | {
    "control": 0.2,
    "responsibility": 0.25,
    "movement": 0.25,
    "outlook": 0.2,
}
"""Least score, by type, of a trigger that rules do not see, chosen likewise between 0.15 and 0.6:
rare types score low."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Words of the text that play a role, and the mean probability that they do, 0 to 1."""

    spans: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A trigger of one type with its arguments by role.

    ``value`` is what the trigger says of them ("took", "killed", "pledged"), empty of types that
    have none.  Scores are probabilities; ``conflict`` is that its window speaks of armed conflict.
    """

    type: str
    trigger: Span
    score: float
    conflict: float
    value: str = ""
    value_score: float = 0.0
    arguments: dict[str, Argument] = field(default_factory=dict, hash=False)

    @property
    def is_sure(self) -> bool:
        """Whether its score alone lets it be built."""
        return self.score >= SURE[self.type]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The trigger and all arguments, in the order of the text."""
        others = (span for argument in self.arguments.values() for span in argument.spans)
        return tuple(sorted({self.trigger, *others}))


def find_triggers(text: EncodedText, model: Model) -> tuple[Finding, ...]:
    """All that the finder proposes in a text, in its order."""
    findings = [each for scores in text.scores for each in _in_window(text, scores, model)]
    return tuple(sorted(findings, key=lambda finding: finding.trigger))


def _in_window(text: EncodedText, scores: WindowScores, model: Model) -> Iterator[Finding]:
    window = scores.window
    by_type = scores.trigger.reshape(len(scores.trigger), len(TYPES), 3)
    runs = [
        (number, run)
        for number in range(len(TYPES))
        for run in decode_cues(by_type[:, number], LEAST[TYPES[number]])
        if run.start + window.start >= window.core
    ]
    if not runs:
        return
    sure = [(number, run) for number, run in runs if run.score >= SURE[TYPES[number]]]
    unsure = [each for each in runs if each not in sure]
    yield from (_trigger(text, scores, number, run) for number, run in unsure)
    if sure:
        yield from _with_arguments(text, scores, model, sure)


def _with_arguments(
    text: EncodedText, scores: WindowScores, model: Model, runs: list[tuple[int, CueRun]]
) -> Iterator[Finding]:
    inputs, starts = around(scores.state, [(run.start, run.end) for _, run in runs])
    inputs["types"] = np.array([number for number, _ in runs], dtype=np.int64)
    roles, values = model.arguments.run(["roles", "values"], inputs)
    probabilities = softmax(roles)
    labels = best_labels(np.log(probabilities + 1e-9))
    for row, ((number, run), start) in enumerate(zip(runs, starts, strict=True)):
        value, value_score = _value(TYPES[number], values[row])
        offset = scores.window.start + start
        yield replace(
            _trigger(text, scores, number, run),
            value=value,
            value_score=value_score,
            arguments=_arguments(text, labels[row], probabilities[row], offset),
        )


def _trigger(text: EncodedText, scores: WindowScores, number: int, run: CueRun) -> Finding:
    """A trigger that is not asked for its arguments."""
    first = scores.window.start
    return Finding(
        type=TYPES[number],
        trigger=text.span(first + run.start, first + run.end),
        score=run.score,
        conflict=float(1.0 / (1.0 + np.exp(-scores.conflict))),
    )


def _value(kind: str, logits: Floats) -> tuple[str, float]:
    first, end = VALUE_RANGES[kind]
    if first == end:
        return "", 0.0
    scores = softmax(logits[first:end])
    best = int(scores.argmax())
    return VALUES[kind][best], float(scores[best])


def _arguments(
    text: EncodedText, labels: Any, probabilities: Floats, offset: int
) -> dict[str, Argument]:
    runs: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at] > 0:
            inside = labels[at] + labels[at] % 2
            while end < len(labels) and labels[end] == inside:
                end += 1
            runs.setdefault(ROLES[(int(labels[at]) - 1) // 2], []).append((at, end))
        at = end
    return {
        role: Argument(
            tuple(text.span(offset + a, offset + b) for a, b in words),
            _score(probabilities, words, 1 + 2 * ROLES.index(role)),
        )
        for role, words in runs.items()
    }


def _score(probabilities: Floats, words: list[tuple[int, int]], label: int) -> float:
    both = probabilities[:, label : label + 2].sum(axis=1)
    return float(np.concatenate([both[a:b] for a, b in words]).mean())
