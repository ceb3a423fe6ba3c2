"""The recipe: fit the network to annotated texts, the same way every time."""

import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn

from sayso.attribution.annotated import Annotated
from sayso.language.encoder.words import encode, windows
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations
from sayso.training.examples import Example, example
from sayso.training.losses import loss_of
from sayso.training.network import Network

_EVERY = 100
"""Steps between two checkpoints: a minute or two of work."""

Batches = list[list[Example]]
Material = Sequence[tuple[Sequence[Annotated], float]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen by hand.  ``budget`` is the number of pieces in a batch, padding included."""

    epochs: int = 4
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    budget: int = 3600
    warmup: float = 0.1
    masked: float = 0.06
    own_times: float = 3
    news_times: float = 1
    corpus_times: float = 1
    seed: int = 7


def fit(
    network: Network,
    tokenizer: Any,
    material: Material,
    settings: Settings,
    tell: Callable[[str], None],
    checkpoint: Path | None = None,
) -> None:
    """Train in place.  ``material`` pairs texts with how often an epoch shows them; a half shows
    every second one.

    With a ``checkpoint`` the work is saved there now and then, and goes on from it if it is there
    already.
    """
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    groups = network.groups(settings.encoder_rate, settings.head_rate)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    batches = [
        batch
        for _ in range(settings.epochs)
        for batch in _epoch(material, tokenizer, settings.budget, rng)
    ]
    total = max(len(batches), 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _one_cycle(step / total, settings.warmup)
    )
    parts = {"network": network, "optimiser": optimiser, "schedule": schedule}
    done = _resume(checkpoint, parts)
    started, running = time.monotonic(), 0.0
    network.train()
    for step, batch in enumerate(batches[done:], done + 1):
        loss = loss_of(network, batch, rng, settings.masked)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running += (loss.item() - running) / min(step - done, 50)
        if step % 20 == 0:
            pace = (time.monotonic() - started) / (step - done)
            tell(f"{step}/{total} loss {running:.3f}, {pace * (total - step) / 60:.0f} min left")
        if checkpoint and step % _EVERY == 0:
            _save(checkpoint, parts, step)


class Stateful(Protocol):
    """What training goes on from: a network, an optimiser."""

    def state_dict(self) -> Mapping[str, object]:
        """All that it is now."""
        ...

    def load_state_dict(self, state: Any) -> object:
        """Be again what it was."""
        ...


def _resume(checkpoint: Path | None, parts: dict[str, Stateful]) -> int:
    if checkpoint is None or not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return int(state["step"])


def _save(checkpoint: Path, parts: dict[str, Stateful], step: int) -> None:
    scratch = checkpoint.with_suffix(".part")
    state = {name: part.state_dict() for name, part in parts.items()}
    torch.save(state | {"step": step}, scratch)
    scratch.replace(checkpoint)


def _one_cycle(done: float, warmup: float) -> float:
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warmup) / (1 - warmup)))) + 1e-3


def _epoch(material: Material, tokenizer: Any, budget: int, rng: random.Random) -> Batches:
    examples: list[Example] = []
    for texts, times in material:
        for text in _shown(texts, times, rng):
            examples.extend(_examples(text, tokenizer, rng))
    order = {id(e): _size(e) + rng.random() * 24 for e in examples}
    examples.sort(key=lambda e: order[id(e)])
    batches: Batches = [[]]
    for each in examples:
        if batches[-1] and _size(each) * (len(batches[-1]) + 1) > budget:
            batches.append([])
        batches[-1].append(each)
    rng.shuffle(batches)
    return batches


def _shown(texts: Sequence[Annotated], times: float, rng: random.Random) -> list[Annotated]:
    """Every text as often as ``times`` says; of the part after the point, texts drawn by lot."""
    whole = [text for text in texts for _ in range(int(times))]
    return whole + [text for text in texts if rng.random() < times - int(times)]


def _examples(annotated: Annotated, tokenizer: Any, rng: random.Random) -> list[Example]:
    text = _other_marks(annotated.text, rng)
    paragraphs = find_paragraphs(text)
    encoded = encode(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
    return [
        example(encoded, window, annotated) for window in windows(encoded, rng.randint(128, 256))
    ]


def _other_marks(text: str, rng: random.Random) -> str:
    """Now and then, the text with straight quotation marks for curly ones; same length, same
    spans.
    """
    if rng.random() < 0.25:
        text = text.translate(str.maketrans("“”", '""'))
    if rng.random() < 0.25:
        text = text.translate(str.maketrans("‘’", "''"))
    return text


def _size(example: Example) -> int:
    first, window = example.encoded.first, example.window
    return int(first[window.end] - first[window.start]) + 2
