"""On whose say-so?  Reads reports of armed conflict and keeps the record of who says what.

``sayso.read(text)`` is the whole library in one call.  Importing this package loads no model.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.reader import Entry, Reading, read, read_many, read_report
    from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
    from sayso.record.interval import Interval
    from sayso.record.report import Report

_WHERE = {
    "sayso.record.claim": (
        "Act",
        "Certainty",
        "Claim",
        "Mode",
        "Part",
        "Reason",
        "Source",
        "Stance",
    ),
    "sayso.errors": ("SaysoError",),
    "sayso.reader": ("Entry", "Reading", "read", "read_many", "read_report"),
    "sayso.record.interval": ("Interval",),
    "sayso.record.report": ("Report",),
}
__all__ = [
    "Act",
    "Certainty",
    "Claim",
    "Entry",
    "Interval",
    "Mode",
    "Part",
    "Reading",
    "Reason",
    "Report",
    "SaysoError",
    "Source",
    "Stance",
    "read",
    "read_many",
    "read_report",
]


def __getattr__(name: str) -> Any:
    import importlib

    for module, names in _WHERE.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
