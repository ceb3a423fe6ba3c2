"""``sayso evaluate questions``: the board that a scenario's reports add up to."""

from pathlib import Path

import click


@click.command()
@click.argument(
    "scenarios", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SCENARIO..."
)
@click.option(
    "--theatre", metavar="THEATRE", help="The conflict that they tell of: a name, or a file."
)
@click.option("--verbose", is_flag=True, help="Also what is not as the gold has it.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with shares from 0 to 1, not rounded."
)
def questions(
    scenarios: tuple[Path, ...], theatre: str | None, verbose: bool, as_json: bool
) -> None:
    """Score questions, positions and standings against a SCENARIO's gold.json.

    Its reports are taken in the order of publication, undated ones last.  A folder with a
    theatre.toml of its own is read in that theatre, unless another is named.
    """
    import json

    from sayso.cli.evaluate.showing import with_bar
    from sayso.evaluation.questions import MEASURES, evaluate
    from sayso.reader import version

    scored = {folder.resolve().name: evaluate(folder, theatre) for folder in with_bar(scenarios)}
    if as_json:
        shares = {
            name: {measure: score.figures[measure].as_json() for measure in MEASURES}
            | {"mixed": score.mixed}
            for name, score in scored.items()
        }
        click.echo(json.dumps({"reader": version(), "scenarios": shares}, indent=1))
        return
    click.echo(
        f"read by {version()}\n{'scenario':24}{'questions':>10}{'positions P':>12}{'R':>8}{'standing':>10}{'mixed':>7}"
    )
    total = None
    for name, score in scored.items():
        total = score if total is None else total + score
        click.echo(score.line(name))
        for wrong in score.wrong if verbose else ():
            click.echo(f"  {wrong}")
    if total is not None and len(scored) > 1:
        click.echo(total.line("all"))
