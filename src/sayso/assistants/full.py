"""A question with its answers, each in the exact words of its report."""

from collections.abc import Sequence

from sayso.assistants.matter import claim_lines, claims_by_id, question_item, question_lines
from sayso.assistants.quoting import quoted, words_of
from sayso.ledger.view import View
from sayso.library.boards import Look
from sayso.library.ledger import no_question
from sayso.questions.detail import Line, detail_of
from sayso.record.json import Json

MOST_ANSWERS = 20
"""Answers of a question that are given, the last ones."""
_WITHHELD_MARK, _WITHHELD = "withheld", "does not say"
"""What is withheld must not stand there like an answer."""


def in_full(look: Look, id_: str, view: View) -> Json:
    """A question as of a view.

    Raises:
        AskError: M003 if there is none, or nobody had answered it by then.
    """
    found = look.board.question(id_, view)
    if found is None:
        raise no_question()
    detail = detail_of(look.board, found, view)
    shown = detail.lines[-MOST_ANSWERS:]
    return {
        "question": question_item(detail.row),
        "answers": answers_of(look, shown, view),
        "answers_left_out": len(detail.lines) - len(shown),
    }


def answers_of(look: Look, lines: Sequence[Line], view: View) -> list[Json]:
    """Answers with their claims; those whose words were removed are left out."""
    claims = claims_by_id(look.connection, [line.claim for line in lines], view)
    return [
        {
            "when": line.when,
            "answer": quoted(_WITHHELD if _WITHHELD_MARK in line.mark else line.answer),
            "marks": line.mark,
            "claim": claims[line.claim],
        }
        for line in lines
        if line.claim in claims
    ]


def lines_in_full(item: Json) -> list[str]:
    """A question with its answers as plain text."""
    lines = question_lines(item["question"])
    for answer in item["answers"]:
        marks = f" [{answer['marks']}]" if answer["marks"] else ""
        first, *rest = claim_lines(answer["claim"])
        lines += [f"- {answer['when']}{marks}: {first}", f"> answers: {words_of(answer['answer'])}"]
        lines += rest
    if item["answers_left_out"]:
        lines.append(f"{item['answers_left_out']} earlier answers are left out.")
    return lines
