"""Whether a body is as records of its kind must be: the one schema for appending, replaying and
verifying.

The shapes of a claim's fields are also those that an amendment of it must have
(``sayso.ledger.amendments``).
"""

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sayso.ledger.bodies import (
    CaptureBody,
    ClaimBody,
    ClockBody,
    DecisionBody,
    LedgerBody,
    ReadingBody,
    RemovalBody,
    ReportBody,
    RetractionBody,
    RevisionBody,
    StampBody,
    TextBody,
)
from sayso.ledger.entry_body import Changes

_BODIES: dict[str, type] = {
    "ledger": LedgerBody,
    "capture": CaptureBody,
    "text": TextBody,
    "report": ReportBody,
    "reading": ReadingBody,
    "claim": ClaimBody,
    "removal": RemovalBody,
    "revision": RevisionBody,
    "decision": DecisionBody,
    "retraction": RetractionBody,
    "stamp": StampBody,
    "clock": ClockBody,
}
KINDS = tuple(_BODIES)
"""The kinds of records."""


_MAKING = Lock()
"""Pydantic makes the schemas of types that share parts in one thread at a time, or fails."""


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    with _MAKING:
        return TypeAdapter(_BODIES[kind])


def refuse_misshapen(kind: str, body: str) -> None:
    """Look at a body, in JSON, as records of its kind must be.

    Raises:
        ValueError: if there is no such kind, or the body is another thing; it says what, in a
            clause.
    """
    if kind not in _BODIES:
        raise ValueError(f"there is no kind {kind[:40]!r} of record")
    _refuse(_adapter(kind).validate_json, body)


@cache
def _changes() -> TypeAdapter[Any]:
    with _MAKING:
        return TypeAdapter(Changes)


def refuse_misshapen_change(name: str, value: str) -> None:
    """Look at the new value of a claim's field, in JSON.  ``name`` is one of ``AMENDABLE``.

    Raises:
        ValueError: if it is not as that field must be.
    """
    _refuse(_changes().validate_json, f'{{"{name}":{value}}}', within=1)


def _refuse(validate: Callable[[str], Any], text: str, within: int = 0) -> None:
    try:
        validate(text)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, wrong["loc"][within:])) or "it"
        raise ValueError(f"{where}: {wrong['msg']}"[:300]) from None
