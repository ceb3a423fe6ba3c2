"""The record that pages and API ask, as a ledger and its board keep it."""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from sqlalchemy import select

from sayso.checking.draft import CheckedDraft
from sayso.ledger.claiming import Drafted
from sayso.ledger.schema import CLAIM, READING
from sayso.ledger.store import Ledger
from sayso.reader import AUTO, directory_for, version
from sayso.record.json import Json
from sayso.recording import Recorder, Run, at_once
from sayso.theatres.load import load_theatre, shipped
from sayso.watches.journal import Watched
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch
from sayso.web.kept.adding import add_uploads
from sayso.web.kept.board import BoardOfLedger
from sayso.web.kept.checking import check_upload
from sayso.web.kept.claims import ClaimsOfLedger, questions_of
from sayso.web.kept.deciding import DecisionsOfLedger
from sayso.web.kept.events import EventsOfLedger
from sayso.web.kept.following import FollowingOfLedger
from sayso.web.kept.opened import Opened
from sayso.web.kept.places import places_named
from sayso.web.kept.quotes import decisions_of
from sayso.web.kept.reports import ReportsOfLedger
from sayso.web.kept.speakers import SpeakersOfLedger
from sayso.web.record import (
    BoardFilter,
    ClaimFilter,
    Clock,
    Draft,
    Found,
    Page,
    ReportFilter,
    Told,
    Upload,
)


