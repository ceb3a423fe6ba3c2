"""What the words beside a name say against a match, who makes a claim that a noun names, and who
cannot speak.
"""

import pytest

from sayso.reader import read
from sayso.record.referent import Referent

UKRAINE, SUDAN, VESNA = "ukraine-2022", "sudan-2023", "samples/vesna.toml"


def speakers(
    text: str, theatre: str, outlet: str | None = None
) -> list[tuple[str, Referent | None]]:
    """The cues of a text and who speaks."""
    entries = read(text, published="2024-03-15", outlet=outlet, theatre=theatre).entries
    return [(entry.claim.cue.text, entry.references.speaker) for entry in entries]


def only(text: str, theatre: str, outlet: str | None = None) -> Referent | None:
    found = speakers(text, theatre, outlet)
    assert len(found) == 1, found
    return found[0][1]


@pytest.mark.parametrize(
    ("text", "theatre", "not_this", "side"),
    [
        (
            "Captain Shoigu of the Ukrainian army said Bakhmut was held.",
            UKRAINE,
            "sergei-shoigu",
            "ukraine",
        ),
        (
            "Brigadier Saal of the Southern army said Orlivka was held.",
            VESNA,
            "viktor-saal",
            "south",
        ),
        (
            "A nurse named Putin said nine people were killed in Lyman.",
            UKRAINE,
            "vladimir-putin",
            None,
        ),
        (
            "A driver called Saal said nine people were killed in Mirova.",
            VESNA,
            "viktor-saal",
            None,
        ),
        ("Sergeant Saal said Orlivka was held.", VESNA, "viktor-saal", None),
        ("The mayor of Odessa, Texas, said nobody was hurt.", UKRAINE, "hennadii-trukhanov", None),
    ],
)
def test_rank_trade_army_and_place_veto_a_match(
    text: str, theatre: str, not_this: str, side: str | None
) -> None:
    who = only(text, theatre)
    assert who is not None
    assert who.id != not_this
    assert who.side == side


@pytest.mark.parametrize(
    ("text", "theatre", "this"),
    [
        ("Defence Minister Shoigu said Bakhmut was held.", UKRAINE, "sergei-shoigu"),
        ("General Shoigu said Bakhmut was held.", UKRAINE, "sergei-shoigu"),
        ("Mr Saal said Orlivka was held.", VESNA, "viktor-saal"),
        (
            "The mayor of Odesa, Hennadiy Trukhanov, said nobody was hurt.",
            UKRAINE,
            "hennadii-trukhanov",
        ),
        ("Wagner boss Prigozhin said Bakhmut was held.", UKRAINE, "yevgeny-prigozhin"),
    ],
)
def test_what_does_not_contradict_a_match_leaves_it(text: str, theatre: str, this: str) -> None:
    who = only(text, theatre)
    assert who is not None
    assert who.id == this


def test_numbers_of_units_are_part_of_name_and_id() -> None:
    found = speakers(
        "The 92nd Assault Brigade said Orlivka was held. The 93rd Assault Brigade said it had "
        "fallen.",
        VESNA,
    )
    ids = [who.id for _, who in found if who is not None]
    assert ids == ["organisation:92nd-assault-brigade", "organisation:93rd-assault-brigade"]


@pytest.mark.parametrize("body", ["the general staff", "the ministry", "the army", "officials"])
def test_a_body_without_its_state_is_not_of_the_side_whose_losses_it_tells_of(body: str) -> None:
    who = only(f"The North lost 900 troops near Kalin, {body} said.", VESNA)
    assert who is None or who.side != "north"


@pytest.mark.parametrize(
    ("text", "outlet", "side"),
    [
        (
            "Nine people were killed by Northern shells in Mirova, the emergency service said.",
            None,
            "south",
        ),
        ("Northern missiles hit a market in Mirova, officials said.", None, "south"),
        ("The bridge was repaired, officials said.", None, None),
        ("Lethian officials said the bridge was repaired.", None, "third-party"),
    ],
)
def test_officials_without_a_state_are_of_those_who_suffered_what_they_tell_of(
    text: str, outlet: str | None, side: str | None
) -> None:
    who = only(text, VESNA, outlet)
    assert who is not None
    assert who.side == side


def test_the_leader_of_a_states_militia_does_not_get_the_states_side() -> None:
    who = only("The leader of Sudan's militia Desert Lions said Merowe was held.", SUDAN)
    assert who is None or who.side is None


@pytest.mark.parametrize(
    "text",
    ["A strike on Mirova says at least 20 people were killed.", "Both said Orlivka had fallen."],
)
def test_things_and_small_words_do_not_speak(text: str) -> None:
    assert only(text, VESNA) is None


@pytest.mark.parametrize(
    ("text", "cue", "this"),
    [
        (
            "The South has rejected Northern claims that its forces had captured Orlivka.",
            "claims",
            "the-north",
        ),
        (
            "The South dismissed Northern assertions that nine people were killed in Mirova.",
            "assertions",
            "the-north",
        ),
        (
            "Edda Kline's claim that Orlivka had fallen was rejected by Tomas Reil.",
            "claim",
            "edda-kline",
        ),
        (
            "Kline’s claim that nine people were killed in Mirova was denied by Tomas Reil.",
            "claim",
            "edda-kline",
        ),
        (
            "Accusations by Edda Kline that the North shelled Mirova were denied by Tomas Reil.",
            "Accusations",
            "edda-kline",
        ),
        (
            "Nine people were killed in Mirova, Telegraf said, citing Edda Kline.",
            "citing",
            "edda-kline",
        ),
    ],
)
def test_a_noun_of_saying_has_a_speaker(text: str, cue: str, this: str) -> None:
    found = {words: who.id if who else "" for words, who in speakers(text, VESNA)}
    assert found.get(cue) == this


def test_speaker_labels_in_capitals_are_names() -> None:
    found = speakers(
        "EDDA KLINE: Nine people were killed in Mirova. TOMAS REIL: Nobody was hurt.", VESNA
    )
    assert [who.id if who else "" for _, who in found] == ["edda-kline", "tomas-reil"]


def test_inverted_headlines_have_a_speaker() -> None:
    who = only("Sumy: two killed by drone, says governor.", UKRAINE)
    assert who is not None
    assert who.side == "ukraine"
