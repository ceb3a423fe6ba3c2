"""The tagger as a torch network: an encoder, a head that finds cues, and one that reads each cue's claim.

The second head is why nested, split and shared attributions come out right: it labels the words of a window
*for one cue at a time*, so one word can be content to one cue and source to another.
"""

from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.attribution.tagging.encoding import FEATURES

DISTANCES = 33
"""Buckets of the distance to the cue: 16 before, the cue, 16 after."""


class Encoder(nn.Module):
    """Pieces in; per word: cue scores, a speech score, and a state for the roles head out."""

    def __init__(self, bert: BertModel, width: int) -> None:
        super().__init__()
        size = bert.config.hidden_size
        shape = bert.embeddings.token_type_embeddings
        shape_weights = shape.weight.data[:1].repeat(FEATURES, 1)
        bert.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(shape_weights, freeze=False)
        self.bert = bert
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(size, 3)
        self.speech = nn.Linear(size, 1)
        self.state = nn.Linear(size, width)
        self.spans = nn.Linear(size, 5)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Read windows of words.

        ``pieces``, ``features``, ``mask`` (windows, pieces); ``first`` (windows, words), each word's piece.
        Returns cue (windows, words, 3), speech (windows, words), state (windows, words, width) and, to help
        training, source and content labels whatever the cue (windows, words, 5).
        """
        hidden = self.bert(input_ids=pieces, token_type_ids=features, attention_mask=mask).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words = self.dropout(torch.gather(hidden, 1, index))
        return self.cue(words), self.speech(words).squeeze(-1), self.state(words), self.spans(words)


class Roles(nn.Module):
    """The words of a window as one cue sees them: nothing, its source, its content."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, width)
        self.of_cue = nn.Linear(width, width)
        self.enter = nn.LayerNorm(width)
        self.attend = SelfAttention(width, heads)
        self.middle = nn.LayerNorm(width)
        self.mix = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.leave = nn.LayerNorm(width)
        self.label = nn.Linear(width, 5)

    def forward(self, state: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """``state`` (cues, words, width); ``cue``, ``mask`` (cues, words), 1.0 on the cue's words and on any
        words; ``distance`` (cues, words), buckets.  Returns (cues, words, 5).
        """
        weights = cue / cue.sum(dim=1, keepdim=True)
        of_cue = self.of_cue(torch.bmm(weights.unsqueeze(1), state))
        x = self.enter(state + of_cue + self.distance(distance))
        x = self.middle(x + self.attend(x, mask))
        x = self.leave(x + self.mix(x))
        result: Tensor = self.label(x)
        return result


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
        parts = self.inner(x).reshape(cues, words, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5
        scores = scores + (mask[:, None, None, :] - 1.0) * 1e4
        mixed = (scores.softmax(dim=-1) @ value).transpose(1, 2).reshape(cues, words, width)
        result: Tensor = self.outer(mixed)
        return result


class Network(nn.Module):
    """Both heads over one encoder."""

    def __init__(self, bert: BertModel, width: int = 192) -> None:
        super().__init__()
        self.encoder = Encoder(bert, width)
        self.roles = Roles(width)

    def groups(self, encoder_rate: float, head_rate: float) -> list[dict[str, Any]]:
        """Parameter groups for the optimiser, pretrained ones apart from new ones."""
        old = list(self.encoder.bert.parameters())
        known = {id(p) for p in old}
        new = [p for p in self.parameters() if id(p) not in known]
        return [{"params": old, "lr": encoder_rate}, {"params": new, "lr": head_rate}]
