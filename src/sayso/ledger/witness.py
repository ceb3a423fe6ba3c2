"""Heads of a ledger that are kept elsewhere: a list that grows at its end, each line signed
(Ed25519).

A line holds a commit's number and hash, those of the commits since the line before it, the hash of
that line, and the public key that signed it all.  Whoever has a copy of the list can show where a
ledger's history differs from it.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from sayso.ledger.canonical import GENESIS, canonical, instant, is_sha256, parse
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import COMMIT
from sayso.parts import require_stamps

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORM = "sayso-witness-1"
_MOST_COMMITS = 1000
"""Commits whose hashes a line holds, so that it has 80 kB at most; of more, evenly spread ones."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A line of the list: that the ledger had these ``commits`` (number and hash, the last is its
    head) at ``at``.
    """

    commits: tuple[tuple[int, str], ...]
    recorded_at: str
    at: str
    key: str

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the last commit."""
        return self.commits[-1]


@dataclass(frozen=True, slots=True)
class Roll:
    """A whole list; ``last`` is the hash of its last line."""

    lines: tuple[Testimony, ...] = ()
    last: str = GENESIS

    @property
    def hashes(self) -> Collection[str]:
        """All hashes of commits in it."""
        return {sha256 for line in self.lines for _, sha256 in line.commits}


def read_roll(data: bytes, where: str) -> Roll:
    """A list from its bytes, each line held against its signature and the line before it.

    Raises:
        SetupError: S021 if what checks signatures is not installed.
        LedgerError: L025 for the first line that does not hold.
    """
    require_stamps()
    from cryptography.exceptions import InvalidSignature

    roll = Roll()
    for number, line in enumerate(data.splitlines(), 1):
        try:
            roll = Roll((*roll.lines, _read(line, roll)), hashlib.sha256(line).hexdigest())
        except (ValueError, KeyError, TypeError, InvalidSignature, RecursionError) as error:
            reason = str(error) if isinstance(error, ValueError) else "its signature does not hold"
            raise LedgerError(
                "L025",
                f"Line {number} of {where} does not hold: {reason}.",
                "Take another copy of the list.",
            ) from None
    return roll


def refuse_strangers(roll: Roll, keys: Collection[str], where: str) -> None:
    """Let only lines through that one of these public keys signed; with none, all.

    Raises:
        LedgerError: L025 for the first that is another's.
    """
    for number, line in enumerate(roll.lines, 1):
        if keys and line.key not in keys:
            raise LedgerError(
                "L025",
                f"Line {number} of {where} is signed by {line.key}.",
                "Name that key, or take another list.",
            )


def next_line(
    connection: Connection, roll: Roll, key: "Ed25519PrivateKey", now: datetime | None = None
) -> bytes:
    """The next line of a list, for the ledger as it is now.

    Raises:
        LedgerError: L001 if the ledger is empty, L026 if the list holds other commits than the
            ledger.
    """
    _refuse_another(connection, roll)
    after = roll.lines[-1].head[0] if roll.lines else 0
    commits = select(COMMIT.c.seq, COMMIT.c.sha256, COMMIT.c.recorded_at).order_by(COMMIT.c.seq)
    # Where nothing was added since, the head is witnessed once more.
    rows = connection.execute(commits.where(COMMIT.c.seq > after)).all()
    rows = rows or connection.execute(commits.where(COMMIT.c.seq == after)).all()
    if not rows:
        raise LedgerError(
            "L001", "The ledger is empty: there is nothing to witness.", "Add a report first."
        )
    body = {
        "form": FORM,
        "commits": [[row.seq, row.sha256] for row in _spread(rows)],
        "recorded_at": rows[-1].recorded_at,
        "at": instant(now or datetime.now(UTC)),
        "previous": roll.last,
        "key": public(key),
    }
    signature = key.sign(canonical(body).encode()).hex()
    return canonical({**body, "signature": signature}).encode()


def differences(roll: Roll, met: Mapping[str, int]) -> list[str]:
    """Where a ledger differs from a list: at most one sentence, on the first place.

    ``met`` are the commits of the list that were computed from the ledger's records: their numbers
    by their hashes.
    """
    before = ""
    for number, sha256, at in sorted(
        (*commit, line.at) for line in roll.lines for commit in line.commits
    ):
        if met.get(sha256) != number:
            agreed = f"Commit {before} is." if before else "It is the first that was witnessed."
            return [f"Commit {number} is not the one that was witnessed on {at}. {agreed}"]
        before = str(number)
    return []


def signing_key(path: Path) -> "Ed25519PrivateKey":
    """The key in a file, which is made where there is none, for its owner alone to read.

    Raises:
        SetupError: S021 if what signs is not installed.
        LedgerError: L024 if it cannot be read or made, or is another kind of key.
    """
    require_stamps()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        load_pem_private_key,
    )

    try:
        if not path.exists():
            made = Ed25519PrivateKey.generate()
            path.touch(mode=0o600)
            path.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            return made
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(
            "L024", f"The key {path} cannot be had: {reason}.", "Name another with --key."
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise LedgerError("L024", f"The key {path} is not of Ed25519.", "Name another with --key.")
    return key


def public(key: "Ed25519PrivateKey") -> str:
    """The public half of a key: 64 hexadecimal digits."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _read(line: bytes, roll: Roll) -> Testimony:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    told = parse(line.decode())
    signature = bytes.fromhex(told.pop("signature"))
    if told["form"] != FORM:
        raise ValueError("it is of another form")
    if told["previous"] != roll.last:
        raise ValueError("it does not follow the line before it")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["key"])).verify(
        signature, canonical(told).encode()
    )
    commits = tuple((number, sha256) for number, sha256 in told["commits"])
    numbers = [number for number, _ in commits]
    if (
        not commits
        or numbers != sorted(set(numbers))
        or not all(is_sha256(sha256) for _, sha256 in commits)
    ):
        raise ValueError("it names no commits")
    return Testimony(commits, str(told["recorded_at"]), str(told["at"]), str(told["key"]))


def _refuse_another(connection: Connection, roll: Roll) -> None:
    """Look the list's heads up in the ledger as it is written: a check of the whole is
    ``verify``'s.
    """
    numbers = [line.head[0] for line in roll.lines]
    rows = connection.execute(
        select(COMMIT.c.seq, COMMIT.c.sha256).where(COMMIT.c.seq.in_(numbers[-_MOST_COMMITS:]))
    )
    there = {(row.seq, row.sha256) for row in rows}
    for line in roll.lines[-_MOST_COMMITS:]:
        if line.head not in there:
            raise LedgerError(
                "L026",
                f"The list has a commit {line.head[0]} of {line.at} that this ledger has not.",
                "Nothing was added to it. sayso verify --witness says where they differ; or name "
                "another list.",
            )


def _spread(rows: Sequence[Any]) -> list[Any]:
    """All, or as many as a line holds, the last among them."""
    count = len(rows)
    if count <= _MOST_COMMITS:
        return list(rows)
    return [rows[count * part // _MOST_COMMITS - 1] for part in range(1, _MOST_COMMITS + 1)]
