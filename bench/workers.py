"""How much faster two processes read and add than one, in one run.

    python -m bench.workers [--reports N] [--workers N]

The reports are short and made up.  Starting the processes is part of what is measured, as a user
waits for it too.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SAYSO = Path(sys.executable).parent / "sayso"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MARKS = {"read": 1.9, "add": 1.6}


def write_reports(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for at in range(number):
            text = (
                f"The governor, Hanna Sovik, said {at + 2} people were killed in Orliv on Monday. "
                "A spokesman for the "
                f"Northern general staff denied it, and said {at % 40} tanks had been destroyed "
                "near the bridge. "
                "Residents said the water was running again. The mayor said she could not confirm "
                "the figure."
            )
            lines.write(
                json.dumps({"doc": f"report-{at}", "outlet": "The Vesna Courier", "text": text})
                + "\n"
            )


def seconds(command: str, reports: Path, workers: int, folder: Path) -> float:
    where = ["--format", "jsonl", "-o", str(folder / "claims")]
    if command == "add":
        where = ["--ledger", str(folder / f"{workers}.db")]
    start = time.perf_counter()
    subprocess.run(
        [SAYSO, command, "--theatre", "none", "--workers", str(workers), *where, str(reports)],
        check=True, capture_output=True, env={**os.environ, **ONE_THREAD},
    )  # fmt: skip
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=600)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        reports = folder / "reports.jsonl"
        write_reports(reports, options.reports)
        for command, mark in MARKS.items():
            one, more = (
                seconds(command, reports, workers, folder) for workers in (1, options.workers)
            )
            rate = options.reports / more
            ratio = (
                f"{one / more:.2f} times as fast with {options.workers} as with 1 (mark {mark} for "
                "2)"
            )
            print(
                f"{command:4} {options.reports} reports: {one:.1f} s, {more:.1f} s, {rate:.1f} a "
                f"second: {ratio}"
            )


if __name__ == "__main__":
    main()
