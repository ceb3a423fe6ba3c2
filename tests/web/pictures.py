"""Pictures of every page, wide and narrow, light and dark: ``python -m tests.web.pictures FOLDER
[PAGE...]``.

Of the record in memory, or of the ledger that SAYSO_LEDGER names.  Needs playwright and a Chromium,
as in ``tests.web.chromium``."""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from sayso.web.app import make_app
from sayso.web.assets_manifest import island_scripts
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page, Record
from sayso.web.settings import Limits, Settings
from tests.web.chromium import FLAGS, chromium
from tests.web.memory import Memory

WIDTHS = (1440, 390)


@contextmanager
def served(record: Record) -> Iterator[str]:
    """The pages of a record, at the address given."""
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(record, Settings(Path(folder) / "access.db", limits=Limits(0, 0, 0)))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def addresses(record: Record) -> dict[str, str]:
    """Every page by a name."""
    board = record.board(BoardFilter(), Clock(), Page(50)).items
    count = next((q for q in board if q["type"] == "count" and len(q["positions"]) > 1), board[0])
    longest = max(board, key=lambda q: len(q["positions"]))["id"]
    claim = record.claims(ClaimFilter(), Clock(), Page(50)).items[3]
    report = record.reports(Page(50), Clock()).items[-1]
    places = [str(each["place"]["name"]) for each in board if each.get("place")]
    event = next(each for name in places for each in record.events_at(name, Clock()))
    return {
        "board": "/",
        "board-filtered": "/?standing=contested&type=count",
        "board-nothing": "/?place=nowhere",
        "question": f"/questions/{longest}",
        "question-as-of": f"/questions/{longest}?as_of=2024-03-06",
        "question-count": f"/questions/{count['id']}",
        "report": f"/reports/{report['id']}",
        "reports": "/reports",
        "claims": "/claims",
        "claim": f"/claims/{claim['id']}",
        "speakers": "/speakers",
        "speaker": f"/speakers/{claim['speaker']['id']}",
        "place": f"/places/{count['place']['id'] or count['place']['name']}",
        "event": f"/events/{event['id']}",
        "missed-claim": f"/reports/{report['id']}/claim",
        "understood": f"/review/{claim['id']}/understood",
        "following": "/following",
        "search": "/search?q=Orvan",
        "search-nothing": "/search?q=zzz",
        "map": "/map",
        "review": "/review",
        "add": "/add",
        "name": "/name",
        "api": "/api",
        "why": "/account/why",
        "error": "/questions/none",
    }


def main(folder: Path, wanted: list[str]) -> None:
    """Take the pictures."""
    from playwright.sync_api import expect, sync_playwright

    record = _record()
    folder.mkdir(parents=True, exist_ok=True)
    with served(record) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                page = context.new_page()
                for name, path in addresses(record).items():
                    if not wanted or name in wanted:
                        page.goto(address + path)
                        if island_scripts().modules:
                            expect(page.locator("[data-island]:not([data-awake])")).to_have_count(
                                0, timeout=60_000
                            )
                        page.screenshot(
                            path=folder / f"{name}-{width}-{scheme}.png", full_page=True
                        )
                context.close()
        browser.close()


def _record() -> Record:
    location = os.environ.get("SAYSO_LEDGER")
    if not location:
        return Memory()
    from sayso.ledger.store import open_ledger
    from sayso.web.kept.record import LedgerRecord

    return LedgerRecord(open_ledger(location, write=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
