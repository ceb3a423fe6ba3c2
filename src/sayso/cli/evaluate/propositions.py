"""``sayso evaluate propositions``: what is said, on scenarios."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("scenarios", nargs=-1, required=True, type=_FOLDER, metavar="SCENARIO...")
@click.option(
    "--theatre", metavar="NAME",
    help="Read in this theatre.  [default: a scenario's own theatre.toml, else what each report "
         "names]",
)  # fmt: skip
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with shares from 0 to 1, not rounded."
)
def propositions(scenarios: tuple[Path, ...], theatre: str | None, as_json: bool) -> None:
    """Score what is said: the types of propositions, their fields, stances and sides.

    A SCENARIO is a folder of reports with their claims and the board that they add up to
    (corpora/scenarios).  A type is precise where the claims found that have such a proposition
    should, and recalled where those that should do.
    """
    from hashlib import sha256

    from sayso.cli.evaluate.showing import show, with_bar
    from sayso.evaluation.propositions import MEASURES, said_of, score, total
    from sayso.evaluation.reading import readings_of
    from sayso.evaluation.scenarios import read_scenario, theatre_of
    from sayso.reader import directory_for

    scored, digests = [], []
    for folder in with_bar(scenarios):
        scenario = read_scenario(folder)
        readings = readings_of(scenario.reports, directory_for(theatre or theatre_of(folder)))
        scored.append(score(scenario, (said for reading in readings for said in said_of(reading))))
        digests.append(scenario.sha256)
    names = " ".join(folder.resolve().name for folder in scenarios)
    show(names, sha256("".join(digests).encode()).hexdigest(), MEASURES, total(scored), as_json)
