"""Heads that are kept elsewhere, and what they show."""

import http.server
import json
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sayso.cli.verify import verify as verify_command
from sayso.cli.witness import witness
from sayso.errors import SaysoError
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.witness import Roll, next_line, public, read_roll, refuse_strangers
from sayso.ledger.witness_places import IN_GIT

from .building import NOON, add, fill, simple

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def rolled(ledger: Ledger, before: bytes = b"", key: Ed25519PrivateKey = KEY) -> bytes:
    """A list with one more line."""
    with ledger.reading() as connection:
        return before + next_line(connection, read_roll(before, "it"), key, NOON) + b"\n"


def problems(ledger: Ledger, data: bytes) -> list[str]:
    return [str(each) for each in verify(ledger, roll=read_roll(data, "it")).problems]


@contextmanager
def parted(ledger: Ledger, folder: Path) -> Iterator[Ledger]:
    """Another ledger with the same history so far."""
    path = folder / "parted.db"
    with closing(sqlite3.connect(ledger.location)) as here, closing(sqlite3.connect(path)) as there:
        here.backup(there)
    shutil.copytree(f"{ledger.location}.captures", f"{path}.captures")
    with open_ledger(str(path), write=True) as other:
        yield other


def test_a_ledger_that_grew_is_the_one_that_was_witnessed(ledger: Ledger) -> None:
    fill(ledger, 2)
    data = rolled(ledger)
    add(ledger, *simple(7), day=7)
    data = rolled(ledger, rolled(ledger, data))

    assert problems(ledger, data) == []
    assert [line.head[0] for line in read_roll(data, "it").lines] == [2, 3, 3]


def test_the_first_commit_of_another_history_is_told_and_the_last_of_the_same(
    embedded: Ledger, tmp_path: Path
) -> None:
    fill(embedded, 2)
    with parted(embedded, tmp_path) as other:
        for day in (2, 3):
            add(embedded, *simple(day), day=day)
            add(other, *simple(day + 40), day=day)
        (sentence,) = problems(other, rolled(embedded))
        assert (
            sentence
            == "Commit 3 is not the one that was witnessed on 2024-05-01T12:00:00.000000Z. Commit "
            "2 is."
        )
        assert verify(other).is_clean
        with pytest.raises(SaysoError, match="L026"):
            rolled(other, rolled(embedded))


def test_an_end_that_was_cut_off_is_told(embedded: Ledger, tmp_path: Path) -> None:
    fill(embedded, 2)
    with parted(embedded, tmp_path) as shorter:
        add(embedded, *simple(2), day=2)
        (sentence,) = problems(shorter, rolled(embedded))
    assert sentence.startswith("Commit 3 is not the one")
    assert sentence.endswith("Commit 2 is.")


def test_a_list_of_many_commits_holds_some_of_them_and_always_the_last(
    embedded: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.ledger.witness._MOST_COMMITS", 3)
    fill(embedded, 10)
    (line,) = read_roll(rolled(embedded), "it").lines
    assert [number for number, _ in line.commits] == [3, 6, 10]


@pytest.mark.parametrize("at", range(0, 900, 37))
def test_no_byte_of_a_list_can_be_another(embedded: Ledger, at: int) -> None:
    fill(embedded, 3)
    data = bytearray(rolled(embedded, rolled(embedded)))
    data[at % len(data)] ^= 1
    with pytest.raises(SaysoError, match="L025"):
        read_roll(bytes(data), "it")


def test_no_line_of_a_list_can_be_left_out_or_moved(embedded: Ledger) -> None:
    data = b""
    for number in range(4):
        add(embedded, *simple(number), day=number)
        data = rolled(embedded, data)
    lines = data.splitlines(keepends=True)
    for wrong in (
        lines[1:],
        [lines[0], *lines[2:]],
        [lines[1], lines[0], *lines[2:]],
        [*lines, lines[0]],
    ):
        with pytest.raises(SaysoError, match="L025"):
            read_roll(b"".join(wrong), "it")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"x",
        b"[]",
        b"{}",
        b'{"form":1,"signature":"zz"}',
        b"\xff",
        b"[" * 5000,
        b'{"signature":"00"}',
    ],
)
def test_what_is_no_line_is_refused_with_its_number(line: bytes) -> None:
    with pytest.raises(SaysoError, match=r"L025: Line 1 of it"):
        read_roll(line + b"\n", "it")


