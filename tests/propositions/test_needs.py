"""What a slot can never be is refused, whether rules or the finder saw it."""

import pytest

from sayso.propositions.appointment.type import Appointment, PostChange
from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.needs import needed
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from tests.propositions.stage import set_scene

TEXT = "The Velm Courier said on Monday that data loss and heavy fire hit Velm."
WHOLE = ((0, len(TEXT)),)


@pytest.mark.parametrize(
    "proposition",
    [
        Control(
            spans=WHOLE, place_text="Velm", holder="outlet:velm-courier", holder_name="Velm Courier"
        ),
        Control(spans=WHOLE, place_text="Velm", holder="monday", holder_name="Monday"),
        Pledge(
            spans=WHOLE,
            donor="Velm Courier",
            donor_id="outlet:velm-courier",
            item="tanks",
            stage=Stage.PLEDGED,
        ),
        Pledge(
            spans=WHOLE,
            donor="Ida Moor",
            donor_id="person:ida-moor",
            item="tanks",
            stage=Stage.PLEDGED,
        ),
        Responsibility(spans=WHOLE, accused="Velm", accused_id="velm", conduct="heavy fire"),
        Responsibility(spans=WHOLE, accused="Monday", accused_id="monday", conduct="heavy fire"),
        Appointment(spans=WHOLE, person="he", person_id="he", change=PostChange.RESIGNED),
        Count(spans=WHOLE, what="casualties", who="data loss"),
        Pledge(spans=WHOLE, item="help", kind="aid", stage=Stage.REQUESTED),
        Pledge(spans=WHOLE, donor="Lethia", donor_id="lethia", item="grain", stage=Stage.DELIVERED),
        Movement(spans=WHOLE, who="civilians", direction=Direction.TRANSFER),
        Movement(spans=WHOLE, who="cargo vessel", direction=Direction.TRANSFER),
    ],
)
def test_what_could_not_have_done_it_is_refused(proposition: Proposition) -> None:
    assert needed(set_scene(TEXT), proposition) is None


@pytest.mark.parametrize(
    "proposition",
    [
        Control(spans=WHOLE, place_text="Velm", holder="north", holder_name="The North"),
        Control(spans=WHOLE, place_text="Velm"),
        Pledge(spans=WHOLE, donor="Lethia", donor_id="lethia", item="tanks", stage=Stage.PLEDGED),
        Pledge(spans=WHOLE, item="tanks", kind="tank", stage=Stage.DELIVERED),
        Pledge(spans=WHOLE, donor="Lethia", donor_id="lethia", item="help", stage=Stage.PLEDGED),
        Movement(spans=WHOLE, who="troops", direction=Direction.TRANSFER),
        Movement(spans=WHOLE, who="civilians", direction=Direction.WITHDRAW),
        Responsibility(
            spans=WHOLE, accused="The militia", accused_id="militia", conduct="heavy fire"
        ),
        Responsibility(spans=WHOLE, conduct="heavy fire"),
        Appointment(
            spans=WHOLE, person="Ida Moor", person_id="ida-moor", change=PostChange.RESIGNED
        ),
        Count(spans=WHOLE, what="casualties", who="heavy losses"),
        Strike(spans=WHOLE, attacker="The North", target="Velm"),
    ],
)
def test_what_could_stays(proposition: Proposition) -> None:
    assert needed(set_scene(TEXT), proposition) == proposition


def test_a_strike_keeps_its_target_without_an_attacker_that_is_none() -> None:
    strike = Strike(spans=WHOLE, attacker="Velm", attacker_id="velm", target="the port")
    found = needed(set_scene(TEXT), strike)
    assert isinstance(found, Strike)
    assert (found.attacker, found.target) == ("", "the port")


def test_a_pledge_keeps_its_recipient_without_a_donor_that_is_none() -> None:
    pledge = Pledge(
        spans=WHOLE,
        donor="Ida Moor",
        donor_id="person:ida-moor",
        recipient="Norland",
        item="tanks",
        stage=Stage.PLEDGED,
    )
    found = needed(set_scene(TEXT), pledge)
    assert isinstance(found, Pledge)
    assert (found.donor, found.recipient) == ("", "Norland")


@pytest.mark.parametrize(
    ("text", "are_counted"),
    [
        ("The ferry capsized in the bay, killing 12 people.", False),
        ("An earthquake killed 40 people in Velm.", False),
        ("A shell hit the ferry, which capsized, killing 12 people.", True),
        ("Shelling killed 40 people in Velm.", True),
    ],
)
def test_who_dies_in_a_disaster_is_counted_in_no_war(text: str, are_counted: bool) -> None:
    scene = set_scene(text)
    count = Count(spans=((0, len(text)),), what="killed", who="people", low=12)
    assert (needed(scene, count) is not None) is are_counted
