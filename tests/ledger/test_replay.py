"""A ledger replayed from its export is the same, whichever store it came from and goes to."""

import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger.decisions import decide, merge
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.replay import Replay, export
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from .building import add, entry, fill, report, simple


def eventful(ledger: Ledger) -> None:
    """Something of everything that a ledger can hold."""
    entries = fill(ledger, 3)
    for word in ("open", "shut"):
        made = report(
            f"Ëlena said “it was {word}” \u202e\u2028 \U0001f600 \\u0000.",
            url="https://courier.example/1",
        )
        add(
            ledger,
            made,
            [entry(made, "Ëlena", "said", f"“it was {word}” \u202e\u2028 \U0001f600 \\u0000")],
        )
    decide(ledger, entries[0]["id"], "amend", who="Ada", changes={"stance": "doubts"})
    merge(ledger, "speaker", "ivo-marten", "mayor-hanna-sovik", who="Ada")
    withdraw(ledger, add(ledger, *simple(8)).report, who="Ada", why="they said so")
    remove(ledger, add(ledger, *simple(9)).report, who="Ada", why="a court")


def exported(ledger: Ledger) -> str:
    stream = io.StringIO()
    assert export(ledger, stream) == []
    return stream.getvalue()


def test_a_replay_has_the_same_head_from_either_store_to_either(
    location: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with open_ledger(location, create=True) as ledger:
        eventful(ledger)
        text, head = exported(ledger), verify(ledger).head
    targets = [str(tmp_path / "copy.db")]
    if location.startswith("postgresql") or request.getfixturevalue("server"):
        targets.append(request.getfixturevalue("server").new_database())
    for target in targets:
        with open_ledger(target, create=True) as copy:
            assert Replay(copy).run(text.splitlines()).sha256 == head
            verdict = verify(copy)
            assert (verdict.is_clean, verdict.head) == (True, head)
            assert exported(copy) == text
            add(copy, *simple(20))
            assert verify(copy).is_clean


def test_a_replay_that_was_broken_off_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    eventful(ledger)
    lines = exported(ledger).splitlines()
    with open_ledger(str(tmp_path / "copy.db"), create=True) as copy:
        with pytest.raises(LedgerError, match="L016"):
            Replay(copy).run(lines[: len(lines) // 2])
        assert 0 < verify(copy).commits < verify(ledger).commits
        assert Replay(copy).run(lines).sha256 == verify(ledger).head
        assert Replay(copy).run(lines).sha256 == verify(ledger).head
        assert verify(copy).is_clean


def test_a_replayed_removal_removes(tmp_path: Path) -> None:
    """Where the copy was made before the removal, it has the words until it learns of it."""
    with (
        open_ledger(str(tmp_path / "a.db"), create=True) as ledger,
        open_ledger(str(tmp_path / "b.db"), create=True) as copy,
    ):
        name = add(ledger, *simple(1)).report
        Replay(copy).run(exported(ledger).splitlines())
        assert verify(copy).removed == 0
        remove(ledger, name, who="Ada", why="a court")
        Replay(copy).run(exported(ledger).splitlines())
        assert (verify(copy).is_clean, verify(copy).removed) == (True, 4)
        assert not any(path.is_file() for path in (tmp_path / "b.db.captures").rglob("*"))
    assert b"shells had hit" not in b"".join(
        path.read_bytes() for path in tmp_path.glob("b.db*") if path.is_file()
    )


def test_another_history_is_not_mixed_in(tmp_path: Path) -> None:
    with (
        open_ledger(str(tmp_path / "a.db"), create=True) as first,
        open_ledger(str(tmp_path / "b.db"), create=True) as second,
    ):
        fill(first, 2)
        fill(second, 1)
        with pytest.raises(LedgerError, match="L015"):
            Replay(second).run(exported(first).splitlines())
        assert verify(second).is_clean


def _changed(
    key: str, change: Callable[[dict[str, object]], object]
) -> Callable[[list[str]], list[str]]:
    def apply(lines: list[str]) -> list[str]:
        at = next(at for at, line in enumerate(lines) if key in json.loads(line) and at > 3)
        value = json.loads(lines[at])
        change(value)
        return [*lines[:at], json.dumps(value), *lines[at + 1 :]]

    return apply


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: [],
        lambda lines: lines[1:],
        lambda lines: ["{oops", *lines],
        lambda lines: [*lines[:3], "[]", *lines[3:]],
        lambda lines: [*lines[:6], *lines[7:]],
        lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]],
        lambda lines: [line for line in lines if '"commit"' not in line],
        _changed("record", lambda value: value.update(body={"text": "other"})),
        _changed("record", lambda value: value.pop("kind")),
        _changed("capture", lambda value: value.update(data="AAAA")),
        _changed("capture", lambda value: value.update(data=None)),
        _changed(
            "commit",
            lambda value: value["commit"].update(recorded_at="2020-01-01T00:00:00.000000Z"),  # type: ignore[attr-defined]
        ),
        _changed("commit", lambda value: value.update(commit=7)),
        _changed("commit", lambda value: value.update(commit={})),
    ],
)
def test_an_export_that_was_changed_is_refused(
    embedded: Ledger, tmp_path: Path, spoil: Callable[[list[str]], list[str]]
) -> None:
    fill(embedded, 3)
    lines = spoil(exported(embedded).splitlines())
    with open_ledger(str(tmp_path / "copy.db"), create=True) as copy:
        with pytest.raises(LedgerError, match="L016"):
            Replay(copy).run(lines)
        assert verify(copy).is_clean


def test_of_a_damaged_ledger_what_can_be_read_is_exported_and_the_rest_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger, 60)
        whole = exported(ledger).splitlines()
    data = bytearray(path.read_bytes())
    at = data.rindex(b"30 ships were in port")
    start = at // 8192 * 8192
    data[start : start + 8192] = b"\xff" * 8192
    path.write_bytes(data)
    stream = io.StringIO()
    with open_ledger(str(path)) as ledger:
        problems = export(ledger, stream)
    left = stream.getvalue().splitlines()
    assert problems
    assert len(whole) / 2 < len(left) < len(whole)
    assert set(left) <= set(whole)
    assert all(itertools.islice(map(json.loads, left), len(left)))
