from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.evaluation.attribution import Covered, evaluate, pair_weights
from sayso.evaluation.matching import Pair
from sayso.evaluation.rows import Row
from sayso.evaluation.scores import Figure, Unit
from sayso.evaluation.spans import Words
from sayso.record.claim import Mode
from sayso.record.report import Report

from .marking import at

TEXT = (
    'Officials in Torvale said 12 people died. "We saw smoke," Mira Hadek told reporters, "and '
    'then fire."\n'
    "The army denied it had “fired first” on Monday."
)
QUIET = "Nothing was said here."
REPORTS = (Report(TEXT, "fire"), Report(QUIET, "quiet"))


def row(source: str, cue: str, *content: str, cue_class: str | None = None) -> Row:
    spans = [(at(TEXT, part),) if part else () for part in (source, cue)]
    return Row("fire", spans[0], spans[1], tuple(at(TEXT, piece) for piece in content), cue_class)


SMOKE, FIRE = '"We saw smoke,"', '"and then fire."'
GOLD = (
    row("Officials in Torvale", "said", "12 people died", cue_class="speech"),
    row("Mira Hadek", "told", SMOKE, FIRE),
    row("The army", "denied", "it had “fired first” on Monday", cue_class="speech"),
)
PREDICTED = (
    row("Officials", "said", "12 people died."),
    row("Mira Hadek", "told", SMOKE),
    row("Mira Hadek", "told", FIRE),
    row("", "denied", "it had “fired"),
    Row("quiet", (at(QUIET, "Nothing"),), (at(QUIET, "said"),), (at(QUIET, "here"),)),
)


def test_whole_attributions_have_the_figures_counted_by_hand() -> None:
    measures = evaluate(REPORTS, GOLD, PREDICTED).measures
    assert {
        name: figure
        for name, figure in measures.items()
        if name.startswith("attr.") and "|" not in name
    } == {
        "attr.content": Figure(3, 3, 3, 5),
        "attr.content_exact": Figure(1, 3, 1, 5),
        "attr.content+source": Figure(1, 3, 1, 5),
        "attr.content+cue": Figure(3, 3, 3, 5),
        "attr.triple": Figure(1, 3, 1, 5),
        "attr.triple_exact": Figure(0, 3, 0, 5),
    }


def test_direct_mixed_and_indirect_have_the_figures_counted_by_hand() -> None:
    measures = evaluate(REPORTS, GOLD, PREDICTED).measures
    assert measures["attr.content|direct"] == Figure(1, 1, 1, 2)
    assert measures["attr.content|mixed"] == Figure(1, 1, 1, 1)
    assert measures["attr.content|indirect"] == Figure(1, 1, 1, 2)
    assert measures["attr.triple|direct"] == Figure(1, 1, 1, 2)
    assert measures["attr.triple|mixed"] == Figure(0, 1, 0, 1)


def test_spans_have_the_figures_counted_by_hand() -> None:
    measures = evaluate(REPORTS, GOLD, PREDICTED).measures
    assert {name: figure for name, figure in measures.items() if name.startswith("span.")} == {
        "span.source.exact": Figure(1, 3, 1, 3),
        "span.source.half": Figure(1, 3, 1, 3),
        "span.source.token": Figure(3, 7, 3, 4),
        "span.cue.exact": Figure(3, 3, 3, 4),
        "span.cue.half": Figure(3, 3, 3, 4),
        "span.cue.token": Figure(3, 3, 3, 4),
        "span.content.exact": Figure(1, 3, 1, 5),
        "span.content.half": Figure(3, 3, 3, 5),
        "span.content.token": Figure(12, 15, 12, 13),
    }


def test_segments_forgive_a_split_quotation_given_as_two() -> None:
    scores = evaluate(REPORTS, GOLD, PREDICTED, Unit.SEGMENT)
    assert scores.gold == 4
    assert scores.measures["attr.content"] == Figure(4, 4, 4, 5)
    assert scores.measures["attr.triple"] == Figure(2, 4, 2, 5)
    assert scores.measures["attr.content|direct"] == Figure(2, 2, 2, 2)


