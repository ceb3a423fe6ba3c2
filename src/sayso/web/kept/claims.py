"""Claims: pages of them, one with everything about it, and the queue of review."""

import json

from sqlalchemy import select

from sayso.ledger.canonical import instant
from sayso.ledger.dossier import text_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import claims_of, find_claims, reading_of
from sayso.ledger.schema import REPORT
from sayso.questions.decisions import Joined
from sayso.questions.tables import ANSWER, QUESTION
from sayso.record.json import Json
from sayso.web.kept.opened import Opened, Sight
from sayso.web.kept.quotes import decisions_of, quotes_of, recorded_at, rows_of
from sayso.web.record import ClaimFilter, Clock, Found, Page

_ASIDE = 600
"""Code points of a paragraph that are shown before and after a claim, if it is longer."""


class ClaimsOfLedger:
    """Claims out of the ledger."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def claims(self, wanted: ClaimFilter, clock: Clock, page: Page) -> Found:
        """A page of claims in the order of recording, or of publication where times are asked
        for.
        """
        with self._opened.look(clock) as sight:
            if wanted.question:
                return _of_question(sight, wanted, page)
            filters = _filters(sight, wanted)
            if filters is None:
                return Found()
            found = find_claims(
                sight.connection,
                filters,
                sight.view,
                limit=page.limit,
                after=page.after or None,
                newest=True,
            )
            return Found(tuple(rows_of(sight, found.claims)), None, found.after or "")

    def claim(self, key: str) -> Json | None:
        """A claim with its passage, its questions and every decision on it."""
        with self._opened.look() as sight:
            found = claims_of(sight.connection, key[:64], sight.view)
            rows = rows_of(sight, found[:1])
            if not rows:
                return None
            first, reading = found[0], reading_of(sight.connection, found[0].reading)
            text = text_of(sight.connection, first.report["text_sha256"])
            spans = [
                span for part in ("source", "cue", "content") for span in rows[0][part]["spans"]
            ]
            return {
                **rows[0],
                "passage": _passage(text or "", spans),
                "questions": questions_of(sight, [key]).get(key, []),
                "reader": reading["reader"],
                "theatre": reading["theatre_id"],
                "recorded": recorded_at(sight, first.seq),
                "also_in": [each.report["id"] for each in found[1:]],
                "decisions": list(reversed(decisions_of(sight, "claim", key, 200, 0))),
            }

    def queue(self, wanted: ClaimFilter, page: Page) -> Found:
        """Claims that nobody has decided on, those of the last reports first."""
        with self._opened.look() as sight:
            filters = _filters(sight, wanted, "open")
            if filters is None:
                return Found()
            found = find_claims(
                sight.connection,
                filters,
                sight.view,
                limit=page.limit,
                after=page.after or None,
                newest=True,
            )
            rows = rows_of(sight, found.claims)
            return Found(tuple(rows), None if found.after else len(rows), found.after or "")


def questions_of(sight: Sight, claims: list[str]) -> dict[str, list[Json]]:
    """The questions that claims answer, as they stand now."""
    tables, joined = sight.board.tables, Joined.load(sight.connection, sight.view)
    answers = tables.execute(
        select(ANSWER.c.claim, ANSWER.c.group_id).where(ANSWER.c.claim.in_(claims)).distinct()
    )
    pairs = [
        (row.claim, joined.counted(joined.moved.get((row.group_id, row.claim), row.group_id)))
        for row in answers
    ]
    columns = (QUESTION.c.id, QUESTION.c.standing, QUESTION.c.body)
    rows = tables.execute(
        select(*columns).where(QUESTION.c.id.in_({key for _, key in pairs}))
    ).all()
    known = {row.id: _short(row.body) for row in rows}
    found: dict[str, list[Json]] = {}
    for claim, key in pairs:
        if key in known and known[key] not in found.setdefault(claim, []):
            found[claim].append(known[key])
    return found


def _short(body: str) -> Json:
    told = json.loads(body)
    return {key: told[key] for key in ("id", "type", "what", "standing", "place")}


def _of_question(sight: Sight, wanted: ClaimFilter, page: Page) -> Found:
    found = sight.board.question(wanted.question, sight.view)
    positions = (
        [each for each in found.positions if wanted.speaker in ("", each.holder)] if found else []
    )
    ids = list(dict.fromkeys(claim for position in positions for claim in position.claims))
    start = int(page.after) if page.after.isdecimal() and len(page.after) < 10 else 0
    quotes = quotes_of(sight, ids[start : start + page.limit])
    end = start + page.limit
    rows = tuple(quotes[each] for each in ids[start:end] if each in quotes)
    return Found(rows, len(ids), str(end) if end < len(ids) else "")


def _filters(sight: Sight, wanted: ClaimFilter, review: str = "") -> Filters | None:
    """The ledger's filters; None if the report that is asked for is not there."""
    report = None
    if wanted.report:
        named = select(REPORT.c.seq).where(
            (REPORT.c.id == wanted.report) | (REPORT.c.text_sha256 == wanted.report)
        )
        report = sight.connection.execute(named).scalar()
        if report is None:
            return None
    return Filters(
        speaker=wanted.speaker or None,
        side=wanted.side or None,
        place=wanted.place or None,
        within=wanted.radius if wanted.place else None,
        type=wanted.type or None,
        stance=wanted.stance or None,
        outlet=wanted.outlet or None,
        words=wanted.text or None,
        review=review or wanted.review or None,
        report_seq=report,
        since=instant(wanted.since) if wanted.since else None,
        until=instant(wanted.until) if wanted.until else None,
    )


def _passage(text: str, spans: list[list[int]]) -> Json:
    """The paragraphs that the claim stands in."""
    if not spans or not text:
        return {"text": text[:_ASIDE], "start": 0, "end": min(len(text), _ASIDE)}
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    start = max(text.rfind("\n", 0, first) + 1, first - _ASIDE)
    end = text.find("\n", last)
    end = min(len(text) if end < 0 else end, last + _ASIDE)
    return {"text": text[start:end], "start": start, "end": end}
