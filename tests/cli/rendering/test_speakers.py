"""Who is told to speak, and how speakers are told apart."""

import pytest

from sayso.display.sides import Sides
from sayso.display.speakers import Voice, in_order, names, tell_voices_apart, who_it_is
from sayso.reader import Entry
from sayso.record.referent import Kind, Referent
from tests.cli.rendering.readings import VELA, claim, entry, narrated, report, speaker, vela

SIDES = Sides([VELA])
TARN = speaker("Olga Tarn", "west")


def said(source: str, who: Referent | None = None, words: str = "so") -> Entry:
    return entry(claim(report(f"{source} said so."), source, "said", words, named=False), who)


@pytest.mark.parametrize(
    ("source", "who", "told"),
    [
        ("He", speaker("Pavel Tarn", "west"), "Pavel Tarn, the West"),
        ("The spokeswoman", TARN, "Olga Tarn, the West"),
        ("Olga Tarn, a spokeswoman", TARN, "the West"),
        ("Tarn", TARN, "the West"),
        (
            "The ministry",
            speaker("Ministry of Works", None, Kind.ORGANISATION),
            "Ministry of Works",
        ),
        ("A soldier", speaker("soldier", "east", Kind.UNNAMED), "East"),
        ("A soldier", speaker("soldier", None, Kind.UNNAMED), ""),
        ("East", speaker("East", "east", Kind.STATE), ""),
        ("The capital", speaker("East", "east", Kind.STATE), "East"),
        ("The West", speaker("The West", "west", Kind.STATE), ""),
        ("The envoys", speaker("Envoys", "third-party", Kind.ORGANISATION), "third party"),
        ("The mayor", None, ""),
        (
            "The mayor",
            speaker("Ivo Resh", "a-side-of-no-theatre"),
            "Ivo Resh, a-side-of-no-theatre",
        ),
    ],
)
def test_a_source_is_followed_by_what_its_words_do_not_say(
    source: str, who: Referent | None, told: str
) -> None:
    assert who_it_is(said(source, who), SIDES) == told


def test_a_person_is_named_by_the_last_name_and_a_body_by_its_whole_name() -> None:
    ministry = speaker("The Ministry of Works", kind=Kind.ORGANISATION)

    assert names("Captain Tarn", TARN)
    assert not names("Olga", TARN)
    assert names("the Works ministry of", ministry)
    assert not names("the ministry", ministry)


def test_one_speaker_is_one_voice_whatever_it_is_called() -> None:
    told = tell_voices_apart(
        [said("Olga Tarn", TARN), said("She", TARN), said("The spokeswoman", TARN)]
    )

    assert told.numbers == (1, 1, 1)
    assert told.voices == (Voice("Olga Tarn", "west", 3),)


def test_two_speakers_are_two_voices_though_they_are_printed_alike() -> None:
    told = tell_voices_apart(
        [said("A soldier", speaker("soldier one")), said("A soldier", speaker("soldier two"))]
    )

    assert told.numbers == (1, 2)


def test_where_the_speaker_is_open_the_printed_words_tell() -> None:
    told = tell_voices_apart(
        [said("The council"), said("council"), said("He"), said("Olga Tarn", TARN)]
    )

    assert told.numbers == (1, 1, 0, 2)
    assert [voice.name for voice in told.voices] == ["The council", "Olga Tarn"]
    assert [voice.side for voice in told.voices] == [None, "west"]


def test_a_narration_is_the_outlet_s_voice_and_says_its_side_alone() -> None:
    of = report("Nine people were hurt.")
    made = entry(narrated(of, "Nine people were hurt"), speaker("Vela Wire", "east", Kind.OUTLET))

    assert who_it_is(made, SIDES) == "East"
    assert tell_voices_apart([made]).voices == (Voice("Vela Wire", "east", 1),)


def test_entries_are_in_the_order_of_the_text() -> None:
    entries = vela().entries

    assert in_order(entries[::-1]) == list(entries)


def test_sides_are_in_the_theatre_s_order_with_those_that_take_no_part_last() -> None:
    assert SIDES.in_order(["third-party", "east", "west", "east", "another"]) == [
        "west",
        "east",
        "third-party",
        "another",
    ]
    assert SIDES.name("third-party") == "Third parties"
    assert SIDES.of_several("third-party") == "third parties"
    assert SIDES.within("another") == "another"
