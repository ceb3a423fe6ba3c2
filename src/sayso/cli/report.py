"""``sayso report``: one report with its text, or the bytes that it was read from."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.ledger.bodies import ReportBody


@click.command()
@click.argument("identifier", metavar="ID")
@ledger_option
@click.option(
    "--original", is_flag=True, help="Write the bytes that it was read from, as they were."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead.",
)
def report(identifier: str, location: str, original: bool, output: Path | None) -> None:
    """Show the report ID: what it says of itself, what it was read from, and its text.

    With --original its capture is written, byte for byte: the page, the mail, the line of a file.

    Exit status: 0 if it is there, 1 if not, or if it was removed, 2 for a wrong option.
    """
    from sayso.ledger.store import open_ledger
    from sayso.ledger.warc import original_of, report_of

    with open_ledger(location) as ledger, ledger.reading() as connection:
        facts, text = report_of(connection, identifier)
        if original:
            _write(original_of(ledger, connection, facts["capture"]), output)
            return
    lines = [*_lines(facts), "", plain(text) if text is not None else "Its words were removed.", ""]
    _write("\n".join(lines).encode("utf-8", "replace"), output)
    if text is None:
        sys.exit(1)


def _lines(facts: "ReportBody") -> Iterator[str]:
    yield f"Report {facts['id']}"
    for name in ("doc", "title", "outlet", "url"):
        value = facts[name]
        if value:
            yield f"  {name} {plain(value)}"
    if facts["published"]:
        yield f"  published {facts['published']['start'][:16]}Z to {facts['published']['end'][:16]}Z"
    if facts["previous"]:
        yield f"  a new version of {facts['previous']}"
    yield f"  capture {facts['capture']}"
    for note in facts["notes"]:
        yield f"  {plain(note)}"


def _write(data: bytes, output: Path | None) -> None:
    try:
        with output.open("wb") if output else nullcontext(sys.stdout.buffer) as stream:
            stream.write(data)
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "O001", f"{output or 'The output'} cannot be written ({reason}).", "Name another file."
        ) from None
