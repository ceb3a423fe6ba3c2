"""Claims on a terminal, to be read aloud: who, by which word, and what; a count at the end."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.attribution.claim import Claim
from sayso.cli.rendering.characters import plain
from sayso.cli.rendering.sources import tell_sources_apart
from sayso.cli.rendering.wording import (
    NO_SOURCE,
    SHORT_HASH,
    count_in_words,
    count_of,
    cue_comes_first,
    headline,
    in_order,
    published_in_words,
    tags,
)
from sayso.reader import Reading
from sayso.reports.report import Report

_PLAIN_WIDTH = 80
_WIDEST = 96
"""Columns.  Longer lines are hard to read, however wide the window."""
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_STANCES = frozenset(("denies", "doubts", "withholds"))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which knows that it is no error, where rich would end the program."""
        raise BrokenPipeError


def terminal_console(stream: TextIO | None = None) -> Console:
    """A console on ``stream`` (standard output if none) that takes no text for markup.

    Where the stream is no terminal it writes plain text 80 columns wide.  NO_COLOR is honoured.
    """
    console = _Console(file=stream, markup=False, emoji=False, highlight=False)
    console.width = min(console.width, _WIDEST) if console.is_terminal else _PLAIN_WIDTH
    return console


def print_readings(readings: Iterable[Reading], console: Console) -> None:
    """Print each reading as it comes, and, of several, how many there were in all."""
    reports = claims = 0
    for reading in readings:
        if reports:
            console.print()
        print_reading(reading, console)
        reports += 1
        claims += len(reading.claims)
    if reports > 1:
        console.print()
        console.print(Text(f"{count_of(reports, 'report')}, {count_of(claims, 'claim')}.", style="bold"))


def print_reading(reading: Reading, console: Console) -> None:
    """Print a heading, the claims in the order of the text, and their count."""
    claims = in_order(reading.claims)
    _print_heading(reading.report, console)
    for claim, number in zip(claims, tell_sources_apart(claims).numbers, strict=True):
        console.print()
        colour = _COLOURS[(number - 1) % len(_COLOURS)] if number else ""
        _print_wrapped(_first_line(claim, colour), console)
        if claim.content:
            _print_wrapped(Text(plain(claim.content.text)), console, indent=4)
    console.print()
    _print_wrapped(Text(count_in_words(claims), style="bold"), console)


def _print_wrapped(text: Text, console: Console, indent: int = 0) -> None:
    for line in text.wrap(console, console.width - indent, overflow="fold"):
        line.rstrip()
        console.print(Text(" " * indent).append_text(line))


def _print_heading(report: Report, console: Console) -> None:
    published = published_in_words(report.published) if report.published else ""
    about = [report.outlet or "", published, f"sha256 {report.sha256[:SHORT_HASH]}"]
    _print_wrapped(Text(plain(headline(report)), style="bold underline"), console)
    _print_wrapped(Text(" · ".join(plain(part) for part in about if part), style="dim"), console)
    for note in report.notes:
        _print_wrapped(Text(f"Note: {plain(note)}", style="yellow"), console)


def _first_line(claim: Claim, colour: str) -> Text:
    source = Text(plain(claim.source.text), style=f"bold {colour}") if claim.source else Text(NO_SOURCE, "dim")
    parts = [source, Text(plain(claim.cue.text))]
    if cue_comes_first(claim):
        parts.reverse()
    if claim.source.via:
        parts.append(Text(f"· via {plain(claim.source.via.text)}", style="dim"))
    if tagged := tags(claim):
        parts.append(_tags(tagged))
    line = Text()
    for part in parts:
        if part.plain:
            line.append(" " if line else "").append_text(part)
    return line


def _tags(tagged: list[str]) -> Text:
    line = Text("[", style="italic")
    for place, tag in enumerate(tagged):
        line.append(", " if place else "").append(tag, style="bold" if tag in _STANCES else "")
    return line.append("]")
