"""Answers put anew: where people decided that a claim says another thing, or is of another place.

Nothing that was put to a question is taken from it.  A decision puts the claim's answers, as they
are from then on, beside those that were there, in the order of the ledger; which of them count is
a matter of the view (``sayso.questions.visible``).  So the board of any earlier record is there
too, a decision that is undone leaves everything as it was, and the board that grew step by step is
the one that is made at once.

An answer that asks the same as before stays with its question.  One that asks another thing goes
to the question that it fits, or makes one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Protocol

from sqlalchemy import Connection, Row, select

from sayso.ledger.amended import amended_entry
from sayso.ledger.amendments import changes_of
from sayso.ledger.identities import Identities
from sayso.ledger.schema import CLAIM, CLAIM_PLACE, DECISION, RECORD
from sayso.ledger.view import View
from sayso.questions import feed
from sayso.questions.apart import attempt
from sayso.questions.coding import decoded
from sayso.questions.frames import Frame, frame_from_json
from sayso.questions.given import Given, Prepared, given_of
from sayso.questions.keeper import Keeper, Shelf
from sayso.questions.records import Proposed, answers_of
from sayso.questions.tables import ANSWER
from sayso.record.entry import Entry
from sayso.record.place import Place

_AT_ONCE = 500
"""Ids that one statement names; stores allow some thousand."""
STAYED = ("it was amended, and asks the same",)


class WrittenShelf(Shelf, Protocol):
    """A shelf whose answers stand in the board's tables."""

    def write_answers(self) -> None:
        """Write the answers that wait to be written."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer of the board's table as far as it matters here."""

    seq: int
    claim: str
    reading: int
    amendment: int


class Amender:
    """Puts what decisions changed to questions, between the readings of a span of the ledger."""

    def __init__(
        self,
        ledger: Connection,
        tables: Connection,
        keeper: Keeper,
        shelf: WrittenShelf,
        span: feed.Span,
    ) -> None:
        self._ledger, self._tables, self._keeper, self._shelf = ledger, tables, keeper, shelf
        decisions = list(ledger.execute(_DECISIONS.where(DECISION.c.seq <= span[1])))
        self._waiting = [row for row in decisions if row.seq > span[0]]
        self._of_places = [row.seq for row in decisions if row.subject == "place"]
        self._amendments: dict[str, list[int]] = defaultdict(list)
        for row in decisions:
            if row.subject == "claim" and row.verdict == "amend":
                self._amendments[row.target].append(row.seq)

    def before(self, seq: int) -> set[str]:
        """Put what the decisions changed that were recorded before a record and are not put yet;
        gives the questions that they concern.
        """
        changed: set[str] = set()
        while self._waiting and self._waiting[0].seq < seq:
            changed |= self._decided(self._waiting.pop(0))
        return changed

    def after(self, report: Prepared) -> set[str]:
        """Put what earlier decisions change of a reading that was just put."""
        changed: set[str] = set()
        reading = report.reading
        for some in _batches(sorted(self._amendments)):
            chosen = select(CLAIM.c.seq, CLAIM.c.id).where(
                CLAIM.c.reading_seq == reading, CLAIM.c.id.in_(some)
            )
            for row in self._ledger.execute(chosen.order_by(CLAIM.c.seq)).all():
                for amendment in self._amendments[row.id]:
                    if amendment < reading:
                        changed |= self._amended(row.seq, reading, row.id, amendment, reading)
        places = self._places(reading)
        moved = {
            each.seq: each.claim
            for each in report.answers
            if each.place and places.of_place(each.claim, each.place) != each.place
        }
        for seq, claim in moved.items():
            changed |= self._moved(_Kept(seq, claim, reading, 0), reading)
        return changed

    def _decided(self, row: Row[Any]) -> set[str]:
        if row.subject == "place":
            return self._on_places(row)
        if row.verdict != "amend":
            return set()
        changed: set[str] = set()
        chosen = select(CLAIM.c.seq, CLAIM.c.reading_seq).where(
            CLAIM.c.id == row.target, CLAIM.c.seq < row.seq
        )
        for claim in self._ledger.execute(chosen.order_by(CLAIM.c.seq)).all():
            changed |= self._amended(claim.seq, claim.reading_seq, row.target, row.seq, row.seq)
        return changed

    def _on_places(self, row: Row[Any]) -> set[str]:
        self._shelf.write_answers()
        found: set[_Kept] = set()
        for some in _batches(sorted(feed.ids_of(self._ledger, row))):
            named = ANSWER.c.place.in_(some) | ANSWER.c.claim.in_(some)
            found |= {_kept(each) for each in self._tables.execute(_KEPT.where(named)).all()}
        changed: set[str] = set()
        for each in sorted(found, key=lambda each: (each.seq, each.amendment)):
            changed |= self._moved(each, row.seq)
        return changed

    def _amended(self, seq: int, reading: int, claim: str, amendment: int, at: int) -> set[str]:
        """Put the answers of a claim as it was amended; ``at`` is the record by which it is put."""
        changed = self._put(_Kept(seq, claim, reading, amendment), at, moved=False)
        return changed | self._moved(_Kept(seq, claim, reading, amendment), at)

    def _moved(self, kept: _Kept, at: int) -> set[str]:
        return self._put(kept, at, moved=True)

    def _put(self, kept: _Kept, at: int, *, moved: bool) -> set[str]:
        made, problem = attempt(partial(self._made, kept, at, moved=moved))
        if made is None:
            self._keeper.skip(kept.claim, problem, at)
            return set()
        self._shelf.write_answers()
        report, answers = made
        there = self._there([each.id for each in answers])
        before = self._before(kept) if not moved else []
        put = (
            self._keeper.put_anew(each, report, _group_of(each.frame, before), STAYED)
            for each in answers
            if each.id not in there
        )
        return {group for group in put if group is not None}

    def _made(self, kept: _Kept, at: int, *, moved: bool) -> tuple[str, list[Given]]:
        """The report and the answers of a claim, as it was amended, and moved to where its places
        were decided to be.
        """
        (told,) = feed.readings(self._ledger, [kept.reading], kept.seq)
        if kept.amendment:
            entry = self._entry(kept)
            entries = [
                entry if seq == kept.seq else each
                for seq, each in zip(told.seqs, told.entries, strict=True)
            ]
            told = replace(told, entries=entries)
        proposed = (each for each in answers_of(told, "") if each.answer.seq == kept.seq)
        numbered = (_numbered(each, kept.amendment) for each in proposed)
        if not moved:
            return told.id, [given_of(each, told.theatre) for each in numbered]
        places = self._places(at)
        there = (self._at_its_place(each, places, at) for each in numbered)
        return told.id, [given_of(each, told.theatre) for each in there if each is not None]

    def _entry(self, kept: _Kept) -> Entry:
        chosen = select(RECORD.c.seq, RECORD.c.body).where(
            RECORD.c.seq.in_([kept.seq, kept.amendment])
        )
        bodies = {row.seq: row.body for row in self._ledger.execute(chosen)}
        decision = bodies.get(kept.amendment)
        changes = changes_of(decoded(decision)) if decision else {}
        return amended_entry(decoded(bodies[kept.seq])["entry"], changes)

    def _at_its_place(self, proposed: Proposed, places: Identities, at: int) -> Proposed | None:
        """The answer at the place that its own is counted with; None if that is the same one."""
        answer, place = proposed.answer, proposed.proposition.place
        if place is None:
            return None
        name = places.of_place(answer.claim, place.id)
        if name == place.id:
            return None
        there = place_called(self._ledger, name, at) or replace(place, id=name)
        return Proposed(
            replace(answer, id=f"{answer.id}@{name}", moved_from=place.id),
            replace(proposed.proposition, place=there, place_text=there.name),
        )

    def _places(self, at: int) -> Identities:
        """Which places are one by a record: as of the last decision on one."""
        last = max((seq for seq in self._of_places if seq <= at), default=0)
        return self._places_by(last)

    @lru_cache(maxsize=8)  # noqa: B019 - an Amender lives for one catch-up
    def _places_by(self, last: int) -> Identities:
        return Identities.load(self._ledger, "place", View(last)) if last else Identities()

    def _there(self, ids: Iterable[str]) -> set[str]:
        there: set[str] = set()
        for some in _batches(list(ids)):
            there |= set(
                self._tables.execute(select(ANSWER.c.id).where(ANSWER.c.id.in_(some))).scalars()
            )
        return there

    def _before(self, kept: _Kept) -> list[tuple[str, Frame]]:
        """The questions of a claim's answers as they were read, each with what it was about."""
        ids = [f"{kept.seq}.{number}" for number in range(_AT_ONCE)]
        chosen = select(ANSWER.c.group_id, ANSWER.c.body).where(ANSWER.c.id.in_(ids))
        rows = self._tables.execute(chosen.order_by(ANSWER.c.number)).all()
        return [(row.group_id, frame_from_json(decoded(row.body)[1])) for row in rows]


