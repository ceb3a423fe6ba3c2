"""Entries as JSON, the contract."""

import json
from typing import Any

import pytest

from sayso.contract import entry_as_json, entry_as_line
from sayso.reader import Entry
from sayso.record.claim import GAP, Certainty, Claim, Stance
from tests.cli.rendering.readings import bridge, claim, report


def as_json(made: Claim) -> dict[str, Any]:
    return entry_as_json(Entry(made))


def as_line(made: Claim) -> str:
    return entry_as_line(Entry(made))


def test_a_line_has_every_key_of_the_contract_in_its_order() -> None:
    reading = bridge()
    told = as_json(reading.claims[1])
    text = reading.report.text

    assert list(told.items()) == [
        ("report", reading.report.sha256),
        ("doc", "bridge"),
        ("id", reading.claims[1].id),
        (
            "source",
            {
                "spans": [[46, 78]],
                "text": "Olga Tarn, a brigade spokeswoman",
                "named": True,
                "via": {"spans": [[85, 95]], "text": "Radio Vela"},
            },
        ),
        ("cue", {"spans": [[80, 84]], "text": "told"}),
        ("content", {"spans": [[101, 108]], "text": "it held"}),
        ("mode", "indirect"),
        ("act", "speech"),
        ("stance", "asserts"),
        ("certainty", "plain"),
        ("likelihood", None),
        ("speaker", None),
        ("side", None),
        ("said_at", None),
        ("event_time", None),
        ("places", []),
        ("times", []),
        ("amounts", []),
        ("propositions", []),
        ("against_interest", None),
        ("notes", []),
        (
            "why",
            [{"by": "tagger 1", "what": "cue, source and content", "words": "said", "score": 0.91}],
        ),
        ("why_speaker", 0),
    ]
    assert text[101:108] == "it held"


def test_keys_within_a_part_keep_their_order() -> None:
    told = as_json(bridge().claims[0])

    assert list(told["source"]) == ["spans", "text", "named", "via"]
    assert (
        list(told["source"]["via"])
        == list(told["cue"])
        == list(told["content"])
        == ["spans", "text"]
    )
    assert list(told["why"][0]) == ["by", "what", "words", "score"]


def test_an_absent_part_is_an_empty_list_and_an_empty_text() -> None:
    of = report("It was reported that the dam had gone.")
    told = as_json(claim(of, "", "reported", "the dam had gone"))

    assert told["source"] == {
        "spans": [],
        "text": "",
        "named": True,
        "via": {"spans": [], "text": ""},
    }


def test_a_split_part_has_a_span_for_each_piece() -> None:
    told = as_json(bridge().claims[2])

    assert len(told["content"]["spans"]) == 2
    assert told["content"]["text"] == f"“We are staying,”{GAP}“and so is the town.”"


def test_a_reason_without_a_score_says_null() -> None:
    assert as_json(bridge().claims[4])["why"][1]["score"] is None


def test_letters_are_written_as_they_are() -> None:
    of = report("Мэр сказал: мост цел.")

    assert "Мэр" in as_line(claim(of, "Мэр", "сказал", "мост цел"))


@pytest.mark.parametrize(
    "character", ["\x1b", "\x9b", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\ud800", "\x00"]
)
def test_a_character_that_acts_or_cannot_be_written_is_escaped_and_read_back(
    character: str,
) -> None:
    of = report(f"He said {character}no.")
    made = claim(of, "He", "said", f"{character}no")
    line = as_line(made)

    assert character not in line
    assert json.loads(line)["content"]["text"] == made.content.text


def test_stance_and_certainty_are_told() -> None:
    made = claim(
        report(), "The mayor", "said", stance=Stance.WITHHOLDS, certainty=Certainty.HYPOTHETICAL
    )

    assert (as_json(made)["stance"], as_json(made)["certainty"]) == ("withholds", "hypothetical")
