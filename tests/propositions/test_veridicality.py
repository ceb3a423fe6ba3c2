"""What stands above a clause decides whether a proposition is put forward, denied, or left out."""

import pytest

from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import KnownProposition, Proposition
from sayso.reader import read as read_whole
from sayso.record.claim import Stance
from tests.propositions.stage import set_scene


def read(kind: type[KnownProposition], text: str, cue: str = "") -> list[Stance]:
    scene = set_scene(text, theatre="ukraine-2022", speaker="Lev Agapov", side="russia", cue=cue)
    return [found.stance for found in kind.find(scene)]


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that 40 soldiers were killed in Velm.",
        "The report that 40 soldiers were killed in Velm was false.",
        "There is no truth in reports that 40 soldiers were killed in Velm.",
        "It is a lie that 40 soldiers were killed in Velm.",
        "Reports that 40 soldiers were killed in Velm are untrue.",
        "It is unlikely that 40 soldiers were killed in Velm.",
    ],
)
def test_a_frame_of_falsehood_denies_the_count_once(text: str) -> None:
    assert read(Count, text) == [Stance.DENIES]


@pytest.mark.parametrize(
    "text",
    [
        "It is true that 40 soldiers were killed in Velm.",
        "It is untrue that 40 soldiers were not killed in Velm.",
        "There is no doubt that 40 soldiers were killed in Velm.",
        "40 soldiers were killed in Velm, and their bodies lay in the street.",
        "The village lies near Velm, where 40 soldiers were killed.",
    ],
)
def test_what_is_called_true_or_only_lies_there_is_asserted(text: str) -> None:
    assert read(Count, text) == [Stance.ASSERTS]


@pytest.mark.parametrize(
    "text",
    [
        "Russia hopes to take Velm.",
        "Russia means to capture Velm.",
        "Russia is close to capturing Velm.",
        "Russia dreams of taking Velm.",
        "Russia spends its best men on taking Velm.",
        "Russia zapped that it had taken Velm.",
        "Has Russia taken Velm?",
        "It is unclear whether Russia has taken Velm.",
        "Russia almost took Velm.",
        "Not all of Velm has been lost.",
        "Russia took Velm, officials say, but none of it is true.",
    ],
)
def test_goals_questions_and_what_nothing_is_known_of_are_no_answer(text: str) -> None:
    assert Stance.ASSERTS not in read(Control, text)


@pytest.mark.parametrize(
    "text", ["Germany wavers on whether to send tanks.", "Is Germany sending tanks?"]
)
def test_a_pledge_that_is_weighed_or_asked_about_is_not_promised(text: str) -> None:
    scene = set_scene(text, theatre="ukraine-2022")
    assert not {str(found.stage) for found in Pledge.find(scene)} & {
        "pledged",
        "delivered",
        "approved",
        "delivering",
    }


def test_a_band_of_likelihood_stands_beside_the_certainty() -> None:
    scene = set_scene("It is highly likely that 40 soldiers were killed in Velm.")
    (count,) = Count.find(scene)
    assert count.as_json()["likelihood"] == {"words": "highly likely", "low": 80, "high": 95}
    assert count.certainty == "hedged"


def test_what_is_as_likely_as_not_is_kept_and_answers_nothing() -> None:
    scene = set_scene("There is a realistic possibility that 40 soldiers were killed in Velm.")
    for count in Count.find(scene):
        assert not count.answers


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("40 soldiers are thought to have been killed in Velm.", "hedged"),
        ("40 soldiers are believed to have been killed in Velm.", "hedged"),
        ("40 soldiers are known to have been killed in Velm.", "plain"),
        ("40 soldiers were killed in Velm.", "plain"),
    ],
)
def test_what_is_thought_of_the_counted_is_hedged(text: str, certainty: str) -> None:
    scene = set_scene(text, theatre="ukraine-2022")
    assert {str(count.certainty) for count in Count.find(scene)} == {certainty}


@pytest.mark.parametrize(
    "text",
    [
        "Everyone but Russian troops took Velm.",
        "All except Russian troops captured Velm.",
    ],
)
def test_an_exception_did_not_do_it(text: str) -> None:
    assert Stance.ASSERTS not in read(Control, text)


def said(text: str) -> list[tuple[str, str, str, str]]:
    """Who says, the type and stance of what is said, and who is said to do it."""
    return [
        (entry.claim.source.text, found.type, found.stance.value, doer(found))
        for entry in read_whole(text, theatre="samples/vesna.toml").entries
        for found in entry.propositions
    ]


def doer(found: Proposition) -> str:
    names = ("donor_id", "attacker_id", "accused_id", "holder")
    return next((str(name) for key in names if (name := getattr(found, key, ""))), "")


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        ("The North denied Southern accusations that it was supplying drones to the militia.", 0),
        ("The South rejected the North's accusation that it had shelled the hospital in Kalin.", 0),
        ("The North has accused the South of supplying drones to the militia.", 1),
        ("The South accused the North of shelling the hospital in Kalin.", 1),
    ],
)
def test_whoever_accuses_is_not_the_doer(text: str, is_answer: int) -> None:
    read = said(text)
    accused = "the-north" if "accused the North" in text else "the-south"
    accuser = "the-south" if "Southern" in text else "the-north"
    assert not [each for each in read if each[1] != "responsibility" and each[3] == accuser]
    assert not is_answer or any(each[3] == accused for each in read)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The North denied the South's claims that it is considering sending guns to the South.",
            "it",
        ),
        ("The South denied that the North had said that Kalin fell.", "the North"),
        ("The South said the North plans to leave Kalin.", "the North"),
    ],
)
def test_what_others_lay_to_somebody_is_not_his_answer(text: str, source: str) -> None:
    assert source not in [each[0] for each in said(text)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The North denied the South's claims that it is sending guns to the militia.", "denies"),
        ("The South says it is considering sending 20 tanks to Westmark.", "asserts"),
    ],
)
def test_who_denies_a_claim_denies_what_it_says(text: str, answers: str) -> None:
    assert answers in [each[2] for each in said(text) if each[0] in text[:9]]


def test_that_reports_were_wrong_is_heard_behind_what_they_say() -> None:
    assert not said("Reports that the Northern army had not captured Stenov were wrong")
