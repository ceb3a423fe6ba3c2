"""Quality has a gate: each corpus that is there must score its floors."""

import os
from pathlib import Path

import pytest

from sayso.evaluation.attribution import evaluate
from sayso.evaluation.corpora import read_corpus
from sayso.evaluation.floors import CorpusFloors, check
from sayso.evaluation.floors_file import load_floors
from sayso.evaluation.rows import rows_of
from sayso.evaluation.scores import Unit

REPOSITORY = Path(__file__).resolve().parents[2]
CORPORA = Path(os.environ.get("SAYSO_CORPORA") or REPOSITORY.parent / "shared" / "corpora")


def find(path: str) -> Path:
    """A file of a corpus, in the folder of corpora or in the repository."""
    for folder in (CORPORA, REPOSITORY):
        if (folder / path).is_file():
            return folder / path
    pytest.skip(f"{path} is neither in {CORPORA} (set SAYSO_CORPORA) nor in the repository")


@pytest.mark.parametrize("corpus", load_floors(), ids=lambda corpus: corpus.name)
def test_reading_scores_no_less_than_the_floors(corpus: CorpusFloors) -> None:
    if not corpus.floors:
        pytest.skip(
            f"{corpus.name} has no floors yet: record some with `sayso evaluate attribution "
            "--record`"
        )
    found = read_corpus(find(corpus.docs), find(corpus.gold))
    assert found.sha256 == corpus.sha256, (
        f"The corpus {corpus.name} changed: its floors are of {corpus.sha256}, its files are "
        f"{found.sha256}"
    )
    from sayso.evaluation.reading import readings_of

    rows = [row for reading in readings_of(found.reports) for row in rows_of(reading)]
    scores = [evaluate(found.reports, found.gold, rows, unit) for unit in Unit]
    assert not check(scores, corpus), "\n".join(map(str, check(scores, corpus)))
