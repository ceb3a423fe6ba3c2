"""``sayso mcp``: the ledger's tools for assistants."""

import click

from sayso.cli.ledger_options import ledger_option


@click.command()
@ledger_option
def mcp(location: str) -> None:
    """Answer an assistant about the ledger, over standard input and output (Model Context Protocol).

    It only reads: find_quote, who_said, question, as_of, what_changed and check.  Name this command
    in the assistant's configuration: docs/how-to/answer-an-assistant.md.  It ends when its input
    does.  Needs the extra: pip install 'sayso[mcp]'.

    Exit status: 0 when the input ends, 1 if the ledger cannot be read, 2 for a wrong option, 3 if
    the extra is missing.
    """
    from sayso.assistants.server import serve
    from sayso.library.ledger import Ledger

    with Ledger.open(location) as ledger:
        click.echo(f"Answering about {location}; the end of the input stops it.", err=True)
        serve(ledger)
