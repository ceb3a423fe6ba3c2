"""Which questions of a board are asked for: one filter, for its tables and for a board that is put
together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from sayso.questions.places import bare
from sayso.questions.tables import HOLDER, QUESTION
from sayso.questions.times import instant

SEVERAL, ONE = "several", "one"


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """What is asked of questions; empty asks nothing.

    ``place`` is an id or a name, ``speaker`` too.  ``since`` and ``until`` are instants that bound
    the time of the last change, both included.  ``voices`` is ``SEVERAL`` for what more than one
    independent voice answers, ``ONE`` for the rest.
    """

    type: str = ""
    standing: str = ""
    place: str = ""
    side: str = ""
    speaker: str = ""
    since: str = ""
    until: str = ""
    voices: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        """It as conditions on the table of questions."""
        asked = (
            (self.type, QUESTION.c.type == self.type),
            (self.standing, QUESTION.c.standing == self.standing),
            (
                self.place,
                (QUESTION.c.place == self.place) | (QUESTION.c.place_name == bare(self.place)),
            ),
            (self.side, QUESTION.c.sides.contains(f" {self.side} ", autoescape=True)),
            (self.speaker, QUESTION.c.id.in_(select(HOLDER.c.question).where(self._is_holder()))),
            (self.since, QUESTION.c.changed_at >= self.since),
            (self.until, QUESTION.c.changed_at <= self.until),
            (
                self.voices,
                QUESTION.c.say_sos > 1 if self.voices == SEVERAL else QUESTION.c.say_sos <= 1,
            ),
        )
        return [condition for value, condition in asked if value]

    def _is_holder(self) -> ColumnElement[bool]:
        folded = self.speaker.casefold()
        return (
            (HOLDER.c.speaker == self.speaker)
            | (HOLDER.c.speaker == folded)
            | (HOLDER.c.name == folded)
        )

    def matches(self, row: Mapping[str, Any]) -> bool:
        """Whether a question, as the contract has it, is asked for."""
        return (
            self.type in ("", row["type"])
            and self.standing in ("", row["standing"])
            and self.voices in ("", SEVERAL if row["say_sos"] > 1 else ONE)
            and (not self.place or self._is_at(row["place"] or {}))
            and (
                not self.side or any(position["side"] == self.side for position in row["positions"])
            )
            and (not self.speaker or any(self._is_by(position) for position in row["positions"]))
            and self._is_within(row["changed_at"])
        )

    def _is_at(self, place: Mapping[str, Any]) -> bool:
        return self.place == place.get("id") or bare(self.place) == bare(place.get("name") or "")

    def _is_by(self, position: Mapping[str, Any]) -> bool:
        return self.speaker.casefold() in (
            str(position["speaker"]).casefold(),
            str(position["name"]).casefold(),
        )

    def _is_within(self, changed_at: str | None) -> bool:
        at = instant(changed_at) if changed_at else ""
        return (not self.since or at >= self.since) and (not self.until or at <= self.until)
