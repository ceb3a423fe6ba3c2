"""The trained tagger: what the encoder says of a text's words in, cues with their sources and
contents out.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.attribution.tagging.decoding import CueRun, RoleRuns, decode_cues, decode_roles
from sayso.language.encoder.around import around
from sayso.language.encoder.encoder import EncodedText, Model, WindowScores


@dataclass(frozen=True, slots=True)
class Tagged:
    """One cue that the tagger found.  Runs are word indexes of the text; scores are probabilities,
    0 to 1; ``speech`` is the probability that the cue tells of speech rather than thought or
    intent.
    """

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    cue_score: float
    source_score: float
    content_score: float
    speech: float


def tag(text: EncodedText, model: Model) -> list[Tagged]:
    """The cues of a text with their parts, in the order of the text."""
    tagged = [each for scores in text.scores for each in _tag_window(scores, model)]
    return sorted(tagged, key=lambda t: t.cue)


def _tag_window(scores: WindowScores, model: Model) -> list[Tagged]:
    window = scores.window
    runs = [
        run
        for run in decode_cues(scores.cue, model.card["cue_threshold"])
        if run.start + window.start >= window.core
    ]
    if not runs:
        return []
    return [
        _tagged(run, role, window.start, float(scores.speech[run.start]))
        for run, role in zip(runs, _read_roles(scores, runs, model), strict=True)
    ]


def _read_roles(scores: WindowScores, runs: list[CueRun], model: Model) -> list[RoleRuns]:
    """Label the words within reach of each cue; a longer content is its quotation's, whose marks
    tell its end.
    """
    inputs, starts = around(scores.state, [(run.start, run.end) for run in runs])
    logits: Any = model.roles.run(None, inputs)[0]
    return [roles.moved(start) for roles, start in zip(decode_roles(logits), starts, strict=True)]


def _tagged(run: CueRun, roles: RoleRuns, offset: int, speech: float) -> Tagged:
    roles = roles.moved(offset)
    return Tagged(
        cue=(run.start + offset, run.end + offset),
        source=roles.source,
        content=roles.content,
        cue_score=run.score,
        source_score=roles.source_score,
        content_score=roles.content_score,
        speech=float(1.0 / (1.0 + np.exp(-speech))),
    )
