"""Posts to webhooks what changed, in a thread of its own, so that no page waits for it."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from sayso.reports.post import post
from sayso.watches.deliveries import Deliveries, Delivery
from sayso.watches.hooks import body_of, headers_of
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch
from sayso.watches.wording import Told

EVERY = 5.0
"""Seconds between two looks: a change is posted soon, and looking costs one question to a file."""
_MOST = 100
"""Changes of one message; of more, the last ones."""
_GONE = 410
"""The status by which a receiver ends a subscription."""
_LOG = logging.getLogger("sayso.web")

Post = Callable[[str, bytes, Mapping[str, str]], int]


class Followed(Protocol):
    """What the courier asks of a record."""

    def follow(self, store: WatchStore) -> None:
        """Note what changed of every watch up to now."""

    def name_of(self, watch: Watch) -> str:
        """What is followed, as a page calls it."""

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Told]:
        """Changes in full."""


class Courier:
    """``send`` posts; where it is not given, to public addresses alone."""

    def __init__(self, record: Followed, store: WatchStore, send: Post = post) -> None:
        self._record = record
        self._store = store
        self._queue = Deliveries(store)
        self._send = send
        self._over = threading.Event()

    def start(self) -> None:
        """Begin; the thread ends with the program."""
        threading.Thread(target=self._work, name="webhooks", daemon=True).start()

    def stop(self) -> None:
        """End after what is being sent."""
        self._over.set()

    def _work(self) -> None:
        while not self._over.wait(EVERY):
            try:
                self.round()
            except Exception:
                # Whatever it is, it must neither end the thread nor reach a page.
                _LOG.exception("webhooks could not be looked after")

    def round(self) -> None:
        """Look what changed, where anybody is to be told, and send what is due."""
        hooked = {w.id: w for w in self._store.every() if w.hook and not w.hook.problem}
        if hooked:
            self._record.follow(self._store)
        for delivery in self._queue.due():
            watch = hooked.get(delivery.watch)
            if watch is not None:
                self._deliver(watch, delivery)

    def _deliver(self, watch: Watch, delivery: Delivery) -> None:
        assert watch.hook is not None
        body = self._body(watch, delivery)
        headers = headers_of(watch.hook.secret, delivery.id, int(time.time()), body)
        try:
            status = self._send(watch.hook.address, body, headers)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            self._queue.failed(delivery, " ".join(str(reason).split())[:200])
            return
        if 200 <= status < 300:
            self._queue.arrived(delivery)
        else:
            self._queue.failed(delivery, f"it answers {status}", for_good=status == _GONE)

    def _body(self, watch: Watch, delivery: Delivery) -> bytes:
        changes = [
            change
            for change in self._store.changes([watch], _MOST, delivery.after)
            if change.id <= delivery.upto
        ]
        items = self._record.tell([watch], changes[::-1])
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return body_of(watch, self._record.name_of(watch), items, at)
