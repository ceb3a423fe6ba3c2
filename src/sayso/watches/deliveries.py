"""Messages of webhooks that are still to be sent: when each is due, and when one is given up."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sayso.watches.store import WatchStore, now
from sayso.watches.watch import Watch

WAITS = (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600)
"""Seconds until it is tried again, as Standard Webhooks advises; after the last it is given up."""
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message, with its id, of a watch's changes after one number and up to another."""

    id: str
    watch: str
    after: int
    upto: int
    tries: int


class Deliveries:
    """The queue, in the store of the watches."""

    def __init__(self, store: WatchStore) -> None:
        self._store = store

    def due(self) -> list[Delivery]:
        """What is to be sent now: what was tried least comes first, so that whoever does not
        answer holds nobody else up.
        """
        with self._store.open() as db:
            rows = db.execute(
                "SELECT id, watch, after, upto, tries FROM watch_delivery WHERE due <= ? "
                "ORDER BY tries, due LIMIT ?",
                (now(), _AT_ONCE),
            ).fetchall()
        return [Delivery(*row) for row in rows]

    def arrived(self, delivery: Delivery) -> None:
        """It was taken in."""
        with self._store.open() as db:
            db.execute("DELETE FROM watch_delivery WHERE id = ?", (delivery.id,))

    def failed(self, delivery: Delivery, why: str, *, for_good: bool = False) -> None:
        """It was not: try again later, or give the webhook up, which its owner is told."""
        if for_good or delivery.tries >= len(WAITS):
            tries = delivery.tries + 1
            self._give_up(
                delivery.watch, f"{why}, after {tries} {'try' if tries == 1 else 'tries'}"
            )
            return
        due = datetime.now(UTC) + timedelta(seconds=WAITS[delivery.tries])
        with self._store.open() as db:
            db.execute(
                "UPDATE watch_delivery SET tries = tries + 1, due = ? WHERE id = ?",
                (due.strftime("%Y-%m-%dT%H:%M:%SZ"), delivery.id),
            )

    def waiting(self, watch: Watch) -> int:
        """How many messages of a watch are still to be sent."""
        with self._store.open() as db:
            row = db.execute("SELECT count(*) FROM watch_delivery WHERE watch = ?", (watch.id,))
            return int(row.fetchone()[0])

    def _give_up(self, watch: str, why: str) -> None:
        with self._store.open() as db:
            db.execute("UPDATE watch SET problem = ? WHERE id = ?", (why[:300], watch))
            db.execute("DELETE FROM watch_delivery WHERE watch = ?", (watch,))
