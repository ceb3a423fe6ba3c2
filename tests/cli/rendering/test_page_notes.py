"""What a page tells beside the text: who speaks for whom, what is understood, when and where, and
why.
"""

import pytest

from sayso.cli.rendering.page import render_page
from sayso.reader import Reading
from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.theatres.theatre import Side, Theatre
from tests.cli.rendering.pages import HOSTILE, Element, take_apart
from tests.cli.rendering.readings import (
    bridge,
    claim,
    entry,
    holds,
    reading_of,
    report,
    speaker,
    vela,
)


def notes_of(reading: Reading) -> list[Element]:
    return take_apart(render_page(reading)).all("li", "k")


def told(elements: list[Element]) -> list[str]:
    return [" ".join(each.text.split()) for each in elements]


def test_a_note_names_the_speaker_and_the_side_where_the_words_do_not() -> None:
    says = [told(note.all(of_class="say"))[0] for note in notes_of(vela())]

    assert says == [
        "1 The mayor of Ostrel (Ivo Resh, the West) said",
        "2 He (Ivo Resh, the West) said",
        "3 Olga Tarn (the West) denied denies",
        "4 Vela Wire itself:",
        "5 The council of envoys (third party) said",
        "6 A ferryman shrugged",
    ]


def test_a_note_tells_what_is_understood_when_and_where_and_nothing_where_nothing_is_known() -> (
    None
):
    known = [
        told(note.all(of_class="known")[0].all("li")) if note.all(of_class="known") else []
        for note in notes_of(vela())
    ]

    assert known == [
        ["Who holds Ostrel? the West holds it no longer (bridge)", "said 12 January 2023"],
        ["How many soldiers were killed? 12"],
        ["Who holds Ostrel? denied: East holds it", "place: Ostrel"],
        ["How many people were wounded? 9"],
        [],
        [],
    ]


def test_where_a_place_lies_stands_in_its_title_and_for_all_to_read_under_why() -> None:
    note = notes_of(vela())[2]

    (spot,) = note.all(of_class="spot")
    assert spot.attributes["title"] == "48.6921, 38.0000, the place itself"
    assert "the place: Ostrel, 48.6921, 38.0000, the place itself" in told(
        note.all(of_class="reasons")[0].all("p")
    )


def test_what_must_not_be_missed_is_a_line_of_its_own() -> None:
    assert [told(note.all(of_class="mark")) for note in notes_of(vela())] == [
        [],
        ["◆ Against interest: losses of its own side: killed"],
        [],
        [],
        ["Note: the centres of Ostrel and Vela lie about 12 km apart"],
        [],
    ]


def test_one_speaker_has_one_colour_in_the_text_and_beside_it() -> None:
    root = take_apart(render_page(vela()))
    colours = [next(c for c in note.classes if c[0] == "s") for note in root.all("li", "k")]

    assert colours == ["s1", "s1", "s2", "s3", "s4", "s5"]
    (he,) = [e for e in root.all("b", "src") if e.text == "He"]
    assert "s1" in he.classes


def test_who_speaks_is_listed_under_the_sides() -> None:
    (voices,) = take_apart(render_page(vela())).all("dl", "voices")
    rows = [(told(row.all("dt")), told(row.all("li"))) for row in voices.all("div")]

    assert rows == [
        (["The West"], ["Ivo Resh 2", "Olga Tarn 1"]),
        (["Third parties"], ["Council of Envoys 1"]),
        (["Side unknown"], ["Vela Wire 1", "A ferryman 1"]),
    ]


def test_where_no_side_is_known_speakers_are_listed_without_any() -> None:
    (voices,) = take_apart(render_page(bridge())).all("dl", "voices")

    assert not voices.all("dt")
    assert told(voices.all("li"))[0] == "The mayor of Ostrel 1"


def test_the_head_tells_the_theatre_and_why() -> None:
    (about,) = take_apart(render_page(vela())).all("header", "about")

    assert told(about.all("p", "setting")) == ["Theatre: The Vela war. It names Ostrel."]
    assert "3 for the West" in about.all("p", "count")[0].text


def test_front_matter_is_set_apart_from_the_prose() -> None:
    of = report("title: x\n\nRain fell.", body=10)
    (article,) = take_apart(render_page(reading_of(of))).all("article")

    assert [("front" in p.classes, p.text) for p in article.all("p")] == [
        (True, "title: x"),
        (False, "Rain fell."),
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_side_reason_or_theatre_is_text(hostile: str) -> None:
    why = Reason(hostile, hostile, hostile)
    theatre = Theatre(id="x", name=hostile, sides=(Side("west", hostile),))

    def page(words: str) -> Element:
        of = report("He said it fell.")
        made = entry(
            claim(of, "He", "said", "it fell", named=False),
            speaker(words, "west", Kind.ORGANISATION),
            holds("west", f"{words} x"),
            against=why,
            notes=(why,),
            why=(why,),
        )
        return take_apart(render_page(Reading(of, (made,), theatre=theatre, chosen=words)))

    root = page(hostile)
    assert {e.tag for e in root.inside} == {e.tag for e in page("plain").inside}
    (note,) = root.all("li", "k")
    for part in ("is", "known", "reasons", "mark"):
        assert " ".join(hostile.split()) in told(note.all(of_class=part))[0]
    assert hostile in root.all(of_class="voices")[0].text
    assert hostile in root.all("p", "setting")[0].text
