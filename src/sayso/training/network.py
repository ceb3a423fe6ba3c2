"""The reader's network: one encoder, a head for each thing that is read off a text.

Cues and triggers are found first.  A second kind of head then labels the words of a window *for one
of them at a time*, so one word can be content to one cue and source to another, place to one
trigger and target to the next.
"""

from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.language.encoder.words import FEATURES
from sayso.propositions.finding.labels import (
    ROLE_LABELS,
    TRIGGER_LABELS,
    TYPES,
    VALUE_LABELS,
)

DISTANCES = 33
"""Buckets of the distance to the cue or trigger: 16 before, itself, 16 after."""
CLAIM_LABELS = 5
"""Nothing; beginning and inside of a source and of a content."""


class Encoder(nn.Module):
    """Pieces in; scores for each word, and a state of it for the heads that read a cue or a
    trigger, out.
    """

    def __init__(self, bert: BertModel, width: int) -> None:
        super().__init__()
        size = bert.config.hidden_size
        shape = bert.embeddings.token_type_embeddings
        shape_weights = shape.weight.data[:1].repeat(FEATURES, 1)
        bert.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(
            shape_weights, freeze=False
        )
        self.bert = bert
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(size, 3)
        self.speech = nn.Linear(size, 1)
        self.state = nn.Linear(size, width)
        self.spans = nn.Linear(size, CLAIM_LABELS)
        self.trigger = nn.Linear(size, TRIGGER_LABELS)
        self.conflict = nn.Linear(size, 1)

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Read windows of words.

        ``pieces``, ``features``, ``mask`` (windows, pieces); ``first`` (windows, words), each
        word's piece. Returns cue (windows, words, 3), speech (windows, words), trigger (windows,
        words, TRIGGER_LABELS), conflict (windows,): whether the window speaks of armed conflict,
        state (windows, words, width) and, to help training, source and content labels whatever the
        cue (windows, words, CLAIM_LABELS).
        """
        hidden = self.bert(
            input_ids=pieces, token_type_ids=features, attention_mask=mask
        ).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words = self.dropout(torch.gather(hidden, 1, index))
        return (
            self.cue(words),
            self.speech(words).squeeze(-1),
            self.trigger(words),
            self.conflict(hidden[:, 0]).squeeze(-1),
            self.state(words),
            self.spans(words),
        )


class Roles(nn.Module):
    """The words of a window as one cue or trigger sees them: nothing, or one of its parts."""

    def __init__(self, width: int, labels: int, heads: int = 4) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, width)
        self.of_cue = nn.Linear(width, width)
        self.enter = nn.LayerNorm(width)
        self.attend = SelfAttention(width, heads)
        self.middle = nn.LayerNorm(width)
        self.mix = nn.Sequential(
            nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width)
        )
        self.leave = nn.LayerNorm(width)
        self.label = nn.Linear(width, labels)

    def forward(self, state: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """``state`` (cues, words, width); ``cue``, ``mask`` (cues, words), 1.0 on the cue's words
        and on any words; ``distance`` (cues, words), buckets.  Returns (cues, words, labels).
        """
        result: Tensor = self.label(self.read(state, self.of(state, cue), distance, mask))
        return result

    def of(self, state: Tensor, cue: Tensor) -> Tensor:
        """The mean state of the cue's words (cues, 1, width)."""
        weights = cue / cue.sum(dim=1, keepdim=True)
        return torch.bmm(weights.unsqueeze(1), state)

    def read(self, state: Tensor, of_cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """The words' states with the cue in mind (cues, words, width)."""
        x = self.enter(state + self.of_cue(of_cue) + self.distance(distance))
        x = self.middle(x + self.attend(x, mask))
        result: Tensor = self.leave(x + self.mix(x))
        return result


class Arguments(Roles):
    """The words of a window as one trigger of one type sees them, and what the trigger says of
    them.
    """

    def __init__(self, width: int) -> None:
        super().__init__(width, ROLE_LABELS)
        self.of_type = nn.Embedding(len(TYPES), width)
        self.value = nn.Linear(width, VALUE_LABELS)

    def forward(  # type: ignore[override]
        self, state: Tensor, cue: Tensor, distance: Tensor, mask: Tensor, types: Tensor
    ) -> tuple[Tensor, Tensor]:
        """As ``Roles``, with ``types`` (cues,), indexes of TYPES.

        Returns (cues, words, ROLE_LABELS) and (cues, VALUE_LABELS).
        """
        of_cue = self.of(state, cue) + self.of_type(types).unsqueeze(1)
        x = self.read(state, of_cue, distance, mask)
        return self.label(x), self.value(self.of(x, cue).squeeze(1))


class SelfAttention(nn.Module):
    """Plain multi-head attention, written out so that it exports to ONNX and quantises."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.inner = nn.Linear(width, 3 * width)
        self.outer = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (cues, words, width); ``mask`` (cues, words), 0.0 where there is no word."""
        cues, words, width = x.shape
        size = width // self.heads
        parts = self.inner(x).reshape(cues, words, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) * size**-0.5
        scores = scores + (mask[:, None, None, :] - 1.0) * 1e4
        mixed = (scores.softmax(dim=-1) @ value).transpose(1, 2).reshape(cues, words, width)
        result: Tensor = self.outer(mixed)
        return result


class Network(nn.Module):
    """All heads over one encoder."""

    def __init__(self, bert: BertModel, width: int = 192) -> None:
        super().__init__()
        self.encoder = Encoder(bert, width)
        self.roles = Roles(width, CLAIM_LABELS)
        self.arguments = Arguments(width)

    def groups(self, encoder_rate: float, head_rate: float) -> list[dict[str, Any]]:
        """Parameter groups for the optimiser, pretrained ones apart from new ones."""
        old = list(self.encoder.bert.parameters())
        known = {id(p) for p in old}
        new = [p for p in self.parameters() if id(p) not in known]
        return [{"params": old, "lr": encoder_rate}, {"params": new, "lr": head_rate}]
