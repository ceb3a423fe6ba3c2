from collections.abc import Mapping
from typing import Any

import pytest

from sayso.evaluation.answers import fields_of, given, same_side
from sayso.evaluation.propositions import MEASURES, SaidClaim, score, total
from sayso.evaluation.scenarios import Answer, GoldClaim, Scenario
from sayso.evaluation.scores import Figure
from sayso.record.report import Report

from .marking import at

TEXT = "The army said it holds Orvan. The militia denied it had lost the town."
REPORT = Report(TEXT, "01")


def gold(source: str, content: str, kind: str = "control", **more: Any) -> GoldClaim:
    fields = {"stance": "asserts", "also": (), "side": "meresk", "answers": (), **more}
    return GoldClaim("01", (at(TEXT, source),), (at(TEXT, content),), type=kind, **fields)


def said(
    source: str, content: str, *propositions: Mapping[str, Any], stance: str = "asserts"
) -> SaidClaim:
    return SaidClaim(
        "01", (at(TEXT, source),), (at(TEXT, content),), stance, "meresk", propositions
    )


def figures(golds: list[GoldClaim], read: list[SaidClaim]) -> dict[str, Figure]:
    return score(Scenario("orvan", (REPORT,), tuple(golds), ""), read)


HOLDS = gold("The army", "it holds Orvan", answers=(Answer("control", {"holder": "meresk"}),))
DENIES = gold("The militia", "it had lost the town", stance="denies", side="taluria")


def test_a_claim_with_its_type_counts_for_the_type_its_group_and_its_reach() -> None:
    found = figures(
        [HOLDS, DENIES],
        [said("The army", "it holds Orvan", {"type": "control", "holder": "meresk"})],
    )
    assert found["claims"] == Figure(1, 2, 1, 1)
    assert found["type.control"] == found["type.core"] == found["type.all"] == Figure(1, 1, 1, 1)
    assert found["reach.control"] == Figure(1, 2, 1, 2)
    assert found["field.holder"] == Figure(1, 1, 1, 1)
    assert found["side"] == Figure(1, 1, 1, 1)


def test_a_type_that_the_gold_does_not_have_is_wrong() -> None:
    found = figures(
        [HOLDS], [said("The army", "it holds Orvan", {"type": "control"}, {"type": "strike"})]
    )
    assert found["type.event"] == Figure(0, 0, 0, 1)
    assert found["type.core"] == Figure(1, 1, 1, 1)


def test_a_type_that_the_gold_has_beside_its_own_is_neither_missed_nor_wrong() -> None:
    either = gold("The army", "it holds Orvan", also=("event",))
    assert (
        figures([either], [said("The army", "it holds Orvan", {"type": "movement"})])["type.event"]
        == Figure()
    )
    assert figures([either], [said("The army", "it holds Orvan")])["type.event"] == Figure()


def test_strikes_and_movements_are_events() -> None:
    event = gold("The army", "it holds Orvan", "event")
    for kind in ("strike", "movement"):
        assert (
            figures([event], [said("The army", "it holds Orvan", {"type": kind})])["type.event"].f1
            == 1
        )


def test_a_stance_is_scored_over_the_claims_found() -> None:
    read = [
        said("The militia", "it had lost the town", stance="denies"),
        said("The army", "it holds Orvan", stance="denies"),
    ]
    found = figures([HOLDS, DENIES], read)
    assert found["stance.denies"] == Figure(1, 1, 1, 2)
    assert found["stance.withholds"] == Figure()


def test_a_claim_by_somebody_else_is_not_found() -> None:
    assert (
        figures([HOLDS], [said("The militia", "it holds Orvan", {"type": "control"})])[
            "claims"
        ].found
        == 0
    )


def test_several_scenarios_add_up() -> None:
    one = figures([HOLDS], [said("The army", "it holds Orvan", {"type": "control"})])
    assert set(one) == set(MEASURES)
    assert total([one, one])["type.control"] == Figure(2, 2, 2, 2)


@pytest.mark.parametrize(
    ("field", "kind", "value", "read", "right"),
    [
        ("holder", "control", {"holder": "russia"}, {"holder": "russia"}, True),
        (
            "holder",
            "control",
            {"holder": "not russia"},
            {"holder": "russia", "change": "withdrew"},
            True,
        ),
        (
            "holder",
            "control",
            {"holder": "not russia"},
            {"holder": "russia", "change": "holds"},
            False,
        ),
        ("holder", "control", {"holder": "not russia"}, {"holder": "ukraine"}, True),
        (
            "accused",
            "responsibility",
            {"blames": "russia"},
            {"accused": "Moscow", "accused_side": "russia"},
            True,
        ),
        (
            "accused",
            "responsibility",
            {"blames": "russia"},
            {"accused": "Kyiv", "accused_side": "ukraine"},
            False,
        ),
        (
            "numbers",
            "count",
            {"low": 63, "high": 63, "kind": "exact"},
            {"low": 63, "high": 63},
            True,
        ),
        (
            "numbers",
            "count",
            {"low": 63, "high": 63, "kind": "exact"},
            {"low": 63, "high": None},
            False,
        ),
        (
            "numbers",
            "count",
            {"low": 500, "high": None, "kind": "at_least"},
            {"low": 501, "high": None},
            True,
        ),
        (
            "numbers",
            "count",
            {"low": None, "high": 20, "kind": "at_most"},
            {"low": 0, "high": 20},
            True,
        ),
        (
            "numbers",
            "count",
            {"low": 400, "high": 400, "kind": "approx"},
            {"low": 360, "high": 440},
            True,
        ),
        (
            "numbers",
            "pledge",
            {"quantity": {"low": 14, "high": 14, "kind": "exact"}},
            {"low": 14, "high": 14},
            True,
        ),
        ("donor", "pledge", {"donor": "UK"}, {"donor": "United Kingdom"}, True),
        ("item", "pledge", {"item": "Leopard 2"}, {"item": "Leopard tanks"}, True),
        ("stage", "pledge", {"stage": "considering"}, {"stage": "considered"}, True),
        ("stage", "pledge", {"stage": "pledged"}, {"stage": "refused"}, False),
    ],
)
def test_a_field_is_right_as_far_as_the_gold_tells_it(
    field: str, kind: str, value: dict[str, Any], read: dict[str, Any], right: bool
) -> None:
    assert given(field, Answer(kind, value), [{"type": kind, **read}]) is right


def test_a_number_is_asked_for_only_where_the_words_hold_it() -> None:
    answer = Answer("count", {"low": 40000, "high": 40000, "kind": "exact"})
    assert list(fields_of(answer, "some 40,000 troops")) == ["numbers"]
    assert list(fields_of(answer, "many troops")) == []
    assert list(fields_of(Answer("count", {"low": 3, "high": 3}), "three died")) == ["numbers"]
    assert list(fields_of(Answer("count", {"low": 0, "high": 0}), "none was hurt")) == ["numbers"]


def test_nothing_is_asked_of_an_answer_that_is_withheld() -> None:
    assert (
        list(fields_of(Answer("control", {"holder": "russia", "withheld": True}), "the town")) == []
    )


def test_all_who_are_of_no_party_are_of_one_side() -> None:
    assert same_side("third-party", "")
    assert same_side("Russia-allied", "russia")
    assert not same_side("russia", "ukraine")
