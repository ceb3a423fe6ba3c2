"""The words around cues or triggers, laid out for the graphs that label them for one at a time."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.language.encoder.layout import distances

BEFORE, AFTER = 72, 104
"""Words before and after a cue or trigger that its parts are looked for in: 99 of 100 in PolNeAR
lie nearer.
"""


def around(
    state: npt.NDArray[np.float32], runs: Sequence[tuple[int, int]]
) -> tuple[dict[str, npt.NDArray[np.float32]], list[int]]:
    """The graphs' inputs for ``runs`` of words of one window, and the word of the window that each
    row begins at.

    ``state`` (words, width) is the window's.
    """
    total = state.shape[0]
    words = min(total, BEFORE + AFTER)
    starts = [max(0, min(start - BEFORE, total - words)) for start, _ in runs]
    cue = np.zeros((len(runs), words), dtype=np.float32)
    gaps = []
    for row, ((first, end), start) in enumerate(zip(runs, starts, strict=True)):
        cue[row, first - start : end - start] = 1.0
        gaps.append(distances(words, first - start, end - start))
    near = np.stack([state[start : start + words] for start in starts])
    inputs = {"state": near, "cue": cue, "distance": np.stack(gaps), "mask": np.ones_like(cue)}
    return inputs, starts
