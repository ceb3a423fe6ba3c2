"""How fast Sayso reads, against the bare parse of the same texts, on one core in one run.

    python -m bench.reading [DOCS.jsonl]

DOCS has ``doc`` and ``text`` a line; without it, the reports in corpora/attribution are read.  Each
measure runs in a process of its own with one thread, so that nothing is warm that would not be and
peak memory is its own.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def texts(source: str) -> list[str]:
    """The texts to read."""
    if source:
        return [
            json.loads(line)["text"]
            for line in Path(source).read_text(encoding="utf-8").splitlines()
            if line
        ]
    from sayso.attribution.annotated import read_marked

    files = sorted((ROOT / "corpora" / "attribution").glob("*.txt"))
    return [annotated.text for path in files for annotated in read_marked(path)]


def bare_parse(given: list[str]) -> None:
    """The parser with all that reading needs of it (tagger, parser, names), over whole texts in
    batches.
    """
    from sayso.language.parser import load_parser

    for _ in load_parser().pipe(given, batch_size=16):
        pass


def whole_parse(given: list[str]) -> None:
    """The parser's model with everything that it has, as spaCy loads it: lemmas too."""
    import importlib

    from sayso.language.parser import load_parser

    model = importlib.import_module(load_parser().meta["name"].join(("en_", "")))
    for _ in model.load().pipe(given, batch_size=16):
        pass


def reading(given: list[str]) -> None:
    """Reading as ``sayso read`` does it."""
    from sayso import Report, read_many

    for _ in read_many(Report(text) for text in given):
        pass


MEASURES: dict[str, Callable[[list[str]], None]] = {
    "bare": bare_parse,
    "whole": whole_parse,
    "reading": reading,
}


def measure(name: str, source: str, copies: int) -> None:
    """Run one measure in this process: its seconds without loading, words, and peak memory in
    MiB.
    """
    run, given = MEASURES[name], texts(source) * copies
    run(given[:2])
    start = time.perf_counter()
    run(given)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps({"seconds": seconds, "words": sum(len(t.split()) for t in given), "peak": peak})
    )


def apart(*command: str) -> str:
    """Run a command pinned to one core with one thread and give what it prints."""
    core = min(os.sched_getaffinity(0))
    done = subprocess.run(
        command, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=True, cwd=ROOT,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )  # fmt: skip
    return done.stdout


def cold(*command: str) -> float:
    """Median seconds of a whole process."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        apart(*command)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[ROUNDS // 2]


def main(source: str) -> None:
    """Print the figures."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in MEASURES}
    for _ in range(ROUNDS):
        for name, done in runs.items():
            done.append(
                json.loads(
                    apart(sys.executable, "-m", "bench.reading", "--measure", name, source, "1")
                )
            )
    middle = {
        name: sorted(done, key=lambda r: r["seconds"])[ROUNDS // 2] for name, done in runs.items()
    }
    for name, best in middle.items():
        pace, peak = best["words"] / best["seconds"], best["peak"]
        print(f"{name:8} {best['seconds']:7.2f} s  {pace:7.0f} words/s  peak {peak:5.0f} MiB")
    took = middle["reading"]["seconds"]
    print(f"reading / bare parse   {took / middle['bare']['seconds']:.2f}")
    print(f"reading / whole parse  {took / middle['whole']['seconds']:.2f}")
    twice = json.loads(
        apart(sys.executable, "-m", "bench.reading", "--measure", "reading", source, "2")
    )
    print(
        f"twice the texts        {twice['seconds'] / took:.2f} times the time, peak "
        f"{twice['peak']:.0f} MiB"
    )
    load = cold(
        sys.executable,
        "-c",
        "from sayso.language.parser import load_parser; load_parser()('A text.')",
    )
    sample = str(ROOT / "samples" / "bridge-at-orlivka.md")
    one = cold(str(Path(sys.executable).parent / "sayso"), "read", "--format", "jsonl", sample)
    usage = cold(str(Path(sys.executable).parent / "sayso"), "--help")
    print(
        f"cold read of one report {one:.2f} s, cold load of the parser {load:.2f} s, ratio "
        f"{one / load:.2f}"
    )
    print(f"sayso --help           {usage:.2f} s")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(str(Path(sys.argv[1]).resolve()) if sys.argv[1:] else "")
