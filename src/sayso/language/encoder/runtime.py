"""The library that runs the networks, kept from telling its makers about it."""

import os
from typing import Any


def quiet_runtime() -> Any:
    """The module ``onnxruntime``, which sends nothing and keeps no number of this machine.

    From 1.29 on its packages for Linux and macOS write a file into the user's cache and send it to
    their makers, unless this variable is set before it is loaded for the first time.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # for a program that had loaded it before
    return onnxruntime
