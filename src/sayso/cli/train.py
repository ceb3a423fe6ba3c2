"""``sayso train``: fit the models that Sayso reads with.  Needs the extra ``train``; reading never does."""

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def train() -> None:
    """Fit the models that Sayso reads with."""


@train.command()
@click.option(
    "--corpus", "corpora", type=(_FILE, _FILE), multiple=True, metavar="DOCS GOLD",
    help="An annotated corpus in JSON Lines: its documents and its attributions; can be repeated.",
)  # fmt: skip
@click.option("--marked", type=_FILE, multiple=True, help="A file of reports with inline marks; can be repeated.")
@click.option("--scenario", "scenarios", type=_FOLDER, multiple=True, help="A scenario's folder; can be repeated.")
@click.option("--epochs", type=click.IntRange(1, 50), default=4, show_default=True, help="Times through the material.")
@click.option("--compile/--no-compile", "compiled", default=False, help="Compile the encoder; needs a C++ compiler.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the model.")
def attribution(
    corpora: tuple[tuple[Path, Path], ...],
    marked: tuple[Path, ...],
    scenarios: tuple[Path, ...],
    epochs: int,
    compiled: bool,
    out: Path,
) -> None:
    """Fit the tagger that marks sources, cues and contents.

    About an hour on two cores for PolNeAR and our own reports.  The model card in docs/ tells what the model
    in the package was trained on.
    """
    if not (corpora or marked or scenarios):
        raise click.UsageError("Nothing to train on: give --corpus, --marked or --scenario.")
    try:
        from sayso.attribution.training.recipe import Settings
        from sayso.attribution.training.train import train as run
    except ImportError as missing:
        from sayso.errors import SetupError

        raise SetupError(
            "S003",
            f"Training needs {missing.name}, which is not installed.",
            "Install it with: pip install 'sayso[train]'",
        ) from missing
    run(
        corpora,
        marked,
        scenarios,
        Settings(epochs=epochs, compiled=compiled),
        out,
        lambda line: click.echo(line, err=True),
    )
