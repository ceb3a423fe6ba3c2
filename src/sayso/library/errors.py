"""What can go wrong for programs and assistants that ask a ledger (codes M…)."""

from importlib import import_module
from types import ModuleType

from sayso.errors import SaysoError, SetupError


class AskError(SaysoError):
    """Something asked of a ledger that cannot be answered."""


def extra(module: str, name: str) -> ModuleType:
    """The library that an extra of the package brings.

    Raises:
        SetupError: M001 if it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise SetupError(
            "M001",
            f"This needs the library {module.partition('.')[0]}, which is not installed.",
            f"pip install 'sayso[{name}]'",
        ) from None


def unfit(name: str, what: str) -> AskError:
    """M002: an argument is not as it must be."""
    return AskError("M002", f"{name} is not as it must be: {what}.", "Give it so, or leave it out.")
