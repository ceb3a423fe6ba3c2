"""The trained tagger: a text's words in, cues with their sources and contents out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from sayso.attribution.tagging.decoding import CueRun, RoleRuns, decode_cues, decode_roles
from sayso.attribution.tagging.encoding import Encoded, Window, windows
from sayso.attribution.tagging.layout import distances, lay_out
from sayso.errors import SetupError

_BEFORE, _AFTER = 72, 104
"""Words before and after its cue that a source or a content is looked for in."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One cue that the tagger found.  Runs are word indexes of the text; scores are probabilities, 0 to 1;
    ``speech`` is the probability that the cue tells of speech rather than thought or intent.
    """

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    cue_score: float
    source_score: float
    content_score: float
    speech: float


@contextmanager
def _of_the_model(name: str) -> Iterator[None]:
    """S007 for whatever goes wrong with a file of the model: the libraries that read them have no errors in common."""
    try:
        yield
    except Exception as error:
        raise SetupError(
            "S007",
            f"The file {name} of the model is missing or broken ({type(error).__name__}).",
            "Install Sayso again: pip install --force-reinstall --no-deps sayso",
        ) from error


class Tagger:
    """Two ONNX graphs and a tokenizer, loaded when first used.  One thread, so that readers can run side by side."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def card(self) -> dict[str, Any]:
        """Name, version and thresholds of the model."""
        with _of_the_model("model.json"):
            card: dict[str, Any] = json.loads((self.folder / "model.json").read_text(encoding="utf-8"))
            return card

    @property
    def name(self) -> str:
        """Name and version, as a claim's reasons give them."""
        return f"model:{self.card['name']}-{self.card['version']}"

    @cached_property
    def tokenizer(self) -> Any:
        """The vocabulary that the model was trained with."""
        from tokenizers import Tokenizer

        with _of_the_model("tokenizer.json"):
            tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _encoder(self) -> Any:
        return self._session("encoder.onnx")

    @cached_property
    def _roles(self) -> Any:
        return self._session("roles.onnx")

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Arenas keep the largest batch ever seen; without them memory follows the batch at hand.
        options.enable_cpu_mem_arena = False
        with _of_the_model(name):
            return onnxruntime.InferenceSession(str(self.folder / name), options, providers=["CPUExecutionProvider"])

    def tag(self, text: Encoded) -> list[Tagged]:
        """Tag one text.  Windows go through the graphs one by one: int8 graphs scale a whole batch at once, and a
        report's claims must not depend on what it was read together with.
        """
        found = [tagged for window in windows(text) for tagged in self._tag_window(text, window)]
        return sorted(found, key=lambda t: t.cue)

    def _tag_window(self, text: Encoded, window: Window) -> list[Tagged]:
        given = lay_out([(text, window)])
        cue, speech, state = self._encoder.run(
            None,
            {"pieces": given.pieces, "features": given.features, "mask": given.mask, "first": given.first},
        )
        runs = [
            run for run in decode_cues(cue[0], self.card["cue_threshold"]) if run.start + window.start >= window.core
        ]
        if not runs:
            return []
        roles = self._read_roles(state, runs)
        return [
            _tagged(run, role, window.start, float(speech[0, run.start])) for run, role in zip(runs, roles, strict=True)
        ]

    def _read_roles(self, state: Any, runs: list[CueRun]) -> list[RoleRuns]:
        """Label the words within reach of each cue; a longer content is its quotation's, whose marks tell its end."""
        words = min(state.shape[1], _BEFORE + _AFTER)
        starts = [max(0, min(run.start - _BEFORE, state.shape[1] - words)) for run in runs]
        cue = np.zeros((len(runs), words), dtype=np.float32)
        gaps = []
        for n, (run, start) in enumerate(zip(runs, starts, strict=True)):
            cue[n, run.start - start : run.end - start] = 1.0
            gaps.append(distances(words, run.start - start, run.end - start))
        near = np.stack([state[0, start : start + words] for start in starts])
        given = {"state": near, "cue": cue, "distance": np.stack(gaps), "mask": np.ones_like(cue)}
        logits = self._roles.run(None, given)[0]
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
