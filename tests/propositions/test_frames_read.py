"""Frames that the learned finder would overlook: what is read of them from end to end."""

import pytest

from sayso.reader import read


def said(text: str) -> set[tuple[str, str, str]]:
    """The types, stances and certainties of what a sentence is read to say."""
    return {
        (found.type, found.stance.value, found.certainty.value)
        for entry in read(text, theatre="samples/vesna.toml").entries
        for found in entry.propositions
        if found.answers
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Northern army stopped short of holding Kalin.",
        "The Northern army had barely retreated from Tarnik.",
        "Westmark came close to delivering 20 howitzers to the Southern army.",
        "It is not false that the Northern army does not hold Kalin",
        "Had it not been for the rain, the Southern army would have retaken the town of Tarnik.",
        "The mayor said that Southern troops had no intention of attacking a school near Ustran.",
        "We lost 20 men in Kalin, the Northern army said.",
        "The North lost the war in the valley.",
        "Northern troops failed in an attempt to control Kalin.",
        "Northern troops had the chance to control Kalin.",
        "The mayor warned the Westmark government against handing over missiles to the South.",
        "The report that Stenov was not taken by Northern troops is not true",
        "Missiles fell on Kalin overnight.",
    ],
)
def test_what_was_not_quite_done_is_no_holding_gift_or_blame(text: str) -> None:
    assert not {kind for kind, *_ in said(text)} & {"control", "pledge", "responsibility"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The talks ended when Westmark sent 12 tanks to the South.", ("pledge", "asserts")),
        ("It is certain that the Northern army has taken Kalin.", ("control", "asserts")),
        ("It is improbable that Southern troops had advanced on Kalin.", ("movement", "denies")),
        ("The North was to blame for the strike on Kalin.", ("responsibility", "asserts")),
        (
            "The mayor forgot that the Southern army retook the town of Tarnik.",
            ("control", "asserts"),
        ),
        ("Edda Kline said that the war would not end within a year.", ("outlook", "denies")),
        ("Edda Kline said that the war would end within a year.", ("outlook", "asserts")),
        (
            "“We predict that the truce will not hold beyond the spring,” Edda Kline said.",
            ("outlook", "denies"),
        ),
    ],
)
def test_the_frame_decides(text: str, answer: tuple[str, str]) -> None:
    assert {each[:2] for each in said(text) if each[0] == answer[0]} == {answer}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Edda Kline said that the war would not end within a year.",
            "war would end within a year",
        ),
        ("Edda Kline said the truce won't hold beyond spring.", "truce will hold beyond spring"),
        ("Edda Kline said that the raids will not go unpunished.", "raids will not go unpunished"),
    ],
)
def test_what_is_denied_to_come_is_put_without_its_not(text: str, expected: str) -> None:
    entries = read(text, theatre="samples/vesna.toml").entries
    outlooks = [p.as_json() for e in entries for p in e.propositions if p.type == "outlook"]
    assert {each["expected"] for each in outlooks} == {expected}


def test_whoever_dismisses_a_person_denies_nothing() -> None:
    text = "Lena Dorak has dismissed Milan Tesh as head of the rescue service."
    assert ("appointment", "asserts", "plain") in said(text)
    assert ("control", "denies", "plain") in said(
        "Lena Dorak dismissed the report that Kalin fell."
    )


def test_a_thing_that_is_shot_down_attacks_nobody() -> None:
    entries = read("It has shot down 30 Northern drones over Kalin.", theatre="samples/vesna.toml")
    strikes = [p for e in entries.entries for p in e.propositions if p.type == "strike"]
    assert all("drone" not in each.as_json()["attacker"] for each in strikes)
