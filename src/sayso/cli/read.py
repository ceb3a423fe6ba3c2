"""``sayso read``: reports in, claims out, to look at or to work with."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from sayso.cli.faults import faults_in_words
from sayso.cli.forms_help import NamesForms
from sayso.cli.workers_option import runner_option, workers_option
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.reader import Reading

T = TypeVar("T")
_FORMATS = ("terminal", "html", "jsonl")
_ACTS = ("speech", "thought", "intent")


@click.command(cls=NamesForms)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="terminal",
    show_default=True,
    help="How to show the claims.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead.",
)
@click.option(
    "--published", metavar="WHEN", help="When the reports were published: a date or time, ISO 8601."
)
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@click.option(
    "--theatre", default="auto", show_default=True, metavar="NAME",
    help="The conflict that the reports are about: a theatre's name, a file, none, or auto for "
         "what each names.",
)  # fmt: skip
@click.option(
    "--why", is_flag=True, help="On the terminal, show where each place lies and every reason too."
)
@click.option(
    "--act",
    "acts",
    type=click.Choice(_ACTS),
    multiple=True,
    help="Only claims of this act; can be repeated.",
)
@workers_option
@runner_option
def read(
    reports: tuple[str, ...],
    form: str,
    output: Path | None,
    published: str | None,
    outlet: str | None,
    theatre: str,
    why: bool,
    acts: tuple[str, ...],
    workers: int | None,
    runner: str,
) -> None:
    """Read reports and show their claims: who says what, in which exact words.

    A REPORT is a file, a folder of them, an address, or - for standard input: FORMS.  What it is is
    told by its content, not by its name.  A report that cannot be read is told on standard error;
    the others are read all the same.  So is a rule that fails on one, which costs its own answer
    alone and is noted on the claim.

    Exit status: 0 if every report was read, 1 if some were refused, 2 for a wrong option, 3 if a
    part of the program is missing.
    """
    from sayso.cli.progress import with_progress
    from sayso.reader import directory_for
    from sayso.reports.load import load
    from sayso.reports.meter import Meter
    from sayso.reports.published import read_published
    from sayso.running.reading import read_side_by_side
    from sayso.running.workers import Runner

    directory_for(theatre)
    when = read_published(published, "The option --published") if published else None
    refused: list[InputError] = []
    faults: Counter[str] = Counter()
    meter = Meter.of(reports)
    loaded = load(reports, outlet=outlet, published=when, meter=meter)
    with closing(read_side_by_side(loaded, theatre, workers, Runner(runner))) as found:
        readings = _only(acts, _accepted(with_progress(found, meter), refused))
        _write(form, _counted(readings, faults), output, why)
    for line in faults_in_words(faults):
        click.echo(line, err=True)
    if refused:
        sys.exit(InputError.exit_status)


def _accepted(items: Iterable[T | InputError], refused: list[InputError]) -> Iterator[T]:
    for item in items:
        if isinstance(item, InputError):
            refused.append(item)
            click.echo(f"sayso: {item}", err=True)
        else:
            yield item


def _counted(readings: Iterable["Reading"], faults: Counter[str]) -> Iterator["Reading"]:
    for reading in readings:
        faults.update(fault.sentence for fault in reading.faults)
        yield reading


def _only(acts: tuple[str, ...], readings: Iterator["Reading"]) -> Iterator["Reading"]:
    for reading in readings:
        yield (
            replace(reading, entries=tuple(e for e in reading.entries if e.claim.act in acts))
            if acts
            else reading
        )


def _write(form: str, readings: Iterator["Reading"], output: Path | None, why: bool) -> None:
    with _open(output) as stream:
        if form == "terminal":
            from sayso.cli.rendering.terminal import print_readings, terminal_console

            print_readings(readings, terminal_console(stream), why)
        elif form == "html":
            from sayso.cli.rendering.page import render_pages

            stream.write(render_pages(readings))
        else:
            from sayso.cli.rendering.jsonl import write_claims

            write_claims(readings, stream)


def _open(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "O001",
            f"{output} cannot be written ({reason}).",
            "Name a file in a folder that is there and yours.",
        ) from error
