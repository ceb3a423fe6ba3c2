"""From a fitted network to the int8 ONNX graphs that reading needs."""

import tempfile
from pathlib import Path

import onnx
import torch
from torch import nn

from sayso.language.encoder.runtime import quiet_runtime
from sayso.training.network import Network


class _Reading(nn.Module):
    """The encoder without the output that only training uses."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(
        self, pieces: torch.Tensor, features: torch.Tensor, mask: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        cue, speech, trigger, conflict, state, _ = self.encoder(pieces, features, mask, first)
        return cue, speech, trigger, conflict, state


def export(network: Network, folder: Path) -> None:
    """Write ``encoder.onnx``, ``roles.onnx`` and ``arguments.onnx``, quantised, into ``folder``."""
    network.eval()
    one, words, width = (
        torch.ones(2, 12, dtype=torch.long),
        torch.ones(2, 7),
        network.encoder.state.out_features,
    )
    first = torch.arange(7).repeat(2, 1)
    pieces, by_word = {0: "windows", 1: "pieces"}, {0: "windows", 1: "words"}
    _write(
        _Reading(network),
        (one, one, one, first),
        {"pieces": pieces, "features": pieces, "mask": pieces, "first": by_word},
        {
            "cue": by_word,
            "speech": by_word,
            "trigger": by_word,
            "conflict": {0: "windows"},
            "state": by_word,
        },
        folder / "encoder.onnx",
    )
    per_cue = {0: "cues", 1: "words"}
    _write(
        network.roles,
        (torch.ones(2, 7, width), words, torch.ones(2, 7, dtype=torch.long), words),
        {"state": per_cue, "cue": per_cue, "distance": per_cue, "mask": per_cue},
        {"roles": per_cue},
        folder / "roles.onnx",
    )
    _write(
        network.arguments,
        (
            torch.ones(2, 7, width),
            words,
            torch.ones(2, 7, dtype=torch.long),
            words,
            torch.ones(2, dtype=torch.long),
        ),
        {
            "state": per_cue,
            "cue": per_cue,
            "distance": per_cue,
            "mask": per_cue,
            "types": {0: "cues"},
        },
        {"roles": per_cue, "values": {0: "cues"}},
        folder / "arguments.onnx",
    )


def _write(
    module: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]],
    path: Path,
) -> None:
    quiet_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            module,
            example,
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**inputs, **outputs},
            opset_version=17,
            dynamo=False,
        )
        onnx.checker.check_model(str(whole))
        # Seven bits: eight overflow on processors without VNNI, and would then read another text
        # there.
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
