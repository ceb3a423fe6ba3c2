"""Makes a ledger of readings and asks for its board, a brief and every page of it; for
``bench.fuzz``.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from sayso.errors import SaysoError
from sayso.ledger.adding import Reader, add_report
from sayso.ledger.append import head
from sayso.ledger.entry_body import entry_body
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import View
from sayso.questions.brief import as_markdown, brief_of
from sayso.questions.detail import details_since
from sayso.questions.page import Filters
from sayso.questions.store import open_board
from sayso.reader import Reading
from sayso.web.app import make_app
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from sayso.web.settings import Limits, Settings

Fault = Callable[[Exception], object]
_LISTS = (
    "/", "/claims", "/reports", "/speakers", "/map", "/map.json", "/review", "/review/log", "/add", "/api",
    "/search?q=said", "/api/v1/head", "/api/v1/sides", "/api/v1/questions", "/api/v1/questions.csv",
    "/api/v1/claims", "/api/v1/claims.csv", "/api/v1/claims.geojson", "/api/v1/reports", "/api/v1/speakers",
    "/api/v1/places", "/api/v1/decisions", "/?as_of=2023-06-01", "/claims?as_of=2023-06-01",
)  # fmt: skip
_ALL = 1_000_000
_LONG_AGO = "1900-01-01T00:00:00.000000Z"


def ask_all(readings: Sequence[Reading], fault: Fault) -> int:
    """Ask for everything that there is of readings; each exception is handed to ``fault``.  Gives
    how many pages.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sayso.db"
        with open_ledger(str(path), create=True) as ledger:
            for reading in readings:
                _add(ledger, reading, fault)
        return ask_ledger(path, fault)


def ask_ledger(path: Path, fault: Fault) -> int:
    """The same of a ledger that is there."""
    with open_ledger(str(path), write=True) as ledger:
        try:
            _board_and_brief(ledger)
        except Exception as error:
            fault(error)
        record = LedgerRecord(ledger)
        app = make_app(record, Settings(path.with_suffix(".access.db"), limits=Limits(0, 0, 0)))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            return sum(_ask(client, page, fault) for page in (*_LISTS, *_pages(record, fault)))


def _add(ledger: Ledger, reading: Reading, fault: Fault) -> None:
    published = reading.references.published.interval if reading.references.published else None
    reader = Reader("fuzz", reading.theatre.id, reading.theatre.sha256)
    try:
        add_report(
            ledger,
            reading.report,
            [entry_body(e) for e in reading.entries],
            reader,
            published=published,
        )
    except SaysoError as error:
        if error.code not in ("L012", "L013"):
            fault(error)
    except Exception as error:
        fault(error)


def _board_and_brief(ledger: Ledger) -> None:
    with open_board(ledger) as board:
        view = View(head(board.ledger).seq)
        list(
            as_markdown(
                brief_of(details_since(board, _LONG_AGO, Filters(), view, now=True), _LONG_AGO)
            )
        )
        list(board.rows(View(view.seq // 2)))


def _pages(record: LedgerRecord, fault: Fault) -> Iterator[str]:
    """The addresses of everything in the record."""
    every, now = Page(_ALL), Clock()
    listed: tuple[tuple[str, Callable[[], Sequence[object]]], ...] = (
        ("questions", lambda: record.board(BoardFilter(), now, every).items),
        ("claims", lambda: record.claims(ClaimFilter(), now, every).items),
        ("reports", lambda: record.reports(every, now).items),
        ("speakers", lambda: record.speakers("", every).items),
    )
    for name, items in listed:
        try:
            keys = [str(item["id"]) for item in items() if isinstance(item, dict)]
        except Exception as error:
            fault(error)
            continue
        for key in dict.fromkeys(keys):
            yield f"/{name}/{quote(key, safe='')}"
            if name == "claims":
                yield f"/review/{quote(key, safe='')}"
            yield f"/api/v1/{name}/{quote(key, safe='')}"


def _ask(client: TestClient, page: str, fault: Fault) -> int:
    try:
        answer = client.get(page)
    except Exception as error:
        fault(error)
        return 1
    if answer.status_code >= 500:
        fault(RuntimeError(f"{page} was answered by {answer.status_code}"))
    return 1
