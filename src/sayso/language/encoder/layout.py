"""Windows laid out as the arrays that the network takes, the same in training and in reading."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.language.encoder.words import Encoded, Ints, Window

_CLS, _SEP = 101, 102
_HALF = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """``pieces``, ``features``, ``mask`` (windows, pieces); ``first``, ``word_mask`` (windows,
    words).
    """

    pieces: Ints
    features: Ints
    mask: Ints
    first: Ints
    word_mask: Ints


def lay_out(items: Sequence[tuple[Encoded, Window]]) -> Batch:
    """Pad windows to one shape, each between BERT's own start and end marks."""
    counts = [(int(e.first[w.end] - e.first[w.start]), w.end - w.start) for e, w in items]
    wide, words = max(c[0] for c in counts) + 2, max(c[1] for c in counts)
    pieces = np.zeros((len(items), wide), dtype=np.int64)
    features, mask = np.zeros_like(pieces), np.zeros_like(pieces)
    first = np.zeros((len(items), words), dtype=np.int64)
    word_mask = np.zeros_like(first)
    for row, ((encoded, window), (count, length)) in enumerate(zip(items, counts, strict=True)):
        low, high = encoded.first[window.start], encoded.first[window.end]
        pieces[row, 0], pieces[row, count + 1] = _CLS, _SEP
        pieces[row, 1 : count + 1] = encoded.pieces[low:high]
        repeats = np.diff(encoded.first[window.start : window.end + 1])
        features[row, 1 : count + 1] = np.repeat(
            encoded.features[window.start : window.end], repeats
        )
        mask[row, : count + 2] = 1
        first[row, :length] = encoded.first[window.start : window.end] - low + 1
        word_mask[row, :length] = 1
    return Batch(pieces, features, mask, first, word_mask)


def distances(words: int, start: int, end: int) -> Ints:
    """Bucket of each word's distance to the cue at ``start`` to ``end``: exact to 8 words, then by
    doubling.
    """
    index = np.arange(words)
    gap = np.where(index < start, index - start, np.where(index >= end, index - end + 1, 0))
    size = np.abs(gap)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 2).astype(np.int64)
    bucket = np.minimum(np.where(size <= 8, size, far), _HALF)
    result: Ints = _HALF + np.sign(gap) * bucket
    return result
