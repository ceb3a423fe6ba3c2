"""What a sure finding adds to what rules see, and what it leaves as it is."""

from typing import Any

import pytest

from sayso.propositions.count.type import Count
from sayso.propositions.finding.agree import agree
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from tests.propositions.finding.proposed import finding
from tests.propositions.stage import set_scene


def agreed(
    text: str, by_rules: Proposition, kind: str, trigger: str, value: str = "", **roles: str
) -> list[Any]:
    proposed = finding(text, kind, trigger, value, **roles)
    return [each.as_json() for each in agree(set_scene(text), [by_rules], [proposed])]


@pytest.mark.parametrize(
    ("text", "rules", "words", "told"),
    [
        ("Twelve people were killed in Velm.", "Orsk", "Velm", "Velm"),
        ("Twelve people were killed in the Velm district.", "", "Velm district", "Velm district"),
        ("Twelve people were killed in Lower Velm.", "Velm", "Lower Velm", "Velm"),
        (
            "Twelve people were killed 12 km east of Velm.",
            "12 km east of Velm",
            "Velm",
            "12 km east of Velm",
        ),
        ("Twelve people were killed.", "Orsk", "", "Orsk"),
    ],
)
def test_a_place_beside_the_trigger_takes_the_place_of_one_further_off(
    text: str, rules: str, words: str, told: str
) -> None:
    seen = Count(spans=((0, len(text)),), what="killed", low=12, high=12, place_text=rules)
    assert agreed(text, seen, "count", "killed", "killed", place=words)[0]["place_text"] == told


@pytest.mark.parametrize(
    ("by_rules", "by_finder", "stage"),
    [
        (Stage.PLEDGED, "considered", "considered"),
        (Stage.PLEDGED, "requested", "requested"),
        (Stage.REQUESTED, "approved", "requested"),
        (Stage.REFUSED, "considered", "refused"),
        (Stage.CONSIDERED, "delivering", "considered"),
    ],
)
def test_only_a_stage_that_rules_fall_back_on_gives_way(
    by_rules: Stage, by_finder: str, stage: str
) -> None:
    text = "Lethia would send tanks to the army."
    seen = Pledge(
        spans=((0, len(text)),), donor="Lethia", donor_id="lethia", item="tanks", stage=by_rules
    )
    assert agreed(text, seen, "pledge", "send", by_finder)[0]["stage"] == stage


def test_a_donor_and_a_recipient_that_rules_miss_are_added() -> None:
    text = "Lethia would send tanks to Norland."
    seen = Pledge(spans=((0, len(text)),), item="tanks", stage=Stage.PLEDGED)
    (found,) = agreed(text, seen, "pledge", "send", "pledged", actor="Lethia", recipient="Norland")
    assert (found["donor"], found["recipient"]) == ("Lethia", "Norland")


def test_a_donor_that_rules_see_stays() -> None:
    text = "Lethia would send tanks that Norland made."
    seen = Pledge(
        spans=((0, len(text)),),
        donor="Lethia",
        donor_id="lethia",
        item="tanks",
        stage=Stage.PLEDGED,
    )
    assert agreed(text, seen, "pledge", "send", "pledged", actor="Norland")[0]["donor"] == "Lethia"


def test_a_blow_that_the_outlet_tells_of_is_a_strike() -> None:
    text = "Rebel shells struck the school in Velm."
    seen = Responsibility(
        spans=((0, len(text)),), accused="rebels", conduct="struck the school", kind="attack"
    )
    (found,) = agreed(text, seen, "strike", "struck", "hit", target="the school", place="Velm")
    assert (found["type"], found["target"]) == ("strike", "school")


def test_somebody_accused_of_an_attack_stays_accused_and_the_attack_is_told_too() -> None:
    text = "The rebels, accused of war crimes, attacked Velm."
    seen = Responsibility(
        spans=((0, len(text)),), accused="rebels", conduct="war crimes", kind="crime"
    )
    proposed = [
        finding(text, "responsibility", "accused", actor="The rebels", deed="war crimes"),
        finding(text, "strike", "attacked", "hit", actor="The rebels", target="Velm"),
    ]
    found = agree(set_scene(text), [seen], proposed)
    assert [each.type for each in found] == ["responsibility", "strike"]
    assert isinstance(found[1], Strike)


def test_nothing_is_put_forward_of_an_item_about_no_conflict() -> None:
    text = "The team was attacked in Velm."
    proposed = finding(text, "strike", "attacked", "hit", target="The team")
    peaceful = type(proposed)(
        proposed.type, proposed.trigger, 0.9, 0.2, "hit", 0.9, proposed.arguments
    )
    seen = Strike(spans=((0, len(text)),), target="team")
    assert agree(set_scene(text), [seen], [peaceful]) == ()
