"""Scoring the boards that a stream of dated feed items adds up to against a gold board.

The items are read and taken in their order; the board is asked as of the end of each day that the
gold names.  A gold question is found by the board's question of its type that gives the most of its
answers, one to one, where both have an item in common.  An answer is a side with a value, however
many speakers give it.
"""

import hashlib
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.evaluation.assigning import heaviest, pairs
from sayso.evaluation.reading import readings_of
from sayso.evaluation.scores import Figure
from sayso.evaluation.stream_gold import GoldQuestion, Wanted, read_gold
from sayso.evaluation.stream_rules import gives, same_answer, tells
from sayso.questions.board import Board
from sayso.questions.contract import question_as_json
from sayso.questions.readings import told_of
from sayso.questions.times import instant
from sayso.reader import directory_for
from sayso.record.report import Report
from sayso.reports.published import read_published

Json = Mapping[str, Any]
Boards = Mapping[str, Sequence[Json]]
"""The questions as of the end of each day."""
MEASURES = ("questions", "answers", "standings", "as-of values")
_CLOSE = 0.0001
"""What an answer more costs a question of the board, so that of two which give as much the tidier
one is taken.
"""


@dataclass(frozen=True, slots=True)
class StreamScore:
    """Figures by measure, the hash of the gold, and what is not as it should be, in words."""

    figures: Mapping[str, Figure]
    sha256: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A gold question beside one of a board: so many of its answers are given, and so many of those
    given are right.
    """

    given: int
    asked: int
    right: int
    answers: int


def evaluate(stream: Path, gold: Path) -> StreamScore:
    """Read a stream and score its boards.

    Raises:
        SaysoError: E103 to E105 for files that cannot be read or are not as they should be.
    """
    questions = read_gold(gold)
    reports = list(_reports(stream))
    board = Board()
    urls: dict[str, str] = {}
    for number, reading in enumerate(readings_of(reports, directory_for("auto")), start=1):
        told = told_of(reading, number)
        urls |= {entry.claim.id: told.url for entry in told.entries}
        board.take(told)
    days = sorted({day for each in questions for day, _ in (*each.standing, *each.holds)})
    boards = {day: _as_of(board, day) for day in days}
    return replace(
        score(questions, boards, urls), sha256=hashlib.sha256(gold.read_bytes()).hexdigest()
    )


def score(
    questions: Sequence[GoldQuestion], boards: Boards, urls: Mapping[str, str]
) -> StreamScore:
    """Score boards as of days; ``urls`` are the addresses of the items that claims are from, by
    their ids.
    """
    last = boards[max(boards)] if boards else ()
    asked = [each for each in questions if each.wanted]
    matches = {
        (gold.key, str(row["id"])): match
        for gold in asked
        for row in last
        if (match := _match(gold, row, urls))
    }
    chosen = heaviest({ids: weight for ids, (_, weight) in matches.items()})
    found = {key: matches[key, id_][0] for key, id_ in chosen.items()}
    wrong: list[str] = []
    standings = [_stands(each, chosen.get(each.key), boards, wrong) for each in asked]
    values = [_holds(each, chosen.get(each.key), boards, wrong) for each in asked]
    figures = {
        "questions": Figure(len(found), len(asked), len(found), len(found)),
        "answers": Figure(
            sum(match.given for match in found.values()),
            sum(len(_answers(each)) for each in asked),
            sum(match.right for match in found.values()),
            sum(match.answers for match in found.values()),
        ),
        "standings": _share(standings),
        "as-of values": _share(values),
    }
    missing = [f"{each.key}: not found" for each in asked if each.key not in chosen]
    return StreamScore(figures, "", (*missing, *wrong))


def _share(parts: Iterable[tuple[int, int]]) -> Figure:
    listed = list(parts)
    right, total = sum(part[0] for part in listed), sum(part[1] for part in listed)
    return Figure(right, total, right, total)


def _reports(stream: Path) -> Iterator[Report]:
    try:
        lines = stream.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SaysoError(
            "E103", f"{stream} cannot be read ({error}).", "Check the path."
        ) from error
    items = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not items:
        raise SaysoError(
            "E105", f"{stream} holds no item.", "Give a file with an item on each line."
        )
    for number, line in items:
        yield _report(number, line)


def _report(number: int, line: str) -> Report:
    try:
        item = json.loads(line)
        text = f"{item['title']}\n\n{item.get('text') or ''}".strip()
        published = read_published(item["published"]) if item.get("published") else None
        return Report(
            text, item["id"], item["title"], item.get("outlet"), item.get("url"), published
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        mend = "An item has id, title, published, outlet, url and text."
        raise SaysoError(
            "E104", f"Line {number} is not as it should be: {error!r}.", mend
        ) from error


def _as_of(board: Board, day: str) -> list[Json]:
    return [question_as_json(each) for each in board.questions(as_of=instant(f"{day}T23:59:59"))]


def _types(gold: GoldQuestion) -> set[str]:
    """Who advances where is told by movements too."""
    advances = any("advance" in each.value for each in gold.wanted)
    return {gold.kind, "movement"} if advances else {gold.kind}


def _answers(gold: GoldQuestion) -> list[list[Wanted]]:
    found: dict[Hashable, list[Wanted]] = {}
    for each in gold.wanted:
        key = same_answer(gold.kind, each.side, each.stance, each.value, gold=True)
        found.setdefault(key, []).append(each)
    return list(found.values())


def _given(gold: GoldQuestion, row: Json) -> list[list[Json]]:
    found: dict[Hashable, list[Json]] = {}
    for each in row["positions"]:
        if each["stance"] == "withholds" or (
            row["type"] == gold.kind and not tells(gold.kind, each["value"])
        ):
            continue
        key = same_answer(gold.kind, each["side"], each["stance"], each["value"] or {}, gold=False)
        found.setdefault(key, []).append(each)
    return list(found.values())


def _match(gold: GoldQuestion, row: Json, urls: Mapping[str, str]) -> tuple[_Match, float] | None:
    """How a question of the board answers one of the gold, and how much that weighs; None if it
    does not.
    """
    if row["type"] not in _types(gold):
        return None
    wanted, given = _answers(gold), _given(gold, row)
    edges = [[at for at, some in enumerate(given) if _gives(gold, one, some)] for one in wanted]
    count = pairs(edges)
    mine = {url for each in gold.wanted for url in each.items if url in set(urls.values())}
    theirs = {urls[claim] for each in row["positions"] for claim in each["claims"] if claim in urls}
    if not count or not mine & theirs:
        return None
    right = len({at for some in edges for at in some})
    weight = count + len(mine & theirs) / max(1, len(mine)) - _CLOSE * len(given)
    return _Match(count, len(wanted), right, len(given)), weight


def _gives(gold: GoldQuestion, wanted: Sequence[Wanted], given: Sequence[Json]) -> bool:
    return any(gives(gold.kind, one, each, gold.wanted) for one in wanted for each in given)


def _at(boards: Boards, day: str, id_: str | None) -> Json | None:
    return next((row for row in boards[day] if row["id"] == id_), None)


def _stands(
    gold: GoldQuestion, id_: str | None, boards: Boards, wrong: list[str]
) -> tuple[int, int]:
    right = total = 0
    for day, accepted in gold.standing:
        if not gold.by(day):
            continue
        row = _at(boards, day, id_)
        total += 1
        if row is not None and row["standing"] in accepted:
            right += 1
        elif row is not None:
            wrong.append(
                f"{gold.key} on {day}: {row['standing']}, not {' or '.join(sorted(accepted))}"
            )
    return right, total


def _holds(
    gold: GoldQuestion, id_: str | None, boards: Boards, wrong: list[str]
) -> tuple[int, int]:
    right = 0
    for day, wanted in gold.holds:
        row, rivals = _at(boards, day, id_), gold.by(day)
        if row is not None and all(
            _is_held(gold.kind, part, row, rivals) for part in _parts(gold.kind, wanted, rivals)
        ):
            right += 1
        elif row is not None:
            wrong.append(f"{gold.key} on {day}: {wanted.side} does not hold {dict(wanted.value)}")
    return right, len(gold.holds)


def _parts(kind: str, wanted: Wanted, rivals: Sequence[Wanted]) -> list[Wanted]:
    """A pledge's number and stage may be held by two positions; nought denies whatever others
    say.
    """
    if kind == "pledge":
        return [
            replace(wanted, value={**wanted.value, name: None}) for name in ("stage", "quantity")
        ]
    if kind == "count" and wanted.value["low"] == 0:
        figures = (each.value[name] for each in rivals for name in ("low", "high"))
        return [replace(wanted, denied=tuple(n for n in figures if n))]
    return [wanted]


def _is_held(kind: str, wanted: Wanted, row: Json, rivals: Sequence[Wanted]) -> bool:
    held = (
        each for each in row["positions"] if each["until"] is None and each["stance"] != "withholds"
    )
    return any(gives(kind, wanted, each, rivals) for each in held)
