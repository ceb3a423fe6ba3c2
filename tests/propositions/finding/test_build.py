"""What is built of a finding where its words for a slot are missing, or mean something else than
the slot needs.
"""

import pytest

from sayso.propositions.finding.events import one_event
from tests.propositions.finding.proposed import built, finding, only
from tests.propositions.stage import set_scene


@pytest.mark.parametrize(
    ("text", "trigger", "value", "place", "named", "part"),
    [
        (
            "The army captured four villages in Velm.",
            "captured",
            "took",
            "four villages",
            "Velm",
            "villages",
        ),
        (
            "The army seized a laboratory in Velm.",
            "seized",
            "took",
            "a laboratory",
            "Velm",
            "laboratory",
        ),
        (
            "The army has recaptured the breakaway enclave.",
            "recaptured",
            "took",
            "the breakaway enclave",
            "",
            "enclave",
        ),
        ("The battle for Velm went into its third week.", "battle", "contested", "", "Velm", ""),
        (
            "Fierce fighting in Velm forced thousands to flee.",
            "fighting",
            "contested",
            "",
            "Velm",
            "",
        ),
        ("The rebels took Velm in May.", "took", "took", "", "Velm", ""),
    ],
)
def test_ground_is_read_where_the_finder_has_no_name_for_it(
    text: str, trigger: str, value: str, place: str, named: str, part: str
) -> None:
    found = only(built(text, "control", trigger, value, place=place))
    assert (found["place_text"], part in found["part"]) == (named, True)


@pytest.mark.parametrize(
    ("text", "trigger", "value", "roles"),
    [
        ("The army took a firm stand near the hills.", "took", "took", {"place": "a firm stand"}),
        ("The team held on to its lead.", "held", "holds", {"place": "its lead"}),
        ("The battle went into its third week.", "battle", "contested", {}),
        ("Residents took Velm's buses.", "took", "took", {"actor": "Residents", "place": "Velm"}),
        ("The army hopes to take Velm.", "take", "took", {"place": "Velm"}),
    ],
)
def test_what_is_no_ground_is_not_held(
    text: str, trigger: str, value: str, roles: dict[str, str]
) -> None:
    assert built(text, "control", trigger, value, **roles) == []


@pytest.mark.parametrize(
    ("text", "trigger", "value", "counted"),
    [
        ("A medic was killed in Velm.", "killed", "killed", "A medic"),
        ("The governor was captured near Velm.", "captured", "captured", "The governor"),
        ("Militants killed the footballer.", "killed", "killed", "the footballer"),
        ("A reporter was wounded in Velm.", "wounded", "wounded", "A reporter"),
        ("The admiral was detained.", "detained", "detained", "The admiral"),
    ],
)
def test_a_single_person_is_counted_without_a_number(
    text: str, trigger: str, value: str, counted: str
) -> None:
    found = only(built(text, "count", trigger, value, counted=counted))
    assert (found["low"], found["high"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "trigger", "value", "counted"),
    [
        ("The family was killed in Velm.", "killed", "killed", "The family"),
        ("Civilians were killed in Velm.", "killed", "killed", "Civilians"),
        ("The garrison was captured.", "captured", "captured", "The garrison"),
        ("The bridge was destroyed.", "destroyed", "destroyed", "The bridge"),
        ("A medic and a driver were killed.", "killed", "killed", "A medic"),
    ],
)
def test_several_and_things_are_not_one_person(
    text: str, trigger: str, value: str, counted: str
) -> None:
    assert built(text, "count", trigger, value, counted=counted) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army retaliated against the raid on Velm.", "raid"),
        ("The rebels' latest strikes stunned the city.", "strikes"),
        ("Thousands fled a deadly attack on Velm.", "attack"),
        ("The town mourned the attack.", "attack"),
        ("He condoled over the shelling of Velm.", "shelling"),
    ],
)
def test_an_event_that_is_pointed_at_has_been(text: str, trigger: str) -> None:
    assert only(built(text, "strike", trigger, "hit"))["stance"] == "asserts"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army feared the attack on Velm.", "attack"),
        ("The town braced for a raid.", "raid"),
        ("He warned of an attack on Velm.", "attack"),
        ("The army planned a strike on Velm.", "strike"),
        ("Did the town mourn the attack?", "attack"),
    ],
)
def test_an_event_that_is_feared_or_planned_is_not_told(text: str, trigger: str) -> None:
    assert built(text, "strike", trigger, "hit") == []


@pytest.mark.parametrize(
    ("text", "roles", "target", "weapon"),
    [
        ("The port was hit by rockets.", {"target": "rockets"}, "port", "rockets"),
        ("The port was hit by shells.", {"actor": "The port"}, "port", ""),
        ("Velm hit by drones again.", {"actor": "Velm", "weapon": "drones"}, "Velm", "drones"),
        ("Rockets hit the port.", {"target": "the port", "weapon": "Rockets"}, "port", "Rockets"),
        ("The depot was hit with missiles.", {"target": "missiles"}, "depot", "missiles"),
    ],
)
def test_a_passive_tells_what_was_struck(
    text: str, roles: dict[str, str], target: str, weapon: str
) -> None:
    found = only(built(text, "strike", "hit", "hit", **roles))
    assert (found["target"], found["weapon"], found["attacker"]) == (target, weapon, "")


@pytest.mark.parametrize(
    ("text", "noun", "verb", "count"),
    [
        ("Missile strikes hit the port.", "strikes", "hit", 1),
        ("The port was pounded by air strikes.", "strikes", "pounded", 1),
        ("Rocket fire destroyed the school.", "fire", "destroyed", 1),
        ("The army shelled the port after the raid.", "raid", "shelled", 2),
        ("Rockets hit Velm, and the strikes went on.", "strikes", "hit", 2),
    ],
)
def test_a_noun_that_does_what_a_verb_tells_is_one_event_with_it(
    text: str, noun: str, verb: str, count: int
) -> None:
    both = [finding(text, "strike", noun, "hit"), finding(text, "strike", verb, "hit")]
    assert len(one_event(set_scene(text), both)) == count


@pytest.mark.parametrize(
    ("text", "trigger", "conduct"),
    [
        ("The mayor was accused of negligence.", "accused", "negligence"),
        (
            "The militia is accused of killing three villagers.",
            "accused",
            "killing three villagers",
        ),
        ("The militia is blamed for the massacre.", "blamed", "massacre"),
        ("The militia was responsible.", "responsible", ""),
    ],
)
def test_blame_has_the_deed_that_its_word_governs(text: str, trigger: str, conduct: str) -> None:
    accused = " ".join(text.split()[:2])
    found = only(built(text, "responsibility", trigger, actor=accused))
    assert found["conduct"].endswith(conduct)


@pytest.mark.parametrize(
    "text",
    [
        "The militia was tired.",
        "The villagers were killed",
        "The mayor was thanked.",
        "The army was late.",
    ],
)
def test_nobody_is_blamed_without_a_deed_or_a_word_of_blame(text: str) -> None:
    trigger = text.split()[-1].strip(".")
    assert built(text, "responsibility", trigger, actor=" ".join(text.split()[:2])) == []
