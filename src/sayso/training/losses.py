"""How far the network's answers for a batch are from what the annotators said."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from sayso.language.encoder.layout import Batch, distances, lay_out
from sayso.propositions.finding.labels import TYPES, VALUE_RANGES
from sayso.training.examples import Example, Target, TriggerTarget
from sayso.training.network import Network

_MASK = 103
_WORDS_FROM = 999
"""BERT's vocabulary: the piece that hides another, and the first that is a word's."""

_SPANS, _ROLES, _SPEECH = 0.3, 2.0, 0.1
_TRIGGERS, _ARGUMENTS, _VALUES, _CONFLICT = 16.0, 2.0, 0.5, 0.2
"""Weights of the heads.  Triggers are averaged over eight types, of which most words are none."""

_LIKELY = 0.05
"""A false cue or trigger of at least this probability is asked for its parts, which it must not
have.
"""


def loss_of(
    network: Network, examples: Sequence[Example], rng: random.Random, masked: float
) -> Tensor:
    """The loss of one batch.  ``masked`` is the share of pieces that are hidden from the
    encoder.
    """
    batch = lay_out([(e.encoded, e.window) for e in examples])
    tensors = [torch.from_numpy(a) for a in (batch.pieces, batch.features, batch.mask, batch.first)]
    # Hidden pieces in place of the encoder's dropout, which on a CPU costs as much as the rest of a
    # step.
    hide = (torch.rand(tensors[0].shape) < masked) & (tensors[0] > _WORDS_FROM)
    tensors[0] = torch.where(hide, _MASK, tensors[0])
    cue, speech, trigger, conflict, state, spans = network.encoder(*tensors)
    word_mask = torch.from_numpy(batch.word_mask)
    loss = _word_loss(examples, batch, cue, spans)
    loss = loss + _claim_loss(network, examples, rng, (cue, speech, state, word_mask))
    loss = loss + _trigger_loss(network, examples, rng, (trigger, state, word_mask))
    return loss + _conflict_loss(examples, conflict)


def _word_loss(examples: Sequence[Example], batch: Batch, cue: Tensor, spans: Tensor) -> Tensor:
    cue_gold = torch.from_numpy(np.where(batch.word_mask == 1, 0, -100))
    span_gold = cue_gold.clone()
    for row, example in enumerate(examples):
        for target in example.claims:
            cue_gold[row, target.start] = 1
            cue_gold[row, target.start + 1 : target.end] = 2
            marked = torch.from_numpy(target.roles)
            gold = span_gold[row, : example.words]
            span_gold[row, : example.words] = torch.where(marked > 0, marked, gold)
    return _entropy(cue, cue_gold) + _SPANS * _entropy(spans, span_gold)


def _claim_loss(
    network: Network, examples: Sequence[Example], rng: random.Random, outputs: tuple[Tensor, ...]
) -> Tensor:
    cue, speech, state, word_mask = outputs
    asked = [(row, target) for row, example in enumerate(examples) for target in example.claims]
    asked += _false_cues(examples, cue)
    if not asked:
        return torch.zeros(())
    rng.shuffle(asked)
    rows, cues, gaps, gold = _asked_of(asked, word_mask)
    roles = network.roles(state[rows], cues, gaps, word_mask[rows].float())
    loss = _ROLES * _entropy(roles, gold)
    spoken = [(row, t.start, float(t.speech)) for row, t in asked if t.speech is not None]
    if spoken:
        at = torch.tensor([s[:2] for s in spoken])
        wanted = torch.tensor([s[2] for s in spoken])
        scores = speech[at[:, 0], at[:, 1]].float()
        loss = loss + _SPEECH * nn.functional.binary_cross_entropy_with_logits(scores, wanted)
    return loss


def _false_cues(examples: Sequence[Example], cue: Tensor) -> list[tuple[int, Target]]:
    """For each window its likeliest false cue, which has no claim."""
    likely = cue.detach().float().softmax(-1)[:, :, 1]
    asked = []
    for row, example in enumerate(examples):
        scores = likely[row, : example.words].clone()
        for target in example.claims:
            scores[target.start : target.end] = 0.0
        at = int(scores.argmax())
        if scores[at] > _LIKELY:
            asked.append((row, Target(at, at + 1, np.zeros(example.words, dtype=np.int64), None)))
    return asked


def _trigger_loss(
    network: Network, examples: Sequence[Example], rng: random.Random, outputs: tuple[Tensor, ...]
) -> Tensor:
    trigger, state, word_mask = outputs
    by_type = trigger.unflatten(-1, (len(TYPES), 3))
    gold = torch.full(by_type.shape[:3], -100, dtype=torch.long)
    asked: list[tuple[int, TriggerTarget]] = []
    for row, example in enumerate(examples):
        if example.triggers is None:
            continue
        gold[row, : example.words] = 0
        for target in example.triggers:
            gold[row, target.start + 1 : target.end, target.type] = 2
            gold[row, target.start, target.type] = 1
            asked.append((row, target))
    if bool((gold >= 0).any()) is False:
        return torch.zeros(())
    loss = _TRIGGERS * nn.functional.cross_entropy(
        by_type.flatten(0, 2).float(), gold.flatten(), ignore_index=-100
    )
    asked += _false_triggers(examples, by_type)
    if not asked:
        return loss
    rng.shuffle(asked)
    rows, cues, gaps, roles = _asked_of(asked, word_mask)
    types = torch.tensor([target.type for _, target in asked])
    labels, values = network.arguments(state[rows], cues, gaps, word_mask[rows].float(), types)
    return loss + _ARGUMENTS * _entropy(labels, roles) + _VALUES * _value_loss(values, asked)


def _false_triggers(
    examples: Sequence[Example], by_type: Tensor
) -> list[tuple[int, TriggerTarget]]:
    """For each window its likeliest false trigger, which has no arguments."""
    likely = by_type.detach().float().softmax(-1)[..., 1]
    asked = []
    for row, example in enumerate(examples):
        if example.triggers is None:
            continue
        scores = likely[row, : example.words].clone()
        for target in example.triggers:
            scores[target.start : target.end, target.type] = 0.0
        at, kind = divmod(int(scores.argmax()), len(TYPES))
        if scores[at, kind] > _LIKELY:
            nothing = np.zeros(example.words, dtype=np.int64)
            asked.append((row, TriggerTarget(at, at + 1, kind, nothing, -100)))
    return asked


def _value_loss(values: Tensor, asked: Sequence[tuple[int, TriggerTarget]]) -> Tensor:
    """Entropy over the values of each trigger's own type."""
    losses = []
    for row, (_, target) in enumerate(asked):
        if target.value < 0:
            continue
        first, end = VALUE_RANGES[TYPES[target.type]]
        wanted = torch.tensor([target.value - first])
        losses.append(nn.functional.cross_entropy(values[row : row + 1, first:end].float(), wanted))
    return torch.stack(losses).mean() if losses else torch.zeros(())


