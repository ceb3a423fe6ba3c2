"""What pages and API ask of the record, whoever keeps it.

Answers are plain JSON values in the form that the command line prints with ``--format json``: a
claim as in docs/reference/claims.md, a question as in docs/reference/questions.md.  So a page shows
nothing that the API does not give.  A key that a record does not know is left out; pages do
without.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sayso.checking.draft import CheckedDraft
from sayso.ledger.claiming import Drafted
from sayso.record.json import Json
from sayso.watches.journal import Watched
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch


@dataclass(frozen=True, slots=True)
class Clock:
    """The two clocks of every question to the record: what had been published, and what was
    recorded, by a time.

    UTC-aware; None is now.
    """

    as_of: datetime | None = None
    recorded_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """At most ``limit`` items, after the one that ``after`` names; "" is the beginning."""

    limit: int = 50
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Items, how many there are in all (None where counting them would take too long), and
    ``after`` for the next page, "" on the last.
    """

    items: tuple[Json, ...] = ()
    total: int | None = 0
    after: str = ""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which questions, and in which order.  Empty is any.

    ``place`` is a place's id or name, ``since`` and ``until`` bound the time of the last change,
    ``sort`` is one of ``SORTS``.  ``new_since`` leaves what was told or decided after a number of
    the ledger, whenever it was published. ``voices`` is "several" for what more than one
    independent voice answers, "one" for the rest.
    """

    type: str = ""
    place: str = ""
    side: str = ""
    standing: str = ""
    speaker: str = ""
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    sort: str = "weight"
    new_since: int = 0
    voices: str = ""


SORTS = ("weight", "telling", "changed", "answered", "place")
"""What an editor must not miss first (``sayso.questions.weight``); contested first, then by
standing; last changed first; last answered first; by the place's name."""
VOICES = ("several", "one")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims.  Empty is any; ``radius`` in km around ``place``; ``review`` is a verdict, or
    "open".
    """

    speaker: str = ""
    side: str = ""
    place: str = ""
    radius: float | None = None
    type: str = ""
    stance: str = ""
    outlet: str = ""
    text: str = ""
    review: str = ""
    report: str = ""
    question: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports: with words in title, outlet or text, of an outlet, published between two
    times.  Empty is any.
    """

    text: str = ""
    outlet: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is about to be appended.

    ``subject`` is "claim", "question", "speaker" or "place"; ``target`` the id it is about;
    ``verdict`` one of ``VERDICTS``; ``why`` the reason, or a note's words; ``fields`` what an
    amendment sets, ``into`` what is merged into, ``undoes`` the decision taken back.
    """

    subject: str
    target: str
    verdict: str
    who: str
    why: str = ""
    fields: Json = field(default_factory=dict)
    into: str = ""
    undoes: str = ""


VERDICTS = ("accept", "reject", "amend", "unsure", "merge", "split", "note", "undo")


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that somebody gave, or the ``address`` to fetch them from, with what they told of
    them.
    """

    name: str
    data: bytes
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    address: str = ""


Told = Callable[[Json], None]
"""Is told of each report as soon as it is in or refused: ``name``, ``outcome`` (added, known,
refused), ``report`` (its id), ``claims``, ``questions`` (ids that it changed), ``problem``. """


