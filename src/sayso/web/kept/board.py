"""Questions: the board, one of them, the places they are at."""

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from sayso.ledger.canonical import instant
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.schema import DECISION, RETRACTION
from sayso.questions.apart import skipped_in_words
from sayso.questions.contract import question_as_json
from sayso.questions.decisions import Joined
from sayso.questions.detail import Line, detail_of
from sayso.questions.places import bare
from sayso.questions.query import BoardQuery
from sayso.questions.tables import ANSWER, IN_ORDER, QUESTION
from sayso.questions.view import RANK
from sayso.questions.weight import weight_of
from sayso.record.json import Json
from sayso.web.kept.opened import Opened, Sight
from sayso.web.kept.places import places_of
from sayso.web.kept.quotes import quotes_of
from sayso.web.kept.singles import grouped, single_voices
from sayso.web.record import BoardFilter, Clock, Found, Page

_KEPT_VIEWS = 4
_KEPT_ROWS = 20_000
"""Questions of all of them together: some 10 kB each, with their positions."""
_KEPT_TALLIES = 200
_MOST_PLACES = 5000
_MOST_CHANGED = 2000
_MOST_WORDS = 300
"""The last claims with some words, whose questions are found by them."""
_QUOTED = 200
"""Positions, the last ones, that come with their words."""
_QUOTES = 12
"""Sayings of a position that are shown with their words; all of them are listed by id."""


