"""``sayso evaluate times``: the time expressions of texts and what they mean."""

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
def times(corpus: Path, predictions: Path | None, as_json: bool) -> None:
    """Score times: spans, types and TIMEX3 values, as TempEval-3 does.

    A line of the CORPUS is {"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]};
    dct is the day of publication.
    """
    from sayso.cli.evaluate.showing import show, with_bar
    from sayso.evaluation.corpora import read_lines, write_lines
    from sayso.evaluation.times import MEASURES, as_row, find_timexes, score, timed_text

    gold, sha256 = read_lines(corpus, timed_text)
    found = [find_timexes(text) for text in with_bar(gold)]
    if predictions:
        write_lines(predictions, map(as_row, found))
    show(corpus.stem, sha256, MEASURES, score(gold, found), as_json)
