"""Carrying a ledger from one store to another: its export, line by line, and the replay of it.

The export is JSON Lines: a heading, then for each commit its own line, a line for each capture's
bytes, and a line for each record, whose body stands there as it was recorded.  A replay appends the
same records with the same numbers and times, so that the copy has the same head.
"""

import base64
import json
from collections.abc import Iterable
from typing import TextIO, TypedDict, cast

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from sayso.ledger.append import Appender, Head, head
from sayso.ledger.bodies import Body, RemovalBody
from sayso.ledger.canonical import bytes_hash, canonical, instant_of, is_sha256, record_hash
from sayso.ledger.captures import named
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import OWN_WORDS, Renew, empty
from sayso.ledger.schema import COMMIT, RECORD, REMOVED
from sayso.ledger.store import Ledger
from sayso.ledger.walk import Record, Walk
from sayso.record.json import Json


class CommitLine(TypedDict):
    """What the line of a commit says of it, as far as a replay goes by it."""

    seq: int
    recorded_at: str
    sha256: str


_HEADING = {"export": "sayso ledger", "format": 1}


def export(ledger: Ledger, stream: TextIO) -> list[str]:
    """Write all that can be read of a ledger; gives what is wrong with it, as ``verify`` tells it.

    Raises:
        LedgerError: L005 to L009.
    """
    problems: list[str] = []
    stream.write(json.dumps(_HEADING) + "\n")
    with ledger.reading() as connection:
        walk = Walk(
            connection,
            lambda seq, sentence: problems.append(f"Record {seq}: {sentence}"),
            Head(),
            None,
        )
        commit = 0
        for record in walk.records():
            if record.commit != commit:
                commit = record.commit
                stream.write(_line(commit=_commit(connection, commit)))
            if record.kind == "capture" and record.value is not None:
                try:
                    stream.write(_capture(ledger, connection, record.value.get("sha256")))
                except LedgerError as error:
                    problems.append(f"Record {record.seq}: {error.sentence}")
            stream.write(_record(record))
    return problems


def _line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")) + "\n"


def _commit(connection: Connection, number: int) -> Json | None:
    found = connection.execute(select(COMMIT).where(COMMIT.c.seq == number)).first()
    return dict(found._mapping) if found is not None else None


def _capture(ledger: Ledger, connection: Connection, sha256: object) -> str:
    """The line of a capture's bytes; none if they are not there, or not the ones that the name
    says.
    """
    name = named(sha256)
    data = ledger.captures.get(connection, name)
    if data is None or bytes_hash(data) != name:
        return ""
    return _line(capture=name, data=base64.b64encode(data).decode())


def _record(record: Record) -> str:
    """Its body as a JSON value: parsed and written canonically again, it is the same bytes."""
    return _line(record=record.seq, kind=record.kind, sha256=record.sha256, body=record.value)


