"""A checked draft on a terminal: each statement, and what the ledger has of it."""

from io import StringIO

from rich.console import Console
from rich.text import Text

from sayso.checking.draft import AT_REST, CheckedDraft, CheckedStatement
from sayso.checking.sentences import LABELS, summary
from sayso.cli.rendering.terminal import print_wrapped, terminal_console
from sayso.display.characters import plain


def checked_as_text(draft: CheckedDraft, plain_text: bool = False) -> str:
    """The draft's statements as lines for this terminal; ``plain_text`` without its colours."""
    console = terminal_console(StringIO() if plain_text else None)
    with console.capture() as captured:
        _print(draft, console)
    return captured.get()


def _print(draft: CheckedDraft, console: Console) -> None:
    for note in draft.notes:
        print_wrapped(Text(f"Note: {plain(note)}", style="yellow"), console)
    for number, statement in enumerate(draft.statements, start=1):
        _print_statement(number, statement, console)
    console.print()
    print_wrapped(Text(plain(summary(draft)), style="bold"), console)


def _print_statement(number: int, statement: CheckedStatement, console: Console) -> None:
    console.print()
    words = " ".join(plain(statement.words).split())
    quoted = f"“{words}”" if statement.kind == "quotation" else words
    speaker = f"  {plain(statement.speaker)}" if statement.speaker else ""
    line = Text(f"{number}. ", style="dim").append(quoted, style="bold not dim")
    print_wrapped(line.append(speaker, style="not bold not dim"), console, hang=3)
    shown = ""
    for finding in statement.findings:
        colour = "green" if finding.kind in AT_REST else "yellow"
        told = Text(LABELS[finding.kind], style=f"bold {colour}").append(
            f"  {plain(finding.sentence)}", style="not bold default"
        )
        print_wrapped(told, console, indent=3, hang=2)
        if finding.match and finding.match.claim not in ("", shown):
            shown = finding.match.claim
            print_wrapped(Text(f"claim {finding.match.claim}", style="dim"), console, indent=5)
