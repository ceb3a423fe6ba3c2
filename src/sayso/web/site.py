"""The pages as a folder of files, to be kept and opened without a server: board, questions,
reports, map, speakers, places and events, as the application draws them.
"""

import hashlib
import re
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import FastAPI

from sayso.exports.errors import ExportError
from sayso.exports.format import Counts, Format
from sayso.exports.selection import Selection
from sayso.web.app import make_app
from sayso.web.kept.record import LedgerRecord
from sayso.web.settings import Limits, Settings
from sayso.web.site_client import Answer, get
from sayso.web.site_page import as_file

_LISTS = {"/": "index", "/map": "map", "/reports": "reports"}
"""Pages that stand for themselves, and the files that they begin with."""
_PAGED = frozenset({"after", "show", "voices"})
"""What leads on to further pages of a list; any other query is a search, which files have not."""
_OF_THINGS = ("questions", "reports")
_BESIDE = ("speakers", "places", "events")
"""Pages that the others lead to.  They know no filters, and are left out where one is asked for."""
_SPEAKERS = {"/speakers": "speakers"}
"""The list of all speakers, which knows neither filters nor clocks."""
_SHOWN_ON_MAP = frozenset({"lat", "lon", "tall"})
"""Where on the map something is: its file shows all of it."""
_SHARED = ("type", "place", "side", "speaker")
_NO_NAME = re.compile(r"[^a-z0-9-]+")


def _write(selection: Selection, target: Path) -> Counts:
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "access.db", limits=Limits(0, 0, 0))
        record = LedgerRecord(selection.ledger)
        begin = record.head()["seq"]
        counts = _Site(make_app(record, settings), selection, target).write()
        if record.head()["seq"] != begin:
            raise ExportError(
                "J005",
                "The ledger was written to while its pages were drawn.",
                "Run it again when nothing is added.",
            )
    return counts


