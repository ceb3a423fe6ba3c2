"""Who gives and who is given, where the words for the things tell it, and what is no giver."""

from dataclasses import replace

import pytest

from sayso.propositions.finding.complete import completed
from sayso.propositions.finding.slots import Slots
from sayso.propositions.party import is_first
from sayso.propositions.pledge.owned import with_parties_of_item
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from tests.propositions.finding.proposed import finding
from tests.propositions.stage import set_scene

_WHOLE = ((0, 10),)
_UKRAINE = {"recipient": "Ukraine", "recipient_id": "ukraine"}


@pytest.mark.parametrize(
    ("item", "stage", "told", "donor"),
    [
        ("German Leopard tanks", Stage.DELIVERED, _UKRAINE, "germany"),
        ("US artillery shells", Stage.DELIVERING, _UKRAINE, "united-states"),
        ("German Leopard tanks", Stage.REQUESTED, _UKRAINE, ""),
        ("German-made Leopard tanks", Stage.DELIVERED, _UKRAINE, ""),
        ("Leopard tanks", Stage.DELIVERED, _UKRAINE, ""),
        ("Ukrainian shells", Stage.DELIVERED, _UKRAINE, ""),
        ("German tanks", Stage.DELIVERED, {"donor": "Poland", "donor_id": "poland"}, "poland"),
    ],
)
def test_things_that_came_came_from_the_state_whose_they_are(
    item: str, stage: Stage, told: dict[str, str], donor: str
) -> None:
    scene = set_scene("The tanks came.", theatre="ukraine-2022")
    seen = replace(Pledge(spans=_WHOLE, item=item, stage=stage), **told)  # type: ignore[arg-type]
    assert with_parties_of_item(scene, seen).donor_id == donor


@pytest.mark.parametrize(
    ("item", "recipient"),
    [
        ("Ukraine aid package", "ukraine"),
        ("Ukraine funding", "ukraine"),
        ("Ukraine tanks", ""),
        ("German aid", ""),
        ("further aid", ""),
    ],
)
def test_help_that_goes_by_a_warring_state_is_for_it(item: str, recipient: str) -> None:
    scene = set_scene("The aid came.", theatre="ukraine-2022")
    seen = Pledge(spans=_WHOLE, item=item, donor="Poland", donor_id="poland", stage=Stage.PLEDGED)
    assert with_parties_of_item(scene, seen).recipient_id == recipient


@pytest.mark.parametrize(
    ("text", "word", "speaks"),
    [
        ("The US sent tanks.", "US", False),
        ("Tanks from the US came.", "US", False),
        ("They sent us tanks.", "us", True),
        ("Tanks for us came.", "us", True),
        ("Us they never asked.", "Us", True),
    ],
)
def test_the_state_is_not_whoever_speaks(text: str, word: str, speaks: bool) -> None:
    tokens = set_scene(text).tokens
    assert is_first(next(t for t in tokens if t.text == word)) is speaks


@pytest.mark.parametrize(
    ("rules", "rules_id", "actor", "recipient", "stage", "donor"),
    [
        ("concerns", "concerns", "Germany", "Ukraine", Stage.PLEDGED, "Germany"),
        ("Federal Republic", "germany", "Germany", "Ukraine", Stage.PLEDGED, "Germany"),
        ("Poland", "poland", "Germany", "Ukraine", Stage.PLEDGED, "Poland"),
        ("partners", "unnamed:1:partners", "Germany", "Ukraine", Stage.PLEDGED, "partners"),
        ("its allies", "its-allies", "Germany", "Ukraine", Stage.REQUESTED, "its allies"),
        ("concerns", "concerns", "Ukraine", "Ukraine", Stage.PLEDGED, "concerns"),
    ],
)
def test_a_donor_gives_way_only_where_it_is_nobody(
    rules: str, rules_id: str, actor: str, recipient: str, stage: Stage, donor: str
) -> None:
    text = f"{actor} raised concerns over sending tanks to Ukraine."
    seen = Pledge(
        spans=((0, len(text)),),
        donor=rules,
        donor_id=rules_id,
        item="tanks",
        stage=stage,
        recipient=recipient,
        recipient_id=recipient.casefold(),
    )
    proposed = finding(text, "pledge", "sending", str(stage), actor=actor)
    found = completed(seen, Slots(set_scene(text, theatre="ukraine-2022"), proposed))
    assert isinstance(found, Pledge)
    assert found.donor == donor
