"""Annotated texts as training examples: what the network should say of each word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.attribution.annotated import Attribution, Spans
from sayso.attribution.tagging.encoding import Encoded, Window


@dataclass(frozen=True, slots=True)
class Target:
    """What the network should say of one cue: its words and the role of every word of the window."""

    start: int
    end: int
    roles: np.ndarray[Any, np.dtype[np.int64]]
    speech: bool | None


def targets(encoded: Encoded, window: Window, attributions: Iterable[Attribution]) -> list[Target]:
    """The claims whose cue lies in ``window``, as word labels; claims that share a cue become one."""
    found: dict[tuple[int, int], Target] = {}
    for claim in attributions:
        cue = _words(encoded, window, claim.cue[:1])
        if not cue:
            continue
        key = cue[0]
        roles = found[key].roles if key in found else np.zeros(window.end - window.start, dtype=np.int64)
        for label, spans in ((1, claim.source), (3, claim.content)):
            for a, b in _words(encoded, window, _joined(spans)):
                roles[a:b] = label + 1
                roles[a] = label
        found[key] = Target(*key, roles, claim.speech)
    return list(found.values())


def _words(encoded: Encoded, window: Window, spans: Spans) -> Spans:
    starts, ends = encoded.spans[window.start : window.end].T
    found = []
    for a, b in spans:
        low, high = int(np.searchsorted(ends, a, side="right")), int(np.searchsorted(starts, b, side="left"))
        if low < high:
            found.append((low, high))
    return found


def _joined(spans: Spans) -> Spans:
    joined: Spans = []
    for a, b in sorted(spans):
        if joined and a <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined
