"""How fast the pages of a ledger are answered, alone and twenty at a time.

    python -m bench.pages LEDGER [--rounds N]

The ledger can be the one that ``python -m bench.ledger --keep FILE`` made.  It is served by a
process of its own, whose memory is told at the end.
"""

import argparse
import http.client
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sayso.ledger.store import open_ledger
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page

_AT_ONCE = 20


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger")
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    paths = _paths(asked.ledger)
    port = _free_port()
    server = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from sayso.cli.serve import serve; serve()",
            "--ledger",
            asked.ledger,
            "--port",
            str(port),
        ],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        for name, path in paths.items():
            _ask(port, path)
            alone = [_ask(port, path) for _ in range(asked.rounds)]
            print(f"{name:<12} alone {_told(alone)}")
        _together(port, list(paths.values()), asked.rounds)
        print(f"memory {_memory(server.pid)} MB at its largest")
    finally:
        server.terminate()
        server.wait(10)


def _paths(location: str) -> dict[str, str]:
    with open_ledger(location, write=True) as ledger:
        record = LedgerRecord(ledger)
        board = record.board(BoardFilter(), Clock(), Page(50)).items
        report = record.reports(Page(1), Clock()).items[0]["id"]
        claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
        found = {
            "board": "/",
            "count": "/?type=count&standing=contested",
            "report": f"/reports/{report}",
        }
        if board:
            most = max(board, key=lambda each: len(each["positions"]))["id"]
            found |= {"question": f"/questions/{most}"}
        speaker = (claim.get("speaker") or {}).get("id")
        more = {
            "claims": "/claims",
            "claim": f"/claims/{claim['id']}",
            "map": "/map",
            "search": "/search?q=bridge",
        }
        return {**found, **more, **({"speaker": f"/speakers/{speaker}"} if speaker else {})}


def _ask(port: int, path: str) -> float:
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path} was answered by {answer.status}")
    return time.perf_counter() - started


def _together(port: int, paths: list[str], rounds: int) -> None:
    wanted = [path for _ in range(rounds) for path in paths]
    started = time.perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        times = list(pool.map(lambda path: _ask(port, path), wanted))
    seconds = time.perf_counter() - started
    print(
        f"{_AT_ONCE} at a time: {_told(times)}; {len(wanted) / seconds:.0f} pages a second, no "
        "error"
    )


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    most = ordered[int(len(ordered) * 0.9)]
    return (
        f"median {1000 * statistics.median(ordered):.0f} ms, nine in ten within {1000 * most:.0f} "
        "ms"
    )


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            _ask(port, "/name")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("it did not begin to serve")


def _memory(pid: int) -> int:
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return (
        next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM")) // 1024
    )


if __name__ == "__main__":
    main()
