"""Scoring a board against a scenario's gold: questions, positions, standings, and what was mixed
up.

A gold question is found by the question of its type that answers the most of its positions, one to
one, greedily; of those that answer as many, by the one whose words are most alike.  A position is
right when its side is the same and its value compatible: the holder of a place, a number or a bound
within one, the donor and the number of a pledge, the accused.  Gold positions without such a value
are left out.  Precision asks of each position of a found question whether it is one of the gold's;
two speakers of one side may both give it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.evaluation.reading import readings_of
from sayso.evaluation.scenarios import read_scenario, theatre_of
from sayso.evaluation.scores import Figure
from sayso.questions.board import Board
from sayso.questions.contract import question_as_json
from sayso.questions.readings import told_of
from sayso.reader import directory_for
from sayso.record.report import Report

TYPES = ("control", "count", "pledge", "responsibility")
MEASURES = ("questions", "positions", "standings")
_NOBODY = frozenset(
    {
        "",
        "none",
        "other",
        "third-party",
        "third party",
        "unattributed",
        "local/civil",
        "neutral",
        "unknown",
    }
)
_ALIASES = {"uk": "united", "britain": "united", "us": "united"}
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BoardScore:
    """Figures by measure; ``mixed`` counts questions of the board that answer two gold questions
    with positions that neither has alone; ``wrong`` says in words what is not as it should be.
    """

    figures: Mapping[str, Figure]
    mixed: int
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "BoardScore") -> "BoardScore":
        figures = {name: self.figures[name] + other.figures[name] for name in MEASURES}
        return BoardScore(figures, self.mixed + other.mixed, (*self.wrong, *other.wrong))

    def line(self, name: str) -> str:
        """The figures in percent, in the columns of ``sayso evaluate questions``."""
        questions, positions, standings = (self.figures[measure] for measure in MEASURES)
        shares = (
            f"{100 * share:.1f}"
            for share in (positions.precision, positions.recall, standings.recall)
        )
        right, found, stood = shares
        return (
            f"{name:24}{100 * questions.recall:10.1f}{right:>12}{found:>8}{stood:>10}{self.mixed:7}"
        )


@dataclass(frozen=True, slots=True)
class _Match:
    gold: Json
    board: Json
    answered: int
    asked: int
    right: int


def evaluate(folder: Path, theatre: str | None = None) -> BoardScore:
    """Read a scenario's reports in the order of publication, undated ones last, and score what they
    add up to.

    Raises:
        SaysoError: E103 to E105 as for any scenario.
    """
    scenario = read_scenario(folder)
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    directory = directory_for(theatre or theatre_of(folder))
    board = Board()
    reports = sorted(
        scenario.reports, key=lambda report: (report.published is None, _when(report), report.doc)
    )
    for number, reading in enumerate(readings_of(reports, directory), start=1):
        board.take(told_of(reading, number))
    return score(gold, [question_as_json(question) for question in board.questions()])


def _when(report: Report) -> str:
    return report.published.start.isoformat() if report.published else ""


def score(gold: Sequence[Json], board: Sequence[Json]) -> BoardScore:
    """Score a board, as the contract has it, against ``gold.json``."""
    asked = [
        question for question in gold if question["key"]["type"] in TYPES and _scorable(question)
    ]
    matches = _matches(asked, board)
    positions = Figure(
        sum(match.answered for match in matches),
        sum(len(_scorable(question)) for question in asked),
        sum(match.right for match in matches),
        sum(len(_answering(match.board)) for match in matches),
    )
    stood = sum(_stands(match) for match in matches)
    found = len(matches)
    figures = {
        "questions": Figure(found, len(asked), found, found),
        "positions": positions,
        "standings": Figure(stood, found, stood, found),
    }
    mixed = [question for question in board if _mixes(question, asked)]
    return BoardScore(figures, len(mixed), tuple(_wrong(asked, matches, mixed)))


def _matches(asked: Iterable[Json], board: Sequence[Json]) -> list[_Match]:
    pairs = [
        match for question in asked for each in board if (match := _match(question, each)).answered
    ]
    pairs.sort(
        key=lambda match: (match.answered, _likeness(match), -len(match.board["positions"])),
        reverse=True,
    )
    found: list[_Match] = []
    for match in pairs:
        if not any(match.gold is other.gold or match.board is other.board for other in found):
            found.append(match)
    return found


def _likeness(match: _Match) -> int:
    """How many words of what the gold asks are in what the board asks, to choose among those that
    answer as much.
    """
    asked = f"{match.gold['key']['what']} {match.gold['key'].get('place') or ''}".casefold().split()
    given = match.board["what"].casefold()
    return sum(word.strip(",.?").rstrip("s") in given for word in asked)


def _match(gold: Json, board: Json) -> _Match:
    kind, wanted, given = gold["key"]["type"], _scorable(gold), _answering(board)
    if board["type"] != kind:
        return _Match(gold, board, 0, len(wanted), 0)
    answered = sum(any(_same(kind, want, got) for got in given) for want in wanted)
    right = sum(any(_same(kind, want, got) for want in wanted) for got in given)
    return _Match(gold, board, answered, len(wanted), right)


def _answering(board: Json) -> list[Json]:
    """The positions that answer: one that is withheld is shown and is no answer."""
    return [position for position in board["positions"] if position["stance"] != "withholds"]


def _stands(match: _Match) -> bool:
    accepted = {match.gold["status"], *(match.gold.get("status_also_acceptable") or ())}
    return match.board["standing"] in {
        "unconfirmed" if each == "single-source" else each for each in accepted
    }


def _mixes(board: Json, asked: Iterable[Json]) -> bool:
    """Whether answers to two gold questions came together that no one gold question has all of."""
    matches = [match for question in asked if (match := _match(question, board)).answered]
    whole = max((match.right for match in matches), default=0)
    together = {
        number
        for number, got in enumerate(_answering(board))
        if any(
            _same(board["type"], want, got) for match in matches for want in _scorable(match.gold)
        )
    }
    return len(together) > whole


def _wrong(
    asked: Iterable[Json], matches: Sequence[_Match], mixed: Iterable[Json]
) -> Iterable[str]:
    by_gold = {id(match.gold): match for match in matches}
    for question in asked:
        name, match = f"{question['id']} {question['key']['what']}", by_gold.get(id(question))
        if match is None:
            yield f"{name}: not found"
            continue
        given = len(_answering(match.board))
        if match.answered < match.asked or match.right < given:
            yield f"{name}: {match.answered} of {match.asked} positions, {match.right} of {given} right"
        if not _stands(match):
            yield f"{name}: {match.board['standing']}, not {question['status']}: {match.board['reason']}"
    yield from (f"{question['id']} mixes: {question['what']}" for question in mixed)


def _scorable(question: Json) -> list[Json]:
    return [
        each for each in question["positions"] if _has_value(question["key"]["type"], each["value"])
    ]


def _has_value(kind: str, value: Json) -> bool:
    if value.get("withheld"):
        return False
    if kind == "count":
        return value.get("low") is not None or value.get("high") is not None
    return bool(value.get({"responsibility": "blames", "control": "holder"}.get(kind, "donor")))


def _same(kind: str, want: Json, got: Json) -> bool:
    return _side(want["side"]) == _side(got["side"]) and _SAME[kind](want["value"], got["value"])


def _side(name: str | None) -> str:
    folded = (name or "").casefold().strip()
    return "other" if folded in _NOBODY else folded.replace("-allied", "")


def _same_holder(want: Json, got: Json) -> bool:
    return str(want.get("holder")).casefold() == str(got.get("holder")).casefold()


def _same_number(want: Json, got: Json) -> bool:
    return any(abs(a - b) <= 1 for a in _bounds(want) for b in _bounds(got))


def _same_pledge(want: Json, got: Json) -> bool:
    first = str(want.get("donor") or "").casefold().split()[:1]
    donor = f"{got.get('donor') or ''} {got.get('donor_id') or ''}".casefold()
    named = not first or first[0] in donor or _ALIASES.get(first[0], "\0") in donor
    wanted = _bounds(want.get("quantity") or {})
    return named and (not wanted or not _bounds(got) or _same_number(want["quantity"], got))


def _same_accused(want: Json, got: Json) -> bool:
    blames = str(want["blames"])
    return _side(blames) == _side(str(got.get("accused_side") or got.get("accused"))) or (
        blames.casefold() == str(got.get("accused")).casefold()
    )


def _bounds(value: Json) -> list[int]:
    return [int(value[name]) for name in ("low", "high") if value.get(name) is not None]


_SAME = {
    "control": _same_holder,
    "count": _same_number,
    "pledge": _same_pledge,
    "responsibility": _same_accused,
}
