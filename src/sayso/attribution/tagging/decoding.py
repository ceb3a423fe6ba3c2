"""From the tagger's scores to cues, sources and contents, as runs of words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")
_GAP = 2
"""Words that may stand between the pieces of one source ("and its")."""


@dataclass(frozen=True, slots=True)
class CueRun:
    """Words ``start`` to ``end`` of a window that form a cue, and the mean probability that they
    do.
    """

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class RoleRuns:
    """A cue's sources and contents as runs of words, and the mean probability of the words in
    each.
    """

    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    source_score: float
    content_score: float

    def moved(self, words: int) -> "RoleRuns":
        """The same runs, counted from ``words`` words earlier."""
        source, content = (
            tuple((a + words, b + words) for a, b in part) for part in (self.source, self.content)
        )
        return RoleRuns(source, content, self.source_score, self.content_score)


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def decode_cues(logits: Floats, threshold: float) -> list[CueRun]:
    """Runs of cue words in one window.  ``logits`` (words, 3)."""
    probabilities = softmax(logits)
    runs: list[CueRun] = []
    start = None
    outside = probabilities[:, 0]
    begins = probabilities[:, 1] >= probabilities[:, 2]
    for i in range(len(logits) + 1):
        is_cue = i < len(logits) and outside[i] < 1.0 - threshold
        if start is not None and (not is_cue or begins[i]):
            runs.append(CueRun(start, i, float(1.0 - outside[start:i].mean())))
            start = None
        if is_cue and start is None:
            start = i
    return runs


def decode_roles(logits: Floats) -> list[RoleRuns]:
    """The best lawful labelling of a window for each of its cues.  ``logits`` (cues, words, 5)."""
    probabilities = softmax(logits)
    labels = best_labels(np.log(probabilities + 1e-9))
    return [_runs(*pair) for pair in zip(labels, probabilities, strict=True)]


def best_labels(scores: Floats) -> npt.NDArray[np.int64]:
    """The lawful labels (cues, words) with the greatest sum of ``scores`` (cues, words, labels),
    log probabilities.

    Label 0 is nothing; then come the beginning (odd) and the inside (even) of each role.  An inside
    follows only its own beginning or itself.
    """
    cues, words, kinds = scores.shape
    insides = range(2, kinds, 2)
    allowed = np.zeros((kinds, kinds), dtype=np.float32)
    for inside in insides:
        allowed[[k for k in range(kinds) if k not in (inside - 1, inside)], inside] = -1e4
    best = scores[:, 0].copy()
    best[:, insides] = -1e4
    back = np.zeros((words, cues, kinds), dtype=np.int64)
    for i in range(1, words):
        paths = best[:, :, None] + allowed
        back[i] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, i]
    labels = np.zeros((cues, words), dtype=np.int64)
    labels[:, -1] = best.argmax(axis=1)
    rows = np.arange(cues)
    for i in range(words - 1, 0, -1):
        labels[:, i - 1] = back[i, rows, labels[:, i]]
    return labels


def _runs(labels: npt.NDArray[np.int64], probabilities: Floats) -> RoleRuns:
    runs: dict[str, list[tuple[int, int]]] = {"source": [], "content": []}
    marks = labels.tolist()
    i = 0
    while i < len(marks):
        if marks[i] == 0:
            i += 1
            continue
        end = i + 1
        while end < len(marks) and marks[end] == marks[i] + 1:
            end += 1
        runs["source" if marks[i] == 1 else "content"].append((i, end))
        i = end
    source = _one_source(runs["source"], probabilities[:, 1:3].sum(axis=1))
    return RoleRuns(
        tuple(source),
        tuple(runs["content"]),
        _mean(probabilities[:, 1:3].sum(axis=1), source),
        _mean(probabilities[:, 3:5].sum(axis=1), runs["content"]),
    )


def _one_source(runs: list[tuple[int, int]], scores: Floats) -> list[tuple[int, int]]:
    """A cue has one source phrase: runs a word or two apart are joined, and the weightiest is
    kept.
    """
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] <= _GAP:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [max(joined, key=lambda run: float(scores[run[0] : run[1]].sum()))] if joined else []


def _mean(scores: Floats, runs: list[tuple[int, int]]) -> float:
    return float(np.concatenate([scores[a:b] for a, b in runs]).mean()) if runs else 0.0