class Replay:
    """Appends what an export says, a commit at a time, so that a replay that was broken off can be
    run again.
    """

    def __init__(self, ledger: Ledger, renew: Renew | None = None) -> None:
        """``renew`` is what ``remove`` is given: the copy may have a board already when a removal
        comes to it.
        """
        self.ledger, self.renew = ledger, renew
        self.number = 0
        self.commits = 0
        self._captures: dict[str, bytes] = {}
        self._commit: CommitLine | None = None
        self._records: list[Json] = []

    def run(self, lines: Iterable[str]) -> Head:
        """Replay all lines; gives the head of the copy.

        Raises:
            LedgerError: L016 if they are no export, or one that was changed; L015 if the ledger has
                another history.
        """
        for self.number, line in enumerate(lines, 1):
            self._take(self._parse(line))
        if self.number == 0:
            raise self._wrong("there is nothing in it")
        self._write()
        with self.ledger.reading() as connection:
            self._refuse_lost(connection)
            return head(connection)

    def _refuse_lost(self, connection: Connection) -> None:
        """Every body that is gone must be named by a removal, which may stand far behind it."""
        lost = select(RECORD.c.seq).where(
            RECORD.c.body.is_(None), RECORD.c.seq.not_in(select(REMOVED.c.seq))
        )
        seq = connection.execute(lost.limit(1)).scalar()
        if seq is not None:
            raise self._wrong(f"the words of record {seq} are gone, and no removal names it")

    def _parse(self, line: str) -> Json:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise self._wrong("it is no JSON") from None
        if not isinstance(value, dict) or (self.number == 1 and value != _HEADING):
            raise self._wrong("it is no line of a ledger's export")
        return value

    def _take(self, value: Json) -> None:
        if "commit" in value:
            self._write()
            self._commit = self._checked(value["commit"])
        elif "capture" in value:
            self._captures[value["capture"]] = self._decoded(value)
        elif "record" in value:
            self._records.append(value)
        elif self.number != 1:
            raise self._wrong("it is no line of a ledger's export")

    def _checked(self, commit: object) -> CommitLine:
        names = {"seq": int, "recorded_at": str, "sha256": str}
        if not isinstance(commit, dict) or any(
            not isinstance(commit.get(name), names[name]) for name in names
        ):
            raise self._wrong("it is no commit")
        if (
            not is_sha256(commit["sha256"])
            or instant_of(commit["recorded_at"]) != commit["recorded_at"]
        ):
            raise self._wrong("it is no commit")
        return cast("CommitLine", commit)

    def _decoded(self, value: Json) -> bytes:
        try:
            data = base64.b64decode(value["data"], validate=True)
        except (KeyError, TypeError, ValueError):
            raise self._wrong("it holds no capture") from None
        if bytes_hash(data) != value["capture"]:
            raise self._wrong("the capture is not the one that its name says")
        return data

    def _write(self) -> None:
        """Append the commit that has been gathered, unless the ledger has it already."""
        commit, records, captures = self._commit, self._records, self._captures
        self._commit, self._records, self._captures = None, [], {}
        if commit is None:
            if records:
                raise self._wrong("a record stands before its commit")
            return
        try:
            removals = self._write_commit(commit, records, captures)
        except (
            DBAPIError,
            OverflowError,
        ) as error:  # two reports of one id, a number beyond all columns
            reason = str(getattr(error, "orig", error)).splitlines()[0]
            raise self._wrong(
                f"commit {commit['seq']} is none that a ledger can have ({reason})"
            ) from None
        for removal in removals:
            self.ledger.known.clear()
            self.ledger.captures.remove(removal["captures"])

    def _write_commit(
        self, commit: CommitLine, records: list[Json], captures: dict[str, bytes]
    ) -> list[RemovalBody]:
        """Append it as a whole; gives the removals in it, whose captures are still to go."""
        with self.ledger.writing() as connection:
            before = head(connection)
            if before.commit >= commit["seq"]:
                self._same(connection, commit)
                return []
            if commit["recorded_at"] < before.recorded_at:
                raise self._wrong(
                    f"commit {commit['seq']} says that it is older than the commit before it"
                )
            appender = Appender(self.ledger, connection, before, commit["recorded_at"])
            for record in records:
                self._append(appender, record)
            if appender.is_empty or appender.commit().sha256 != commit["sha256"]:
                raise self._wrong(
                    f"commit {commit['seq']} is not what its hash says; nothing of it was replayed"
                )
            for name in {
                record["body"]["sha256"] for record in records if record["kind"] == "capture"
            }:
                if name in captures:
                    self.ledger.captures.put(connection, name, captures[name])
            removals: list[RemovalBody] = [
                record["body"] for record in records if record["kind"] == "removal"
            ]
            for removal in removals:
                self._empty(appender, removal)
        appender.remember()
        self.commits += 1
        return removals

    def _empty(self, appender: Appender, removal: RemovalBody) -> None:
        try:
            empty(appender, removal)
            if self.renew is not None:
                self.renew(appender.connection)
        except LedgerError as error:
            raise self._wrong(error.sentence) from None

    def _append(self, appender: Appender, record: Json) -> None:
        try:
            kind, sha256, body = record["kind"], record["sha256"], record["body"]
        except KeyError as error:
            raise self._wrong(f"a record lacks its {error}") from None
        if not isinstance(kind, str) or not is_sha256(sha256):
            raise self._wrong("it is no record")
        if body is None and kind in OWN_WORDS:
            appender.append_removed(kind, sha256)
            return
        if not isinstance(body, dict):
            raise self._wrong("a record has no body")
        try:
            text = canonical(body)
            if record_hash(text) != sha256:
                raise self._wrong(f"record {appender.seq + 1} is not what its hash says")
            appender.append_body(kind, text, cast("Body", body))
        except LedgerError as error:
            raise error if error.code == "L016" else self._wrong(error.sentence) from None

    def _same(self, connection: Connection, commit: CommitLine) -> None:
        found = connection.execute(
            select(COMMIT.c.sha256).where(COMMIT.c.seq == commit["seq"])
        ).scalar()
        if found != commit["sha256"]:
            raise LedgerError(
                "L015",
                f"The ledger {self.ledger.name} has another history: its commit {commit['seq']} "
                "is another one.",
                "Replay into an empty ledger, or into one that holds the beginning of this one.",
            )

    def _wrong(self, what: str) -> LedgerError:
        return LedgerError(
            "L016",
            f"The export cannot be replayed at its line {self.number}: {what}.",
            "Export the ledger again.",
        )
