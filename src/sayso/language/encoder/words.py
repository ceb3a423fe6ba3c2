"""A text as the tagger sees it: words, their pieces, and windows of them.

Training and reading share this module, so a model meets the same input in both.  A *word* is a run
of letters and digits or a single mark; only its first piece is tagged.  A paragraph break is a word
of its own, with an empty span.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.language.characters import whole
from sayso.language.quotations import Quotation

Ints = npt.NDArray[np.int64]

CORE_PIECES = 256
"""Pieces of a window whose cues are its own."""
CONTEXT_PIECES = 48
"""Pieces of the text before it that a window may look back on."""
FEATURES = 8
"""Kinds of word: four shapes (lower, Title, UPPER, digit), outside and inside quotation marks."""

_PARAGRAPH_BREAK = "[unused1]"
_SENTENCE_END = re.compile(r"[.!?…]+$")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A whole text.  ``spans`` (words, 2), code points; ``pieces`` has the ids of each word's
    pieces, in a row; word ``i`` owns ``pieces[first[i]:first[i + 1]]``; ``features`` (words,);
    ``cuts`` are the word indexes where a window may end, best first within their rank (0 paragraph,
    1 sentence).
    """

    spans: Ints
    pieces: Ints
    first: Ints
    features: Ints
    cuts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` of a text; those before ``core`` are context that an earlier
    window answers for.
    """

    start: int
    core: int
    end: int


def encode(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    tokenizer: Any,
) -> Encoded:
    """Split ``text`` into words and pieces.  ``tokenizer`` is a ``tokenizers.Tokenizer`` for BERT's
    vocabulary.
    """
    break_piece = tokenizer.token_to_id(_PARAGRAPH_BREAK)
    spans: list[tuple[int, int]] = []
    pieces: list[int] = []
    first: list[int] = []
    cuts: dict[int, int] = {}
    encodings = tokenizer.encode_batch(
        [whole(text[a:b]) for a, b in paragraphs], add_special_tokens=False
    )
    for (start, end), encoding in zip(paragraphs, encodings, strict=True):
        last = None
        for piece, word, (a, b) in zip(
            encoding.ids, encoding.word_ids, encoding.offsets, strict=True
        ):
            if word != last:
                if last is not None and _SENTENCE_END.match(text[spans[-1][0] : spans[-1][1]]):
                    cuts.setdefault(len(spans), 1)
                first.append(len(pieces))
                spans.append((start + a, start + b))
                last = word
            else:
                spans[-1] = (spans[-1][0], start + b)
            pieces.append(piece)
        first.append(len(pieces))
        pieces.append(break_piece)
        spans.append((end, end))
        cuts[len(spans)] = 0
    first.append(len(pieces))
    array = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Encoded(
        spans=array,
        pieces=np.array(pieces, dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        features=_features(text, array, quotations),
        cuts=cuts,
    )


def _features(text: str, spans: Ints, quotations: Sequence[Quotation]) -> Ints:
    features = np.zeros(len(spans), dtype=np.int64)
    for i, (start, end) in enumerate(spans.tolist()):
        head = text[start : start + 1]
        if head.isdigit():
            features[i] = 3
        elif head.isupper():
            features[i] = 2 if end - start > 1 and text[start:end].isupper() else 1
    for quotation in quotations:
        low, high = np.searchsorted(spans[:, 0], (quotation.start, quotation.end))
        features[low:high] |= 4
    return features


def windows(encoded: Encoded, core_pieces: int = CORE_PIECES) -> list[Window]:
    """Cover the text with windows whose cores neither overlap nor leave a gap, cut where a reader
    would pause.
    """
    found: list[Window] = []
    core, total = 0, len(encoded.spans)
    while core < total:
        end = _window_end(encoded, core, core_pieces)
        start = int(np.searchsorted(encoded.first, encoded.first[core] - CONTEXT_PIECES))
        found.append(Window(min(start, core), core, end))
        core = end
    return found


def _window_end(encoded: Encoded, core: int, core_pieces: int) -> int:
    total = len(encoded.spans)
    limit = int(np.searchsorted(encoded.first, encoded.first[core] + core_pieces, side="right")) - 1
    limit = max(limit, core + 1)
    if limit >= total:
        return total
    middle = core + (limit - core) // 2
    for rank, low in ((0, middle), (1, middle), (0, core), (1, core)):
        for end in range(limit, low, -1):
            if encoded.cuts.get(end) == rank:
                return end
    return limit