@dataclass(slots=True)
class _Site:
    """Goes from page to page and writes each once."""

    app: FastAPI
    selection: Selection
    folder: Path
    _files: dict[str, str | None] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=lambda: dict(_LISTS))
    _waiting: deque[str] = field(default_factory=deque)
    _things: set[str] = field(default_factory=set)
    _query: str = ""

    def write(self) -> Counts:
        """Write all pages and what they are styled by; gives how many of each kind."""
        head = self.selection.head
        self._query = _query_of(self.selection)
        asked = self.selection.asked
        clocks = f", as of {asked.as_of}" if asked.as_of else ""
        of = f"A copy of ledger {head.sha256}, recorded by {head.recorded_at or 'nobody'}{clocks}."
        counts = dict.fromkeys(self._kinds, 0)
        for address in self._seeds():
            self._file_of(address)
        while self._waiting:
            address = self._waiting.popleft()
            body, here = self._page(address), self._files[address]
            if body is None or here is None:
                continue
            self._put(here, as_file(body, here, self._file_of, of))
            kind = address.split("/")[1]
            if kind in counts and address.partition("?")[0] not in self._lists:
                counts[kind] += 1
        return counts

    @property
    def _kinds(self) -> tuple[str, ...]:
        """The kinds of things that have pages."""
        return _OF_THINGS if self.selection.asked.is_filtered else (*_OF_THINGS, *_BESIDE)

    def _seeds(self) -> list[str]:
        kept = [("questions", row.id) for row in self.selection.questions()]
        kept += [("reports", row.id) for row in self.selection.reports()]
        self._things = {f"/{kind}/{quote(name, safe='')}" for kind, name in kept}
        asked = self.selection.asked
        if asked.is_now and not asked.is_filtered:
            self._lists |= _SPEAKERS
        return [*self._lists, "/?voices=one", *sorted(self._things)]

    def _page(self, address: str) -> bytes | None:
        """The page of an address that waited, which may have been asked for already."""
        file = self.folder / (self._files[address] or "")
        if file.is_file():
            return file.read_bytes()
        answer = self._get(address)
        return bytes(answer.body) if answer is not None else None

    def _get(self, address: str) -> Answer | None:
        """The page of an address as of the clocks, within the filters; None if it is not there."""
        query = "&".join(each for each in (urlsplit(address).query, self._query) if each)
        path = address.partition("?")[0]
        answer = get(self.app, f"{path}?{query}" if query else path)
        if answer.status == 303:  # a question that was merged into another one
            self._files[address] = self._file_of(answer.headers.get("location", "")) or "index.html"
            return None
        return answer if answer.status == 200 else None

    def _file_of(self, address: str) -> str | None:
        """Where an address is kept; it waits to be written, if it is new."""
        if address.startswith("/static/"):
            return self._static(address)
        plain = self._plain(address)
        if plain is None:
            return None
        if plain not in self._files:
            self._files[plain] = self._name(plain)
            if plain not in self._things and _kind_of(plain) in _BESIDE:
                self._ask(plain)
            else:
                self._waiting.append(plain)
        return self._files[plain]

    def _ask(self, address: str) -> None:
        """Lay a page aside that waits, if there is one: not all that is linked to is known by it."""
        file = self._files[address]
        answer = self._get(address)
        if answer is not None and file is not None:
            self._put(file, bytes(answer.body))
            self._waiting.append(address)
        elif self._files[address] == file:
            self._files[address] = None

    def _plain(self, address: str) -> str | None:
        """An address without what every page of the copy is asked for by; None if it is in none."""
        parts = urlsplit(address)
        own = dict(parse_qsl(self._query))
        query = [(k, v) for k, v in parse_qsl(parts.query) if own.get(k) != v]
        if parts.path not in self._lists:
            path = "/" + "/".join(quote(unquote(each), safe="") for each in _split(parts.path))
            return path if self._has(path) and not query else None
        if parts.path == "/map":
            return parts.path if {key for key, _ in query} <= _SHOWN_ON_MAP else None
        if {key for key, _ in query} - _PAGED:
            return None
        return f"{parts.path}?{urlencode(query)}" if query else parts.path

    def _has(self, path: str) -> bool:
        """Whether there may be a page of this thing."""
        beside = not self.selection.asked.is_filtered and _kind_of(path) in _BESIDE
        return path in self._things or beside

    def _name(self, address: str) -> str:
        path, _, query = address.partition("?")
        if path in self._lists:
            mark = f"-{_short(query)}" if query else ""
            return f"{self._lists[path]}{mark}.html"
        kind, name = _split(path)
        readable = _NO_NAME.sub("-", unquote(name).casefold())[:60].strip("-")
        return f"{kind}/{readable or 'page'}-{_short(name)}.html"

    def _static(self, address: str) -> str | None:
        file = f"static/{address.rpartition('/')[2]}"
        if address not in self._files:
            answer = get(self.app, address)
            if answer.status != 200 or not file.endswith((".css", ".svg", ".png")):
                return None
            self._files[address] = file
            self._put(file, bytes(answer.body))
        return file

    def _put(self, file: str, content: bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _kind_of(path: str) -> str:
    """The kind of a thing's page; empty of a page that stands for itself."""
    parts = _split(path.partition("?")[0])
    return parts[0] if len(parts) > 1 else ""


def _split(path: str) -> list[str]:
    """The kind of a page and the name of its thing, which may have slashes."""
    return path.strip("/").split("/", 1)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _query_of(selection: Selection) -> str:
    """Filters and clocks as the pages take them.

    Clocks are given to the microsecond: of a day the pages would leave out what is known to have
    been published on it, and no nearer.
    """
    asked = selection.asked
    told = {name: getattr(asked.claims, name) for name in _SHARED}
    recorded_by = selection.head.recorded_at if asked.recorded_by else None
    clocks = {"as_of": selection.view.known_by, "recorded_by": recorded_by}
    told |= {"standing": asked.standing, **clocks}
    return urlencode({name: value for name, value in told.items() if value})


FORMAT = Format(
    name="site",
    title="board, questions, reports, map, speakers, places and events as a folder of pages that "
    "need no server",
    media_type="text/html",
    suffix="",
    lost="search, filters, forms and scripts; pages of single claims, captures; of a speaker more "
    "than the newest claims; with a filter speakers, places and events, with a clock the list of "
    "speakers; filters that are of claims alone leave pages out, and not cards of the board",
    read_by="any browser: open index.html",
    write=_write,
    is_folder=True,
)
