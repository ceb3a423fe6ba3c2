import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.tagging.decoding import best_labels, decode_cues, decode_roles, softmax

LAWFUL_BEFORE = {2: (1, 2), 4: (3, 4)}


def scores(*rows: list[float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_cue_is_a_run_of_words_above_the_threshold() -> None:
    logits = scores([5, 0, 0], [0, 5, 0], [0, 0, 5], [5, 0, 0], [0, 5, 0], [0, 5, 0])
    assert [(r.start, r.end) for r in decode_cues(logits, 0.5)] == [(1, 3), (4, 5), (5, 6)]


def test_a_cue_has_the_probability_of_its_words() -> None:
    (run,) = decode_cues(scores([0, 50, 0], [50, 0, 0]), 0.5)
    assert run.score == pytest.approx(1.0)


def test_no_words_have_no_cue() -> None:
    assert decode_cues(np.zeros((0, 3), dtype=np.float32), 0.5) == []


def test_roles_are_runs_of_words() -> None:
    best = [1, 2, 0, 3, 4, 4, 0, 3]
    logits = np.eye(5, dtype=np.float32)[best][None] * 9
    (roles,) = decode_roles(logits)
    assert roles.source == ((0, 2),)
    assert roles.content == ((3, 6), (7, 8))
    assert roles.source_score > 0.99


def lawful(labels: tuple[int, ...]) -> bool:
    return all(
        label not in LAWFUL_BEFORE or (i > 0 and labels[i - 1] in LAWFUL_BEFORE[label])
        for i, label in enumerate(labels)
    )


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(st.floats(-4, 4, width=32), min_size=5, max_size=5), min_size=1, max_size=5)
)
def test_the_labelling_is_the_best_of_all_lawful_ones(rows: list[list[float]]) -> None:
    logits = scores(*rows)
    logs = np.log(softmax(logits) + 1e-9)

    def worth(labels: tuple[int, ...]) -> float:
        return float(sum(logs[i, label] for i, label in enumerate(labels)))

    best = max(
        worth(labels) for labels in itertools.product(range(5), repeat=len(rows)) if lawful(labels)
    )
    (labels,) = best_labels(logs[None]).tolist()
    assert lawful(tuple(labels))
    assert worth(tuple(labels)) == pytest.approx(best, abs=1e-4)


def test_a_source_is_one_phrase() -> None:
    coordinated = [1, 0, 1, 2, 0, 3]
    apart = [1, 0, 0, 0, 1, 2, 0, 3]
    assert decode_roles(np.eye(5, dtype=np.float32)[coordinated][None] * 9)[0].source == ((0, 4),)
    assert decode_roles(np.eye(5, dtype=np.float32)[apart][None] * 9)[0].source == ((4, 6),)


def test_cues_are_decoded_each_by_itself() -> None:
    rng = np.random.default_rng(1)
    logits = rng.normal(size=(4, 9, 5)).astype(np.float32)
    assert decode_roles(logits) == [decode_roles(one[None])[0] for one in logits]
