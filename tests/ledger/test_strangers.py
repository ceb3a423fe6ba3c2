"""What somebody else made (an export, a ledger) can be refused, and can do nothing outside."""

import base64
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sayso.errors import SaysoError
from sayso.ledger.canonical import GENESIS, canonical, commit_hash, link, record_hash
from sayso.ledger.captures import FolderCaptures, named
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import remove
from sayso.ledger.replay import Replay, export
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from .building import add, fill, simple

TEXT = "Mayor Hanna Sovik said the bridge was closed."
ID = "0" * 8 + "-" + "0" * 4 + "-" + "0" * 4 + "-" + "0" * 4 + "-" + "0" * 12
START = ("ledger", {"format": 1, "id": ID})
NOW = "2024-05-01T12:00:00.000000Z"
Records = list[tuple[str, Any]]


def written(*commits: Records, at: str = NOW, captures: tuple[bytes, ...] = ()) -> list[str]:
    """An export with all hashes as they must be, whatever its records say."""
    lines: list[dict[str, Any]] = [{"export": "sayso ledger", "format": 1}]
    head, chain, seq = GENESIS, GENESIS, 0
    for number, records in enumerate(commits, 1):
        written_records = []
        first = seq + 1
        for kind, body in records:
            seq += 1
            sha256 = record_hash(canonical(body))
            chain = link(chain, seq, kind, sha256)
            written_records.append({"record": seq, "kind": kind, "sha256": sha256, "body": body})
        head = commit_hash(head, number, at, first, seq, chain)
        lines.append({"commit": {"seq": number, "recorded_at": at, "sha256": head}})
        lines += [
            {"capture": _sha256(data), "data": base64.b64encode(data).decode()} for data in captures
        ]
        lines += written_records
    return [json.dumps(line) for line in lines]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def removal(**changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "reports": [],
        "text": "a" * 64,
        "captures": [],
        "records": [],
        "who": "x",
        "why": "y",
    }
    return {**body, **changes}


def capture(sha256: object, **changes: Any) -> tuple[str, Any]:
    return "capture", {
        "sha256": sha256,
        "bytes": 1,
        "source": "",
        "tool": "",
        "taken_at": None,
        **changes,
    }


def decision(**changes: Any) -> tuple[str, Any]:
    body: dict[str, Any] = {
        "subject": "claim", "verdict": "amend", "target": "0" * 16, "who": "x", "why": "", "into": None, "undoes": None,
        "claims": [], "changes": {}, "machine": None,
    }  # fmt: skip
    return "decision", {**body, **changes}


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "copy.db"), create=True) as opened:
        yield opened


NO_CONNECTION: Any = None
NAMES = [
    "/etc/hostname",
    "../../x",
    "",
    "a" * 63,
    "A" * 64,
    "a" * 64 + "\n",
    "é" * 64,
    "a/" + "b" * 62,
    None,
    7,
    ["a"],
]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_hash_names_no_capture(name: object, tmp_path: Path) -> None:
    captures = FolderCaptures(tmp_path / "sayso.db")
    with pytest.raises(LedgerError, match="L022"):
        named(name)
    for act in (
        captures.path,
        lambda each: captures.remove([each]),
        lambda each: captures.get(NO_CONNECTION, each),
    ):
        with pytest.raises(LedgerError, match="L022"):
            act(name)  # type: ignore[arg-type]