_DECISIONS = (
    select(DECISION, RECORD.c.body)
    .join(RECORD, RECORD.c.seq == DECISION.c.seq)
    .where(DECISION.c.subject.in_(("claim", "place")))
    .order_by(DECISION.c.seq)
)
_KEPT = select(ANSWER.c.seq, ANSWER.c.claim, ANSWER.c.reading, ANSWER.c.body)


def place_called(connection: Connection, name: str, at: int) -> Place | None:
    """The place with this id as the first claim up to a record has it; None if none has."""
    first = (
        select(RECORD.c.body)
        .join(CLAIM_PLACE, CLAIM_PLACE.c.claim_seq == RECORD.c.seq)
        .where(CLAIM_PLACE.c.place_id == name, CLAIM_PLACE.c.claim_seq <= at)
        .order_by(CLAIM_PLACE.c.claim_seq)
    )
    for body in connection.execute(first.limit(_AT_ONCE)).scalars():
        if body is None:
            continue  # its words were removed
        entry = feed.entry_of(body)
        named = (each.place for each in entry.references.places if each.place is not None)
        found = next((each for each in named if each.id == name), None)
        if found is not None:
            return found
    return None


def _kept(row: Any) -> _Kept:
    return _Kept(row.seq, row.claim, row.reading, decoded(row.body)[0].get("amendment", 0))


def _numbered(proposed: Proposed, amendment: int) -> Proposed:
    if not amendment:
        return proposed
    answer = proposed.answer
    own = replace(answer, id=f"{answer.id}.{amendment}", amendment=amendment)
    return replace(proposed, answer=own)


def _group_of(frame: Frame, before: list[tuple[str, Frame]]) -> str | None:
    """The question that an answer stays with: where one of its claim asks the same."""
    return next((group for group, other in before if _asks_alike(frame, other)), None)


def _asks_alike(frame: Frame, other: Frame) -> bool:
    return (frame.type, frame.about, frame.spot.id, frame.days) == (
        other.type,
        other.about,
        other.spot.id,
        other.days,
    )


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
