"""The command line: ``sayso COMMAND``.  A command's module is imported when the command runs, not
before.
"""

import importlib
import keyword
import os
import sys

import click

from sayso.errors import SaysoError

_COMMANDS = {
    "read": ("sayso.cli.read", "Read reports: who says what, in which exact words."),
    "add": ("sayso.cli.add", "Read reports and record them in the ledger."),
    "reports": ("sayso.cli.reports", "List the reports that the ledger holds."),
    "report": ("sayso.cli.report", "Show one report, or the bytes that it was read from."),
    "claims": ("sayso.cli.claims", "Show claims of the ledger, as filtered."),
    "claim": ("sayso.cli.claim", "Show one claim, its sentence, its capture and why."),
    "questions": ("sayso.cli.questions", "Show how each question stands."),
    "question": ("sayso.cli.question", "Show one question: who answered what, and when."),
    "check": ("sayso.cli.check", "Check a draft's quotations and statements against the ledger."),
    "speaker": ("sayso.cli.speaker", "Show what a speaker said, and what became of it."),
    "brief": ("sayso.cli.brief", "Write what is new, changed and contested since a date."),
    "work": ("sayso.cli.work", "Read what waits in the queue of a shared ledger."),
    "watch": ("sayso.cli.watch", "Add what comes into a folder, and tell what it changes."),
    "follow": ("sayso.cli.follow", "Follow a question, place, speaker or words."),
    "serve": ("sayso.cli.serve", "Open the ledger in a browser."),
    "mcp": ("sayso.cli.mcp", "Answer an assistant about the ledger, read-only."),
    "decide": ("sayso.cli.decide", "Accept, reject and amend claims; merge and split."),
    "withdraw": ("sayso.cli.withdraw", "Record that an outlet withdrew a report."),
    "remove": ("sayso.cli.remove", "Remove a report's words, and keep their hashes."),
    "verify": ("sayso.cli.verify", "Check that nothing in the ledger was changed."),
    "board": ("sayso.cli.board", "Compare the board with its ledger, or make it anew."),
    "stamp": ("sayso.cli.stamp", "Have the ledger's head signed by an authority of time."),
    "witness": ("sayso.cli.witness", "Keep the ledger's head elsewhere, signed."),
    "snapshot": ("sayso.cli.snapshot", "Write the ledger as Parquet tables."),
    "export": ("sayso.cli.export", "Write the ledger, or what is asked of it, in another form."),
    "import": ("sayso.cli.importing", "Take in claims, annotations and ClaimReviews."),
    "replay": ("sayso.cli.replay", "Make a ledger anew from an export."),
    "user": ("sayso.cli.user", "Add and remove those who may sign in to the pages."),
    "theatre": ("sayso.cli.theatre", "Check, list and show theatres: conflicts as data."),
    "places": ("sayso.cli.places", "Look up places, and add those of a country."),
    "evaluate": ("sayso.cli.evaluate", "Score what Sayso finds against annotated corpora."),
    "train": ("sayso.cli.train", "Fit the models that Sayso reads with."),
}

_INTERRUPTED = 130


class _LazyGroup(click.Group):
    """Lists commands with their help without importing them, so that ``sayso --help`` stays
    quick.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Whoever read our output, a pager say, has left: that is no error.  Python would still
            # try to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in _COMMANDS.items()])


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="sayso", message="%(prog)s %(version)s")
def cli() -> None:
    """On whose say-so?  Read reports of armed conflict and keep the record of who says what."""


def main() -> None:
    """Run the command line; what the user can mend is told in one line and sets the exit status."""
    try:
        sys.exit(cli.main(prog_name="sayso", standalone_mode=False) or 0)
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        sys.exit(error.exit_status)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
