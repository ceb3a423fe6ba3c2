"""What people decide on questions: that two are one, that some claims answer another; and what they
note on them.

Each is appended, and can be undone by another decision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, Select, select

from sayso.ledger.amendments import cannot, claims_of
from sayso.ledger.append import appending
from sayso.ledger.bodies import DecisionBody
from sayso.ledger.canonical import parse
from sayso.ledger.decision_body import decision_body
from sayso.ledger.review import in_force
from sayso.ledger.schema import COMMIT, DECISION, RECORD
from sayso.ledger.store import Ledger
from sayso.ledger.view import View

SUBJECT = "question"
NOTE = "note"
MOST_WORDS = 2000
"""Code points of a note."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody noted on a question.  ``id`` is the number of its record, ``at`` when it was
    recorded (UTC).
    """

    id: str
    text: str
    by: str
    at: str


@dataclass(slots=True)
class Joined:
    """The decisions that hold: ``merged`` leads from a question to the one that it is counted with,
    ``moved`` from a question and a claim to the question that the claim's answer was put to.
    """

    merged: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, connection: Connection, view: View) -> Self:
        """The decisions of a view."""
        found = cls()
        for row in connection.execute(in_force(SUBJECT, view)):
            if row.verdict == "merge":
                found.merged[row.target] = row.into_id
            elif row.verdict == "split":
                body = connection.execute(
                    select(RECORD.c.body).where(RECORD.c.seq == row.seq)
                ).scalar()
                claims = claims_of(parse(body)) if body else ()
                found.moved.update(
                    dict.fromkeys(((row.target, claim) for claim in claims), row.into_id)
                )
        return found

    def counted(self, id_: str) -> str:
        """The question that a question is counted with: itself, if it was merged with none."""
        seen = {id_}
        while (into := self.merged.get(id_)) is not None and into not in seen:
            seen.add(into)
            id_ = into
        return id_

    def sources(self, id_: str) -> list[str]:
        """The questions from which the answers of a question come, itself first."""
        merged = [each for each in self.merged if each != id_ and self.counted(each) == id_]
        whole = [id_, *merged]
        return [
            *whole,
            *dict.fromkeys(
                of for (of, _), into in self.moved.items() if into in whole and of not in whole
            ),
        ]

    def belongs(self, to: str, kept_under: str, claim: str) -> bool:
        """Whether an answer that is kept under one question is counted with another."""
        return self.counted(self.moved.get((kept_under, claim), kept_under)) == to

    def touched(self) -> set[str]:
        """The questions that a decision concerns."""
        return {
            *self.merged,
            *self.merged.values(),
            *(of for of, _ in self.moved),
            *self.moved.values(),
        }

    def about(self, ids: Iterable[str]) -> set[str]:
        """Questions with those whose answers may change with theirs."""
        named = set(ids)
        moved = {into for (of, _), into in self.moved.items() if of in named}
        return {self.counted(each) for each in named | moved} | named


def merge_questions(
    ledger: Ledger, target: str, into: str, *, who: str, why: str = "", now: datetime | None = None
) -> int:
    """Decide that two questions are one, which goes by the id ``into``; gives the number of the
    decision's record.

    Raises:
        LedgerError: L014 if they are one already or are of two types.
    """
    if target == into or target.split("-")[0] != into.split("-")[0]:
        raise cannot("two questions of one type can be merged")
    body = decision_body(SUBJECT, "merge", target, who, why)
    return _decide(ledger, {**body, "into": into}, now)


def split_question(
    ledger: Ledger,
    target: str,
    claims: Sequence[str],
    into: str,
    *,
    who: str,
    why: str = "",
    now: datetime | None = None,
) -> int:
    """Decide that these claims answer another question than ``target``: ``into``, which may be new.

    Raises:
        LedgerError: L014 if no claim is named.
    """
    if not claims or not into.strip() or into == target:
        raise cannot("a split names the claims that answer another question, and that other")
    body = decision_body(SUBJECT, "split", target, who, why)
    return _decide(ledger, {**body, "into": into, "claims": list(claims)}, now)


def note_question(
    ledger: Ledger, target: str, text: str, *, who: str, now: datetime | None = None
) -> int:
    """Put a note on a question: it answers nothing and changes no standing.  Gives the number of
    its record.

    Raises:
        LedgerError: L014 if it has no words, or more than ``MOST_WORDS`` code points.
    """
    words = text.strip()
    if not words or len(words) > MOST_WORDS:
        raise cannot(f"a note has words, and at most {MOST_WORDS} characters")
    return _decide(ledger, decision_body(SUBJECT, NOTE, target, who, words), now)


def notes_on(connection: Connection, id_: str, view: View) -> list[Note]:
    """The notes on a question that nobody has taken back, and on those counted with it, in the
    order of writing.
    """
    joined = Joined.load(connection, view)
    about = [each for each in {id_, *joined.merged} if joined.counted(each) == joined.counted(id_)]
    seqs = {row.seq: row.who for row in connection.execute(_noted(view, about))}
    bodies = (
        select(RECORD.c.seq, RECORD.c.body).where(RECORD.c.seq.in_(seqs)).order_by(RECORD.c.seq)
    )
    return [
        Note(
            str(row.seq),
            str(parse(row.body)["why"]),
            str(seqs[row.seq]),
            _recorded_at(connection, row.seq),
        )
        for row in connection.execute(bodies).all()
        if row.body
    ]


def _noted(view: View, about: Sequence[str]) -> Select[Any]:
    return in_force(SUBJECT, view).where(DECISION.c.verdict == NOTE, DECISION.c.target.in_(about))


def _recorded_at(connection: Connection, seq: int) -> str:
    commit = (
        select(COMMIT.c.recorded_at).where(COMMIT.c.last >= seq).order_by(COMMIT.c.seq).limit(1)
    )
    return str(connection.execute(commit).scalar())


def _decide(ledger: Ledger, body: DecisionBody, now: datetime | None) -> int:
    with appending(ledger, now) as appender:
        return appender.append("decision", body)
