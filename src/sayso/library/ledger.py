"""``Ledger``: one door for programs to what a ledger holds."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, select

from sayso.checking.check import check_reading, read_draft, refuse_unfit, theatre_of
from sayso.checking.draft import CheckedDraft
from sayso.ledger import store
from sayso.ledger.append import Head, head
from sayso.ledger.dossier import text_of
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import all_reports, claims_of
from sayso.ledger.review import STATES
from sayso.ledger.schema import REPORT
from sayso.ledger.view import View
from sayso.library.asked import CLOCKS, Time, as_text, end_of, one_of, start_of, view_at
from sayso.library.boards import Boards
from sayso.library.claims import Claims, LedgerClaim, claim_of
from sayso.library.errors import AskError
from sayso.library.questions import BoardQuestion, Questions, question_in_full
from sayso.library.reports import Reports, report_of
from sayso.questions.detail import detail_of
from sayso.questions.page import Filters as BoardFilters
from sayso.questions.page import page
from sayso.questions.standing import Standing
from sayso.record.claim import Stance
from sayso.record.report import Report


class Ledger:
    """A ledger that is read; nothing that is done with it changes it.

    with Ledger.open("sayso.db") as ledger:
        for claim in ledger.claims(place="Orlivka", stance="denies"):
            print(claim.report.outlet, claim.claim.content.text)

    It can be asked while others add to it: each answer is of the ledger as it was when it was
    asked, also where it is gone through later.
    """

    def __init__(self, opened: store.Ledger) -> None:
        self._opened = opened
        self.boards = Boards(opened)
        self._reading = threading.Lock()

    @classmethod
    def open(cls, location: str) -> Self:
        """Open the ledger in a file or at a ``postgresql://`` address, to be read.

        Raises:
            LedgerError: L001 to L009 if there is none, or it cannot be read.
        """
        return cls(store.open_ledger(str(location)))

    def close(self) -> None:
        """Give its connections back."""
        self.boards.close()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self._opened.name}>"

    @property
    def head(self) -> Head:
        """Where it ends now: its last commit and record, each with its hash."""
        with self._opened.reading() as connection:
            return head(connection)

    @contextmanager
    def records(self) -> Iterator[Connection]:
        """Its records as they are now, by a connection that reads."""
        with self._opened.reading() as connection:
            yield connection

    def claims(
        self,
        *,
        speaker: str | None = None,
        side: str | None = None,
        outlet: str | None = None,
        stance: Stance | str | None = None,
        type: str | None = None,  # noqa: A002
        place: str | None = None,
        within: float | None = None,
        words: str | None = None,
        review: str | None = None,
        against_interest: bool = False,
        since: Time | None = None,
        until: Time | None = None,
        clock: str = "published",
        as_of: Time | None = None,
        recorded_by: Time | None = None,
    ) -> Claims:
        """The claims that pass every filter, in the order of recording, or of the clock where times
        are given.

        ``speaker`` and ``place`` are ids or names, ``within`` kilometres around the place;
        ``words`` must all stand in source or content, those in double quotes one after another.
        ``as_of`` leaves out what had not surely been published by then, ``recorded_by`` what this
        ledger did not hold.

        Raises:
            AskError: M002 for a filter that cannot be one.
            InputError: R016 for a time that cannot be read.
        """
        filters = Filters(
            speaker=speaker,
            side=side,
            outlet=outlet,
            stance=one_of("stance", stance, Stance),
            type=type,
            place=place,
            within=within,
            words=words,
            review=one_of("review", review, STATES),
            against_interest=against_interest,
            since=start_of("since", since),
            until=end_of("until", until),
            clock=one_of("clock", clock, CLOCKS) or "published",
        )
        with self._opened.reading() as connection:
            view = view_at(connection, as_of, recorded_by)
        return Claims(self._opened, filters, view)

    def claim(self, id: str) -> LedgerClaim:  # noqa: A002
        """The claim with this id, as its newest reading has it.

        Raises:
            LedgerError: L010 if there is none, or its words were removed.
        """
        with self._opened.reading() as connection:
            view = View(head(connection).seq)
            for found in claims_of(connection, id, view):
                claim = claim_of(found)
                if claim is not None:
                    return claim
        raise LedgerError(
            "L010", "There is no such claim.", "ledger.claims() lists them with their ids."
        )

    def questions(
        self,
        *,
        type: str | None = None,  # noqa: A002
        standing: Standing | str | None = None,
        place: str | None = None,
        side: str | None = None,
        speaker: str | None = None,
        since: Time | None = None,
        as_of: Time | None = None,
        recorded_by: Time | None = None,
        limit: int | None = None,
    ) -> Questions:
        """The questions that pass every filter, contested ones first, as they stand or stood.

        ``since`` is of the last change; ``limit`` leaves the first ones.

        Raises:
            AskError: M002 for a filter that cannot be one.
            InputError: R016 for a time that cannot be read.
        """
        filters = BoardFilters(
            type=type,
            standing=one_of("standing", standing, Standing),
            place=place,
            side=side,
            speaker=speaker,
            since=start_of("since", since),
        )
        now = as_of is None and recorded_by is None
        with self.boards.look() as look:
            view = view_at(look.connection, as_of, recorded_by)
            return Questions(page(look.board, filters, view, now=now, limit=limit))

    def question(
        self,
        id: str,  # noqa: A002
        *,
        as_of: Time | None = None,
        recorded_by: Time | None = None,
    ) -> BoardQuestion:
        """The question with this id, with every answer in the order of time.

        Raises:
            AskError: M003 if there is none, or nobody had answered it by then.
            InputError: R016 for a time that cannot be read.
        """
        with self.boards.look() as look:
            view = view_at(look.connection, as_of, recorded_by)
            found = look.board.question(id, view)
            if found is None:
                raise no_question()
            return question_in_full(detail_of(look.board, found, view))

    def check(
        self, text: str, *, as_of: Time | None = None, theatre: str | None = None
    ) -> CheckedDraft:
        """A draft, as plain text, against the ledger: its quotations and attributed statements in
        the order of the text, with what the ledger has of each.

        ``theatre`` names the theatre that it is read in; without one its own words show it.

        Raises:
            DraftError: D001 if it has no words, D002 if it has too many.
            InputError: R016 for a time that cannot be read.
        """
        return self.checked(text, as_of=as_of, theatre=theatre)[0]

    def checked(
        self, text: str, *, as_of: Time | None = None, theatre: str | None = None
    ) -> tuple[CheckedDraft, Head]:
        """The same, with the head of the ledger that it was held against."""
        report, until = Report(text), as_text("as_of", as_of)
        refuse_unfit(report)
        with self._opened.reading() as connection:
            fallback = theatre_of(connection)
        with self._reading:  # what reads keeps to one thread
            reading = read_draft(report, theatre, fallback)
        with self.boards.look() as look:
            view = view_at(look.connection, until, None)
            return check_reading(look.board, view, reading, as_of=until), look.head

    def reports(
        self,
        *,
        outlet: str | None = None,
        url: str | None = None,
        as_of: Time | None = None,
        recorded_by: Time | None = None,
    ) -> Reports:
        """The reports, in the order of recording, without their texts.

        Raises:
            InputError: R016 for a time that cannot be read.
        """
        with self._opened.reading() as connection:
            view = view_at(connection, as_of, recorded_by)
            rows = all_reports(connection, view, outlet=outlet, url=url)
            return Reports(tuple(map(report_of, rows)))

    def text(self, report: str) -> str | None:
        """The text of a report, by its id or its hash: what the spans of its claims count in.  None
        if it was removed.

        Raises:
            LedgerError: L011 if there is no such report.
        """
        named = select(func.min(REPORT.c.text_sha256)).where(
            (REPORT.c.id == report) | (REPORT.c.text_sha256 == report)
        )
        with self._opened.reading() as connection:
            sha256 = connection.execute(named).scalar()
            if sha256 is not None:
                return text_of(connection, sha256)
        raise LedgerError(
            "L011", "There is no such report.", "ledger.reports() lists them with their ids."
        )


def no_question() -> AskError:
    """M003: there is no such question, or nobody had answered it by then."""
    return AskError(
        "M003",
        "There is no such question, or nobody had answered it by then.",
        "Ask for the list of questions; each has its id.",
    )
