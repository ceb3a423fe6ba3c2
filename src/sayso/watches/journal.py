"""What changed of each watch, noted as the ledger grows: ids and numbers, no words.

A change is told anew from the ledger whenever it is shown, so that words which were removed there
are nowhere else.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from sayso.errors import SaysoError
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims
from sayso.ledger.schema import COMMIT
from sayso.ledger.view import View
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import QUESTION
from sayso.record.json import Json
from sayso.watches.differing import as_json, difference
from sayso.watches.scope import Scope, Scopes, answered_by
from sayso.watches.store import WatchStore
from sayso.watches.touched import touched, was_removed
from sayso.watches.watch import Change, Kind, Sort, Watch, checked_kind, checked_target

Watched = tuple[str, str]
"""The name of a kind, and what of that kind is followed."""
MOST = 200
"""Questions of a watch that are compared one by one after a span of the ledger; of more only the
number is told.
"""
_CLAIMS = 10
"""Claims with watched words that are told of one change."""
_NOTHING = Scope("", frozenset())
_MAY_COME = (Kind.PLACE, Kind.WORDS)
"""What can be followed before anything of it is on the board."""


def begin(store: WatchStore, board: LedgerBoard, seq: int, owner: str, watched: Watched) -> Watch:
    """Follow something from now on, a number of the ledger which the board has reached.

    Raises:
        SaysoError: F001 if it is nothing to follow, F003 if the owner has too many, F005 if there
            is no such thing.
    """
    kind, target = checked_kind(watched[0]), checked_target(watched[1])
    scope = Scopes(board, View(seq)).of(kind, target)
    if scope is None and kind not in _MAY_COME:
        raise SaysoError(
            "F005", f"There is no {kind} {target!r} on the board.", "Follow one that is there."
        )
    scope = scope or _NOTHING
    if kind is Kind.QUESTION:
        (target,) = scope.questions
    return store.add(owner, kind, target, seq, scope.questions)


def name_of(board: LedgerBoard, watch: Watch, seq: int) -> str:
    """What is followed, as a page calls it; its id where it is no longer there."""
    scope = Scopes(board, View(seq)).of(watch.kind, watch.target)
    return scope.name if scope else watch.target


def catch_up(store: WatchStore, board: LedgerBoard, seq: int) -> list[Change]:
    """Note what changed of every watch up to a number of the ledger, which the board has reached.

    Gives the changes, without the numbers that they have in the store.
    """
    news: list[Change] = []
    scopes = Scopes(board, View(seq))
    for watch in store.every():
        if watch.upto == seq:
            continue
        scope = scopes.of(watch.kind, watch.target) or _NOTHING
        # A ledger that is shorter than it was is another one: what is followed begins anew.
        own = list(_news(board, watch, scope, seq)) if watch.upto < seq else []
        if store.advance(watch, seq, scope.questions, own):
            news += own
    return news


def _news(board: LedgerBoard, watch: Watch, scope: Scope, seq: int) -> Iterator[Change]:
    span = (watch.upto, seq)
    at = _recorded(board, seq)
    candidates = _candidates(board, watch, scope, span)
    if len(candidates) > MOST:
        yield Change(0, watch.id, Sort.MORE, "", *span, at, len(candidates) - MOST)
    if watch.kind is Kind.WORDS and _unplaced(board, watch.target, span):
        yield Change(0, watch.id, Sort.CLAIMS, "", *span, at)
    into: set[str] = set()
    changed = []
    for question in candidates[:MOST]:
        differs = difference(board, question, span, scope.speakers)
        if differs is None or question in into:
            continue
        if differs.was_merged and differs.after:
            into.add(differs.after.id)
        changed.append(question)
    # The last one noted is shown first: that is the weightiest.
    for question in reversed(_weightiest_first(board, changed)):
        yield Change(0, watch.id, Sort.QUESTION, question, *span, at)


def _candidates(board: LedgerBoard, watch: Watch, scope: Scope, span: tuple[int, int]) -> list[str]:
    """The questions of a watch that may have changed, those that are no longer there first: what
    they were merged into is told with them.
    """
    gone = watch.scope - scope.questions
    if watch.kind is Kind.QUESTION:
        # By its own id, under which it is found before a merging and after one.
        concerned = (scope.questions | gone) & touched(board, span, View(span[1]))
        return [watch.target] if gone or concerned or was_removed(board, span) else []
    if was_removed(board, span):
        return [*sorted(gone), *_weightiest_first(board, sorted(scope.questions))]
    changed = touched(board, span, View(span[1])) & scope.questions
    return [*sorted(gone), *_weightiest_first(board, sorted(changed))]


def _weightiest_first(board: LedgerBoard, questions: Sequence[str]) -> list[str]:
    weights = select(QUESTION.c.id, QUESTION.c.weight).where(QUESTION.c.id.in_(questions))
    known = {row.id: row.weight for row in board.tables.execute(weights)}
    return sorted(questions, key=lambda key: (-known.get(key, 0.0), key))


def _recorded(board: LedgerBoard, seq: int) -> str:
    chosen = select(COMMIT.c.recorded_at).where(COMMIT.c.last <= seq)
    return str(board.ledger.execute(chosen.order_by(COMMIT.c.last.desc()).limit(1)).scalar() or "")


def _unplaced(board: LedgerBoard, words: str, span: tuple[int, int]) -> list[Found]:
    """New claims with some words that answer no question, the last first."""
    page = find_claims(
        board.ledger, Filters(words=words), View(span[1]), limit=_CLAIMS * 5, newest=True
    )
    new = [claim for claim in page.claims if claim.seq > span[0] and claim.entry is not None]
    placed = answered_by(board, (claim.id for claim in new))
    return [claim for claim in new if claim.id not in placed][:_CLAIMS]


def change_as_json(board: LedgerBoard, watch: Watch, change: Change) -> Json:
    """A change as plain values, worked out of the ledger: before, after, and whose words made it.

    Where its words were removed since, both are None.
    """
    span = (change.after, change.upto)
    common = {"id": str(change.id), "at": change.at, "sort": str(change.sort), "watch": watch.id}
    if change.sort is Sort.MORE:
        return {**common, "many": change.many}
    if change.sort is Sort.CLAIMS:
        return {**common, "claims": [_claim(c) for c in _unplaced(board, watch.target, span)]}
    differs = difference(board, change.question, span)
    if differs is None:
        return {**common, "question": change.question, "before": None, "after": None, "said": [],
                "more": 0, "gone": []}  # fmt: skip
    return {**common, "question": change.question, **as_json(differs)}


def _claim(claim: Found) -> Json:
    entry = claim.entry
    assert entry is not None, "only claims whose words are there answer"
    report = claim.report
    title = report.get("title") or report.get("outlet") or report.get("doc") or ""
    return {
        "when": str(report.get("published_start") or "")[:10] or "no date",
        "who": str(entry["source"]["text"] or report.get("outlet") or "The report"),
        "answer": str(entry["cue"]["text"]),
        "words": str(entry["content"]["text"]),
        "report": str(title),
        "url": str(report.get("url") or ""),
        "claim": claim.id,
    }


def changes_as_json(
    board: LedgerBoard, watches: Sequence[Watch], changes: Sequence[Change]
) -> list[Json]:
    """Changes as plain values, in their order."""
    by_id = {watch.id: watch for watch in watches}
    return [
        change_as_json(board, by_id[change.watch], change)
        for change in changes
        if change.watch in by_id
    ]
