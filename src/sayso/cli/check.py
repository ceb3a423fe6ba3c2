"""``sayso check``: a draft against the ledger, before it is published."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.forms_help import NamesForms
from sayso.cli.ledger_options import ledger_option, theatre_option
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.checking.draft import CheckedDraft
    from sayso.record.report import Report

_FORMATS = ("terminal", "html", "docx", "json")
_LOOK = 1
"""The exit status of a draft with something to look at."""
_UNREADABLE = 2


@click.command(cls=NamesForms)
@click.argument("draft", metavar="DRAFT")
@ledger_option
@theatre_option
@click.option(
    "--published", metavar="WHEN",
    help="The day that the draft's “on Tuesday” is counted from: a date or time, ISO 8601.",
)  # fmt: skip
@click.option("--as-of", metavar="TIME", help="Only what had surely been published by then.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="terminal",
    show_default=True,
    help="How to show what was found.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead.",
)
@click.option(
    "--strict", is_flag=True,
    help="Status 1 too for a quotation that is only a part or edited, one voice, or whose speaker "
         "is unclear.",
)  # fmt: skip
def check(
    draft: str,
    location: str,
    theatre: str,
    published: str | None,
    as_of: str | None,
    form: str,
    output: Path | None,
    strict: bool,
) -> None:
    """Hold each quotation and attributed statement of DRAFT against the ledger.

    It tells where the ledger has it, in the same words or in others, from the same speaker or from
    another, and what became of it since.  Nothing of the draft is recorded.  DRAFT is a file, an
    address, or - for standard input: FORMS.

    Exit status: 0 if the ledger has every statement and nothing against it, 1 if there is something
    to look at, 2 for a wrong option or if draft or ledger cannot be read, 3 if a part of the program
    is missing.
    """
    from sayso.checking.check import check_report
    from sayso.ledger.store import open_ledger

    if form == "docx" and output is None:
        raise click.UsageError("A Word document is written to a file: -o FILE.docx.")
    try:
        report = _read(draft, published)
        with open_ledger(location) as ledger:
            checked = check_report(ledger, report, as_of=as_of, theatre=theatre)
        _write(checked, form, output, report)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(max(_UNREADABLE, error.exit_status))
    if not checked.is_at_rest or (strict and not checked.is_exact):
        sys.exit(_LOOK)


def _read(draft: str, published: str | None) -> "Report":
    """The one text of the draft."""
    from sayso.checking.errors import several
    from sayso.reports.load import load
    from sayso.reports.published import read_published

    when = read_published(published, "The option --published") if published else None
    found = list(load([draft], published=when))
    for each in found:
        if isinstance(each, InputError):
            raise each
    if len(found) != 1:
        raise several(len(found))
    report = found[0]
    assert not isinstance(report, InputError)
    return report


def _write(checked: "CheckedDraft", form: str, output: Path | None, report: "Report") -> None:
    if form == "docx":
        from sayso.display.check_docx import render_docx

        assert output is not None
        _put(output, render_docx(checked, _document(report)))
        return
    text = _text(checked, form, to_file=output is not None)
    if output is None:
        click.echo(text, nl=False)
    else:
        _put(output, text.encode("utf-8", "surrogateescape"))


def _text(checked: "CheckedDraft", form: str, to_file: bool) -> str:
    if form == "html":
        from sayso.display.check_page import render_check

        return render_check(checked)
    if form == "json":
        from sayso.checking.contract import draft_as_json
        from sayso.contract import as_line

        return as_line(draft_as_json(checked)) + "\n"
    from sayso.cli.rendering.checked import checked_as_text

    return checked_as_text(checked, plain_text=to_file)


def _document(report: "Report") -> bytes | None:
    """The bytes of the draft, where it is a Word document."""
    data = report.capture.data if report.capture else b""
    return data if data.startswith(b"PK") and b"word/" in data else None


def _put(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise SaysoError(
            "O001",
            f"{output} cannot be written ({error.strerror or error}).",
            "Name a file in a folder that is there and yours.",
        ) from error
