"""The head, signed by an authority of time (RFC 3161): proof that the ledger held this much by
then.

Only what was asked for is sent: the hash of the head's hash.
"""

import base64
import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, select

from sayso.ledger.append import Head, appending
from sayso.ledger.bodies import StampBody
from sayso.ledger.body_schema import refuse_misshapen
from sayso.ledger.canonical import instant, parse
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import COMMIT, RECORD
from sayso.ledger.store import Ledger
from sayso.ledger.walk import Walk
from sayso.parts import require_stamps
from sayso.record.address import is_web_address

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

_LIMIT = 2**20
_WAIT = 30.0
Ask = Callable[[str, bytes], bytes]
"""Sends a request to an authority's address and gives its answer."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A head that was signed: by which authority, and at which time of its clock, in UTC."""

    commit: int
    head: str
    authority: str
    time: str
    token: bytes


def stamp(
    ledger: Ledger,
    authority: str,
    roots: Sequence[bytes] = (),
    *,
    ask: Ask | None = None,
    now: datetime | None = None,
) -> Stamp:
    """Have the head signed, check the answer, and record it.  ``roots`` are certificates in PEM
    that are trusted.

    Without roots it is checked that the authority signed this head, not who the authority is.

    Raises:
        SetupError: S021 if what asks and checks is not installed.
        LedgerError: L018 if the authority does not answer, L019 if its answer is not the one that
            was asked for.
    """
    require_stamps()
    from rfc3161_client import (
        HashAlgorithm,
        TimestampRequestBuilder,
        VerifierBuilder,
        decode_timestamp_response,
    )

    with ledger.reading() as connection:
        last = connection.execute(
            select(COMMIT.c.seq, COMMIT.c.sha256).order_by(COMMIT.c.seq.desc()).limit(1)
        ).first()
    if last is None:
        raise LedgerError("L001", f"The ledger {ledger.name} is empty.", "Add a report first.")
    request = (
        TimestampRequestBuilder()
        .data(last.sha256.encode())
        .hash_algorithm(HashAlgorithm.SHA256)
        .build()
    )
    answer = (ask or _post)(authority, request.as_bytes())
    try:
        response = decode_timestamp_response(answer)
        nonce = response.tst_info.nonce
    except ValueError as error:
        raise _invalid(authority, f"it is no time stamp ({error})") from None
    if nonce != request.nonce:
        raise _invalid(authority, "it answers another request")
    _check(response, last.sha256, roots, authority, VerifierBuilder.from_request(request))
    made = Stamp(
        last.seq,
        last.sha256,
        authority,
        instant(response.tst_info.gen_time.replace(tzinfo=UTC)),
        answer,
    )
    body: StampBody = {
        "commit": made.commit,
        "head": made.head,
        "authority": authority,
        "time": made.time,
        "token": base64.b64encode(answer).decode(),
    }
    with appending(ledger, now) as appender:
        appender.append("stamp", body)
    return made


def check_stamps(ledger: Ledger, roots: Sequence[bytes]) -> list[Stamp]:
    """The stamps of a ledger, each checked against the commit that it names and the certificates
    that are trusted.

    Raises:
        SetupError: S021 if what checks is not installed.
        LedgerError: L019 for the first that is not as it should be.
    """
    require_stamps()
    from rfc3161_client import VerifierBuilder

    found = []
    with ledger.reading() as connection:
        bodies = connection.execute(
            select(RECORD.c.body).where(RECORD.c.kind == "stamp").order_by(RECORD.c.seq)
        )
        stamps = [_read(body) for body in bodies.scalars()]
        heads = _computed(connection, {it["head"] for it in stamps}) if stamps else {}
        for it in stamps:
            if heads.get(it["head"]) != it["commit"]:
                raise _invalid(
                    it["authority"],
                    f"commit {it['commit']} has another hash than the one that was signed",
                )
            token, response = _decoded(it)
            _check(response, it["head"], roots, it["authority"], VerifierBuilder())
            found.append(Stamp(it["commit"], it["head"], it["authority"], it["time"], token))
    return found


def _read(body: str | None) -> StampBody:
    try:
        refuse_misshapen("stamp", body or "")
    except ValueError as error:
        raise _invalid("somebody", f"its record is not as it must be ({error})") from None
    return cast("StampBody", parse(body or ""))


def _decoded(it: StampBody) -> tuple[bytes, "TimeStampResponse"]:
    from rfc3161_client import decode_timestamp_response

    try:
        token = base64.b64decode(it["token"], validate=True)
        return token, decode_timestamp_response(token)
    except ValueError as error:
        raise _invalid(it["authority"], f"it is no time stamp ({error})") from None


def _computed(connection: Connection, heads: Collection[str]) -> dict[str, int]:
    """The numbers of the commits with these hashes, each hash computed anew from the first record
    on.
    """
    wrong: list[str] = []
    walk = Walk(
        connection, lambda seq, sentence: wrong.append(f"{seq}: {sentence}"), Head(), None, heads
    )
    records = walk.records()
    while not wrong and next(records, None) is not None:
        pass
    if wrong:
        raise _invalid(
            "somebody",
            f"the ledger's chain is broken, so that no stamp can be checked (record {wrong[0]})",
        )
    return walk.met


def _check(
    response: "TimeStampResponse", head: str, roots: Sequence[bytes], authority: str, verifier: Any
) -> None:
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError

    if response.tst_info.message_imprint.message != hashlib.sha256(head.encode()).digest():
        raise _invalid(authority, "it signs another head")
    if not roots:
        return
    try:
        for certificate in (each for pem in roots for each in load_pem_x509_certificates(pem)):
            verifier = verifier.add_root_certificate(certificate)
        verifier.build().verify_message(response, head.encode())
    except (VerificationError, ValueError) as error:
        raise _invalid(authority, f"its signature cannot be trusted ({error})") from None


def _post(authority: str, request: bytes) -> bytes:
    if not is_web_address(authority):
        raise LedgerError(
            "L018", f"{authority} is no address of an authority.", "Give it as https://…."
        )
    asked = urllib.request.Request(
        authority, request, {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_WAIT) as answer:
            data: bytes = answer.read(_LIMIT)
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise LedgerError(
            "L018",
            f"The authority {authority} does not answer: {reason}.",
            "Nothing was recorded; try again.",
        ) from None
    return data


def _invalid(authority: str, what: str) -> LedgerError:
    return LedgerError(
        "L019", f"The time stamp of {authority} does not hold: {what}.", "Ask another authority."
    )
