"""Laws that hold of every type: spans, JSON, comparison, and what a stance does to what is said."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.propositions.count.numbers import Share
from sayso.propositions.count.type import Count
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Comparison, Proposition, compare, question
from sayso.propositions.scene import Scene
from sayso.propositions.types import TYPES, from_json
from sayso.record.claim import Certainty, Reason, Stance
from sayso.record.interval import Interval
from sayso.record.place import Place
from sayso.reference.references import Moment
from tests.propositions.stage import cases, set_scene

WORDS = st.text(max_size=8)
SIDES = st.one_of(st.none(), st.sampled_from(["north", "south"]))
NUMBERS = st.integers(0, 10**6)
REASONS = st.builds(Reason, WORDS, WORDS, WORDS, st.one_of(st.none(), st.floats(0, 1)))
DAYS = st.datetimes(datetime(2020, 1, 1), datetime(2024, 1, 1), timezones=st.just(UTC))
LENGTHS = st.timedeltas(timedelta(hours=1), timedelta(days=400))
MOMENTS = st.builds(
    Moment, st.builds(lambda start, length: Interval(start, start + length), DAYS, LENGTHS), REASONS
)
PLACES = st.builds(
    Place,
    WORDS.map("test:{}".format),
    WORDS,
    st.floats(-90, 90),
    st.floats(-180, 180),
    WORDS,
    WORDS,
    st.tuples(WORDS, WORDS),
    NUMBERS,
)
BASE: dict[str, Any] = {
    "spans": st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3).map(tuple),
    "stance": st.sampled_from(Stance),
    "certainty": st.sampled_from(Certainty),
    "place": st.one_of(st.none(), PLACES),
    "place_text": WORDS,
    "event_time": st.one_of(st.none(), MOMENTS),
    "why": st.lists(REASONS, max_size=2).map(tuple),
}
HIGH = st.one_of(st.none(), NUMBERS)
SHARES = st.builds(Share, WORDS, WORDS, NUMBERS, HIGH, st.booleans())
COUNTS = st.builds(
    Count,
    **BASE,
    what=st.sampled_from(["killed", "wounded"]),
    who=WORDS,
    group=st.sampled_from(["", "soldiers"]),
    whose=SIDES,
    low=NUMBERS,
    high=HIGH,
    approximate=st.booleans(),
    per=st.sampled_from(["", "day"]),
    further=st.booleans(),
    parts=st.lists(SHARES, max_size=2).map(tuple),
    event=st.sampled_from(["", "attack"]),
)
PLEDGES = st.builds(
    Pledge,
    **BASE,
    donor=WORDS,
    donor_id=st.sampled_from(["", "norland"]),
    donor_side=SIDES,
    recipient=WORDS,
    recipient_id=st.sampled_from(["", "sudria"]),
    item=WORDS,
    kind=st.sampled_from(["", "tank"]),
    model=WORDS,
    low=HIGH,
    high=HIGH,
    stage=st.sampled_from(Stage),
)
ANY = st.one_of(COUNTS, PLEDGES)


@given(ANY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_proposition_is_read_back_from_its_json_without_loss(proposition: Proposition) -> None:
    assert from_json(proposition.as_json()) == proposition


@given(ANY)
def test_an_answer_is_the_same_as_itself(proposition: Proposition) -> None:
    assert compare(proposition, proposition) is Comparison.SAME


@given(ANY, ANY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_how_two_answers_compare_does_not_depend_on_their_order(
    a: Proposition, b: Proposition
) -> None:
    assert compare(a, b) is compare(b, a)


@given(ANY, ANY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_answers_to_one_question_are_never_unrelated(a: Proposition, b: Proposition) -> None:
    if question(a) == question(b):
        assert compare(a, b) is not Comparison.UNRELATED


@given(ANY)
def test_a_question_asks_and_says_what_it_is_about(proposition: Proposition) -> None:
    key = question(proposition)
    assert key.sentence.endswith("?")
    assert all(value for _, value in key.about)
    assert key.may_be_one(key)


def test_json_of_no_known_type_is_refused() -> None:
    with pytest.raises(ValueError, match="no type of proposition"):
        from_json({"type": "rumour"})


def test_every_type_has_a_name_of_its_own() -> None:
    names = [each.type for each in TYPES]
    assert len(set(names)) == len(names) and all(names)


NAMES = tuple(each.type for each in TYPES)


@pytest.mark.parametrize("kind", NAMES)
def test_what_is_found_lies_in_the_text_is_the_same_as_itself_and_is_read_back(kind: str) -> None:
    found = [(case.text, each) for case in cases(kind) for each in _all(case.scene())]
    assert kind in {each.type for _, each in found}
    for text, each in found:
        assert each.spans and each.why
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in each.spans)
        assert compare(each, each) is Comparison.SAME
        assert from_json(json.loads(json.dumps(each.as_json()))) == each


@pytest.mark.parametrize("kind", NAMES)
def test_a_type_compares_without_regard_to_order(kind: str) -> None:
    found = [each for case in cases(kind) for each in _all(case.scene()) if each.type == kind]
    for first in found:
        for second in found:
            assert compare(first, second) is compare(second, first)


def _all(scene: Scene) -> list[Proposition]:
    return [each for kind in TYPES for each in kind.find(scene)]


def _counts(*texts: str) -> list[Count]:
    return [each for text in texts for each in Count.find(set_scene(text))]


def test_more_than_five_hundred_and_559_answer_one_question_and_agree() -> None:
    first, second = _counts(
        "More than 500 residents remain in Soledar.", "559 citizens remain in Soledar."
    )
    assert question(first) == question(second)
    assert compare(first, second) is Comparison.NARROWER


def test_400_and_89_killed_in_one_town_conflict() -> None:
    first, second = _counts(
        "400 soldiers were killed in Makiivka.", "89 soldiers were killed in Makiivka."
    )
    assert compare(first, second) is Comparison.CONFLICTING


def test_the_killed_and_the_wounded_are_two_questions() -> None:
    first, second = _counts(
        "Twelve people were killed in Velm.", "Twelve people were wounded in Velm."
    )
    assert compare(first, second) is Comparison.UNRELATED
    assert not question(first).may_be_one(question(second))


def test_the_killed_in_two_towns_are_two_questions() -> None:
    first, second = _counts(
        "Twelve people were killed in Velm.", "Twelve people were killed in Nyala."
    )
    assert compare(first, second) is Comparison.UNRELATED


def test_what_is_withheld_or_supposed_does_not_answer() -> None:
    (withheld,) = Count.find(set_scene("12 people were killed.", stance="withholds"))
    (supposed,) = _counts("If it fell, 300 people would be killed.")
    assert not withheld.answers and not supposed.answers


def test_a_refusal_conflicts_with_a_promise_of_the_same() -> None:
    first, second = (
        next(iter(Pledge.find(set_scene(text))))
        for text in ("Norland will send tanks.", "Norland refused to send tanks.")
    )
    assert compare(first, second) is Comparison.CONFLICTING


def test_a_promise_and_its_delivery_agree() -> None:
    first, second = (
        next(iter(Pledge.find(set_scene(text))))
        for text in ("Norland promised 14 tanks.", "Norland has delivered 14 tanks.")
    )
    assert compare(first, second) is Comparison.NARROWER


@pytest.mark.parametrize(
    "text",
    ["", "\x00 killed 12", "\u202e12 people killed", "12 " * 400, ", ".join(["12 killed"] * 150)],
)
def test_hostile_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(_all(set_scene(text)), list)
