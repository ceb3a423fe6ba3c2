"""Claims on a terminal, to be read aloud: who, by which word, and what; a count at the end."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.display.answers import answers
from sayso.display.characters import plain
from sayso.display.facts import evidence_of_time, marks, reasons, theatre_in_words, times
from sayso.display.sides import Sides
from sayso.display.speakers import in_order, is_narrated, narrator, tell_voices_apart, who_it_is
from sayso.display.tally import entries_in_words
from sayso.display.wording import (
    NO_SOURCE,
    SHORT_HASH,
    count_of,
    cue_comes_first,
    headline,
    published_in_words,
    tags,
)
from sayso.reader import Entry, Reading
from sayso.record.claim import Mode, Reason
from sayso.record.report import Report

_PLAIN_WIDTH = 80
_WIDEST = 96
"""Columns.  Longer lines are hard to read, however wide the window."""
_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_STANCES = frozenset(("denies", "doubts", "withholds"))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which knows that it is no error, where rich would end the
        program.
        """
        raise BrokenPipeError


def terminal_console(stream: TextIO | None = None) -> Console:
    """A console on ``stream`` (standard output if none) that takes no text for markup.

    Where the stream is no terminal it writes plain text 80 columns wide.  NO_COLOR is honoured.
    """
    console = _Console(file=stream, markup=False, emoji=False, highlight=False)
    console.width = min(console.width, _WIDEST) if console.is_terminal else _PLAIN_WIDTH
    return console


def print_readings(readings: Iterable[Reading], console: Console, why: bool = False) -> None:
    """Print each reading as it comes, and, of several, how many there were in all; ``why`` as for
    one.
    """
    reports = claims = 0
    for reading in readings:
        if reports:
            console.print()
        print_reading(reading, console, why)
        reports += 1
        claims += len(reading.claims)
    if reports > 1:
        console.print()
        console.print(
            Text(f"{count_of(reports, 'report')}, {count_of(claims, 'claim')}.", style="bold")
        )


def print_reading(reading: Reading, console: Console, why: bool = False) -> None:
    """Print a heading, the claims in the order of the text, and their count; ``why`` asks for every
    reason too.
    """
    entries, sides = in_order(reading.entries), Sides([reading.theatre])
    _print_heading(reading, console)
    for entry, number in zip(entries, tell_voices_apart(entries).numbers, strict=True):
        console.print()
        colour = _COLOURS[(number - 1) % len(_COLOURS)] if number else ""
        print_wrapped(_first_line(entry, reading.report, sides, colour), console)
        if entry.claim.content:
            print_wrapped(Text(plain(entry.claim.content.text)), console, indent=4)
        _print_facts(entry, sides, console)
        if why:
            _print_reasons(entry, console)
    console.print()
    print_wrapped(Text(plain(entries_in_words(entries, sides)), style="bold"), console)


def print_wrapped(text: Text, console: Console, indent: int = 0, hang: int = 0) -> None:
    """Print at ``indent``, every line but the first ``hang`` columns further in."""
    for place, line in enumerate(
        text.wrap(console, console.width - indent - hang, overflow="fold")
    ):
        line.rstrip()
        console.print(Text(" " * (indent + (hang if place else 0))).append_text(line))


def _print_heading(reading: Reading, console: Console) -> None:
    report = reading.report
    published = published_in_words(report.published) if report.published else ""
    about = [report.outlet or "", published, f"sha256 {report.sha256[:SHORT_HASH]}"]
    print_wrapped(Text(plain(headline(report)), style="bold underline"), console)
    print_wrapped(Text(" · ".join(plain(part) for part in about if part), style="dim"), console)
    for line in filter(None, (evidence_of_time(reading), theatre_in_words(reading))):
        print_wrapped(Text(plain(line), style="dim"), console)
    for note in (*report.notes, *reading.notes):
        print_wrapped(Text(f"Note: {plain(note)}", style="yellow"), console)


def _first_line(entry: Entry, report: Report, sides: Sides, colour: str) -> Text:
    claim = entry.claim
    parts = [_source(entry, report, sides, colour), Text(plain(claim.cue.text))]
    if cue_comes_first(claim):
        parts.reverse()
    if claim.source.via:
        parts.append(Text(f"· via {plain(claim.source.via.text)}", style="dim"))
    if tagged := [tag for tag in tags(claim) if tag != Mode.NARRATION or not is_narrated(claim)]:
        parts.append(_tags(tagged))
    line = Text()
    for part in parts:
        if part.plain:
            line.append(" " if line else "").append_text(part)
    return line


def _source(entry: Entry, report: Report, sides: Sides, colour: str) -> Text:
    claim = entry.claim
    if is_narrated(claim):
        source = Text(f"{plain(narrator(entry, report.outlet))} itself", style=f"bold {colour}")
    else:
        source = (
            Text(plain(claim.source.text), style=f"bold {colour}")
            if claim.source
            else Text(NO_SOURCE, "dim")
        )
    if who := plain(who_it_is(entry, sides)):
        source.append(f" ({who})", style="not bold")
    return source.append(":") if is_narrated(claim) else source


def _tags(tagged: list[str]) -> Text:
    line = Text("[", style="italic")
    for place, tag in enumerate(tagged):
        line.append(", " if place else "").append(tag, style="bold" if tag in _STANCES else "")
    return line.append("]")


def _print_facts(entry: Entry, sides: Sides, console: Console) -> None:
    """What is understood and when, in a line; what a reader must not miss in lines of their own."""
    told = [f"{each.question} {each.answer}" for each in answers(entry, sides)] + times(entry)
    if told:
        print_wrapped(Text(plain(f"→ {' · '.join(told)}"), style="dim"), console, indent=4, hang=2)
    for what, why in marks(entry):
        print_wrapped(Text(plain(f"{what}: {why}"), style="yellow"), console, indent=4, hang=2)


def _print_reasons(entry: Entry, console: Console) -> None:
    for what, why in reasons(entry):
        print_wrapped(Text(plain(f"why {what}"), style="dim"), console, indent=4, hang=2)
        for reason in why:
            print_wrapped(Text(plain(_reason(reason)), style="dim"), console, indent=6, hang=2)


def _reason(reason: Reason) -> str:
    words = f": {reason.words}" if reason.words else ""
    score = f", {reason.score:.2f}" if reason.score is not None else ""
    return f"{reason.what}{words} ({reason.by}{score})"