def test_a_stranger_s_export_deletes_no_file(copy: Ledger, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", "utf-8")
    for named_by in ([[1, "a" * 64, ""]], []):
        lines = written([START, ("removal", removal(captures=[str(victim)], records=named_by))])
        with pytest.raises(LedgerError, match="L016"):
            Replay(copy).run(lines)
    assert victim.read_text("utf-8") == "mine"
    assert verify(copy).commits == 0


def test_a_removal_names_only_what_the_ledger_has(copy: Ledger) -> None:
    data = TEXT.encode()
    good = [START, capture(_sha256(data), bytes=len(data))]
    first = record_hash(canonical(START[1]))
    for body in (
        removal(captures=["b" * 64]),
        removal(records=[[1, first, ""]]),
        removal(records=[[2, "c" * 64, _sha256(data)]], captures=[_sha256(data)]),
        removal(records=[[7, "c" * 64, ""]]),
    ):
        with pytest.raises(LedgerError, match="L016"):
            Replay(copy).run(written(good, [("removal", body)], captures=(data,)))
    verdict = verify(copy)
    assert (verdict.is_clean, verdict.commits) == (True, 1)


@pytest.mark.parametrize(
    "records",
    [
        [("nonsense\nkind", {})],
        [("nonsense", {"a": 1})],
        [("ledger", {"format": 2, "id": ID})],
        [("ledger", {})],
        [capture("/dev/zero")],
        [capture("a" * 64, bytes=-1)],
        [capture("a" * 64, bytes=10**30)],
        [capture("a" * 64, bytes=True)],
        [capture("a" * 64, taken_at="yesterday")],
        [capture("a" * 64, more=1)],
        [capture("a" * 64), capture("a" * 64)],
        [("text", {"sha256": "a" * 64, "text": 7, "extractor": ""})],
        [("reading", {"report": "0" * 16, "reader": "", "theatre": {"id": ""}, "claims": 0, "published": None})],
        [("claim", {"reading": 1, "number": 0, "entry": {}})],
        [("claim", {"reading": 1, "number": 0, "entry": None})],
        [decision(changes={"speaker": {"id": 1}})],
        [decision(changes={"side": 5})],
        [decision(changes={"nothing": 5})],
        [decision(claims=5)],
        [decision(claims=[["a"]])],
        [decision(undoes="1")],
        [decision(undoes=10**40)],
        [decision(target="")],
        [decision(verdict="burn")],
        [decision(why="w" * 100_000)],
        [("revision", {"report": "0" * 16, "previous": "1" * 16, "kept": [["a"]], "gone": []})],
        [("retraction", {"report": "0" * 16, "who": "x", "why": "y", "published": None})],
        [("stamp", {"commit": 0, "head": "a" * 64, "authority": "", "time": NOW, "token": ""})],
    ],
    ids=lambda records: records[0][0][:8],
)  # fmt: skip
def test_a_record_that_none_can_be_is_refused_with_its_line(copy: Ledger, records: Records) -> None:
    with pytest.raises(LedgerError, match="L016"):
        Replay(copy).run(written([START, *records]))
    verdict = verify(copy)
    assert (verdict.is_clean, verdict.commits) == (True, 0)


@pytest.mark.parametrize(
    "at",
    ["zzzz", "", "2024-05-01", "2024-05-01T12:00:00Z", "9999-99-99T99:99:99.999999Z", "\ud800"],
)
def test_a_time_of_recording_is_a_time(copy: Ledger, at: str) -> None:
    lines = written([START]) if at == "\ud800" else written([START], at=at)
    if at == "\ud800":
        lines = [line.replace(NOW, "\\ud800") for line in lines]
    with pytest.raises(LedgerError, match="L016"):
        Replay(copy).run(lines)


def test_words_that_are_gone_need_a_removal(copy: Ledger, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        add(ledger, *simple(1))
        stream = io.StringIO()
        export(ledger, stream)
    lines = [_without_body(json.loads(line)) for line in stream.getvalue().splitlines()]
    with pytest.raises(LedgerError, match="L016"):
        Replay(copy).run(lines)


def _without_body(value: dict[str, Any]) -> str:
    return json.dumps({**value, "body": None} if value.get("kind") == "claim" else value)


def _spoil(rng: Random, value: Any) -> Any:
    """Some part of a JSON value made another thing."""
    odd: list[Any] = [
        None,
        True,
        -1,
        10**25,
        1.5,
        "",
        "x",
        "\ud800",
        "\0",
        [],
        {},
        [[]],
        "a" * 64,
        "/etc/hostname",
        "0" * 16,
    ]
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(sorted(value))
        if rng.random() < 0.1:
            return {name: inner for name, inner in value.items() if name != key}
        return {**value, key: _spoil(rng, value[key])}
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        return [*value[:at], _spoil(rng, value[at]), *value[at + 1 :]]
    return rng.choice(odd)


def _again(lines: list[dict[str, Any]]) -> list[str]:
    """The lines with all hashes made to fit, as far as that can be done."""
    head, chain, commits, at = GENESIS, GENESIS, 0, None
    seq = first = 0
    for line in [*lines, {"commit": None}]:
        if "commit" in line:
            if at is not None and isinstance(at["commit"], dict):
                commits += 1
                times = str(at["commit"].get("recorded_at"))
                head = commit_hash(
                    head, commits, times.encode("utf-8", "replace").decode(), first, seq, chain
                )
                at["commit"]["sha256"] = head
            at, first = line, seq + 1
        elif "record" in line:
            seq += 1
            body = line.get("body")
            if body is not None:
                try:
                    line["sha256"] = record_hash(canonical(body))
                except LedgerError:
                    continue
            kind = str(line.get("kind")).encode("utf-8", "replace").decode()
            chain = link(
                chain, seq, kind, str(line.get("sha256")).encode("utf-8", "replace").decode()
            )
    return [json.dumps(line) for line in lines]


def spoilt(seed: int, lines: list[str]) -> list[str]:
    """An export of which one line was made another thing, with fitting hashes: as a stranger would
    who knows them.
    """
    rng = Random(seed)
    values = [json.loads(line) for line in lines]
    at = rng.randrange(1, len(values))
    values[at] = _spoil(rng, values[at])
    if not isinstance(values[at], dict):
        return [json.dumps(value) for value in values]
    return _again(values)


def test_a_spoilt_export_is_refused_or_replayed_and_never_crashes(tmp_path: Path) -> None:
    from .test_replay import eventful

    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        eventful(ledger)
        stream = io.StringIO()
        export(ledger, stream)
    lines, victim = stream.getvalue().splitlines(), tmp_path / "victim.txt"
    victim.write_text("mine", "utf-8")
    for seed in range(int(os.environ.get("SAYSO_TEST_SPOILT", "40"))):
        path = tmp_path / f"{seed}.db"
        with open_ledger(str(path), create=True) as copied:
            try:
                Replay(copied).run(spoilt(seed, lines))
            except SaysoError as error:
                assert error.code in ("L015", "L016"), (seed, error)
            verify(copied)
    assert victim.exists()


@pytest.mark.parametrize("name", ["/etc/hostname", "/dev/zero", "../sayso.db"])
def test_a_stranger_s_ledger_leaks_no_file_and_swallows_none(embedded: Ledger, name: str) -> None:
    """As another program would write it: no guard, and hashes that fit."""
    fill(embedded, 1)
    with embedded.writing() as connection:
        for trigger in (
            connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .scalars()
            .all()
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for statement in (
            "UPDATE ledger_record SET body = replace(body, (SELECT sha256 FROM capture), ?) WHERE "
            "kind = 'capture'",
            "UPDATE report SET capture_sha256 = ?",
            "UPDATE capture SET sha256 = ?",
        ):
            connection.exec_driver_sql(statement, (name,))
        report = str(connection.exec_driver_sql("SELECT id FROM report").scalar_one())
    stream = io.StringIO()
    assert export(embedded, stream)
    assert '"data":' not in stream.getvalue()
    assert not verify(embedded).is_clean
    with pytest.raises(LedgerError, match="L022"):
        remove(embedded, report, who="Ada", why="a court")
    assert Path("/etc/hostname").exists() or not name.startswith("/etc")


def test_a_capture_that_is_no_file_is_told_and_not_read(embedded: Ledger) -> None:
    fill(embedded, 1)
    assert isinstance(embedded.captures, FolderCaptures)
    (path,) = embedded.captures.folder.glob("??/*")
    ways: list[Callable[[], object]] = [
        lambda: path.symlink_to("/dev/zero"),
        lambda: os.mkfifo(path),
        path.mkdir,
    ]
    for put_there in ways:
        path.unlink()
        put_there()
        (problem,) = verify(embedded).problems
        assert "capture" in problem.sentence
        if path.is_dir():
            break