def _conflict_loss(examples: Sequence[Example], conflict: Tensor) -> Tensor:
    rows = [row for row, example in enumerate(examples) if example.conflict is not None]
    if not rows:
        return torch.zeros(())
    wanted = torch.tensor([float(bool(examples[row].conflict)) for row in rows])
    scores = conflict[rows].float()
    return _CONFLICT * nn.functional.binary_cross_entropy_with_logits(scores, wanted)


def _asked_of(asked: Sequence[tuple[int, Any]], word_mask: Tensor) -> tuple[Tensor, ...]:
    """Rows, cue words, distances and wanted roles of the cues or triggers that are asked for their
    parts.
    """
    words = word_mask.shape[1]
    rows = torch.tensor([row for row, _ in asked])
    cues = torch.zeros(len(asked), words)
    gaps = np.stack([distances(words, target.start, target.end) for _, target in asked])
    gold = torch.full((len(asked), words), -100, dtype=torch.long)
    for n, (_, target) in enumerate(asked):
        cues[n, target.start : target.end] = 1.0
        gold[n, : len(target.roles)] = torch.from_numpy(target.roles)
    return rows, cues, torch.from_numpy(gaps), gold


def _entropy(logits: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(
        logits.flatten(0, 1).float(), gold.flatten(), ignore_index=-100
    )
