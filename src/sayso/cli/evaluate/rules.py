"""``sayso evaluate rules``: how often each rule spoke, and was right."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("scenarios", nargs=-1, required=True, type=_FOLDER, metavar="CORPUS...")
@click.option(
    "--theatre", metavar="NAME",
    help="Read in this theatre.  [default: a scenario's own theatre.toml, else what each report "
         "names]",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def rules(scenarios: tuple[Path, ...], theatre: str | None, as_json: bool) -> None:
    """Count for each rule and model how often it spoke, and how often it was right.

    A CORPUS is a folder of reports with their claims, as for `sayso evaluate propositions`.  A rule
    is named as in the reasons that `sayso read --why` prints.  Only what the gold tells of is
    judged: the type of a proposition, the stance, the side, else whether the claim is one at all.
    """
    import json

    from sayso.cli.evaluate.showing import with_bar
    from sayso.evaluation.reading import readings_of
    from sayso.evaluation.rules import count_rules, total
    from sayso.evaluation.scenarios import read_scenario, theatre_of
    from sayso.reader import directory_for

    counted = []
    for folder in with_bar(scenarios):
        scenario = read_scenario(folder)
        readings = readings_of(scenario.reports, directory_for(theatre or theatre_of(folder)))
        counted.append(count_rules(scenario, readings))
    counts = total(counted)
    order = sorted(counts, key=lambda rule: (-counts[rule].spoke, rule))
    if as_json:
        rows = [
            {"rule": rule, "spoke": of.spoke, "judged": of.judged, "right": of.right}
            for rule in order
            for of in (counts[rule],)
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    click.echo(f"{'rule':28}{'spoke':>8}{'judged':>8}{'right':>8}{'share':>8}")
    for rule in order:
        of = counts[rule]
        share = f"{100 * of.right / of.judged:8.1f}" if of.judged else f"{'-':>8}"
        click.echo(f"{rule:28}{of.spoke:8}{of.judged:8}{of.right:8}{share}")
