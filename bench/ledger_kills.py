"""Kills a process at random moments while it adds, decides, undoes, withdraws, removes and replays.

    python -m bench.ledger_kills [--times N] [--seed N] [--longest SECONDS]

What the process said was done must be there afterwards; nothing may be there twice; ``sayso
verify`` must find nothing; and the next process must go on.  It prints how many were killed in the
midst of what; with Ctrl-C, those until then.
"""

import argparse
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import func, select

from bench.ledger_samples import READER, sample
from sayso.ledger.adding import add_report
from sayso.ledger.decisions import decide, undo
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.replay import Replay, export
from sayso.ledger.schema import CLAIM, DECISION, RECORD, REPORT, RETRACTION
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

_REPORTS = 30
"""After so many a new ledger is begun."""
_VERDICTS = ("accept", "reject", "unsure")
Say = Callable[[str], None]


def work(location: str, seed: int, say: Say) -> None:
    """Append this and that until killed; what is done is said."""
    rng = random.Random(seed)
    with open_ledger(location, create=True) as ledger:
        while True:
            _step(ledger, rng, say)


def _step(ledger: Ledger, rng: random.Random, say: Say) -> None:
    with ledger.reading() as connection:
        reports = list(connection.execute(select(REPORT.c.id).order_by(REPORT.c.seq)).scalars())
        withdrawn = select(RETRACTION.c.report_seq)
        standing = select(CLAIM.c.id).where(CLAIM.c.report_seq.not_in(withdrawn))
        claims = list(connection.execute(standing).scalars())
        decisions = list(
            connection.execute(select(DECISION.c.seq).where(DECISION.c.verdict != "undo")).scalars()
        )
    kind = (
        rng.choice(("add", "add", "add", "decide", "decide", "undo", "withdraw", "remove"))
        if claims
        else "add"
    )
    say(f"begin {kind}")
    if kind == "add":
        report, entries = sample(rng.randrange(100_000), 3)
        say(f"report {add_report(ledger, report, entries, READER).report}")
    elif kind == "decide":
        say(f"decision {decide(ledger, rng.choice(claims), rng.choice(_VERDICTS), who='Ada')}")
    elif kind == "undo":
        undone = _undoable(ledger, decisions)
        if undone:
            say(f"decision {undo(ledger, rng.choice(undone), who='Ada')}")
    elif kind == "withdraw":
        withdraw(ledger, rng.choice(reports), who="Ada", why="they said so")
    else:
        report_id = rng.choice(reports)
        remove(ledger, report_id, who="Ada", why="a court")
        say(f"removed {report_id}")


def _undoable(ledger: Ledger, decisions: list[int]) -> list[int]:
    with ledger.reading() as connection:
        undone = set(connection.execute(select(DECISION.c.undoes)).scalars())
    return [each for each in decisions if each not in undone]


def replayed(location: str, lines: str, say: Say) -> None:
    """Make a ledger of an export."""
    say("begin replay")
    with open_ledger(location, create=True) as ledger:
        Replay(ledger).run(io.StringIO(lines))
    say("replayed all")


def killed(task: Callable[[Say], None], after: float) -> tuple[list[str], bool]:
    """Run a task in a process and kill it; what it said, and whether it was killed before it was
    done.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            task(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        except BaseException as error:
            os.write(writing, f"failed {error!r}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        first = stream.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lines = [line.decode().rstrip("\n") for line in (first, *stream) if line.endswith(b"\n")]
    failures = [line for line in lines if line.startswith("failed ")]
    assert not failures, failures
    return lines, os.WIFSIGNALED(status)


def check(path: Path, said: list[str]) -> int:
    """Hold a ledger against what the process said; gives how many reports there are."""
    with open_ledger(str(path), write=True) as ledger:
        verdict = verify(ledger)
        assert verdict.is_clean, verdict.problems
        with ledger.reading() as connection:
            reports = list(connection.execute(select(REPORT.c.id)).scalars())
            decisions = set(connection.execute(select(DECISION.c.seq)).scalars())
            removals = (
                connection.execute(select(func.count()).where(RECORD.c.kind == "removal")).scalar()
                or 0
            )
    keys = {
        kind: [line.split()[1] for line in said if line.startswith(f"{kind} ")] for kind in _TOLD
    }
    assert len(set(reports)) == len(reports), "a report is there twice"
    assert set(keys["report"]) <= set(reports), "a report is lost"
    assert {int(each) for each in keys["decision"]} <= decisions, "a decision is lost"
    assert len(set(keys["removed"])) <= removals, "a removal is lost"
    return len(reports)


_TOLD = ("report", "decision", "removed")


def kill_many(folder: Path, times: int, seed: int, longest: float, result: Counter[str]) -> None:
    """Kill so many; ``result`` counts in the midst of what."""
    rng = random.Random(seed)
    path, said, number = folder / "0.db", list[str](), 0
    while result.total() < times:
        number += 1
        lines, was_killed = killed(
            lambda say: work(str(path), seed + number, say),  # noqa: B023 - it ends in this turn
            rng.uniform(0.0, longest),
        )
        said += lines
        result[_midst(lines)] += was_killed
        if path.exists() and check(path, said) >= _REPORTS:
            result["replay"] += kill_replays(path, rng, longest)
            path = _next(path, number)
            said = []
        print(f"\r{result.total()} killed", end="", file=sys.stderr, flush=True)


def kill_replays(path: Path, rng: random.Random, longest: float) -> int:
    """Kill a replay again and again until one gets done: the same head must come of it."""
    stream, kills = io.StringIO(), 0
    with open_ledger(str(path)) as ledger:
        export(ledger, stream)
        head = verify(ledger).head
    copy = path.with_suffix(".copy.db")
    for _ in range(20):
        lines, was_killed = killed(
            lambda say: replayed(str(copy), stream.getvalue(), say), rng.uniform(0.0, longest)
        )
        if not was_killed or "replayed all" in lines:
            break
        kills += 1
    with open_ledger(str(copy), create=True) as ledger:
        Replay(ledger).run(io.StringIO(stream.getvalue()))
        verdict = verify(ledger)
    assert verdict.is_clean, verdict.problems
    assert verdict.head == head, "the replay has another head"
    _clear(copy)
    return kills


def _midst(lines: list[str]) -> str:
    last = next((line for line in reversed(lines) if line), "")
    return last.removeprefix("begin ") if last.startswith("begin ") else "between two"


def _next(path: Path, number: int) -> Path:
    _clear(path)
    return path.with_name(f"{number}.db")


def _clear(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}*"):
        shutil.rmtree(each) if each.is_dir() else each.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=0.6, help="seconds until a kill at most")
    asked = parser.parse_args()
    result = Counter[str]()
    with suppress(KeyboardInterrupt), tempfile.TemporaryDirectory() as folder:
        kill_many(Path(folder), asked.times, asked.seed, asked.longest, result)
    midst = ", ".join(f"{kind} {count}" for kind, count in sorted(result.items()))
    print(f"\n{result.total()} killed ({midst}): nothing lost, nothing twice, verify clean")


if __name__ == "__main__":
    main()
