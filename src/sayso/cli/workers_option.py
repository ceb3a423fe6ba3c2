"""The option that says how many processes read."""

import click

workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processes read.  [default: the cores; 1 for few reports]",
)