class LedgerRecord:
    """A ``sayso.web.record.Record``.

    What is added is read in ``theatre``, as for ``directory_for``; its sides, and those of the
    shipped theatres that the ledger's reports were read in, have their colours.  ``run`` calls what
    reads.
    """

    def __init__(self, ledger: Ledger, theatre: str = AUTO, run: Run = at_once) -> None:
        self._ledger = ledger
        directory = directory_for(theatre)
        self._name_of_theatre = theatre
        self._theatre = directory.theatre if directory and directory.theatre.id else None
        self._opened = Opened(ledger)
        self._board = BoardOfLedger(self._opened)
        self._events = EventsOfLedger(self._board)
        self._claims = ClaimsOfLedger(self._opened)
        self._reports = ReportsOfLedger(self._opened)
        self._speakers = SpeakersOfLedger(self._opened)
        self._following = FollowingOfLedger(self._opened)
        self._recorder = Recorder(ledger, theatre, run=run)
        self._deciding = DecisionsOfLedger(ledger)
        self._lock = Lock()
        self._counted = (0, 0, 0)
        self._sided: tuple[int, list[Json]] = (-1, [])

    def head(self) -> Json:
        """The last commit, and how much there is."""
        with self._opened.look() as sight:
            at = sight.head
        with self._lock:
            seq, reports, claims = self._counted
            if seq < at.seq:
                more = self._reports.counts(seq)
                self._counted = (at.seq, reports + more[0], claims + more[1])
            _, reports, claims = self._counted
        return {
            "seq": at.seq,
            "sha256": at.sha256,
            "recorded_at": at.recorded_at,
            "reports": reports,
            "claims": claims,
            "version": version(),
        }

    def sides(self) -> Sequence[Json]:
        """The sides of the theatres that the reports were read in."""
        with self._opened.look() as sight:
            with self._lock:
                if self._sided[0] == sight.head.seq:
                    return self._sided[1]
            names = set(sight.connection.execute(select(READING.c.theatre_id).distinct()).scalars())
            used = list(sight.connection.execute(select(CLAIM.c.side).distinct()).scalars())
            seq = sight.head.seq
        theatres = [self._theatre] if self._theatre else []
        theatres += [
            load_theatre(name)
            for name in shipped()
            if name in names and all(name != t.id for t in theatres)
        ]
        found = [
            {"id": side.id, "name": side.name, "kind": str(side.kind), "theatre": theatre.id}
            for theatre in theatres
            for side in theatre.sides
        ]
        listed = {each["id"] for each in found}
        found += [
            _unlisted(side) for side in sorted(each for each in used if each and each not in listed)
        ]
        with self._lock:
            self._sided = (seq, found)
        return found

    def board(self, wanted: BoardFilter, clock: Clock, page: Page) -> Found:
        """Questions."""
        return self._board.board(wanted, clock, page)

    def tally(self, wanted: BoardFilter, clock: Clock) -> dict[str, int]:
        """How many of each standing."""
        return self._board.tally(wanted, clock)

    def singles(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Questions of one voice under their places."""
        return self._board.singles(wanted, clock)

    def quotes(self, claims: Sequence[str], clock: Clock) -> Mapping[str, Json]:
        """Claims as they are quoted."""
        return self._board.quotes(claims, clock)

    def skipped(self, clock: Clock) -> Sequence[str]:
        """What the board left out."""
        return self._board.skipped(clock)

    def changed_since(self, seq: int) -> frozenset[str]:
        """Questions that changed."""
        return self._board.changed_since(seq)

    def question(self, key: str, clock: Clock) -> Json | None:
        """A question with the words of its positions."""
        return self._board.question(key, clock)

    def events_at(self, place: str, clock: Clock) -> Sequence[Json]:
        """What happened at a place."""
        return self._events.at(place, int(self.head()["seq"]), clock)

    def event(self, key: str, clock: Clock) -> Json | None:
        """An event."""
        return self._events.event(key, int(self.head()["seq"]), clock)

    def event_of(self, question: str, clock: Clock) -> Json | None:
        """The event of a question."""
        return self._events.of_question(question, int(self.head()["seq"]), clock)

    def places_named(self, words: str, page: Page) -> Found:
        """Places of the board by their names."""
        with self._opened.look() as sight:
            return places_named(sight, words, page)

    def places(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Places with questions."""
        return self._board.places(wanted, clock)

    def report(self, key: str) -> Json | None:
        """A report with its claims."""
        return self._reports.report(key)

    def reports(self, page: Page, clock: Clock, wanted: ReportFilter = ReportFilter()) -> Found:  # noqa: B008
        """Reports."""
        return self._reports.reports(page, clock, wanted)

    def report_counts(self, clock: Clock, wanted: ReportFilter) -> Json:
        """Reports by outlet and day."""
        return self._reports.report_counts(clock, wanted)

    def capture(self, sha256: str) -> bytes | None:
        """The original bytes."""
        return self._reports.capture(sha256)

    def claims(self, wanted: ClaimFilter, clock: Clock, page: Page) -> Found:
        """Claims."""
        return self._claims.claims(wanted, clock, page)

    def claim(self, key: str) -> Json | None:
        """A claim with everything about it."""
        return self._claims.claim(key)

    def queue(self, wanted: ClaimFilter, page: Page) -> Found:
        """Claims to be reviewed."""
        return self._claims.queue(wanted, page)

    def speaker(self, key: str, clock: Clock) -> Json | None:
        """A speaker."""
        return self._speakers.speaker(key, clock)

    def speakers(self, wanted: str, page: Page) -> Found:
        """Speakers."""
        return self._speakers.speakers(wanted, page)

    def decisions(self, target: str, page: Page) -> Found:
        """Decisions, the last first; ``after`` is the number of the last one seen."""
        after = int(page.after) if page.after.isdecimal() and len(page.after) < 19 else 0
        with self._opened.look() as sight:
            rows = decisions_of(sight, "", target, page.limit + 1, after)
        shown = rows[: page.limit]
        return Found(tuple(shown), None, shown[-1]["id"] if len(rows) > page.limit else "")

    def decide(self, draft: Draft) -> Json:
        """Append a decision.

        Raises:
            LedgerError: L010, L014 if it cannot be decided so; L005 to L009 for the store.
        """
        seq = self._deciding.decide(draft)
        return {
            "id": str(seq),
            "subject": draft.subject,
            "target": draft.target,
            "verdict": draft.verdict,
        }

    def begin(self, store: WatchStore, owner: str, watched: Watched) -> Watch:
        """Follow something."""
        return self._following.begin(store, owner, watched)

    def follow(self, store: WatchStore) -> None:
        """Note what changed of every watch."""
        self._following.follow(store)

    def name_of(self, watch: Watch) -> str:
        """What is followed."""
        return self._following.name_of(watch)

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Mapping[str, Any]]:
        """Changes in full."""
        return self._following.tell(watches, changes)

    def claim_missed(self, report: str, drafted: Drafted, who: str, why: str) -> str:
        """Record a claim that the reader missed; its id."""
        return self._deciding.claim_missed(report, drafted, who, why)

    def check(self, upload: Upload, clock: Clock) -> CheckedDraft:
        """A draft against the record; nothing of it is kept."""
        return check_upload(self._opened, upload, clock, self._name_of_theatre, self._recorder.run)

    def add(self, uploads: Sequence[Upload], who: str, told: Told) -> None:
        """Read and record; the capture tells who gave it."""
        for entry in add_uploads(self._recorder, uploads, who):
            if entry["outcome"] == "added":
                entry["questions"] = self._answered_by(str(entry["report"]))
            told(entry)

    def _answered_by(self, report: str) -> list[str]:
        claims = self._claims.claims(ClaimFilter(report=report), Clock(), Page(500)).items
        with self._opened.look() as sight:
            found = questions_of(sight, [each["id"] for each in claims])
        return list(dict.fromkeys(each["id"] for questions in found.values() for each in questions))


def _unlisted(side: str) -> Json:
    """A side of a theatre that is a file somewhere: all that is known of it is its id."""
    kind = "third-party" if side.startswith("third") else "party"
    return {"id": side, "name": side.replace("-", " ").capitalize(), "kind": kind, "theatre": ""}
