"""The bytes that hashes are over: the same on every store and every machine, and simple enough to
check by hand.

A record's body is JSON with its keys sorted, without spaces, in UTF-8.  ``record_hash`` names the
body, ``link`` chains it to all records before it, ``commit_hash`` closes a commit.
docs/explanation/ledger.md shows how to check a ledger with nothing but SQLite and SHA-256.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from functools import lru_cache

from pydantic_core import from_json

from sayso.ledger.errors import unfit
from sayso.record.json import Json

_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)
GENESIS = "0" * 64
"""What stands for the hash before the first."""


def canonical(value: object) -> str:
    """``value`` as canonical JSON.

    Raises:
        LedgerError: L012 if it cannot be held: a number that is no number, half of a surrogate
            pair.
    """
    try:
        text = _ENCODER.encode(value)
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        raise unfit(f"It has half of a surrogate pair ({code}), which no text can hold.") from None
    except (ValueError, TypeError, RecursionError) as error:
        raise unfit(f"It cannot be written as JSON: {error}.") from None
    return text


def parse(body: str) -> Json:
    """The value of a record's body."""
    try:
        value = from_json(body)
    except (
        ValueError
    ):  # what the faster reader refuses, such as a depth of hundreds, is left to the other
        value = json.loads(body)
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    return value


def record_hash(body: str) -> str:
    """SHA-256 of a body's bytes."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def is_sha256(value: object) -> bool:
    """Whether a value is a hash as the ledger writes it: 64 hexadecimal digits, small letters."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


_SHA256 = re.compile("[0-9a-f]{64}")


def bytes_hash(data: bytes) -> str:
    """SHA-256 of a capture's bytes: its name."""
    return hashlib.sha256(data).hexdigest()


def link(previous: str, seq: int, kind: str, sha256: str) -> str:
    """The chain's value at a record: over the value before it, its number, its kind and its body's
    hash.
    """
    return hashlib.sha256(f"{previous}\n{seq}\n{kind}\n{sha256}\n".encode()).hexdigest()


def commit_hash(
    previous: str, seq: int, recorded_at: str, first: int, last: int, chain: str
) -> str:
    """A commit's hash: over the previous commit's, its own head, and the chain's value at its last
    record.
    """
    return hashlib.sha256(
        f"{previous}\n{seq}\n{recorded_at}\n{first}\n{last}\n{chain}\n".encode()
    ).hexdigest()


def instant(when: datetime) -> str:
    """A time as the ledger writes it: UTC, always with six decimals, so that text order is the
    order of time.
    """
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def instant_of(value: object) -> str | None:
    """A time given as ISO 8601 text as the ledger writes it; None if it is none."""
    return _instant_of(value) if isinstance(value, str) else None


@lru_cache(4096)
def _instant_of(value: str) -> str | None:
    try:
        when = datetime.fromisoformat(value)
        return instant(when if when.tzinfo else when.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def bounds_of(value: object) -> tuple[str | None, str | None]:
    """Start and end of ``{"start": …, "end": …}``; Nones where there is no such thing."""
    if not isinstance(value, dict):
        return None, None
    return instant_of(value.get("start")), instant_of(value.get("end"))
