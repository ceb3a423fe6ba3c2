"""The recipe: fit the network to annotated texts, the same way every time."""

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from sayso.attribution.annotated import Annotated
from sayso.attribution.tagging.encoding import Encoded, Window, encode, windows
from sayso.attribution.tagging.layout import distances, lay_out
from sayso.attribution.training.examples import Target, targets
from sayso.attribution.training.network import Network
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations

_MASK = 103


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen by hand.  ``budget`` is the number of pieces in a batch, padding included."""

    epochs: int = 4
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    budget: int = 3600
    warmup: float = 0.1
    masked: float = 0.06
    own_times: int = 3
    seed: int = 7
    compiled: bool = False


Item = tuple[Encoded, Window, list[Target]]


def fit(
    network: Network,
    tokenizer: Any,
    corpora: Sequence[tuple[Sequence[Annotated], int]],
    settings: Settings,
    tell: Callable[[str], None],
) -> None:
    """Train in place.  ``corpora`` pairs texts with how often an epoch shows them."""
    rng = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    if settings.compiled:
        network.encoder.bert.encoder.compile(dynamic=True)
    optimiser = torch.optim.AdamW(network.groups(settings.encoder_rate, settings.head_rate), weight_decay=0.01)
    batches = [_epoch(corpora, tokenizer, settings, rng) for _ in range(settings.epochs)]
    total = sum(len(epoch) for epoch in batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _one_cycle(step / max(total, 1), settings.warmup)
    )
    started, step, running = time.monotonic(), 0, 0.0
    network.train()
    for epoch in batches:
        for batch in epoch:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(network, batch, rng, settings.masked)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            running += (loss.item() - running) / min(step, 50)
            if step % 50 == 0:
                pace = (time.monotonic() - started) / step
                tell(f"{step}/{total} loss {running:.3f}, {pace * (total - step) / 60:.0f} min left")


def _one_cycle(done: float, warmup: float) -> float:
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warmup) / (1 - warmup)))) + 1e-3


def _epoch(
    corpora: Sequence[tuple[Sequence[Annotated], int]], tokenizer: Any, settings: Settings, rng: random.Random
) -> list[list[Item]]:
    items: list[Item] = []
    for texts, times in corpora:
        for text in [t for t in texts for _ in range(times)]:
            items.extend(_items(text, tokenizer, rng))
    items.sort(key=lambda item: _size(item) + rng.random() * 24)
    batches: list[list[Item]] = [[]]
    for item in items:
        if batches[-1] and _size(item) * (len(batches[-1]) + 1) > settings.budget:
            batches.append([])
        batches[-1].append(item)
    rng.shuffle(batches)
    return batches


def _items(annotated: Annotated, tokenizer: Any, rng: random.Random) -> list[Item]:
    text = _other_marks(annotated.text, rng)
    paragraphs = find_paragraphs(text)
    encoded = encode(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
    return [
        (encoded, window, targets(encoded, window, annotated.attributions))
        for window in windows(encoded, rng.randint(128, 256))
    ]


def _other_marks(text: str, rng: random.Random) -> str:
    """Now and then, the text with straight quotation marks for curly ones; same length, same spans."""
    if rng.random() < 0.25:
        text = text.translate(str.maketrans("“”", '""'))
    if rng.random() < 0.25:
        text = text.translate(str.maketrans("‘’", "''"))
    return text


def _size(item: Item) -> int:
    encoded, window, _ = item
    return int(encoded.first[window.end] - encoded.first[window.start]) + 2


def _loss(network: Network, items: list[Item], rng: random.Random, masked: float) -> Tensor:
    batch = lay_out([(encoded, window) for encoded, window, _ in items])
    pieces, features, mask, first = (
        torch.from_numpy(a) for a in (batch.pieces, batch.features, batch.mask, batch.first)
    )
    # Hidden pieces in place of the encoder's dropout, which on a CPU costs as much as the rest of a step.
    pieces = torch.where((torch.rand(pieces.shape) < masked) & (pieces > 999), _MASK, pieces)
    cue, speech, state, spans = network.encoder(pieces, features, mask, first)
    word_mask = torch.from_numpy(batch.word_mask)
    cue_gold, span_gold = _word_labels(items, batch.word_mask)
    asked = _asked(items, cue, rng)
    loss = _entropy(cue, cue_gold) + 0.3 * _entropy(spans, span_gold)
    if asked:
        rows = torch.tensor([row for row, _ in asked])
        words = word_mask.shape[1]
        cues = torch.zeros(len(asked), words)
        gap = np.stack([distances(words, t.start, t.end) for _, t in asked])
        gold = torch.full((len(asked), words), -100, dtype=torch.long)
        for n, (_, target) in enumerate(asked):
            cues[n, target.start : target.end] = 1.0
            gold[n, : len(target.roles)] = torch.from_numpy(target.roles)
        roles = network.roles(state[rows], cues, torch.from_numpy(gap), word_mask[rows].float())
        loss = loss + 2.0 * _entropy(roles, gold)
        known = [(row, t.start, float(t.speech)) for row, t in asked if t.speech is not None]
        if known:
            at = torch.tensor([k[:2] for k in known])
            said = torch.tensor([k[2] for k in known])
            loss = loss + 0.1 * nn.functional.binary_cross_entropy_with_logits(speech[at[:, 0], at[:, 1]].float(), said)
    return loss


def _word_labels(items: list[Item], word_mask: Any) -> tuple[Tensor, Tensor]:
    cue = torch.from_numpy(np.where(word_mask == 1, 0, -100))
    spans = cue.clone()
    for row, (_, window, found) in enumerate(items):
        for target in found:
            cue[row, target.start] = 1
            cue[row, target.start + 1 : target.end] = 2
            marked = torch.from_numpy(target.roles)
            length = window.end - window.start
            spans[row, :length] = torch.where(marked > 0, marked, spans[row, :length])
    return cue, spans


def _asked(items: list[Item], cue: Tensor, rng: random.Random) -> list[tuple[int, Target]]:
    """The cues to read: the true ones, and for each window its likeliest false one, which has no claim."""
    asked = [(row, target) for row, item in enumerate(items) for target in item[2]]
    likely = cue.detach().float().softmax(-1)[:, :, 1]
    for row, (_, window, found) in enumerate(items):
        scores = likely[row, : window.end - window.start].clone()
        for target in found:
            scores[target.start : target.end] = 0.0
        at = int(scores.argmax())
        if scores[at] > 0.05:
            nothing = np.zeros(window.end - window.start, dtype=np.int64)
            asked.append((row, Target(at, at + 1, nothing, None)))
    rng.shuffle(asked)
    return asked


def _entropy(logits: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(logits.flatten(0, 1).float(), gold.flatten(), ignore_index=-100)
