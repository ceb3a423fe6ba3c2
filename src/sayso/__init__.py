"""On whose say-so?  Reads reports of armed conflict and keeps the record of who says what.

``sayso.read(text)`` reads a report in one call; ``sayso.Ledger.open(path)`` asks a ledger.
Importing this package loads no model and no database.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.library.claims import Claims, LedgerClaim
    from sayso.library.ledger import Ledger
    from sayso.library.questions import BoardPosition, BoardQuestion, Questions
    from sayso.library.reports import LedgerReport, Reports
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
    "sayso.library.claims": ("Claims", "LedgerClaim"),
    "sayso.library.ledger": ("Ledger",),
    "sayso.library.questions": ("BoardPosition", "BoardQuestion", "Questions"),
    "sayso.library.reports": ("LedgerReport", "Reports"),
    "sayso.reader": ("Entry", "Reading", "read", "read_many", "read_report"),
    "sayso.record.interval": ("Interval",),
    "sayso.record.report": ("Report",),
}
__all__ = [
    "Act",
    "BoardPosition",
    "BoardQuestion",
    "Certainty",
    "Claim",
    "Claims",
    "Entry",
    "Interval",
    "Ledger",
    "LedgerClaim",
    "LedgerReport",
    "Mode",
    "Part",
    "Questions",
    "Reading",
    "Reason",
    "Report",
    "Reports",
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
