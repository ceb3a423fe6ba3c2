"""Which act a blame is for: what the rest of its report tells of where and when, and to what, it
was done.
"""

from typing import Any

from sayso.propositions.responsibility.acts import with_acts
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.responsibility.victims import family_of, same_thing, thing_of
from tests.propositions.stage import set_scene


def anchored(text: str, blame: str, **fields: Any) -> Responsibility:
    """The blame with what ``text`` tells of its act; ``blame`` are the words that lay it."""
    start = text.index(blame)
    given = Responsibility(spans=((start, start + len(blame)),), accused_side="russia", **fields)
    (found,) = with_acts([set_scene(text, theatre="ukraine-2022")], [(given,)])
    (told,) = found
    assert isinstance(told, Responsibility)
    return told


DAM = "The dam in Velm was blown up. Kyiv accused Moscow of destroying the dam."
TWO = (
    "A hospital in Velm was shelled. A market in Orsk was bombed. Kyiv blamed Moscow for the "
    "attack on the hospital."
)


def test_a_blame_is_for_the_act_on_the_same_thing() -> None:
    assert anchored(DAM, "destroying the dam", kind="attack", victim="dam").place_text == "Velm"
    assert (
        anchored(TWO, "the attack on the hospital", kind="attack", victim="hospital").place_text
        == "Velm"
    )


def test_a_blame_for_it_is_for_what_was_told_last() -> None:
    text = "A hospital in Velm was shelled. A market in Orsk was bombed. Kyiv blamed it on Moscow."
    told = anchored(text, "it on Moscow", victim="it")
    assert (told.place_text, told.victim) == ("Orsk", "market")


def test_a_crime_is_the_act_by_another_word_and_torture_is_not() -> None:
    text = "The dam in Velm was blown up. Kyiv spoke of a crime."
    assert anchored(text, "a crime", kind="crime").victim == "dam"
    assert anchored(text, "a crime", kind="torture").victim == ""


def test_a_blame_keeps_the_place_that_it_tells_itself() -> None:
    text = "The dam in Velm was blown up. Kyiv accused Moscow of attacks in Orsk."
    assert anchored(text, "attacks in Orsk", kind="attack", place_text="Orsk").place_text == "Orsk"


def test_who_is_blamed_is_no_place() -> None:
    told = anchored(
        DAM,
        "destroying the dam",
        accused="Velm army",
        victim="bridge",
        kind="attack",
        place_text="Velm",
    )
    assert told.place_text == ""


def test_without_a_blame_nothing_changes() -> None:
    assert with_acts([set_scene(DAM)], [()]) == [()]


def test_a_thing_is_told_by_the_head_of_its_words() -> None:
    assert thing_of("Velm hydroelectric dam") == "dam"
    assert thing_of("gates of the dam") == "dam"
    assert thing_of("crowded railway stations") == "station"
    assert thing_of("civilians") == ""


def test_one_thing_may_be_called_by_several_words() -> None:
    assert same_thing("dam", "plant")
    assert not same_thing("dam", "hospital")
    assert not same_thing("", "")


def test_words_for_one_deed_are_of_one_family() -> None:
    assert family_of("massacre") == family_of("attack") == "attack"
    assert family_of("loot") == family_of("looting") == "loot"
    assert family_of("terrorism") == ""
    assert family_of("lie") == "lie"
