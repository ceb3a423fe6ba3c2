"""``sayso speaker``: what a speaker has said, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from sayso.cli.board_options import board_at, echo_json, echo_line
from sayso.cli.ledger_options import ledger_option, view_options
from sayso.record.json import Json

Row = Mapping[str, Any]


@click.command()
@click.argument("name")
@ledger_option
@view_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to show it.",
)
def speaker(
    name: str, location: str, as_of: str | None, recorded_by: str | None, form: str
) -> None:
    """Show the positions of the speaker NAME, an id or a name, and the track: counts with their
    cases, no score.

    A claim is counted as conceded where another side came round to it later, as walked back where
    the speaker gave it up for an answer that excludes it, as denied by own side where another
    speaker of the same side excludes it.

    Exit status: 0 if the speaker is there, 1 if not, 2 for a wrong option.
    """
    from sayso.errors import SaysoError
    from sayso.questions.page import Filters, page, turns

    with board_at(location, as_of, recorded_by) as (board, view, now):
        rows = page(board, Filters(speaker=name), view, now=now)
        mine = [
            (row, position) for row in rows for position in row["positions"] if _is(position, name)
        ]
        ids = {position["speaker"] for _, position in mine}
        cases = turns(board, ids, view, now=now)
    if not mine:
        raise SaysoError(
            "Q002", f"No speaker is called {name[:64]!r}.", "sayso questions shows who answers."
        )
    if form == "json":
        echo_json(_as_json(mine, cases))
        return
    for line in _lines(mine, cases):
        echo_line(line)


def _is(position: Row, name: str) -> bool:
    return name.casefold() in (position["speaker"].casefold(), position["name"].casefold())


def _as_json(mine: Sequence[tuple[Row, Row]], cases: Sequence[Row]) -> Json:
    first = mine[0][1]
    held = [
        {"question": row["id"], "what": row["what"], "standing": row["standing"], **position}
        for row, position in mine
    ]
    counts = Counter(case["turn"] for case in cases)
    return {
        "speaker": first["speaker"],
        "name": first["name"],
        "side": first["side"],
        "positions": held,
        "track": {"counts": dict(counts), "cases": list(cases)},
    }


def _lines(mine: Sequence[tuple[Row, Row]], cases: Sequence[Row]) -> Iterator[str]:
    from sayso.questions.wording import value_in_words

    first = mine[0][1]
    yield f"{first['name']} ({first['speaker']}), side {first['side'] or 'unknown'}"
    for row, position in mine:
        answer = (
            "does not say"
            if position["stance"] == "withholds"
            else value_in_words(row["type"], position["value"])
        )
        denies = (
            "denies: "
            if position["stance"] in ("denies", "doubts") and row["type"] != "control"
            else ""
        )
        until = f", until {position['until'][:10]}" if position["until"] else ""
        when = f"{position['first'][:10]}{until}" if position["first"] else "no date"
        yield f"  {when} {row['what']} {denies}{answer} [{row['standing']}] {row['id']}"
    counts = Counter(case["turn"] for case in cases)
    yield "track: " + (", ".join(f"{turn} {counts[turn]}" for turn in sorted(counts)) or "no case")
    for case in cases:
        yield f"  {case['turn']}: {case['position']}; then {case['by']} ({case['question']})"
