"""The trained network's encoder: a text's words in, scores and a state of each word out.

It is run once a text.  The rooms that find claims and what they say read its outputs, each with a
small graph of its own that labels the words around one cue or trigger.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.errors import SetupError
from sayso.language.encoder.layout import lay_out
from sayso.language.encoder.runtime import quiet_runtime
from sayso.language.encoder.words import Encoded, Window, encode, windows
from sayso.language.quotations import Quotation
from sayso.record.json import Json
from sayso.sums import refuse_changed_file

Floats = npt.NDArray[np.float32]

_MODEL = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the encoder says of one window, as logits.

    ``cue`` (words, 3): outside, beginning, inside; ``speech`` (words,); ``trigger`` (words, labels
    of the learned finder); ``conflict``, one number: whether the window speaks of armed conflict;
    ``state`` (words, width), for the graphs that read one cue or trigger.
    """

    window: Window
    cue: Floats
    speech: Floats
    trigger: Floats
    conflict: float
    state: Floats


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A text's words, and what the encoder says of them, window by window in the order of the
    text.
    """

    words: Encoded
    scores: tuple[WindowScores, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of words ``start`` to ``end``."""
        return int(self.words.spans[start, 0]), int(self.words.spans[end - 1, 1])


@contextmanager
def _of_the_model(name: str) -> Iterator[None]:
    """S007 for whatever goes wrong with a file of the model: the libraries that read them have no
    errors in common.
    """
    try:
        yield
    except Exception as error:
        raise SetupError(
            "S007",
            f"The file {name} of the model is missing or broken ({type(error).__name__}).",
            "Install Sayso again: pip install --force-reinstall --no-deps sayso",
        ) from error


class Model:
    """The graphs, vocabulary and card of a model's folder, loaded when first used.

    Graphs run in one thread, so that readers can run side by side.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def card(self) -> Json:
        """Name, version and thresholds of the model."""
        refuse_changed_file(self.folder / "model.json")
        with _of_the_model("model.json"):
            text = (self.folder / "model.json").read_text(encoding="utf-8")
            card: Json = json.loads(text)
            return card

    @property
    def name(self) -> str:
        """Name and version, as a claim's reasons give them."""
        return f"model:{self.card['name']}-{self.card['version']}"

    @cached_property
    def tokenizer(self) -> Any:
        """The vocabulary that the model was trained with."""
        from tokenizers import Tokenizer

        refuse_changed_file(self.folder / "tokenizer.json")
        with _of_the_model("tokenizer.json"):
            tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def encoder(self) -> Any:
        """The graph that reads a window's pieces."""
        return self._session("encoder.onnx")

    @cached_property
    def roles(self) -> Any:
        """The graph that reads one cue's source and content."""
        return self._session("roles.onnx")

    @cached_property
    def arguments(self) -> Any:
        """The graph that reads one trigger's arguments and value."""
        return self._session("arguments.onnx")

    def _session(self, name: str) -> Any:
        onnxruntime = quiet_runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Arenas keep the largest batch ever seen; without them memory follows the batch at hand.
        options.enable_cpu_mem_arena = False
        refuse_changed_file(self.folder / name)
        with _of_the_model(name):
            return onnxruntime.InferenceSession(
                str(self.folder / name), options, providers=["CPUExecutionProvider"]
            )


@cache
def load_model() -> Model:
    """The model that comes with the package."""
    return Model(_MODEL)


def read_words(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    model: Model,
) -> EncodedText:
    """Run the encoder over a text.

    Windows go through the graph one by one: int8 graphs scale a whole batch at once, and what is
    read in a report must not depend on what it was read together with.
    """
    words = encode(text, paragraphs, quotations, model.tokenizer)
    return EncodedText(words, tuple(_scores(words, window, model) for window in windows(words)))


def _scores(words: Encoded, window: Window, model: Model) -> WindowScores:
    batch = lay_out([(words, window)])
    cue, speech, trigger, conflict, state = model.encoder.run(
        ["cue", "speech", "trigger", "conflict", "state"],
        {
            "pieces": batch.pieces,
            "features": batch.features,
            "mask": batch.mask,
            "first": batch.first,
        },
    )
    return WindowScores(window, cue[0], speech[0], trigger[0], float(conflict[0]), state[0])
