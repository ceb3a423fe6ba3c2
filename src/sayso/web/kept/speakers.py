"""Speakers: who they are, what they hold, what became of it."""

import json
from threading import Lock

from sqlalchemy import func, select

from sayso.ledger.identities import Identities
from sayso.ledger.indexing import fold
from sayso.ledger.schema import CLAIM, SPEAKER
from sayso.questions.contract import question_as_json
from sayso.questions.tables import ANSWER, CASE, QUESTION
from sayso.record.json import Json
from sayso.web.kept.opened import Opened, Sight
from sayso.web.record import Clock, Found, Page

_MOST = 300
_TURNS = {
    "conceded": "conceded",
    "walked back": "walked_back",
    "denied by own side": "denied_by_own",
}


class SpeakersOfLedger:
    """Speakers out of the ledger and its board.  Counts over all claims are made once for each
    head.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lock = Lock()
        self._ranked: tuple[int, list[Json]] = (-1, [])

    def speaker(self, key: str, clock: Clock) -> Json | None:
        """One speaker, counted with whom reviewers decided to be the same."""
        with self._opened.look(clock) as sight:
            same = sorted(Identities.load(sight.connection, "speaker", sight.view).alike(key))
            row = sight.connection.execute(
                select(SPEAKER).where(SPEAKER.c.id.in_(same)).limit(1)
            ).first()
            claims = self._claims(sight, same)
            positions = self._positions(sight, same)
            if row is None and not positions:
                return None
            name = max(
                (each["name"] for each in positions), key=len, default=row.name if row else key
            )
            return {
                "id": key,
                "name": name,
                "kind": row.kind if row else "",
                "side": next((each["side"] for each in positions if each["side"]), None)
                or self._side(sight, same),
                "claims": claims,
                "say_sos": len(positions),
                "echoes": sum(int(each["echoes"]) for each in positions),
                "against_interest": sum(bool(each["against_interest"]) for each in positions),
                "positions": positions,
                "track": self._track(sight, same),
            }

    def speakers(self, wanted: str, page: Page) -> Found:
        """Speakers whose names have these words; without words all who have a name."""
        start = int(page.after) if page.after.isdecimal() and len(page.after) < 10 else 0
        with self._opened.look() as sight:
            rows = self._matching(sight, wanted) if wanted else self._all(sight)
        end = start + page.limit
        return Found(tuple(rows[start:end]), len(rows), str(end) if end < len(rows) else "")

    def _matching(self, sight: Sight, wanted: str) -> list[Json]:
        words = SPEAKER.c.folded.contains(fold(wanted), autoescape=True)
        ids = list(
            sight.connection.execute(
                select(SPEAKER.c.id).where(words).distinct().limit(_MOST)
            ).scalars()
        )
        counted = select(CLAIM.c.speaker_id, func.count().label("claims")).where(
            CLAIM.c.speaker_id.in_(ids)
        )
        rows = sight.connection.execute(counted.group_by(CLAIM.c.speaker_id)).all()
        return _named(sight, {row.speaker_id: row.claims for row in rows})

    def _all(self, sight: Sight) -> list[Json]:
        with self._lock:
            if self._ranked[0] == sight.head.seq:
                return self._ranked[1]
        named = select(SPEAKER.c.id).where(SPEAKER.c.kind != "unnamed")
        counted = select(CLAIM.c.speaker_id, func.count().label("claims")).where(
            CLAIM.c.speaker_id.in_(named)
        )
        most = (
            counted.group_by(CLAIM.c.speaker_id)
            .order_by(func.count().desc(), CLAIM.c.speaker_id)
            .limit(2000)
        )
        rows = _named(sight, {row.speaker_id: row.claims for row in sight.connection.execute(most)})
        with self._lock:
            self._ranked = (sight.head.seq, rows)
        return rows

    def _claims(self, sight: Sight, same: list[str]) -> int:
        counted = select(func.count()).select_from(CLAIM).where(CLAIM.c.speaker_id.in_(same))
        counted = counted.where(CLAIM.c.seq <= sight.view.seq)
        if sight.view.known_by is not None:
            counted = counted.where(CLAIM.c.known_at <= sight.view.known_by)
        return sight.connection.execute(counted).scalar() or 0

    def _side(self, sight: Sight, same: list[str]) -> str | None:
        told = (
            select(CLAIM.c.side)
            .where(CLAIM.c.speaker_id.in_(same), CLAIM.c.side.is_not(None))
            .limit(1)
        )
        side: str | None = sight.connection.execute(told).scalar()
        return side

    def _positions(self, sight: Sight, same: list[str]) -> list[Json]:
        tables = sight.board.tables
        groups = select(ANSWER.c.group_id).where(ANSWER.c.speaker.in_(same)).distinct().limit(_MOST)
        keys = list(tables.execute(groups).scalars())
        if sight.is_now:
            bodies = tables.execute(
                select(QUESTION.c.body).where(QUESTION.c.id.in_(keys))
            ).scalars()
            questions = [json.loads(body) for body in bodies]
        else:
            seen = (sight.board.question(key, sight.view) for key in keys)
            questions = [question_as_json(each) for each in seen if each]
        found = [
            {
                **position,
                "question": {key: each[key] for key in ("id", "type", "what", "standing", "place")},
            }
            for each in questions
            for position in each["positions"]
            if position["speaker"] in same
        ]
        return sorted(found, key=lambda each: str(each["first"] or ""), reverse=True)

    def _track(self, sight: Sight, same: list[str]) -> dict[str, list[Json]]:
        track: dict[str, list[Json]] = {name: [] for name in _TURNS.values()}
        for body in sight.board.tables.execute(
            select(CASE.c.body).where(CASE.c.speaker.in_(same)).limit(_MOST)
        ).scalars():
            told = json.loads(body)
            if (name := _TURNS.get(told["turn"])) is not None:
                track[name].append(told)
        return track


def _named(sight: Sight, counts: dict[str, int]) -> list[Json]:
    rows: dict[str, Json] = {}
    chosen = select(SPEAKER).where(SPEAKER.c.id.in_(list(counts)))
    for row in sight.connection.execute(chosen):
        there = rows.get(row.id)
        if there is None or len(row.name) > len(there["name"]):
            rows[row.id] = {
                "id": row.id,
                "name": row.name,
                "kind": row.kind,
                "claims": counts[row.id],
                "side": None,
            }
    for speaker, side in _sides(sight, list(rows)).items():
        rows[speaker]["side"] = side
    return sorted(rows.values(), key=lambda each: (-each["claims"], each["name"]))


def _sides(sight: Sight, speakers: list[str]) -> dict[str, str]:
    """The side that each speaker mostly speaks for; those of whom none is known are left out."""
    found: dict[str, str] = {}
    for at in range(0, len(speakers), _MOST):
        some = CLAIM.c.speaker_id.in_(speakers[at : at + _MOST]) & CLAIM.c.side.is_not(None)
        counted = select(CLAIM.c.speaker_id, CLAIM.c.side, func.count().label("claims")).where(some)
        rows = sight.connection.execute(counted.group_by(CLAIM.c.speaker_id, CLAIM.c.side))
        for row in sorted(rows, key=lambda each: (each.claims, each.side)):
            found[row.speaker_id] = row.side
    return found
