"""What is understood of a claim, in words."""

from dataclasses import replace

import pytest

from sayso.display.answers import Answer, answers
from sayso.display.sides import Sides
from sayso.propositions.appointment.type import Appointment, PostChange
from sayso.propositions.control.type import Change, Extent
from sayso.propositions.count.numbers import Share
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.outlook.type import Outlook
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.record.claim import Certainty, Reason, Stance
from tests.cli.rendering.readings import VELA, claim, counts, entry, holds, report

OF = report("The mayor said so.")
SIDES = Sides([VELA])
CHILDREN = Share("children", "children", 15, 15, False)


def understood(*propositions: Proposition, certainty: Certainty = Certainty.PLAIN) -> list[Answer]:
    made = claim(OF, "The mayor", "said", "so", named=False, certainty=certainty)
    return answers(entry(made, None, *propositions), SIDES)


def answer(proposition: Proposition) -> str:
    (only,) = understood(proposition)
    return only.answer


@pytest.mark.parametrize(
    ("proposition", "words"),
    [
        (holds("west"), "the West holds it"),
        (
            holds("east", extent=Extent.PART, part="eastern bank"),
            "East holds part of it (eastern bank)",
        ),
        (holds("contested"), "fighting goes on"),
        (counts("killed", 559, 559, parts=(CHILDREN,)), "559, of them 15 children"),
        (counts("killed", 501, None), "at least 501"),
        (counts("killed", 360, 440, approximate=True, figure=400), "about 400"),
        (counts("killed", 360, 440, approximate=True), "about 360 to 440"),
        (counts("killed", 400, 400, approximate=True), "about 400"),
        (counts("killed", 24, None, approximate=True), "at least 24"),
        (counts("killed", 0, None), "no figure"),
        (counts("killed", 0, 0), "none"),
        (
            Pledge(spans=(), donor="The West", item="tanks", low=14, high=14, stage=Stage.PLEDGED),
            "14 promised",
        ),
        (
            Responsibility(spans=(), accused="The West", accused_id="w", conduct="shelling"),
            "the West",
        ),
        (Responsibility(spans=(), accused_side="east", conduct="shelling"), "East"),
        (Responsibility(spans=(), conduct="shelling"), "somebody"),
        (
            Strike(spans=(), attacker="The West", target="port", weapon="drones"),
            "the West with drones",
        ),
        (
            Strike(spans=(), target="port", weapon="drones", repelled=True),
            "somebody with drones, beaten back",
        ),
        (
            Movement(spans=(), who="forces", direction=Direction.WITHDRAW, planned=True),
            "withdraw (planned)",
        ),
        (
            Appointment(
                spans=(),
                person="Ivo Resh",
                post="mayor",
                change=PostChange.APPOINTED,
                predecessor="Olga Tarn",
            ),
            "Ivo Resh, after Olga Tarn",
        ),
        (
            Appointment(spans=(), person="Ivo Resh", post="mayor", change=PostChange.DISMISSED),
            "Ivo Resh dismissed",
        ),
        (
            Outlook(spans=(), about="war", expected="it goes on", certainty=Certainty.HYPOTHETICAL),
            "it goes on",
        ),
    ],
)
def test_each_type_answers_in_words(proposition: Proposition, words: str) -> None:
    assert answer(proposition) == words


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"stance": Stance.DENIES}, "denied: the West holds it"),
        ({"stance": Stance.DOUBTS}, "doubted: the West holds it"),
        ({"stance": Stance.WITHHOLDS}, "no answer"),
        ({"certainty": Certainty.HYPOTHETICAL}, "supposed: the West holds it"),
        ({"certainty": Certainty.HEDGED}, "the West holds it (hedged)"),
    ],
)
def test_an_answer_says_how_it_is_given(how: dict[str, object], words: str) -> None:
    assert answer(replace(holds("west"), **how)) == words  # type: ignore[arg-type]


def test_what_is_hedged_as_its_claim_is_does_not_say_so_again() -> None:
    (only,) = understood(holds("west", certainty=Certainty.HEDGED), certainty=Certainty.HEDGED)
    assert only.answer == "the West holds it"


def test_actors_are_called_by_their_names_within_a_sentence() -> None:
    (only,) = understood(
        Pledge(spans=(), donor="The West", recipient="The East", item="tanks", stage=Stage.PLEDGED)
    )
    assert "the West" in only.question
    assert "the East" in only.question
    assert only.question.endswith("?")


def test_a_place_in_the_capitals_of_a_date_line_is_not_shouted() -> None:
    assert "Ostrel" in understood(holds("west", "OSTREL"))[0].question
    assert "USA" in understood(holds("west", "USA"))[0].question


def test_the_answers_to_one_question_stand_together_and_none_twice() -> None:
    told = understood(
        holds("west"), holds("east", change=Change.LOST), holds("west"), counts("killed", 1, 1)
    )

    assert [each.answer for each in told] == ["the West holds it; East holds it no longer", "1"]


def test_where_no_place_is_known_the_question_is_about_the_part() -> None:
    assert understood(holds("west", "", extent=Extent.PART, part="pumping station")) == [
        Answer("Who holds the pumping station?", "the West holds it")
    ]


def test_what_is_not_understood_has_no_answer() -> None:
    assert understood() == []


def test_reasons_do_not_change_an_answer() -> None:
    assert answer(holds("west", why=(Reason("rule:control", "holds"),))) == "the West holds it"
