"""Works through the queue of a shared desk: as one of any number of processes on any number of
machines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import InputError, SaysoError
from sayso.ledger.adding import Added
from sayso.ledger.store import Ledger
from sayso.record.report import Report
from sayso.recording import REFUSED_HERE, Recorder, Task, read_off
from sayso.running.queue import TRIES, Queue, Row
from sayso.running.queued import Options, Queued, answer_of, packed_answer, queued_of

BATCH = 4
"""Reports that are held at once: few, so that the end of a worker costs little, and others have
theirs.
"""


@dataclass(slots=True)
class Worker:
    """One that reads what waits in the queue, and adds what has been read, in the queue's order."""

    ledger: Ledger
    queue: Queue
    faults: list[str] = field(default_factory=list)
    _recorders: dict[Options, Recorder] = field(default_factory=dict)

    def step(self) -> Iterator[tuple[Report | None, Added | SaysoError]]:
        """Read the next reports that nobody reads, and add what can be added now; gives each that
        was added or refused, as far as this one did it.

        Raises:
            LedgerError: for what keeps everything more from being added.
        """
        yield from self._read_next()
        yield from self._add_read()

    def _read_next(self) -> Iterator[tuple[Report | None, SaysoError]]:
        with self.queue.taking(BATCH) as rows:
            for row in rows:
                report = None
                try:
                    _refuse_deadly(row)
                    queued = queued_of(row.number, row.report, row.capture)
                    report = queued.report
                    self._read(queued)
                except SaysoError as error:
                    self.queue.refuse(row.number, str(error))
                    yield report, error

    def _read(self, queued: Queued) -> None:
        """Read a report; one that is there already is taken out.

        Raises:
            InputError: if it cannot be read.
            TheatreError: if its theatre is none that this machine knows.
        """
        task = self._recorder(queued.options).task(queued.report)
        if isinstance(task, Task):
            self.queue.answer(queued.number, packed_answer(task, read_off(task)))
        else:
            self.queue.drop(queued.number)

    def _add_read(self) -> Iterator[tuple[Report | None, Added | SaysoError]]:
        with self.queue.committing() as is_mine:
            while is_mine and (row := self.queue.first_read()):
                yield self._add(row)

    def _add(self, row: Row) -> tuple[Report | None, Added | SaysoError]:
        """Add a report and take it out.  One that is added and not taken out, because this process
        ends in between, is found to be there by the next.
        """
        report = None
        try:
            queued = queued_of(row.number, row.report, row.capture)
            report = queued.report
            recorder = self._recorder(queued.options)
            added = recorder.enter(*answer_of(queued, row.answer or b""))
        except SaysoError as error:
            if not isinstance(error, InputError) and error.code not in REFUSED_HERE:
                raise
            self.queue.refuse(row.number, str(error))
            return report, error
        self.queue.drop(row.number)
        self.faults += recorder.faults.elements()
        recorder.faults.clear()
        return report, added

    def _recorder(self, options: Options) -> Recorder:
        if options not in self._recorders:
            self._recorders[options] = Recorder(self.ledger, options.theatre, options.reread)
        return self._recorders[options]


def _refuse_deadly(row: Row) -> None:
    if row.tries >= TRIES:
        raise InputError(
            "R044",
            f"Reading it ended {TRIES} processes.",
            "Take it out; cut into shorter reports it may be read.",
        )
