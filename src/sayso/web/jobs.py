"""Reports that are being read: a queue, worked off one after another, and what is known of each."""

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.web.errors import RequestError
from sayso.web.record import Record, Upload

_LOG = logging.getLogger("sayso.web")
_KEPT = 200
_WAITING = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is at one moment: an entry of ``told`` for each report that is read."""

    told: tuple[Json, ...] = ()
    problem: str = ""
    is_done: bool = False


class Job:
    """Some reports that somebody gave.  It is written by the thread that reads, and looked at by
    others: what they see belongs to one moment.
    """

    def __init__(self, who: str, names: tuple[str, ...]) -> None:
        self.id = secrets.token_urlsafe(12)
        self.who = who
        self.names = names
        self.began = datetime.now(UTC)
        self._progress = Progress()
        self._changed = threading.Condition()

    @property
    def progress(self) -> Progress:
        """How far it is now.  Ask once for everything that is shown together."""
        with self._changed:
            return self._progress

    def tell(self, entry: Json) -> None:
        """Note what became of a report."""
        with self._changed:
            now = self._progress
            self._progress = replace(now, told=(*now.told, entry))
            self._changed.notify_all()

    def end(self, problem: str = "") -> None:
        """Note that nothing more is read, and why, where that is not for being done."""
        with self._changed:
            self._progress = replace(self._progress, problem=problem, is_done=True)
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> Progress:
        """Wait until more than ``seen`` reports are told of or it is done, but no longer than so
        many seconds; how far it is then.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._has_more_than(seen), seconds)
            return self._progress

    def as_json(self) -> Json:
        """What is known of it."""
        now = self.progress
        return {
            "id": self.id,
            "reports": list(self.names),
            "told": list(now.told),
            "problem": now.problem,
            "done": now.is_done,
        }

    def _has_more_than(self, seen: int) -> bool:
        return len(self._progress.told) > seen or self._progress.is_done


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
        job = Job(who, tuple(each.name for each in uploads))
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
        try:
            self._record.add(uploads, job.who, job.tell)
        except SaysoError as error:
            job.end(str(error))
        except Exception:
            # Whatever it is, the next job must still be read; the record has taken in whole reports
            # or none.
            _LOG.exception("adding reports broke off")
            job.end("The reading broke off. Reports that are told of here are in.")
        else:
            job.end()
