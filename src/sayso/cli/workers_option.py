"""The options that say how many processes read, and where."""

import click

workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processes read.  [default: the cores; 1 for few reports]",
)
runner_option = click.option(
    "--runner",
    type=click.Choice(["here", "ray"]),
    default="here",
    help="Where they are: on this machine, or on the Ray cluster that RAY_ADDRESS names.",
    show_default=True,
)
