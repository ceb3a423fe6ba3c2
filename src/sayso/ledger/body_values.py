"""The values that the bodies of records are made of: hashes, ids, times, numbers, words."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, with_config

from sayso.ledger.canonical import instant_of

MOST_WORDS = 20_000
"""Code points of a reason.  A page of print has some 3,000; nobody reads a reason of ten."""
MOST_NAMED = 10_000
"""Claims that one decision can name: a split of a speaker with more is another reading, not a
decision.
"""
LARGEST = 2**53
"""Whole numbers up to here are the same in every reader of JSON, and a column of 64 bits holds
them.
"""


def _is_exact(value: str) -> str:
    if instant_of(value) != value:
        raise ValueError("it is no time as the ledger writes it")
    return value


def _is_time(value: str) -> str:
    if instant_of(value) is None:
        raise ValueError("it is no time")
    return value


closed = with_config(ConfigDict(strict=True, extra="forbid", allow_inf_nan=False))
opened = with_config(ConfigDict(strict=True, extra="ignore", allow_inf_nan=False))
"""For what is read off a text: a later version may tell more of it."""

Sha256 = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
ShortId = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
Instant = Annotated[str, AfterValidator(_is_exact)]
Time = Annotated[str, AfterValidator(_is_time)]
Count = Annotated[int, Field(ge=0, le=LARGEST)]
Seq = Annotated[int, Field(ge=1, le=LARGEST)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
Words = Annotated[str, StringConstraints(max_length=MOST_WORDS)]
Span = tuple[Count, Count]
_Digits = Annotated[
    str,
    StringConstraints(pattern=r"^-?[0-9]+([.][0-9]+|([.][0-9]+)?E[+-]?[0-9]+)$", max_length=10_000),
]
Quantity = int | float | _Digits
"""A number; as text, where JSON would lose digits of it."""
