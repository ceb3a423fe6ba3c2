"""``sayso train``: fit the models that Sayso reads with.  Needs the extra ``train``; reading never
does.
"""

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
@click.option(
    "--news", type=_FILE, multiple=True, help="Annotated feed items in JSON Lines; can be repeated."
)
@click.option(
    "--marked",
    type=_FILE,
    multiple=True,
    help="A file of reports with inline marks; can be repeated.",
)
@click.option(
    "--scenario",
    "scenarios",
    type=_FOLDER,
    multiple=True,
    help="A scenario's folder; can be repeated.",
)
@click.option(
    "--epochs",
    type=click.IntRange(1, 50),
    default=4,
    show_default=True,
    help="Times through the material.",
)
@click.option(
    "--from",
    "start",
    type=_FOLDER,
    help="A model's folder to begin from, in place of plain MiniLM.",
)
@click.option(
    "--times", type=(float, float, float), default=(1, 1, 3), show_default=True, metavar="CORPUS NEWS OWN",
    help="How often an epoch shows the corpora, the news, and the marked reports and scenarios.",
)  # fmt: skip
@click.option(
    "--rates",
    type=(float, float),
    default=(1.5e-4, 1e-3),
    show_default=True,
    metavar="ENCODER HEADS",
    help="Learning rates.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the model.",
)
def reader(
    corpora: tuple[tuple[Path, Path], ...],
    news: tuple[Path, ...],
    marked: tuple[Path, ...],
    scenarios: tuple[Path, ...],
    epochs: int,
    start: Path | None,
    times: tuple[float, float, float],
    rates: tuple[float, float],
    out: Path,
) -> None:
    """Fit the network that finds claims and what they say.

    About an hour on two cores.  Work that is broken off goes on when the same command is given
    again.  The model card in docs/ says what the model in the package was trained on.
    """
    if not (corpora or news or marked or scenarios):
        raise click.UsageError(
            "Nothing to train on: give --corpus, --news, --marked or --scenario."
        )
    try:
        from sayso.training.recipe import Settings
        from sayso.training.train import Corpora
        from sayso.training.train import train as run
    except ImportError as missing:
        from sayso.errors import SetupError

        raise SetupError(
            "S003",
            f"Training needs {missing.name}, which is not installed.",
            "Install it with: pip install 'sayso[train]'",
        ) from missing
    settings = Settings(
        epochs=epochs,
        encoder_rate=rates[0],
        head_rate=rates[1],
        corpus_times=times[0],
        news_times=times[1],
        own_times=times[2],
    )
    run(
        Corpora(corpora, news, marked, scenarios),
        settings,
        out,
        lambda line: click.echo(line, err=True),
        start,
    )
