"""Carrying a ledger from one store to another: its export, line by line, and the replay of it.

The export is JSON Lines: a heading, then for each commit its own line, a line for each capture's bytes, and a line for
each record, whose body stands there as it was recorded.  A replay appends the same records with the same numbers and
times, so that the copy has the same head.
"""

import base64
import json
from collections.abc import Iterable
from typing import Any, TextIO

from sqlalchemy import Connection, select

from sayso.ledger.append import Appender, Head, head
from sayso.ledger.canonical import bytes_hash, canonical, record_hash
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import empty
from sayso.ledger.schema import COMMIT
from sayso.ledger.store import Ledger
from sayso.ledger.walk import Record, Walk

_HEADING = {"export": "sayso ledger", "format": 1}


def export(ledger: Ledger, stream: TextIO) -> list[str]:
    """Write all that can be read of a ledger; gives what is wrong with it, as ``verify`` tells it.

    Raises:
        LedgerError: L005 to L009.
    """
    problems: list[str] = []
    stream.write(json.dumps(_HEADING) + "\n")
    with ledger.reading() as connection:
        walk = Walk(connection, lambda seq, sentence: problems.append(f"Record {seq}: {sentence}"), Head(), None)
        commit = 0
        for record in walk.records():
            if record.commit != commit:
                commit = record.commit
                stream.write(_line(commit=_commit(connection, commit)))
            if record.kind == "capture" and record.value is not None:
                stream.write(_capture(ledger, connection, record.value["sha256"]))
            stream.write(_record(record))
    return problems


def _line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")) + "\n"


def _commit(connection: Connection, number: int) -> dict[str, Any] | None:
    found = connection.execute(select(COMMIT).where(COMMIT.c.seq == number)).first()
    return dict(found._mapping) if found is not None else None


def _capture(ledger: Ledger, connection: Connection, sha256: str) -> str:
    data = ledger.captures.get(connection, sha256)
    if data is None:
        return ""
    return _line(capture=sha256, data=base64.b64encode(data).decode())


def _record(record: Record) -> str:
    """Its body as a JSON value: parsed and written canonically again, it is the same bytes."""
    return _line(record=record.seq, kind=record.kind, sha256=record.sha256, body=record.value)


class Replay:
    """Appends what an export says, a commit at a time, so that a replay that was broken off can be run again."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.number = 0
        self.commits = 0
        self._captures: dict[str, bytes] = {}
        self._commit: dict[str, Any] | None = None
        self._records: list[dict[str, Any]] = []

    def run(self, lines: Iterable[str]) -> Head:
        """Replay all lines; gives the head of the copy.

        Raises:
            LedgerError: L016 if they are no export, or one that was changed; L015 if the ledger has another history.
        """
        for self.number, line in enumerate(lines, 1):
            self._take(self._parse(line))
        if self.number == 0:
            raise self._wrong("there is nothing in it")
        self._write()
        with self.ledger.reading() as connection:
            return head(connection)

    def _parse(self, line: str) -> dict[str, Any]:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise self._wrong("it is no JSON") from None
        if not isinstance(value, dict) or (self.number == 1 and value != _HEADING):
            raise self._wrong("it is no line of a ledger's export")
        return value

    def _take(self, value: dict[str, Any]) -> None:
        if "commit" in value:
            self._write()
            self._commit = self._checked(value["commit"])
        elif "capture" in value:
            self._captures[value["capture"]] = self._decoded(value)
        elif "record" in value:
            self._records.append(value)
        elif self.number != 1:
            raise self._wrong("it is no line of a ledger's export")

    def _checked(self, commit: object) -> dict[str, Any]:
        names = {"seq": int, "recorded_at": str, "sha256": str}
        if not isinstance(commit, dict) or any(not isinstance(commit.get(name), names[name]) for name in names):
            raise self._wrong("it is no commit")
        return commit

    def _decoded(self, value: dict[str, Any]) -> bytes:
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
        with self.ledger.writing() as connection:
            before = head(connection)
            if before.commit >= commit["seq"]:
                self._same(connection, commit)
                return
            for sha256, data in captures.items():
                self.ledger.captures.put(connection, sha256, data)
            appender = Appender(self.ledger, connection, before, commit["recorded_at"])
            for record in records:
                self._append(appender, record)
            if appender.commit().sha256 != commit["sha256"]:
                raise self._wrong(f"commit {commit['seq']} is not what its hash says; nothing of it was replayed")
            removals = [record["body"] for record in records if record["kind"] == "removal"]
            for removal in removals:
                empty(appender, removal)
        appender.remember()
        for removal in removals:
            self.ledger.known.clear()
            self.ledger.captures.remove(removal["captures"])
        self.commits += 1

    def _append(self, appender: Appender, record: dict[str, Any]) -> None:
        try:
            kind, sha256, body = record["kind"], record["sha256"], record["body"]
        except KeyError as error:
            raise self._wrong(f"a record lacks its {error}") from None
        if body is None and kind != "removal":
            appender.append_removed(kind, sha256)
            return
        text = canonical(body)
        if record_hash(text) != sha256:
            raise self._wrong(f"record {record['record']} is not what its hash says")
        try:
            appender.append_body(kind, text, body)
        except LedgerError as error:
            raise self._wrong(error.sentence) from None

    def _same(self, connection: Connection, commit: dict[str, Any]) -> None:
        found = connection.execute(select(COMMIT.c.sha256).where(COMMIT.c.seq == commit["seq"])).scalar()
        if found != commit["sha256"]:
            raise LedgerError(
                "L015",
                f"The ledger {self.ledger.name} has another history: its commit {commit['seq']} is another one.",
                "Replay into an empty ledger, or into one that holds the beginning of this one.",
            )

    def _wrong(self, what: str) -> LedgerError:
        return LedgerError(
            "L016", f"The export cannot be replayed at its line {self.number}: {what}.", "Export the ledger again."
        )
