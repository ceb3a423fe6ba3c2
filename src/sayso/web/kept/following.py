"""What is followed, and what changed of it, out of the ledger and its board."""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from sayso.watches import journal
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch
from sayso.web.kept.opened import Opened


class FollowingOfLedger:
    """Watches are noted one look at a time; whoever asks meanwhile waits."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._lock = Lock()

    def begin(self, store: WatchStore, owner: str, watched: journal.Watched) -> Watch:
        """Follow something from now on."""
        with self._opened.look() as sight:
            return journal.begin(store, sight.board, sight.head.seq, owner, watched)

    def follow(self, store: WatchStore) -> None:
        """Note what changed of every watch up to now."""
        with self._lock, self._opened.look() as sight:
            journal.catch_up(store, sight.board, sight.head.seq)

    def name_of(self, watch: Watch) -> str:
        """What is followed, as a page calls it."""
        with self._opened.look() as sight:
            return journal.name_of(sight.board, watch, sight.head.seq)

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Mapping[str, Any]]:
        """Changes in full, in their order."""
        with self._opened.look() as sight:
            return list(journal.changes_as_json(sight.board, watches, changes))
