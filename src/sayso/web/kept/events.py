"""Events of the board: what happened once, with its questions as rows."""

from collections.abc import Sequence
from threading import Lock

from sayso.questions.events import Event, event_with, events_of
from sayso.questions.places import bare
from sayso.record.json import Json
from sayso.web.kept.board import BoardOfLedger
from sayso.web.record import BoardFilter, Clock, Page

_MOST = 2000
"""Questions that are put to events, the weightiest: of what weighs less nobody asks for an event."""
_KEPT = 2


class EventsOfLedger:
    """The events of the last few looks are kept: putting 5,000 questions to events took 1.3
    seconds of a processor.
    """

    def __init__(self, board: BoardOfLedger) -> None:
        self._board = board
        self._lock = Lock()
        self._views: dict[tuple[int, Clock], list[Event]] = {}

    def event(self, key: str, seq: int, clock: Clock) -> Json | None:
        """The event that goes by an id, as plain values; None if there is none."""
        event = event_with(self._all(seq, clock), key)
        return event.as_json() if event else None

    def of_question(self, question: str, seq: int, clock: Clock) -> Json | None:
        """The event that a question is a row of, if it has others."""
        for event in self._all(seq, clock):
            if len(event.questions) > 1 and any(row["id"] == question for row in event.questions):
                return event.as_json()
        return None

    def at(self, place: str, seq: int, clock: Clock) -> Sequence[Json]:
        """The events of a place, by its id or name, those that most claims bear first."""
        name = bare(place)
        return [
            event.as_json()
            for event in self._all(seq, clock)
            if any(_is_at(row.get("place") or {}, place, name) for row in event.questions)
        ]

    def _all(self, seq: int, clock: Clock) -> list[Event]:
        with self._lock:
            if (seq, clock) in self._views:
                return self._views[seq, clock]
        events = events_of(self._board.board(BoardFilter(), clock, Page(_MOST)).items)
        with self._lock:
            self._views[seq, clock] = events
            while len(self._views) > _KEPT:
                del self._views[next(iter(self._views))]
        return events


def _is_at(place: Json, key: str, name: str) -> bool:
    return key == place.get("id") or name == bare(str(place.get("name") or ""))
