"""``sayso evaluate``: score what Sayso reads against annotated corpora."""

import click

from sayso.cli.evaluate.attribution import attribution
from sayso.cli.evaluate.places import places
from sayso.cli.evaluate.propositions import propositions
from sayso.cli.evaluate.questions import questions
from sayso.cli.evaluate.rules import rules
from sayso.cli.evaluate.stream import stream
from sayso.cli.evaluate.times import times
from sayso.cli.evaluate.veridicality import veridicality


@click.group()
def evaluate() -> None:
    """Score what Sayso reads against a corpus."""


for _command in (attribution, times, places, propositions, questions, rules, stream, veridicality):
    evaluate.add_command(_command)
