"""Which questions something recorded in a span of the ledger says more of."""

from typing import Any

from sqlalchemy import select

from sayso.ledger.view import View
from sayso.questions import feed
from sayso.questions.decisions import SUBJECT, Joined
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import ANSWER

_AT_ONCE = 500


def touched(board: LedgerBoard, span: feed.Span, view: View) -> set[str]:
    """The ids of the questions: those that a report of the span answers, that a reading, a version
    or a withdrawal in it changes, or that a decision in it is about.

    What a removal took away is not among them: nothing is left by which to know it.
    """
    # By ways that have an index: no answer is younger than the reading or decision that made it.
    reports = sorted(feed.reports_touched(board.ledger, span))
    ids = _groups_of(board, ANSWER.c.report_seq, reports)
    for subject, targets in feed.decided(board.ledger, span):
        if subject == SUBJECT:
            ids |= targets
        elif subject in ("claim", "speaker"):
            ids |= _groups_of(board, ANSWER.c[subject], sorted(targets))
    joined = Joined.load(board.ledger, view)
    return {joined.counted(key) for key in joined.about(ids)} | ids


def was_removed(board: LedgerBoard, span: feed.Span) -> bool:
    """Whether a removal in the span took words away."""
    return bool(feed.removed(board.ledger, span))


def _groups_of(board: LedgerBoard, column: Any, values: list[Any]) -> set[str]:
    ids: set[str] = set()
    for at in range(0, len(values), _AT_ONCE):
        some = column.in_(values[at : at + _AT_ONCE])
        chosen = select(ANSWER.c.group_id).where(some).distinct()
        ids |= set(board.tables.execute(chosen).scalars())
    return ids