def test_source_and_cue_are_judged_where_the_content_is_right() -> None:
    measures = evaluate(REPORTS, GOLD, PREDICTED).measures
    assert measures["acc.source_given_content"].recall == pytest.approx(1 / 3)
    assert measures["acc.cue_given_content"].recall == 1.0


def test_recall_is_told_for_each_class_of_cue() -> None:
    measures = evaluate(REPORTS, GOLD, PREDICTED).measures
    assert measures["recall.content|speech"] == Figure(2, 2, 2, 2)
    assert measures["recall.triple|speech"] == Figure(0, 2, 0, 2)


def test_precision_recall_and_f1_are_shares() -> None:
    figure = Figure(3, 4, 3, 6)
    assert (figure.precision, figure.recall) == (0.5, 0.75)
    assert figure.f1 == pytest.approx(0.6)
    assert (Figure().precision, Figure().recall, Figure().f1) == (0.0, 0.0, 0.0)


def test_the_counts_tell_what_was_scored() -> None:
    elsewhere = Row("elsewhere", content=((0, 4),))
    without_content = Row("fire", cue=(at(TEXT, "denied"),))
    scores = evaluate(REPORTS, GOLD, [*PREDICTED, elsewhere, without_content])
    assert (scores.reports, scores.words) == (2, 30)
    assert (scores.gold, scores.predicted, scores.ignored) == (3, 5, 2)


def test_the_same_claim_given_twice_is_right_once() -> None:
    measures = evaluate(REPORTS, GOLD, [*GOLD, GOLD[0]]).measures
    assert measures["attr.triple_exact"] == Figure(3, 3, 3, 4)


def test_of_two_equal_contents_the_one_with_the_right_cue_is_paired() -> None:
    wrong = row("The army", "denied", "12 people died")
    measures = evaluate(REPORTS, GOLD[:1], [wrong, GOLD[0]]).measures
    assert measures["attr.triple_exact"] == Figure(1, 1, 1, 2)


def test_an_absent_source_matches_an_absent_source_alone() -> None:
    without = row("", "said", "12 people died")
    assert evaluate(REPORTS, [without], [without]).measures["attr.triple"].f1 == 1.0
    assert evaluate(REPORTS, [without], GOLD[:1]).measures["attr.triple"].f1 == 0.0
    assert evaluate(REPORTS, GOLD[:1], [without]).measures["attr.triple"].f1 == 0.0


@pytest.mark.parametrize("span", [(0, len(TEXT) + 1), (-3, 4)])
def test_a_span_outside_its_text_is_refused_with_a_code(span: tuple[int, int]) -> None:
    with pytest.raises(SaysoError) as caught:
        evaluate(REPORTS, GOLD, [Row("fire", content=(span,))])
    assert caught.value.code == "E102"


def test_two_reports_with_one_name_are_refused_with_a_code() -> None:
    with pytest.raises(SaysoError) as caught:
        evaluate([*REPORTS, Report("Another.", "fire")], GOLD, PREDICTED)
    assert caught.value.code == "E101"


# Laws, over any rows on two small reports.

TREES = 'ash birch “cedar elm fir” gorse hazel, ivy juniper\n"kapok larch" maple'
STARTS = [
    at(TREES, tree)[0]
    for tree in TREES.replace(",", "").replace("“", "").replace("”", "").replace('"', "").split()
]
WORDS = Words(TREES)
TREE_REPORTS = (Report(TREES, "wood"), Report(TREES, "park"))


def word_span(first: int, length: int) -> tuple[int, int]:
    last = min(first + length, len(STARTS) - 1)
    return STARTS[first], STARTS[last] + 3