class BoardOfLedger:
    """The board now is read from its tables; as of a time it is put together, and the last few are
    kept.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lock = Lock()
        self._tallies: OrderedDict[tuple[int, BoardFilter], dict[str, int]] = OrderedDict()
        self._places: OrderedDict[tuple[int, BoardFilter, Clock], Found] = OrderedDict()
        self._singles: OrderedDict[tuple[int, BoardFilter, Clock], Found] = OrderedDict()
        self._views: OrderedDict[tuple[int, str | None], list[Json]] = OrderedDict()

    def board(self, wanted: BoardFilter, clock: Clock, page: Page) -> Found:
        """A page of the board; ``after`` is how many came before."""
        start = int(page.after) if page.after.isdecimal() and len(page.after) < 10 else 0
        with self._opened.look(clock) as sight:
            among = _among(sight, wanted)
            if not sight.is_now:
                rows = _sorted(
                    [each for each in self._as_of(sight) if _passes(each, wanted, among)],
                    wanted.sort,
                )
                return _found(rows[start : start + page.limit], start, len(rows))
            tally = self._tally(sight, wanted, among)
            total = tally.get(wanted.standing, 0) if wanted.standing else sum(tally.values())
            # The ids are put in order without the bodies, which are a thousand times as long.
            chosen = _ordered(select(QUESTION.c.id).where(*_asks(wanted, among)), wanted.sort)
            keys = list(
                sight.board.tables.execute(chosen.offset(start).limit(page.limit)).scalars()
            )
            bodies = select(QUESTION.c.id, QUESTION.c.body).where(QUESTION.c.id.in_(keys))
            told = {row.id: json.loads(row.body) for row in sight.board.tables.execute(bodies)}
            rows = [told[key] for key in keys]
        return _found(rows, start, total)

    def tally(self, wanted: BoardFilter, clock: Clock) -> dict[str, int]:
        """How many there are of each standing."""
        counts: dict[str, int] = {}
        with self._opened.look(clock) as sight:
            among = _among(sight, wanted)
            if sight.is_now:
                return self._tally(sight, wanted, among)
            for each in self._as_of(sight):
                if _passes(each, wanted, among, standing=False):
                    counts[each["standing"]] = counts.get(each["standing"], 0) + 1
        return counts

    def _tally(
        self, sight: Sight, wanted: BoardFilter, among: frozenset[str] | None
    ) -> dict[str, int]:
        key = (sight.head.seq, replace(wanted, standing="", sort=""))
        with self._lock:
            if key in self._tallies:
                return self._tallies[key]
        counted = select(QUESTION.c.standing, func.count()).where(
            *_asks(wanted, among, standing=False)
        )
        rows = sight.board.tables.execute(counted.group_by(QUESTION.c.standing))
        found = {str(standing): int(count) for standing, count in rows}
        with self._lock:
            _keep(self._tallies, key, found, _KEPT_TALLIES)
        return found

    def singles(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Questions of one voice under their places; what was answered last is kept."""
        wanted = replace(wanted, voices="one")
        with self._opened.look() as sight:
            key = (sight.head.seq, wanted, clock)
        with self._lock:
            if key in self._singles:
                return self._singles[key]
        with self._opened.look(clock) as sight:
            among = _among(sight, wanted)
            if sight.is_now:
                found = single_voices(sight, _asks(wanted, among))
            else:
                rows = [each for each in self._as_of(sight) if _passes(each, wanted, among)]
                found = grouped(_sorted(rows, "weight"))
        with self._lock:
            _keep(self._singles, key, found, _KEPT_VIEWS)
        return found

    def quotes(self, claims: Sequence[str], clock: Clock) -> dict[str, Json]:
        """Claims as they are quoted."""
        with self._opened.look(clock) as sight:
            return quotes_of(sight, claims)

    def skipped(self, clock: Clock) -> list[str]:
        """What could not be worked out, in sentences."""
        with self._opened.look(clock) as sight:
            return list(skipped_in_words(sight.board.skipped(sight.view)))

    def changed_since(self, seq: int) -> frozenset[str]:
        """Questions with answers of later reports, or of some that were withdrawn later, and those
        that later decisions concern.
        """
        with self._opened.look() as sight:
            return _changed_since(sight, seq)

    def question(self, key: str, clock: Clock) -> Json | None:
        """A question with the words of its positions."""
        with self._opened.look(clock) as sight:
            found = sight.board.question(key, sight.view)
            if found is None:
                return None
            detail = detail_of(sight.board, found, sight.view)
            told, lines = question_as_json(found), detail.lines
            told["notes"] = [asdict(note) for note in detail.notes]
            told["absent"] = [asdict(absence) for absence in detail.absent]
            recent = sorted(told["positions"], key=lambda row: str(row["first"] or "9"))[-_QUOTED:]
            wanted = [claim for position in recent for claim in position["claims"][:_QUOTES]]
            quotes, here = quotes_of(sight, wanted), {line.claim: line for line in lines}
            for position in told["positions"]:
                shown = position["claims"][:_QUOTES]
                position["said"] = [
                    _said(quotes[claim], here.get(claim)) for claim in shown if claim in quotes
                ]
        return told

    def places(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Places with their questions, which are told in short; what was answered last is kept."""
        with self._opened.look() as sight:
            key = (sight.head.seq, wanted, clock)
        with self._lock:
            if key in self._places:
                return self._places[key]
        rows = places_of(self.board(wanted, clock, Page(_MOST_PLACES)).items)
        found = Found(rows, len(rows))
        with self._lock:
            _keep(self._places, key, found, _KEPT_VIEWS)
        return found

    def _as_of(self, sight: Sight) -> list[Json]:
        key = (sight.view.seq, sight.view.known_by)
        with self._lock:
            if key in self._views:
                self._views.move_to_end(key)
                return self._views[key]
        rows = list(sight.board.each(sight.view, question_as_json))
        with self._lock:
            _keep(self._views, key, rows, _KEPT_VIEWS)
            while (
                len(self._views) > 1
                and sum(len(each) for each in self._views.values()) > _KEPT_ROWS
            ):
                self._views.popitem(last=False)
        return rows


def _keep(kept: OrderedDict[Any, Any], key: object, value: object, most: int) -> None:
    """Keep a value, and of the others the last ones."""
    kept[key] = value
    while len(kept) > most:
        kept.popitem(last=False)


def _among(sight: Sight, wanted: BoardFilter) -> frozenset[str] | None:
    """The questions among which to look; None for all."""
    found = [_changed_since(sight, wanted.new_since)] if wanted.new_since else []
    found += [_with_words(sight, wanted.text)] if wanted.text else []
    return frozenset.intersection(*found) if found else None


def _changed_since(sight: Sight, seq: int) -> frozenset[str]:
    decided = select(DECISION.c.target).where(DECISION.c.seq > seq).limit(_MOST_CHANGED)
    targets = list(sight.connection.execute(decided).scalars())
    withdrawn = select(RETRACTION.c.report_seq).where(RETRACTION.c.seq > seq)
    later = (ANSWER.c.report_seq > seq) | ANSWER.c.report_seq.in_(withdrawn)
    later |= ANSWER.c.claim.in_(targets)
    chosen = select(ANSWER.c.group_id).where(later).distinct().limit(_MOST_CHANGED)
    joined = Joined.load(sight.connection, sight.view)
    return frozenset(
        joined.counted(each) for each in (*sight.board.tables.execute(chosen).scalars(), *targets)
    )


def _with_words(sight: Sight, words: str) -> frozenset[str]:
    """The questions that the last claims with these words answer, and those at a place of that
    name.
    """
    claims = find_claims(
        sight.connection, Filters(words=words), sight.view, limit=_MOST_WORDS, newest=True
    ).claims
    by_claim = (
        select(ANSWER.c.group_id).where(ANSWER.c.claim.in_([each.id for each in claims])).distinct()
    )
    by_place = (
        select(QUESTION.c.id).where(QUESTION.c.place_name == bare(words)).limit(_MOST_CHANGED)
    )
    joined, tables = Joined.load(sight.connection, sight.view), sight.board.tables
    found = (*tables.execute(by_claim).scalars(), *tables.execute(by_place).scalars())
    return frozenset(joined.counted(each) for each in found)


def _query(wanted: BoardFilter, standing: bool = True) -> BoardQuery:
    return BoardQuery(
        wanted.type,
        wanted.standing if standing else "",
        wanted.place,
        wanted.side,
        wanted.speaker,
        instant(wanted.since) if wanted.since else "",
        instant(wanted.until) if wanted.until else "",
        wanted.voices,
    )


def _asks(
    wanted: BoardFilter, among: frozenset[str] | None, standing: bool = True
) -> list[ColumnElement[bool]]:
    within = [] if among is None else [QUESTION.c.id.in_(among)]
    return [*_query(wanted, standing).conditions(), *within]


def _ordered(chosen: Select[Any], sort: str) -> Select[Any]:
    columns: dict[str, Sequence[Any]] = {
        "telling": IN_ORDER,
        "changed": (QUESTION.c.changed_at.desc(), QUESTION.c.id),
        "answered": (QUESTION.c.last_at.desc(), QUESTION.c.id),
        "place": (QUESTION.c.place_name, QUESTION.c.rank, QUESTION.c.id),
    }
    return chosen.order_by(*columns.get(sort, (QUESTION.c.weight.desc(), QUESTION.c.id)))


def _passes(
    each: Json, wanted: BoardFilter, among: frozenset[str] | None, standing: bool = True
) -> bool:
    return (among is None or each["id"] in among) and _query(wanted, standing).matches(each)


def _sorted(rows: list[Json], sort: str) -> list[Json]:
    ranks = {str(standing): rank for standing, rank in RANK.items()}
    rows.sort(key=lambda each: (str(each["changed_at"] or ""), each["id"]), reverse=True)
    keys: dict[str, Callable[[Json], Any]] = {
        "weight": lambda each: -weight_of(each),
        "telling": lambda each: (ranks.get(each["standing"], len(ranks)), -weight_of(each)),
        "place": lambda each: bare((each.get("place") or {}).get("name") or ""),
    }
    if sort in keys:
        rows.sort(key=keys[sort])
    if sort == "answered":
        rows.sort(
            key=lambda each: max((str(row["last"] or "") for row in each["positions"]), default=""),
            reverse=True,
        )
    return rows


def _said(quote: Json, line: Line | None) -> Json:
    """A quotation with why it answers this question, and why it is an echo, if it is one."""
    return (
        {**quote, "answers": list(line.why), "mark": line.mark, "echo": line.voice}
        if line
        else quote
    )


def _found(rows: Sequence[Json], start: int, total: int) -> Found:
    end = start + len(rows)
    return Found(tuple(rows), total, str(end) if rows and end < total else "")
