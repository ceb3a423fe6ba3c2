"""A question in full: every answer over time, with its words and its report."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from sqlalchemy import select

from sayso.ledger.schema import REPORT
from sayso.ledger.view import View
from sayso.questions.absent import Absence, absences
from sayso.questions.apart import attempt
from sayso.questions.contract import question_as_json
from sayso.questions.decisions import Note, notes_on
from sayso.questions.page import Filters, page
from sayso.questions.records import Answer
from sayso.questions.store import LedgerBoard
from sayso.questions.times import shown
from sayso.questions.view import Question
from sayso.questions.voices import Voice
from sayso.questions.wording import named_with_side, said_in_words
from sayso.record.json import Json


@dataclass(frozen=True, slots=True)
class Line:
    """One answer.  ``mark`` says what it is beside a say-so that counts: an echo, withheld,
    supposed, satire.

    ``why`` are the reasons for which it answers this question, ``voice`` that for which it is an
    echo.
    """

    when: str
    speaker: str
    who: str
    answer: str
    mark: str
    words: str
    report: str
    url: str
    claim: str
    why: tuple[str, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A question as the contract has it, its answers in the order of time, what people noted on it,
    and what is not there beside it.
    """

    row: Mapping[str, Any]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    absent: tuple[Absence, ...] = ()

    def as_json(self) -> Json:
        """As plain values: the question with ``answers``, ``notes`` and ``absent``."""
        answers, notes, absent = (
            [asdict(each) for each in some] for some in (self.lines, self.notes, self.absent)
        )
        return {**self.row, "answers": answers, "notes": notes, "absent": absent}


def detail_of(board: LedgerBoard, question: Question, view: View) -> Detail:
    """A question with its answers and, as of a view, its notes and what is not there."""
    seqs = {voice.answer.report_seq for voice in question.voices}
    columns = (
        REPORT.c.seq,
        REPORT.c.title,
        REPORT.c.outlet,
        REPORT.c.url,
        REPORT.c.doc,
        REPORT.c.published_start,
    )
    reports = {
        row.seq: row for row in board.ledger.execute(select(*columns).where(REPORT.c.seq.in_(seqs)))
    }
    lines = []
    for voice in question.voices:
        report, why = reports.get(voice.answer.report_seq), question.whys.get(voice.answer.id, ())
        line, _ = attempt(partial(_line, voice, report, why))
        lines += [] if line is None else [line]
    return Detail(
        question_as_json(question),
        tuple(lines),
        tuple(notes_on(board.ledger, question.id, view)),
        tuple(absences(board.ledger, board.tables, question, view)),
    )


def words_of(voice: Voice) -> tuple[str, str, str]:
    """Who gives an answer, which, and what marks it."""
    return named_with_side(voice.answer), said_in_words(voice.answer, voice.held), _mark(voice)


def _line(voice: Voice, report: Any, why: tuple[str, ...]) -> Line:
    answer = voice.answer
    who, answered, mark = words_of(voice)
    return Line(
        when=answer.at[:10] if answer.dated else "no date",
        speaker=voice.holder,
        who=who,
        answer=answered,
        mark=mark,
        words=answer.words,
        report=_report(answer, report),
        url=(report.url or "") if report else "",
        claim=answer.claim,
        why=why,
        voice=voice.why if voice.echo else "",
    )


def _mark(voice: Voice) -> str:
    answer = voice.answer
    marks = (
        (answer.satire, "satire"),
        (answer.certainty == "hypothetical", "supposed"),
        (answer.early, "published before it can have happened"),
        (answer.stance == "withholds", "withheld"),
        (voice.echo, "echo"),
        (bool(answer.against), "against interest"),
    )
    return ", ".join(word for holds, word in marks if holds)


def _report(answer: Answer, report: Any) -> str:
    if report is None:
        return answer.outlet
    told = (report.title, report.outlet, (report.published_start or "")[:10])
    return ", ".join(part for part in told if part) or report.doc


def details_since(
    board: LedgerBoard, since: str, filters: Filters, view: View, *, now: bool
) -> Iterator[Detail]:
    """The questions that were answered since a time, in the order of the board."""
    for row in page(board, filters, view, now=now):
        if any((position["last"] or "") >= (shown(since) or "") for position in row["positions"]):
            question = board.question(row["id"], view)
            if question is not None:
                yield detail_of(board, question, view)