def test_a_list_that_somebody_else_signed_is_not_taken_for_ours(embedded: Ledger) -> None:
    fill(embedded, 1)
    roll = read_roll(rolled(embedded, rolled(embedded), Ed25519PrivateKey.generate()), "it")
    refuse_strangers(roll, (), "it")
    with pytest.raises(SaysoError, match=r"L025: Line 2 of it"):
        refuse_strangers(roll, {public(KEY)}, "it")


def test_an_empty_ledger_has_no_head_to_witness(embedded: Ledger) -> None:
    with pytest.raises(SaysoError, match="L001"), embedded.reading() as connection:
        next_line(connection, Roll(), KEY, NOON + timedelta(days=1))


# As a user types it


@pytest.fixture
def path(tmp_path: Path) -> str:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger, 2)
    return str(tmp_path / "sayso.db")


def done(command: object, *words: str) -> Result:
    return CliRunner().invoke(command, list(words))  # type: ignore[arg-type]


def test_a_head_is_kept_in_a_file_by_a_key_that_its_owner_alone_reads(
    path: str, tmp_path: Path
) -> None:
    kept = str(tmp_path / "heads.jsonl")
    first = done(witness, kept, "--ledger", path)
    key = first.stderr.split()[-1]
    again = done(verify_command, "--ledger", path, "--witness", kept, "--witness-key", key)

    assert (first.exit_code, again.exit_code) == (0, 0), again.output
    assert "Witnessed 1 time, the last" in again.stdout
    assert Path(f"{path}.witness.pem").stat().st_mode & 0o077 == 0
    assert "--witness-key" in done(verify_command, "--ledger", path, "--witness", kept).stderr


def test_a_head_is_kept_in_a_repository_and_pushed(path: str, tmp_path: Path) -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@desk.example"]
    bare, clone = tmp_path / "bare.git", tmp_path / "clone"
    for words in (
        ["init", "-q", "--bare", "-b", "heads", str(bare)],
        ["clone", "-q", str(bare), str(clone)],
        ["-C", str(clone), "config", "user.name", "Ada"],
        ["-C", str(clone), "config", "user.email", "ada@desk.example"],
        ["-C", str(clone), "commit", "-q", "--allow-empty", "-m", "A list"],
        ["-C", str(clone), "push", "-q", "-u", "origin", "HEAD"],
    ):
        subprocess.run(["git", *who, *words], check=True, capture_output=True)
    for _ in range(2):
        assert done(witness, str(clone), "--ledger", path).exit_code == 0
    pushed = subprocess.run(
        ["git", "-C", str(bare), "show", f"HEAD:{IN_GIT}"], check=True, capture_output=True
    ).stdout

    assert len(read_roll(pushed, "it").lines) == 2
    assert done(verify_command, "--ledger", path, "--witness", str(clone)).exit_code == 0


@pytest.fixture
def address() -> Iterator[str]:
    kept: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if kept else 404)
            self.end_headers()
            self.wfile.write(b"".join(kept))

        def do_POST(self) -> None:
            kept.append(self.rfile.read(int(self.headers["Content-Length"])) + b"\n")
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/heads"
        serving.shutdown()
        thread.join()


def test_a_head_is_kept_by_a_server(path: str, address: str) -> None:
    for _ in range(2):
        assert done(witness, address, "--ledger", path).exit_code == 0
    assert (
        "Witnessed 2 times" in done(verify_command, "--ledger", path, "--witness", address).stdout
    )


def test_what_cannot_be_had_is_told_with_a_code(path: str, tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no key")
    wrong: list[tuple[object, list[str]]] = [
        (verify_command, ["--witness", str(tmp_path / "nothing")]),
        (verify_command, ["--witness", str(tmp_path)]),
        (verify_command, ["--witness", "http://127.0.0.1:9/heads"]),
        (witness, [str(tmp_path / "no" / "folder")]),
        (witness, [str(tmp_path / "heads"), "--key", str(tmp_path / "no.pem")]),
    ]
    codes = [
        getattr(done(command, *words, "--ledger", path).exception, "code", "")
        for command, words in wrong
    ]
    assert codes == ["L024"] * 5
    assert done(witness, "heads", "--ledger", "postgresql://host/base").exit_code == 2


def test_a_line_holds_only_numbers_hashes_and_times(path: str, tmp_path: Path) -> None:
    done(witness, str(tmp_path / "heads"), "--ledger", path)
    told = json.loads((tmp_path / "heads").read_bytes())
    assert set(told) == {"form", "commits", "recorded_at", "at", "previous", "key", "signature"}
