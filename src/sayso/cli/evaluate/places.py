"""``sayso evaluate places``: the place names of texts and where on earth they are."""

from pathlib import Path

import click

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("corpus", type=_FILE, metavar="CORPUS.jsonl")
@click.option(
    "--predictions",
    type=_FILE,
    help="Write what was found to this file, in the corpus's own format.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with shares from 0 to 1, not rounded."
)
def places(corpus: Path, predictions: Path | None, as_json: bool) -> None:
    """Score places: names found, and put within 161 km (100 miles) of where they are.

    A line of the CORPUS is {"id", "text", "toponyms": [{"start", "end", "lat", "lon",
    "geonameid"}]}.  A toponym without coordinates, and what stands under "other" in the same form,
    is neither right nor wrong.
    """
    from sayso.cli.evaluate.showing import show, with_bar
    from sayso.evaluation.corpora import read_lines, write_lines
    from sayso.evaluation.places import MEASURES, as_row, find_spots, placed_text, score
    from sayso.reference.places.gazetteer import load_gazetteer
    from sayso.theatres.directory import Directory
    from sayso.theatres.theatre import Theatre

    gazetteer, directory = load_gazetteer(), Directory(Theatre())
    gold, sha256 = read_lines(corpus, placed_text)
    found = [find_spots(text, gazetteer, directory) for text in with_bar(gold)]
    if predictions:
        write_lines(predictions, map(as_row, found))
    show(corpus.stem, sha256, MEASURES, score(gold, found), as_json)
