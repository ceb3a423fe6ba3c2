"""Entries as JSON and back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.contract import (
    entry_as_json,
    entry_as_line,
    entry_from_json,
    entry_schema,
    proposition_from_json,
)
from sayso.reader import read
from sayso.record.entry import Entry
from sayso.record.proposition import Comparison, OpaqueProposition, compare
from sayso.record.referent import Kind
from tests.record.entries import ENTRIES

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "claims.schema.json"
TEXT = (
    "Hanna Sovik, the mayor, told state television on Thursday that more than 500 civilians were "
    "killed in Kherson on "
    "3 May 2023. Officials said the army had taken Bakhmut. Poland will give Ukraine 14 Leopard 2 "
    "tanks, it said."
)
SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def entry() -> Entry:
    """A claim of a report with a place, a time, an amount and a proposition."""
    return read(TEXT, published="2023-05-06", theatre="ukraine-2022").entries[0]


@given(ENTRIES)
@SOME
def test_any_entry_is_read_back_as_it_was(entry: Entry) -> None:
    assert entry_from_json(json.loads(json.dumps(entry_as_json(entry)))) == entry


@given(ENTRIES)
@SOME
def test_any_entry_is_read_back_from_its_line(entry: Entry) -> None:
    assert entry_from_json(json.loads(entry_as_line(entry))) == entry


@given(ENTRIES)
@SOME
def test_any_entry_has_the_keys_of_the_schema(entry: Entry) -> None:
    assert list(entry_as_json(entry)) == list(entry_schema()["properties"])


def test_all_entries_of_a_report_are_read_back_as_they_were() -> None:
    entries = read(TEXT, published="2023-05-06", theatre="ukraine-2022").entries

    assert [
        entry_from_json(json.loads(json.dumps(entry_as_json(each)))) for each in entries
    ] == list(entries)


def test_the_written_schema_is_this_versions() -> None:
    """Write it with ``python -m tests.record.test_codec``."""
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def schema_text() -> str:
    return json.dumps(entry_schema(), indent=1, ensure_ascii=False) + "\n"


def moments(value: Any) -> Iterator[dict[str, Any]]:
    """Every moment in a JSON value."""
    if isinstance(value, dict):
        yield from (
            each for key, each in value.items() if key in ("event_time", "said_at") and each
        )
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from moments(each)


def test_a_moment_has_one_shape_wherever_it_stands(entry: Entry) -> None:
    shapes = list(moments(entry_as_json(entry)))

    assert len(shapes) == 3
    assert {tuple(each) for each in shapes} == {("start", "end", "why")}
    assert all(each["start"].endswith("Z") for each in shapes)


def test_a_place_has_the_same_keys_in_a_claim_and_in_what_it_says(entry: Entry) -> None:
    written = entry_as_json(entry)
    (mentioned,), of_proposition = written["places"], written["propositions"][0]["place"]

    assert of_proposition == {key: mentioned[key] for key in of_proposition}


def of_the_version_before(written: dict[str, Any]) -> dict[str, Any]:
    """An entry as 0.1.0 wrote it, which left out some of what was read."""
    later = {
        "places": ("feature", "population", "relation", "phrase"),
        "times": ("anchor", "direction", "grain", "signal"),
        "amounts": ("figures", "noun_span", "noun_lemma", "revised_to"),
    }
    for name, keys in later.items():
        written[name] = [
            {key: value for key, value in each.items() if key not in keys} for each in written[name]
        ]
    for proposition in written["propositions"]:
        if moment := proposition["event_time"]:
            start, end = (moment.pop(key).replace("Z", "+00:00") for key in ("start", "end"))
            moment["interval"] = {"start": start, "end": end}
    del written["why_speaker"]
    return written


def test_an_entry_of_the_version_before_is_read(entry: Entry) -> None:
    earlier = entry_from_json(of_the_version_before(entry_as_json(entry)))

    assert earlier.propositions == entry.propositions
    assert earlier.references.event_time == entry.references.event_time
    assert earlier.references.speaker == entry.references.speaker
    assert earlier.claim.content == entry.claim.content
    assert earlier.claim.why == (*entry.claim.why, *entry.references.why)


@pytest.mark.parametrize(
    "data",
    [
        {"type": "ceasefire", "spans": [[0, 4]], "stance": "denies", "parties": ["north", "south"]},
        {
            "type": "control",
            "spans": [[0, 4]],
            "stance": "asserts",
            "certainty": "plain",
            "extent": "mostly",
        },
        {"type": "count", "spans": "none"},
        {"type": ""},
    ],
)
def test_what_is_not_understood_is_kept_whole_and_contests_nothing(data: dict[str, Any]) -> None:
    proposition = proposition_from_json(data)

    assert isinstance(proposition, OpaqueProposition)
    assert proposition.type == data["type"]
    assert proposition.as_json() == data
    assert compare(proposition, proposition) is Comparison.UNRELATED
    assert proposition.question().sentence.startswith("What is said of")


def test_what_can_be_read_of_an_opaque_proposition_is() -> None:
    proposition = proposition_from_json(
        {"type": "ceasefire", "spans": [[0, 4]], "stance": "denies", "place": 7}
    )

    assert (proposition.spans, proposition.stance, proposition.place) == (((0, 4),), "denies", None)


def test_a_holder_is_not_contested_by_an_extent_of_a_later_version(entry: Entry) -> None:
    known = {"type": "control", "spans": [], "holder": "north", "extent": "all"}
    later = {**known, "extent": "mostly"}

    assert (
        compare(proposition_from_json(known), proposition_from_json(later)) is Comparison.UNRELATED
    )


@pytest.mark.parametrize("data", [None, [], "control", {}, {"type": 7}, {"spans": []}])
def test_what_has_no_type_is_no_proposition(data: object) -> None:
    with pytest.raises(TypeError):
        proposition_from_json(data)


@pytest.mark.parametrize(
    "key", ["report", "source", "cue", "content", "mode", "stance", "certainty"]
)
def test_an_entry_without_what_every_claim_has_is_refused(entry: Entry, key: str) -> None:
    written = entry_as_json(entry)
    del written[key]

    with pytest.raises(KeyError):
        entry_from_json(written)


def test_a_side_that_a_reviewer_gave_is_the_speakers(entry: Entry) -> None:
    assert (
        speaker := entry_from_json({**entry_as_json(entry), "side": "north"}).references.speaker
    )
    assert speaker.side == "north"


def test_a_side_without_a_speaker_is_that_of_nobody_who_is_named(entry: Entry) -> None:
    given_side = {**entry_as_json(entry), "speaker": None, "side": "north"}

    assert (speaker := entry_from_json(given_side).references.speaker)
    assert (speaker.id, speaker.kind, speaker.side) == ("", Kind.UNNAMED, "north")


def test_a_kind_of_speaker_that_a_later_version_knows_is_somebody(entry: Entry) -> None:
    written = entry_as_json(entry)
    written["speaker"]["kind"] = "militia"

    assert (speaker := entry_from_json(written).references.speaker)
    assert speaker.kind is Kind.PERSON


def test_a_moment_of_a_reviewer_may_have_one_bound_and_no_reason(entry: Entry) -> None:
    written = {**entry_as_json(entry), "said_at": {"start": "2023-05-04T00:00:00Z", "end": None}}

    assert (moment := entry_from_json(written).references.said_at)
    assert moment.interval.start == moment.interval.end


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
