from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.evaluation.floors import (
    GATED,
    CorpusFloors,
    Floor,
    Shortfall,
    check,
    update,
    update_corpus,
)
from sayso.evaluation.floors_file import FLOORS, load_floors, save_floors
from sayso.evaluation.scores import Figure, Scores, Unit

TRIPLE = (Unit.ATTRIBUTION, "attr.triple")
EMPTY = CorpusFloors("village", "village.docs.jsonl", "village.gold.jsonl", "ab12")


def scored(found: int, gold: int = 1000, unit: Unit = Unit.ATTRIBUTION) -> list[Scores]:
    """Scores whose triple F1 is ``found`` of ``gold``."""
    return [Scores(unit, 1, 50, gold, gold, 0, {"attr.triple": Figure(found, gold, found, gold)})]


def test_a_first_record_sets_floors_half_a_point_below_the_figures() -> None:
    recorded = update(EMPTY, scored(663), "sayso 1")
    assert recorded.floors == {TRIPLE: Floor(66.3, 65.8)}
    assert recorded.reader == "sayso 1"


def test_a_small_corpus_gets_the_worth_of_two_gold_items_below_its_figures() -> None:
    assert update(EMPTY, scored(40, gold=50), "sayso 1").floors == {TRIPLE: Floor(80.0, 76.0)}


def test_a_better_figure_raises_the_floor() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    assert update(once, scored(700), "sayso 2").floors == {TRIPLE: Floor(70.0, 69.5)}


def test_a_slightly_worse_figure_leaves_the_floor_where_it_was() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    assert update(once, scored(660), "sayso 2").floors == {TRIPLE: Floor(66.0, 65.8)}


def test_a_figure_below_its_floor_is_refused_with_a_code() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    with pytest.raises(
        SaysoError, match=r"attribution/attr\.triple is 65\.00, its floor 65\.80"
    ) as caught:
        update(once, scored(650), "sayso 2")
    assert caught.value.code == "E113"


def test_a_floor_is_lowered_for_a_reason_that_is_kept() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    lowered = update(once, scored(650), "sayso 2", because="Headings are no longer read.")
    assert lowered.floors == {TRIPLE: Floor(65.0, 64.5)}
    assert lowered.lowered == (
        "attribution/attr.triple from 65.80 to 64.50: Headings are no longer read.",
    )


def test_a_reason_lowers_no_floor_that_its_figure_is_above() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    assert update(once, scored(660), "sayso 2", because="To see.").lowered == ()


def test_a_measure_that_is_no_longer_scored_counts_as_nothing() -> None:
    once = update(EMPTY, scored(663), "sayso 1")
    assert check(scored(900, unit=Unit.SEGMENT), once) == [Shortfall(*TRIPLE, 0.0, 65.8)]


def test_a_measure_without_gold_gets_no_floor() -> None:
    assert update(EMPTY, scored(0, gold=0), "sayso 1").floors == {}


def test_a_corpus_without_floors_has_nothing_below_them() -> None:
    assert check(scored(0), EMPTY) == []


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=6))
def test_floors_only_rise(found: list[int]) -> None:
    floors = EMPTY
    for each in found:
        before = floors.floors.get(TRIPLE, Floor(0.0, 0.0)).floor
        try:
            floors = update(floors, scored(each), "sayso 1")
        except SaysoError:
            assert check(scored(each), floors)
        assert floors.floors[TRIPLE].floor >= before


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_what_was_just_recorded_passes_its_own_check(found: int, gold: int) -> None:
    scores = scored(min(found, gold), gold)
    assert check(scores, update(EMPTY, scores, "sayso 1")) == []


def test_recording_changes_the_corpus_of_that_name_alone() -> None:
    other = CorpusFloors("town", "t", "g", "cd34")
    measured = CorpusFloors("village", "elsewhere", "elsewhere", "ab12", "sayso 1")
    kept, changed = update_corpus((other, EMPTY), measured, scored(663))
    assert kept == other
    assert changed == update(EMPTY, scored(663), "sayso 1")


def test_recording_a_new_name_adds_a_corpus() -> None:
    measured = CorpusFloors("village", "v", "g", "ab12", "sayso 1")
    (added,) = update_corpus((), measured, scored(663))
    assert (added.docs, added.gold, added.sha256) == ("v", "g", "ab12")
    assert added.floors == {TRIPLE: Floor(66.3, 65.8)}


def test_another_corpus_under_a_known_name_is_refused_with_a_code() -> None:
    with pytest.raises(SaysoError) as caught:
        update_corpus((EMPTY,), CorpusFloors("village", "v", "g", "ef56"), scored(663))
    assert caught.value.code == "E112"


texts = st.text(st.characters(exclude_categories=["Cs"]))
percents = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)
entries = st.builds(
    CorpusFloors,
    texts,
    texts,
    texts,
    texts,
    texts,
    st.dictionaries(st.sampled_from(sorted(GATED)), st.builds(Floor, percents, percents)),
    st.lists(texts, max_size=2).map(tuple),
)


@given(st.lists(entries, max_size=3, unique_by=lambda entry: entry.name))
def test_floors_written_to_a_file_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, corpora: list[CorpusFloors]
) -> None:
    file = tmp_path_factory.mktemp("floors") / "floors.toml"
    save_floors(file, corpora)
    assert load_floors(file) == tuple(corpora)


def test_a_floors_file_without_corpora_is_valid(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("", encoding="utf-8")
    assert load_floors(tmp_path / "floors.toml") == ()


VILLAGE = b'[[corpus]]\nname = "a"\ndocs = "d"\ngold = "g"\nsha256 = "s"\n'


@pytest.mark.parametrize(
    "content",
    [
        b"[[corpus]",
        b'[[corpus]]\nname = "village"\n',
        b"corpus = 3\n",
        b"corpus = [3]\n",
        b"\xff",
        VILLAGE + b'[corpus.segment]\n"attr.triple" = 66\n',
        VILLAGE * 2,
    ],
)
def test_a_malformed_floors_file_is_refused_with_a_code(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "floors.toml").write_bytes(content)
    with pytest.raises(SaysoError) as caught:
        load_floors(tmp_path / "floors.toml")
    assert caught.value.code == "E111"


def test_the_file_of_the_project_is_as_the_program_writes_it(tmp_path: Path) -> None:
    save_floors(tmp_path / "floors.toml", load_floors(FLOORS))
    assert (tmp_path / "floors.toml").read_text(encoding="utf-8") == FLOORS.read_text(
        encoding="utf-8"
    )
