"""Annotated texts as training examples: what the network should say of each word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.attribution.annotated import Annotated, Attribution, Spans
from sayso.language.encoder.words import Encoded, Window
from sayso.propositions.finding.labels import ROLES, TYPES, VALUE_RANGES, VALUES

Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Target:
    """What the network should say of one cue: its words and the role of every word of the
    window.
    """

    start: int
    end: int
    roles: Ints
    speech: bool | None


@dataclass(frozen=True, slots=True)
class TriggerTarget:
    """The same of one trigger: ``type`` is an index of TYPES, ``value`` one of the network's values
    or -100.
    """

    start: int
    end: int
    type: int
    roles: Ints
    value: int


@dataclass(frozen=True, slots=True)
class Example:
    """A window of a text with all that the network should say of it; None where nobody annotated
    it.
    """

    encoded: Encoded
    window: Window
    claims: list[Target]
    triggers: list[TriggerTarget] | None
    conflict: bool | None

    @property
    def words(self) -> int:
        """The number of the window's words."""
        return self.window.end - self.window.start


def example(encoded: Encoded, window: Window, annotated: Annotated) -> Example:
    """What the network should say of one window of an annotated text."""
    return Example(
        encoded,
        window,
        targets(encoded, window, annotated.attributions),
        None if annotated.triggers is None else _triggers(encoded, window, annotated),
        annotated.conflict,
    )


def targets(encoded: Encoded, window: Window, attributions: Iterable[Attribution]) -> list[Target]:
    """The claims whose cue lies in ``window``, as word labels; claims that share a cue become
    one.
    """
    targets: dict[tuple[int, int], Target] = {}
    for claim in attributions:
        cue = _words(encoded, window, claim.cue[:1])
        if not cue:
            continue
        key = cue[0]
        roles = targets[key].roles if key in targets else _blank(window)
        _mark(roles, _words(encoded, window, _joined(claim.source)), 1)
        _mark(roles, _words(encoded, window, _joined(claim.content)), 3)
        targets[key] = Target(*key, roles, claim.speech)
    return list(targets.values())


def _triggers(encoded: Encoded, window: Window, annotated: Annotated) -> list[TriggerTarget]:
    """The propositions whose trigger lies in ``window``; those of one type and trigger become
    one.
    """
    targets: dict[tuple[int, int, int], TriggerTarget] = {}
    for trigger in annotated.triggers or ():
        words = _words(encoded, window, trigger.spans[:1])
        if not words:
            continue
        key = (*words[0], TYPES.index(trigger.type))
        roles = targets[key].roles if key in targets else _blank(window)
        for role, spans in trigger.arguments.items():
            _mark(roles, _words(encoded, window, spans), 1 + 2 * ROLES.index(role))
        targets[key] = TriggerTarget(*key, roles, value_label(trigger.type, trigger.value))
    return list(targets.values())


def value_label(kind: str, value: str) -> int:
    """The network's output for a value of a type, -100 (which the loss passes over) if there is
    none.
    """
    if value not in VALUES[kind]:
        return -100
    return VALUE_RANGES[kind][0] + VALUES[kind].index(value)


def _blank(window: Window) -> Ints:
    return np.zeros(window.end - window.start, dtype=np.int64)


def _mark(roles: Ints, runs: Sequence[tuple[int, int]], label: int) -> None:
    for start, end in runs:
        roles[start:end] = label + 1
        roles[start] = label


def _words(encoded: Encoded, window: Window, spans: Spans) -> Spans:
    starts, ends = encoded.spans[window.start : window.end].T
    runs = []
    for a, b in spans:
        low = int(np.searchsorted(ends, a, side="right"))
        high = int(np.searchsorted(starts, b, side="left"))
        if low < high:
            runs.append((low, high))
    return runs


def _joined(spans: Spans) -> Spans:
    joined: Spans = []
    for a, b in sorted(spans):
        if joined and a <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined
