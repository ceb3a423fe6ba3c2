"""What a removal that was killed left of its captures goes when the ledger is next written to."""

from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.ledger.captures import FolderCaptures
from sayso.ledger.removal import remove
from sayso.ledger.schema import CAPTURE
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from .building import add, fill, simple
from .tampering import unguarded

KILLED = "killed before the captures go"


def broken_off(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Remove a report as a process does that is killed after its commit; gives its capture."""
    name = add(ledger, *simple(9)).report
    with ledger.reading() as connection:
        sha256 = connection.execute(
            select(CAPTURE.c.sha256).order_by(CAPTURE.c.seq.desc())
        ).scalar()
    with monkeypatch.context() as patch:
        patch.setattr(FolderCaptures, "remove", _killed)
        with pytest.raises(RuntimeError, match=KILLED):
            remove(ledger, name, who="lawyer", why="a court")
    assert isinstance(ledger.captures, FolderCaptures)
    return ledger.captures.path(str(sha256))


def _killed(*_: object) -> tuple[str, ...]:
    raise RuntimeError(KILLED)


def test_it_is_brought_to_its_end(embedded: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(embedded, 2)
    capture = broken_off(embedded, monkeypatch)
    assert capture.exists()
    assert not verify(embedded).is_clean
    with open_ledger(embedded.location) as reader:
        assert not verify(reader).is_clean
    with open_ledger(embedded.location, write=True) as writer:
        assert not capture.exists()
        assert verify(writer).is_clean


def test_a_planted_row_takes_no_capture(embedded: Ledger) -> None:
    fill(embedded, 2)
    with embedded.reading() as connection:
        seq, sha256 = connection.execute(select(CAPTURE.c.seq, CAPTURE.c.sha256)).first() or (0, "")
    planted = "INSERT INTO removed (seq, sha256, name, removal_seq) VALUES (?, ?, ?, 1)"
    with unguarded(Path(embedded.location)) as file:
        file.execute(planted, (seq, sha256, sha256))
    with open_ledger(embedded.location, write=True) as writer, writer.reading() as connection:
        assert writer.captures.get(connection, sha256) is not None
