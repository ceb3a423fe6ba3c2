"""Somebody who follows things of a ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sayso.ledger.append import head
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.questions.store import LedgerBoard, open_board
from sayso.watches import journal
from sayso.watches.store import WatchStore
from sayso.watches.watch import Watch, once
from sayso.watches.wording import headline


@dataclass(frozen=True)
class Desk:
    ledger: Ledger
    store: WatchStore

    @contextmanager
    def board(self) -> Iterator[tuple[LedgerBoard, int]]:
        with open_board(self.ledger) as board:
            yield board, head(board.ledger).seq

    def follow(self, kind: str, target: str, owner: str = "") -> Watch:
        with self.board() as (board, seq):
            return journal.begin(self.store, board, seq, owner, (kind, target))

    def news(self, owner: str = "") -> list[dict[str, Any]]:
        """What changed of all that is followed, the first first."""
        with self.board() as (board, seq):
            journal.catch_up(self.store, board, seq)
            own = self.store.of(owner)
            changes = [change for change, _ in once(reversed(self.store.changes(own, 100)))]
            return journal.changes_as_json(board, own, changes)

    def headlines(self, owner: str = "") -> list[str]:
        return [headline(change) for change in self.news(owner)]

    def question(self, kind: str) -> str:
        """The id of the only question of a type."""
        with self.board() as (board, _):
            (key,) = [q.id for q in board.questions(now(board)) if q.id.startswith(kind)]
        return key


def now(board: LedgerBoard) -> View:
    """The view of everything."""
    return View(head(board.ledger).seq)
