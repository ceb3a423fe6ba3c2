"""Checking a whole ledger: every hash computed anew, every span held against its text, every row
told again.

What this does with the help of tables can be done without this program: docs/explanation/ledger.md
says how.
"""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy import Connection

from sayso.ledger.canonical import GENESIS
from sayso.ledger.comparing import Shared, compare_shared
from sayso.ledger.errors import LedgerError
from sayso.ledger.soundness import unsound
from sayso.ledger.store import Ledger
from sayso.ledger.stretches import gone_through
from sayso.ledger.witness import Roll, differences

_MOST = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: ``seq`` is the number of the record, or None where it is of no one
    record.
    """

    seq: int | None
    sentence: str

    def __str__(self) -> str:
        return f"Record {self.seq}: {self.sentence}" if self.seq is not None else self.sentence


@dataclass(slots=True)
class Verdict:
    """What a check found.  ``problems`` come in the order of the records, at most twenty; none if
    all is well.
    """

    commits: int = 0
    records: int = 0
    claims: int = 0
    captures: int = 0
    removed: int = 0
    head: str = GENESIS
    recorded_at: str = ""
    problems: list[Problem] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)
    """Of the heads that were looked out for, the numbers of the commits that have them: as
    computed, not as stored.
    """

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def tell(self, seq: int | None, sentence: str) -> None:
        """Note a problem."""
        if len(self.problems) < _MOST:
            self.problems.append(Problem(seq, sentence))


def verify(ledger: Ledger, *, head: str | None = None, roll: Roll | None = None) -> Verdict:
    """Check the ledger as it is now.  ``head`` is a commit's hash that was kept elsewhere: it must
    be in the chain.

    ``roll`` is a list of commits that were witnessed: the first that the ledger has not is told.

    A large one is gone through in several stretches at once, each by a process of its own, while
    the database looks through its file.

    Raises:
        LedgerError: L005 to L009 where not even its tables can be reached.
    """
    verdict = Verdict()
    kept = () if head is None else (head.strip().lower(),)
    wanted = (*kept, *(roll.hashes if roll else ()))
    with ThreadPoolExecutor(1) as beside:
        soundness = beside.submit(_soundness, ledger)
        try:
            with ledger.reading() as connection:
                _chain(ledger, connection, verdict, wanted)
        except LedgerError as error:
            if error.code != "L008":
                raise
            verdict.tell(None, error.sentence)
        first = [Problem(None, sentence) for sentence in soundness.result()]
    lost = [Problem(None, _LOST.format(head)) for each in kept if each not in verdict.met]
    lost += [
        Problem(None, sentence) for sentence in (differences(roll, verdict.met) if roll else ())
    ]
    verdict.problems = [*first, *lost, *verdict.problems][:_MOST]
    return verdict


def _soundness(ledger: Ledger) -> list[str]:
    found: list[str] = []
    try:
        with ledger.reading() as connection:
            found += unsound(connection)
    except LedgerError as error:
        if error.code != "L008":
            raise
        found.append(error.sentence)
    return found


_LOST = "The head {} is not in this ledger: its end was cut off, or its history changed."


def _chain(
    ledger: Ledger, connection: Connection, verdict: Verdict, wanted: Collection[str]
) -> None:
    shared: Shared = {}
    for done in gone_through(ledger, connection, wanted):
        verdict.met |= done.met
        verdict.commits, verdict.head, verdict.recorded_at = (
            done.commit,
            done.head,
            done.recorded_at,
        )
        verdict.records += done.counts.total()
        verdict.claims += done.counts["claim"]
        verdict.captures += done.counts["capture"]
        verdict.removed += done.removed
        for seq, sentence in sorted(done.problems, key=lambda told: told[0] or 0):
            verdict.tell(seq, sentence)
        for table, rows in done.shared.items():
            shared.setdefault(table, set()).update(rows)
    compare_shared(connection, shared, verdict.tell)
