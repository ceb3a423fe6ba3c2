"""How figures of a corpus are shown."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from sayso.evaluation.scores import Figure

T = TypeVar("T")


def with_bar(texts: Sequence[T]) -> Iterable[T]:
    """The texts, with a bar on a terminal while they are read."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(texts, "Reading", console=console, transient=True, disable=not console.is_terminal)


def show(
    name: str, sha256: str, order: Iterable[str], figures: Mapping[str, "Figure"], as_json: bool
) -> None:
    """Print figures by measure, in percent, or as JSON."""
    from sayso.reader import version

    reader = version()
    if as_json:
        shares = {measure: figures[measure].as_json() for measure in order}
        click.echo(
            json.dumps(
                {"name": name, "sha256": sha256, "reader": reader, "measures": shares}, indent=1
            )
        )
        return
    click.echo(f"corpus {name}  SHA-256 {sha256}\nread by {reader}\n")
    click.echo(f"{'measure':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'found':>8}")
    for measure in order:
        of = figures[measure]
        shares_of = "".join(f"{100 * share:8.2f}" for share in (of.precision, of.recall, of.f1))
        click.echo(f"{measure:24}{shares_of}{of.gold:8}{of.predicted:8}")
