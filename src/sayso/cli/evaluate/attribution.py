"""``sayso evaluate attribution``: who says what."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sayso.evaluation.corpora import Corpus
    from sayso.evaluation.floors import CorpusFloors
    from sayso.evaluation.rows import Row
    from sayso.evaluation.scores import Scores

_FILE = click.Path(path_type=Path)


@click.command()
@click.option("--docs", type=_FILE, help='Texts, JSON Lines: {"doc", "text"}.')
@click.option("--gold", type=_FILE, help='Attributions: {"doc", "source", "cue", "content"}.')
@click.option("--marked", type=_FILE, help="Instead of both: a file of reports with inline marks.")
@click.option(
    "--act",
    "acts",
    type=click.Choice(["speech", "thought", "intent"]),
    multiple=True,
    help="Score claims of this act alone, against all of the gold; may be repeated.",
)
@click.option(
    "--unit",
    type=click.Choice(["attribution", "segment", "both"]),
    default="both",
    show_default=True,
    help="Print figures for whole attributions, for contiguous pieces of content, or for both.",
)
@click.option(
    "--predictions", type=_FILE, help="Write the claims scored to this file, as JSON Lines."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with shares from 0 to 1, not rounded."
)
@click.option("--name", help="What to call the corpus.  [default: the name of the docs file]")
@click.option("--record", type=_FILE, help="Write the figures to this floors file; no floor falls.")
@click.option(
    "--lower", is_flag=True, help="With --record: lower the floors that the figures are below."
)
@click.option(
    "--because", default="", metavar="TEXT", help="Why the floors are lowered; kept in the file."
)
def attribution(
    docs: Path | None,
    gold: Path | None,
    marked: Path | None,
    acts: tuple[str, ...],
    unit: str,
    predictions: Path | None,
    as_json: bool,
    name: str | None,
    record: Path | None,
    lower: bool,
    because: str,
) -> None:
    """Score who says what: sources, cues and contents, and whole attributions.

    The figures are precision, recall and F1 over spans and over attributions paired one to one, in
    all and by mode: whether the content is quoted (direct), partly quoted (mixed) or not
    (indirect).
    """
    _check_options(acts, record, lower, because)
    docs, gold = _files(docs, gold, marked)
    from sayso.evaluation.attribution import evaluate as score
    from sayso.evaluation.corpora import read_corpus, write_rows
    from sayso.evaluation.floors import CorpusFloors
    from sayso.evaluation.scores import Unit
    from sayso.reader import version

    reader = version()
    corpus = read_corpus(docs, gold)
    rows = _read_rows(corpus, acts)
    if predictions:
        write_rows(predictions, rows)
    scores = [score(corpus.reports, corpus.gold, rows, each) for each in Unit]
    shown = [each for each in scores if unit in (each.unit, "both")]
    name = name or _name_of(docs)
    _show(name, corpus.sha256, reader, shown, as_json)
    if record:
        measured = CorpusFloors(name, _portable(docs), _portable(gold), corpus.sha256, reader)
        _record(record, measured, scores, because)


def _files(docs: Path | None, gold: Path | None, marked: Path | None) -> tuple[Path, Path]:
    if marked and not docs and not gold:
        return marked, marked
    if marked or not docs or not gold:
        raise click.UsageError("Give --docs and --gold, or --marked.")
    return docs, gold


def _check_options(acts: tuple[str, ...], record: Path | None, lower: bool, because: str) -> None:
    if record and acts:
        raise click.UsageError("--record takes the figures of all claims; leave out --act.")
    if lower and not record:
        raise click.UsageError("--lower lowers floors in a file; name it with --record.")
    if lower != bool(because.strip()):
        raise click.UsageError("--lower and --because TEXT go together.")


def _read_rows(corpus: "Corpus", acts: Iterable[str]) -> "list[Row]":
    from rich.console import Console
    from rich.progress import track

    from sayso.evaluation.reading import readings_of
    from sayso.evaluation.rows import rows_of
    from sayso.record.claim import Act

    console = Console(stderr=True)
    readings = track(
        readings_of(corpus.reports),
        "Reading",
        total=len(corpus.reports),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    wanted = {Act(act) for act in acts}
    return [row for reading in readings for row in rows_of(reading, wanted)]


def _name_of(docs: Path) -> str:
    return docs.name.removesuffix(".txt").removesuffix(".jsonl").removesuffix(".docs")


def _show(name: str, sha256: str, reader: str, scores: "list[Scores]", as_json: bool) -> None:
    from sayso.evaluation.table import table

    if as_json:
        units = {each.unit: each.as_json() for each in scores}
        click.echo(
            json.dumps({"name": name, "sha256": sha256, "reader": reader, "units": units}, indent=1)
        )
        return
    click.echo(f"corpus {name}  SHA-256 {sha256}\nread by {reader}")
    for each in scores:
        click.echo("\n" + table(each))


def _record(file: Path, measured: "CorpusFloors", scores: "list[Scores]", because: str) -> None:
    from sayso.evaluation.floors import update_corpus
    from sayso.evaluation.floors_file import load_floors, save_floors

    known = load_floors(file) if file.exists() else ()
    save_floors(file, update_corpus(known, measured, scores, because))
    click.echo(f"The floors of {measured.name} are in {file}.", err=True)


def _portable(path: Path) -> str:
    """The path as another machine can find it: below the working folder, or by its folder's
    name.
    """
    resolved = path.resolve()
    below = resolved.is_relative_to(Path.cwd())
    return (resolved.relative_to(Path.cwd()) if below else Path(*resolved.parts[-2:])).as_posix()
