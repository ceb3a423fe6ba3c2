"""A network begun from the weights of a model that reads already: its int8 graphs, back as floats.

Fitting repairs what rounding to seven bits lost, in a fraction of the time that a start from plain
MiniLM takes.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from sayso.training.network import Network


def begin_from(network: Network, folder: Path) -> list[str]:
    """Copy the weights of ``folder``'s graphs into ``network``, in place.

    A model without a head for arguments lends it the layers of its roles.  Returns the names of the
    parameters that no graph has, which stay as they were.
    """
    weights: dict[str, np.ndarray[Any, Any]] = {}
    heads = {"encoder": "", "roles": "roles.", "arguments": "arguments."}
    for graph, prefix in heads.items():
        path = folder / f"{graph}.onnx"
        if path.exists():
            weights |= {
                prefix + name: w for name, w in _weights(onnx.load(str(path)).graph).items()
            }
    if not (folder / "arguments.onnx").exists():
        copied = {n.replace("roles.", "arguments."): w for n, w in weights.items()}
        weights |= {n: w for n, w in copied.items() if n.startswith("arguments.")}
    state = network.state_dict()
    for name, weight in weights.items():
        if name in state and state[name].shape == weight.shape:
            state[name] = torch.from_numpy(weight.copy())
    network.load_state_dict(state)
    return sorted(set(state) - set(weights))


def _weights(graph: Any) -> dict[str, np.ndarray[Any, Any]]:
    """Named weights of a graph.  A matrix has lost its name: it is that of the bias added to its
    product.
    """
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    weights = {n: a for n, a in arrays.items() if n.endswith((".weight", ".bias"))}
    for name in [n for n in arrays if n.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        matrix = _as_float(arrays, plain)
        if plain.endswith(".weight"):
            weights[plain] = matrix
        elif bias := _bias_after(name, users, arrays):
            weights[bias.removesuffix("bias") + "weight"] = matrix.T
    return weights


def _as_float(arrays: dict[str, npt.NDArray[Any]], plain: str) -> Any:
    zero = arrays[f"{plain}_zero_point"].astype(np.float32)
    whole = arrays[f"{plain}_quantized"].astype(np.float32)
    return ((whole - zero) * arrays[f"{plain}_scale"]).astype(np.float32)


def _bias_after(
    name: str, users: dict[str, list[Any]], arrays: dict[str, npt.NDArray[Any]]
) -> str | None:
    for _ in range(6):
        node = next(iter(users.get(name, ())), None)
        if node is None:
            return None
        bias = next((i for i in node.input if i in arrays and i.endswith("bias")), None)
        if node.op_type == "Add" and bias:
            return str(bias)
        name = node.output[0]
    return None