class Record(Protocol):
    """The record as pages and API see it.  Methods are called from several threads at once."""

    def head(self) -> Json:
        """``seq``, ``sha256`` and ``recorded_at`` of the last commit, ``reports``, ``claims`` and
        ``version``.
        """

    def sides(self) -> Sequence[Json]:
        """The sides of all theatres, parties first: ``id``, ``name``, ``kind``, ``theatre``."""

    def board(self, wanted: BoardFilter, clock: Clock, page: Page) -> Found:
        """Questions, each as on the board."""

    def tally(self, wanted: BoardFilter, clock: Clock) -> dict[str, int]:
        """How many questions there are of each standing; ``wanted.standing`` is left out of
        account.
        """

    def singles(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Questions of one voice under their places, those with most first: ``name``, ``count``,
        and of the weightiest ``questions`` their ``id``, ``what``, ``type``, ``standing`` and
        ``positions``.  ``total`` is of all questions.
        """

    def quotes(self, claims: Sequence[str], clock: Clock) -> Mapping[str, Json]:
        """Claims as they are quoted, by their ids: ``source``, ``cue``, ``content``, ``where``."""

    def skipped(self, clock: Clock) -> Sequence[str]:
        """What the board could not work out and left out, in sentences that name the claims."""

    def changed_since(self, seq: int) -> frozenset[str]:
        """The questions, by id, that something recorded after a number of the ledger answers or
        decides on.
        """

    def question(self, key: str, clock: Clock) -> Json | None:
        """A question as on the board; its positions with ``said``: where each was said, in which
        words.  ``notes`` are those that people put on it: ``id``, ``text``, ``by``, ``at``.
        """

    def report(self, key: str) -> Json | None:
        """A report: ``id``, ``sha256``, ``text``, ``title``, ``outlet``, ``url``, ``published``,
        ``recorded``, ``capture``, ``reader``, ``extracted``, ``notes``, ``versions``,
        ``retracted``, and its ``claims``.
        """

    def reports(self, page: Page, clock: Clock, wanted: ReportFilter = ReportFilter()) -> Found:
        """Reports without text and claims, the last published first; where words are asked for with
        an ``excerpt``.
        """

    def report_counts(self, clock: Clock, wanted: ReportFilter) -> Json:
        """How many reports there are of ``outlets`` and ``days``: each a list of ``name`` and
        ``count``.
        """

    def capture(self, sha256: str) -> bytes | None:
        """The original bytes."""

    def claims(self, wanted: ClaimFilter, clock: Clock, page: Page) -> Found:
        """Claims, each with its ``where``: the report's id, title, outlet and time of
        publication.
        """

    def claim(self, key: str) -> Json | None:
        """A claim with ``where``, ``passage`` (text, start, end), ``questions``, ``decisions``,
        ``reader``.
        """

    def speaker(self, key: str, clock: Clock) -> Json | None:
        """``id``, ``name``, ``kind``, ``side``, ``claims``, ``say_sos``, ``echoes``,
        ``against_interest``, ``positions`` (each with its question) and ``track``.
        """

    def speakers(self, wanted: str, page: Page) -> Found:
        """Speakers whose name has these words, the most quoted first: ``id``, ``name``, ``side``,
        ``claims``.
        """

    def events_at(self, place: str, clock: Clock) -> Sequence[Json]:
        """What happened at a place, by its id or name: ``id``, ``title``, ``claims``, ``grade`` and
        ``questions``, those that most claims bear first.
        """

    def event(self, key: str, clock: Clock) -> Json | None:
        """One of them by its id, or by that of one which it grew together with."""

    def event_of(self, question: str, clock: Clock) -> Json | None:
        """The event that a question is a row of, if it is not the only one."""

    def places_named(self, words: str, page: Page) -> Found:
        """Places of the board with these words in their names, those with most questions first:
        ``id``, ``name``, ``questions`` (how many).  Without words all.
        """

    def places(self, wanted: BoardFilter, clock: Clock) -> Found:
        """Places with questions: ``id``, ``name``, ``lat``, ``lon``, ``extent`` (point, area or
        country), ``precision`` (km around it, 0 for a point), and ``questions``: ``id``, ``type``,
        ``what``, ``standing``, ``history`` and ``positions``.
        """

    def queue(self, wanted: ClaimFilter, page: Page) -> Found:
        """Claims to be reviewed, in the order of use."""

    def decisions(self, target: str, page: Page) -> Found:
        """Decisions about a target, or all for "", the last first."""

    def decide(self, draft: Draft) -> Json:
        """Append a decision; what was appended."""

    def begin(self, store: WatchStore, owner: str, watched: Watched) -> Watch:
        """Follow something from now on.

        Raises:
            SaysoError: F001, F003, F005 if it cannot be followed.
        """

    def follow(self, store: WatchStore) -> None:
        """Note what changed of every watch up to now."""

    def name_of(self, watch: Watch) -> str:
        """What is followed, as a page calls it."""

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Mapping[str, Any]]:
        """Changes in full: before, after, and whose words made them."""

    def claim_missed(self, report: str, drafted: Drafted, who: str, why: str) -> str:
        """Record a claim that the reader missed; its id.

        Raises:
            LedgerError: L011, L014 if it cannot be recorded so.
        """

    def check(self, upload: Upload, clock: Clock) -> CheckedDraft:
        """Hold a draft against the record: what the record has of its statements.  Nothing of it is
        kept.
        """

    def add(self, uploads: Sequence[Upload], who: str, told: Told) -> None:
        """Read and record, one after another; a report that is refused is told of and does not stop
        the others.
        """
