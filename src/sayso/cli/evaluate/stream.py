"""``sayso evaluate stream``: the boards that a stream of feed items adds up to, day by day."""

from pathlib import Path

import click


@click.command()
@click.argument("stream", type=click.Path(path_type=Path), metavar="STREAM")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option("--verbose", is_flag=True, help="Also what is not as the gold has it.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with shares from 0 to 1, not rounded."
)
def stream(stream: Path, gold: Path, verbose: bool, as_json: bool) -> None:
    """Score answers, standings and values as of days against a GOLD board.

    STREAM is a JSON Lines file of items with id, title, published, outlet, url and text, in the
    order in which they came out.  The form of GOLD is told in corpora/streams/README.md.
    """
    from sayso.cli.evaluate.showing import show
    from sayso.evaluation.streams import MEASURES, evaluate

    scored = evaluate(stream, gold)
    show(stream.stem, scored.sha256, MEASURES, scored.figures, as_json)
    for wrong in scored.wrong if verbose and not as_json else ():
        click.echo(f"  {wrong}")
