"""``sayso evaluate veridicality``: what is made of a clause by what stands above it."""

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("folder", default=Path("corpora/veridicality"), type=_FOLDER)
@click.option(
    "--count",
    default=10_000,
    show_default=True,
    type=click.IntRange(1),
    help="How many sentences to make.",
)
@click.option("--seed", default=1, show_default=True, help="Other sentences for another number.")
@click.option(
    "--show",
    "shown",
    default=0,
    metavar="N",
    help="Also N sentences that come out wrong, the worst first.",
)
def veridicality(folder: Path, count: int, seed: int, shown: int) -> None:
    """Score what is made of a clause under a frame: "failed to", "it is not true that", "unlikely".

    Sentences are made of the frames and clauses of FOLDER [default: corpora/veridicality], and each
    is read as a report.  Inverted are those read as the opposite of what they say; overstated those
    that leave open what is read as plain fact; right counts those asked, whose frame asserts or
    denies.
    """
    from sayso.cli.evaluate.showing import with_bar
    from sayso.evaluation.embedding import load_embeddings
    from sayso.evaluation.generation import generate
    from sayso.evaluation.veridicality import read_sentences, table, worst
    from sayso.reader import directory_for, version

    embeddings = load_embeddings(folder)
    directory = directory_for(str(embeddings.theatre))
    assert directory is not None
    sentences = list(generate(embeddings, count, seed))
    judged = list(read_sentences(with_bar(sentences), directory))
    click.echo(
        f"corpus {folder.name}  SHA-256 {embeddings.sha256}  seed {seed}\nread by {version()}\n"
    )
    click.echo(table(judged))
    for line in worst(judged, shown):
        click.echo(line)
