"""A watch: what is followed, by whom, and what is known to have changed of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.errors import SaysoError

MOST_WORDS = 300
"""Characters of what a watch names: as many as a filter of the pages takes."""


class Kind(StrEnum):
    """What can be followed."""

    QUESTION = "question"
    EVENT = "event"
    PLACE = "place"
    SPEAKER = "speaker"
    WORDS = "words"


class Sort(StrEnum):
    """What a change is about."""

    QUESTION = "question"
    """A question stands otherwise, or has other answers."""
    CLAIMS = "claims"
    """Claims with the watched words that answer no question."""
    MORE = "more"
    """More questions changed at once than are told one by one."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a watch posts what changed.  ``problem`` is why it was given up; "" while it is not.

    ``secret`` is what its messages are signed with, in the form of Standard Webhooks.
    """

    address: str
    secret: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """``target`` is an id, a place's id or name, or words.

    ``owner`` is an account's name, "" where nobody needs one.  ``upto`` is the number of the ledger
    up to which its changes are known, ``seen`` that of the last change that its owner has seen.
    ``scope`` are the questions that it was about then, by id.  ``key`` opens its feed.
    """

    id: str
    owner: str
    kind: Kind
    target: str
    since: str
    upto: int
    seen: int
    scope: frozenset[str]
    key: str
    hook: Hook | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """That something changed, between two numbers of the ledger: after ``after``, up to ``upto``.

    ``question`` is a question's id, "" where none is meant; ``many`` how many more changed, for one
    of the sort ``MORE``; ``at`` when the ledger had reached ``upto`` (UTC).
    """

    id: int
    watch: str
    sort: Sort
    question: str
    after: int
    upto: int
    at: str
    many: int = 0


def checked_kind(name: str) -> Kind:
    """The kind of that name.

    Raises:
        SaysoError: F001 if there is none.
    """
    try:
        return Kind(name)
    except ValueError:
        raise SaysoError(
            "F001",
            f"{name[:40]!r} cannot be followed.",
            f"Follow one of {', '.join(Kind)}.",
        ) from None


def checked_target(target: str) -> str:
    """What a watch names, without white space around it.

    Raises:
        SaysoError: F001 if it is empty, too long, or has characters that act instead of being read.
    """
    plain = " ".join(target.split())
    if not 0 < len(plain) <= MOST_WORDS or not plain.isprintable():
        raise SaysoError(
            "F001",
            "A watch names a question, an event, a place, a speaker or words.",
            f"Give 1 to {MOST_WORDS} letters.",
        )
    return plain


def no_such_watch(key: str) -> SaysoError:
    """F002: nobody follows anything under this id, or somebody else does."""
    return SaysoError("F002", f"There is no watch {key[:40]!r}.", "sayso follow list names yours.")


def once(changes: Iterable[Change]) -> list[tuple[Change, list[str]]]:
    """Changes in their order, each with the watches that it is of: what several watches are about
    is told once.
    """
    rows: dict[tuple[object, ...], tuple[Change, list[str]]] = {}
    for change in changes:
        own = "" if change.sort is Sort.QUESTION else change.watch
        key = (change.sort, own, change.question, change.upto)
        rows.setdefault(key, (change, []))[1].append(change.watch)
    return list(rows.values())
