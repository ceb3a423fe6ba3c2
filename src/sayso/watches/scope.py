"""What a watch is about: the questions of the board that it follows, and its name."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from sayso.ledger.filters import Filters
from sayso.ledger.identities import Identities
from sayso.ledger.query import find_claims
from sayso.ledger.schema import SPEAKER
from sayso.ledger.view import View
from sayso.questions.coding import decoded
from sayso.questions.decisions import Joined
from sayso.questions.events import Event, event_with, events_of
from sayso.questions.places import bare
from sayso.questions.query import BoardQuery
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import ANSWER, HOLDER, QUESTION
from sayso.watches.watch import Kind

MOST_QUESTIONS = 5000
"""Of one watch, the weightiest: a place with more is a country, and its changes a newspaper."""
_MOST_WORDS = 300
"""The last claims with some words, whose questions are followed."""


@dataclass(frozen=True, slots=True)
class Scope:
    """``name`` is what is followed, as a page calls it; ``questions`` are the ids that go by it.

    ``speakers`` are the ids of a followed speaker.
    """

    name: str
    questions: frozenset[str]
    speakers: frozenset[str] = frozenset()


class Scopes:
    """What watches are about on a board as it is at one view; the events of all its questions are
    put together once, however many are followed.
    """

    def __init__(self, board: LedgerBoard, view: View) -> None:
        self.board = board
        self.view = view
        self._events: list[Event] | None = None

    def of(self, kind: Kind, target: str) -> Scope | None:
        """What a watch is about; None if there is no such thing."""
        if kind is Kind.EVENT:
            return self._event(target)
        return _SCOPES[kind](self.board, target, self.view)

    def _event(self, target: str) -> Scope | None:
        if self._events is None:
            rows = map(decoded, self.board.tables.execute(select(QUESTION.c.body)).scalars())
            self._events = events_of(rows)
        event = event_with(self._events, target)
        if event is None:
            return None
        return Scope(event.title, frozenset(str(row["id"]) for row in event.questions))


def _question(board: LedgerBoard, target: str, view: View) -> Scope | None:
    key = Joined.load(board.ledger, view).counted(target)
    body = board.tables.execute(select(QUESTION.c.body).where(QUESTION.c.id == key)).scalar()
    return None if body is None else Scope(str(decoded(body)["what"]), frozenset({key}))


def _place(board: LedgerBoard, target: str, view: View) -> Scope | None:  # noqa: ARG001
    chosen = select(QUESTION.c.id, QUESTION.c.body).where(*BoardQuery(place=target).conditions())
    rows = board.tables.execute(
        chosen.order_by(QUESTION.c.weight.desc()).limit(MOST_QUESTIONS)
    ).all()
    if not rows:
        return None
    place = decoded(rows[0].body)["place"] or {}
    return Scope(str(place.get("name") or target), frozenset(row.id for row in rows))


def _speaker(board: LedgerBoard, target: str, view: View) -> Scope | None:
    folded = target.casefold()
    by_name = select(HOLDER.c.speaker).where(HOLDER.c.name == folded).distinct()
    identities = Identities.load(board.ledger, "speaker", view)
    ids = {target, *board.tables.execute(by_name).scalars()}
    same = set[str]().union(*(identities.alike(key) for key in ids))
    rows = board.tables.execute(select(HOLDER).where(HOLDER.c.speaker.in_(same))).all()
    name = board.ledger.execute(
        select(SPEAKER.c.name).where(SPEAKER.c.id.in_(same)).limit(1)
    ).scalar()
    if not rows and name is None:
        return None
    return Scope(str(name or target), frozenset(row.question for row in rows), frozenset(same))


def _words(board: LedgerBoard, target: str, view: View) -> Scope:
    filters = Filters(words=target)
    page = find_claims(board.ledger, filters, view, limit=_MOST_WORDS, newest=True)
    by_claim = answered_by(board, (claim.id for claim in page.claims))
    by_place = board.tables.execute(
        select(QUESTION.c.id).where(QUESTION.c.place_name == bare(target)).limit(MOST_QUESTIONS)
    ).scalars()
    joined = Joined.load(board.ledger, view)
    groups = {*by_place, *(group for groups in by_claim.values() for group in groups)}
    return Scope(f"“{target}”", frozenset(joined.counted(group) for group in groups))


def answered_by(board: LedgerBoard, claims: Iterable[str]) -> dict[str, set[str]]:
    """The questions that claims answer, by the ids of the claims that answer any."""
    answers = board.tables.execute(
        select(ANSWER.c.claim, ANSWER.c.group_id).where(ANSWER.c.claim.in_(list(claims)))
    )
    groups: dict[str, set[str]] = {}
    for claim, group in answers:
        groups.setdefault(claim, set()).add(group)
    return groups


_SCOPES = {
    Kind.QUESTION: _question,
    Kind.PLACE: _place,
    Kind.SPEAKER: _speaker,
    Kind.WORDS: _words,
}
