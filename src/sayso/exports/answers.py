"""Which questions each claim answers, laid aside in a file that goes when it is closed, so that
memory does not grow with their number.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from sayso.exports.rows import AnswerRow, QuestionRow
from sayso.questions.coding import decoded, encoded

_SHARED = ("what", "type", "standing", "place", "event_time")


class AnswerIndex:
    """Answers by claim."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own, without a name
        self._db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
            "CREATE TABLE question (number INTEGER PRIMARY KEY, body TEXT);"
            "CREATE TABLE answer (claim TEXT, question INTEGER, body TEXT);"
        )

    def fill(self, questions: Iterable[QuestionRow]) -> None:
        """Take in all answers of these questions."""
        number = 0
        for number, question in enumerate(questions, 1):
            self._db.execute("INSERT INTO question VALUES (?, ?)", (number, _shared(question)))
            self._db.executemany("INSERT INTO answer VALUES (?, ?, ?)", _own(number, question))
        self._db.execute("CREATE INDEX answer_claim ON answer (claim)")

    def of(self, claims: Iterable[str]) -> dict[str, list[AnswerRow]]:
        """The answers of these claims; those without are left out."""
        found: dict[str, list[AnswerRow]] = {}
        asked = (
            "SELECT claim, question.body, answer.body FROM json_each(?) AS wanted "
            "JOIN answer ON answer.claim = wanted.value "
            "JOIN question ON question.number = answer.question ORDER BY answer.rowid"
        )
        for claim, shared, own in self._db.execute(asked, (json.dumps(list(claims)),)):
            row = AnswerRow(**decoded(shared), **decoded(own))
            found.setdefault(claim, []).append(row)
        return found

    def close(self) -> None:
        """Let the file go."""
        self._db.close()


def _shared(question: QuestionRow) -> str:
    own = {name: getattr(question, name) for name in _SHARED}
    return encoded({"question": question.id, **own})


def _own(number: int, question: QuestionRow) -> Iterator[tuple[str, int, str]]:
    for position in question.positions:
        body = encoded({"answer": position.answer, "value": position.value})
        yield from ((claim, number, body) for claim in position.claims)
