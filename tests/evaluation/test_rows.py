from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.rows import Row, normalise, row_from_json, rows_of
from sayso.reader import Entry, Reading
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.report import Report

from .marking import at

TEXT = (
    "Mira Hadek said the bridge is open. Trucks crossed it on Monday. The mayor hopes to rebuild."
)

any_spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


def claim(source: str, cue: str, content: str, act: Act, mode: Mode = Mode.INDIRECT) -> Claim:
    def spans(words: str) -> list[tuple[int, int]]:
        return [at(TEXT, words)] if words else []

    return Claim(
        Report(TEXT).sha256,
        "bridge",
        Source(tuple(spans(source)), source),
        Part.of(TEXT, spans(cue)),
        Part.of(TEXT, spans(content)),
        mode,
        act,
        Stance.ASSERTS,
        Certainty.PLAIN,
        (Reason("rule", "claim"),),
    )


READING = Reading(
    Report(TEXT, "bridge"),
    (
        Entry(claim("Mira Hadek", "said", "the bridge is open", Act.SPEECH)),
        Entry(claim("", "", "Trucks crossed it on Monday", Act.SPEECH, Mode.NARRATION)),
        Entry(claim("The mayor", "hopes", "to rebuild", Act.INTENT)),
    ),
)


@given(any_spans)
def test_normalised_spans_keep_their_characters_and_stand_in_order_and_apart(
    spans: list[tuple[int, int]],
) -> None:
    normal = normalise(spans)
    assert {k for a, b in normal for k in range(a, b)} == {k for a, b in spans for k in range(a, b)}
    assert all(end < start for (_, end), (start, _) in pairwise(normal))
    assert all(start < end for start, end in normal)


def test_a_part_is_null_or_one_span_or_several() -> None:
    row = row_from_json(
        {"doc": "a", "source": None, "cue": [4, 8], "content": [[20, 25], [9, 14]], "id": "E1"}
    )
    assert row == Row("a", (), ((4, 8),), ((9, 14), (20, 25)))


def test_the_class_of_a_cue_is_kept_where_gold_tells_it() -> None:
    assert (
        row_from_json({"doc": "a", "content": [0, 2], "cue_class": "speech"}).cue_class == "speech"
    )
    assert row_from_json({"doc": "a", "content": [0, 2]}).cue_class is None


@pytest.mark.parametrize(
    "value",
    [
        {"content": [0, 2]},
        {"doc": 7, "content": [0, 2]},
        {"doc": "a", "content": "0-2"},
        {"doc": "a", "content": [0, 2, 4]},
        {"doc": "a", "content": [[0, 2], 4]},
        {"doc": "a", "content": [0.0, 2.0]},
        {"doc": "a", "content": [False, True]},
    ],
)
def test_a_row_of_another_form_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^\"(doc|content)\" is "):
        row_from_json(value)


@given(any_spans, any_spans, any_spans)
def test_a_row_written_as_json_reads_back_the_same(
    source: list[tuple[int, int]], cue: list[tuple[int, int]], content: list[tuple[int, int]]
) -> None:
    row = Row("a", tuple(source), tuple(cue), tuple(content))
    assert row_from_json(row.as_json()) == row


def test_an_absent_part_is_written_as_null() -> None:
    assert Row("a", (), ((1, 3),), ((4, 6),)).as_json() == {
        "doc": "a",
        "source": None,
        "cue": [[1, 3]],
        "content": [[4, 6]],
    }


def test_claims_become_rows_and_narration_is_left_out() -> None:
    assert rows_of(READING) == [
        Row(
            "bridge",
            (at(TEXT, "Mira Hadek"),),
            (at(TEXT, "said"),),
            (at(TEXT, "the bridge is open"),),
        ),
        Row("bridge", (at(TEXT, "The mayor"),), (at(TEXT, "hopes"),), (at(TEXT, "to rebuild"),)),
    ]


def test_claims_of_the_acts_asked_for_alone_become_rows() -> None:
    assert [row.cue for row in rows_of(READING, {Act.INTENT})] == [(at(TEXT, "hopes"),)]