spans = st.builds(word_span, st.integers(0, len(STARTS) - 1), st.integers(0, 4))
parts = st.lists(spans, max_size=2).map(tuple)
contents = st.lists(spans, min_size=1, max_size=2).map(tuple)
rows = st.builds(Row, st.sampled_from(["wood", "park"]), parts, parts, contents)
row_lists = st.lists(rows, max_size=5)
units = st.sampled_from(Unit)


@given(st.lists(rows, min_size=1, max_size=5), units)
def test_perfect_predictions_score_one(gold: list[Row], unit: Unit) -> None:
    measures = evaluate(TREE_REPORTS, gold, gold, unit).measures
    assert measures["attr.triple_exact"].gold >= len(gold)
    assert {figure.f1 for figure in measures.values() if figure.gold} == {1.0}


@given(row_lists, row_lists, units)
def test_no_more_is_found_than_there_is_and_stricter_measures_find_no_more(
    gold: list[Row], predicted: list[Row], unit: Unit
) -> None:
    measures = evaluate(TREE_REPORTS, gold, predicted, unit).measures
    assert all(0 <= m.found <= m.gold and 0 <= m.right <= m.predicted for m in measures.values())
    found = {name.removeprefix("attr."): figure.found for name, figure in measures.items()}
    assert (
        found["triple_exact"]
        <= found["triple"]
        <= min(found["content+source"], found["content+cue"])
    )
    assert (
        max(found["content+source"], found["content+cue"], found["content_exact"])
        <= found["content"]
    )


@given(row_lists, row_lists, units)
def test_the_modes_add_up_to_the_whole(gold: list[Row], predicted: list[Row], unit: Unit) -> None:
    measures = evaluate(TREE_REPORTS, gold, predicted, unit).measures
    modes = [measures[f"attr.content|{mode}"] for mode in ("direct", "mixed", "indirect")]
    assert sum(modes, Figure()) == measures["attr.content"]


@given(row_lists, row_lists, units, spans)
def test_adding_a_spurious_row_never_raises_precision(
    gold: list[Row], predicted: list[Row], unit: Unit, content: tuple[int, int]
) -> None:
    spurious = Row("wood", content=(content,))
    said = WORDS.cover(tuple(span for row in gold if row.doc == "wood" for span in row.content))
    assume(not said & WORDS.cover(spurious.content))
    before = evaluate(TREE_REPORTS, gold, predicted, unit).measures
    after = evaluate(TREE_REPORTS, gold, [*predicted, spurious], unit).measures
    assert after["attr.content"].predicted == before["attr.content"].predicted + 1
    for name in before:
        assert after[name].precision <= before[name].precision
        assert after[name].recall == before[name].recall


def pairings(weights: dict[Pair, float]) -> Iterator[float]:
    """The weight of every pairing, of none and of some too."""
    if not weights:
        yield 0.0
        return
    (row, column), weight = next(iter(weights.items()))
    rest = {pair: w for pair, w in weights.items() if pair != (row, column)}
    yield from pairings(rest)
    compatible = {pair: w for pair, w in rest.items() if pair[0] != row and pair[1] != column}
    yield from (weight + other for other in pairings(compatible))


def covered(row: Row) -> Covered:
    return Covered(
        WORDS.cover(row.source), WORDS.cover(row.cue), WORDS.cover(row.content), Mode.INDIRECT
    )


@given(st.lists(rows, max_size=3), st.lists(rows, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_rows_does_not_matter_where_one_pairing_is_best(
    gold: list[Row], predicted: list[Row], random: Random
) -> None:
    for doc in ("wood", "park"):
        sides = [[covered(row) for row in side if row.doc == doc] for side in (gold, predicted)]
        best, *others = sorted(pairings(pair_weights(*sides)), reverse=True)
        assume(not others or others[0] < best - 1e-9)
    shuffled = random.sample(gold, len(gold)), random.sample(predicted, len(predicted))
    assert evaluate(TREE_REPORTS[::-1], *shuffled) == evaluate(TREE_REPORTS, gold, predicted)
