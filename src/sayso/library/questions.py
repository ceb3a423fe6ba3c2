"""The questions of a ledger, as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sayso.library.rows import Column, Rows
from sayso.questions.detail import Detail, Line
from sayso.questions.standing import Standing


@dataclass(frozen=True, slots=True)
class BoardPosition:
    """A speaker's answer, from ``first`` until ``until``, where the speaker changed it.

    ``value`` holds the fields of the proposition that shows it; ``claims`` are the ids of those
    that bear it, ``against_interest`` the reason for which it hurts the speaker's own side.
    """

    speaker: str
    name: str
    side: str | None
    stance: str
    value: Mapping[str, Any]
    first: str | None
    last: str | None
    until: str | None
    claims: tuple[str, ...]
    against_interest: str | None


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """A question as it stands.  ``row`` is it as JSON, in the form of docs/reference/questions.md.

    ``answers``, in the order of time and each with its words, are there where one question was
    asked for; in a list of questions they are left out.
    """

    row: Mapping[str, Any]
    answers: tuple[Line, ...] = ()

    @property
    def id(self) -> str:
        """Its id, which stays."""
        return str(self.row["id"])

    @property
    def type(self) -> str:
        """What kind of question it is: ``control``, ``count``, ``pledge``."""
        return str(self.row["type"])

    @property
    def what(self) -> str:
        """The question in words."""
        return str(self.row["what"])

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return Standing(self.row["standing"])

    @property
    def reason(self) -> str:
        """Why it stands so, in a sentence."""
        return str(self.row["reason"])

    @property
    def place(self) -> Mapping[str, Any] | None:
        """Its place: ``name``, ``id``, ``lat``, ``lon``; None where it has none."""
        return self.row["place"] or None

    @property
    def changed_at(self) -> str | None:
        """When it came to stand so, ISO 8601 in UTC."""
        at: str | None = self.row["changed_at"]
        return at

    @property
    def say_sos(self) -> int:
        """Independent voices whose answer holds."""
        return int(self.row["say_sos"])

    @property
    def echoes(self) -> int:
        """Answers that only repeat one of them."""
        return int(self.row["echoes"])

    @property
    def positions(self) -> tuple[BoardPosition, ...]:
        """The answers of its speakers, those that ended too."""
        return tuple(map(_position, self.row["positions"]))


def _position(row: Mapping[str, Any]) -> BoardPosition:
    names = ("speaker", "name", "side", "stance", "value", "first", "last", "until")
    return BoardPosition(
        **{name: row[name] for name in names},
        claims=tuple(row["claims"]),
        against_interest=row["against_interest"],
    )


def question_in_full(detail: Detail) -> BoardQuestion:
    """A question with its answers."""
    return BoardQuestion(detail.row, detail.lines)


class Questions(Rows[BoardQuestion]):
    """Questions in the order of the board: contested ones first."""

    noun = "question"
    columns: ClassVar[tuple[Column, ...]] = (
        ("id", lambda question: question.id),
        ("type", lambda question: question.type),
        ("what", lambda question: question.what),
        ("standing", lambda question: str(question.standing)),
        ("reason", lambda question: question.reason),
        ("place", lambda question: (question.place or {}).get("name")),
        ("place_id", lambda question: (question.place or {}).get("id")),
        ("lat", lambda question: (question.place or {}).get("lat")),
        ("lon", lambda question: (question.place or {}).get("lon")),
        ("changed_at", lambda question: question.changed_at),
        ("say_sos", lambda question: question.say_sos),
        ("echoes", lambda question: question.echoes),
        ("positions", lambda question: len(question.row["positions"])),
    )
    shown = ("what", "standing", "reason", "say_sos", "changed_at")

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[BoardQuestion]:
        return (BoardQuestion(row) for row in self._rows)
