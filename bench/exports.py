"""How fast a large ledger is exported, and with how much memory, on synthetic claims.

    python -m bench.exports [--claims N] [--reports N] [--keep FILE]

Without options it makes a ledger of 20,000 claims; ``--keep`` names one to make, or one that was
made before.  The board is brought up to date before anything is timed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.ledger import fill, peak
from sayso.ledger.store import open_ledger
from sayso.questions.store import open_board

_FORMATS = ("parquet", "csv", "jsonl", "geoparquet")


def write(path: str, name: str) -> str:
    """Export a ledger in a format, and throw it away."""
    from sayso.exports.asked import Asked
    from sayso.exports.known import format_named
    from sayso.exports.write import write_export

    with (
        tempfile.TemporaryDirectory(dir=Path(path).parent) as folder,
        open_ledger(path, write=True) as ledger,
    ):
        return str(write_export(ledger, format_named(name), Asked(), Path(folder) / "out"))


def apart(path: str, name: str) -> None:
    """One format in a process of its own, with its seconds and its peak memory."""
    code = (
        "import json, time; import bench.exports as b; start = time.perf_counter(); "
        f"told = b.write({path!r}, {name!r}); "
        "print(json.dumps([told, time.perf_counter() - start, b.peak()]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    told, seconds, most = json.loads(done.stdout.splitlines()[-1])
    print(f"{name:12} {seconds:8.1f} s   peak {most:5.0f} MiB  {told}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--reports", type=int, default=1200)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "sayso.db"
        if not path.exists():
            with open_ledger(str(path), create=True) as ledger:
                fill(ledger, asked.reports, asked.claims)
        with open_ledger(str(path), write=True) as ledger, open_board(ledger):
            print(f"{path.stat().st_size / 2**20:.0f} MiB; peak {peak():.0f} MiB")
        for name in _FORMATS:
            apart(str(path), name)


if __name__ == "__main__":
    main()
