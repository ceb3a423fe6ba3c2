"""Reports that are being read: a queue, worked off one after another, and what is known of each."""

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.web.errors import RequestError
from sayso.web.record import Record, Upload

_LOG = logging.getLogger("sayso.web")
_KEPT = 200
_WAITING = 50


@dataclass(slots=True)
class Job:
    """Some reports that somebody gave; ``told`` has an entry for each that is done, ``began`` is
    when they came.
    """

    id: str
    who: str
    names: tuple[str, ...]
    told: list[Json] = field(default_factory=list)
    problem: str = ""
    done: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)
    began: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_json(self) -> Json:
        """What is known of it."""
        return {
            "id": self.id,
            "reports": list(self.names),
            "told": list(self.told),
            "problem": self.problem,
            "done": self.done,
        }

    def wait(self, seen: int, seconds: float) -> bool:
        """Wait until more than ``seen`` reports are told of or it is done; whether that came to be
        in time.
        """
        with self.changed:
            return self.changed.wait_for(lambda: len(self.told) > seen or self.done, seconds)


class Jobs:
    """Reads reports in a thread of its own, which ends with the program."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.Queue[tuple[Job, Sequence[Upload]]] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, uploads: Sequence[Upload], who: str) -> Job:
        """Begin to read; the job that tells how far it is.

        Raises:
            RequestError: W012 if too many are waiting.
        """
        job = Job(secrets.token_urlsafe(12), who, tuple(each.name for each in uploads))
        with self._lock:
            try:
                self._queue.put_nowait((job, uploads))
            except queue.Full:
                raise RequestError(
                    503,
                    "W012",
                    "Too many reports are waiting to be read.",
                    "Wait until some are in.",
                ) from None
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
        return job

    def find(self, key: str) -> Job | None:
        """A job by its id; None if it is none, or one of long ago."""
        with self._lock:
            return self._jobs.get(key)

    def _work(self) -> None:
        while True:
            self._run(*self._queue.get())

    def _run(self, job: Job, uploads: Sequence[Upload]) -> None:
        def told(entry: Json) -> None:
            with job.changed:
                job.told.append(entry)
                job.changed.notify_all()

        try:
            self._record.add(uploads, job.who, told)
        except SaysoError as error:
            job.problem = str(error)
            _LOG.warning("adding reports ended: %s", error)
        except Exception:
            # Whatever it is, the next job must still be read; the record has taken in whole reports
            # or none.
            job.problem = "The reading broke off. Reports that are told of here are in."
            _LOG.exception("adding reports broke off")
        with job.changed:
            job.done = True
            job.changed.notify_all()
