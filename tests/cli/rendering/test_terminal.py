"""Claims on a terminal."""

import io
import re

import pytest
from hypothesis import given, settings
from rich.console import Console

from sayso.cli.rendering.terminal import print_reading, print_readings, terminal_console
from sayso.reader import Reading
from sayso.record.claim import Act, Certainty, Reason, Stance
from sayso.record.referent import Kind
from tests.cli.rendering.readings import (
    VELA,
    bridge,
    claim,
    day,
    entry,
    holds,
    narrated,
    reading_of,
    readings,
    report,
    speaker,
    vela,
)

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def printed(*some: Reading, why: bool = False) -> str:
    stream = io.StringIO()
    print_readings(some, terminal_console(stream), why)
    return stream.getvalue()


def coloured(reading: Reading, width: int = 100) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", width=width)
    print_reading(reading, console)
    return stream.getvalue()


def test_a_reading_is_a_heading_its_claims_and_their_count() -> None:
    reading = bridge(
        title="The bridge at Ostrel",
        outlet="Vela Wire",
        published=day(2023, 1, 12),
        notes=("A guess.",),
    )

    assert (
        printed(reading)
        == f"""\
The bridge at Ostrel
Vela Wire · 12 January 2023 · sha256 {reading.report.sha256[:12]}
Note: A guess.

The mayor of Ostrel said
    the bridge was lost

Olga Tarn, a brigade spokeswoman told · via Radio Vela
    it held

Tarn said
    “We are staying,” … “and so is the town.”

Radio Vela quoted
    the council had denied the bridge was lost

the council had denied [denies]
    the bridge was lost

5 claims from 4 sources: all said; 1 denied.
"""
    )


def test_who_speaks_what_is_understood_and_when_stand_with_each_claim() -> None:
    reading = vela(title="The bridge at Ostrel")

    assert (
        printed(reading)
        == f"""\
The bridge at Ostrel
sha256 {reading.report.sha256[:12]}
Theatre: The Vela war. It names Ostrel.

The mayor of Ostrel (Ivo Resh, the West) said
    the bridge was lost
    → Who holds Ostrel? the West holds it no longer (bridge) · said 12 January
      2023

He (Ivo Resh, the West) said
    12 soldiers were killed
    → How many soldiers were killed? 12
    ◆ Against interest: losses of its own side: killed

Olga Tarn (the West) denied [denies]
    East held Ostrel
    → Who holds Ostrel? denied: East holds it

Vela Wire itself:
    Nine people were wounded
    → How many people were wounded? 9

The council of envoys (third party) said
    Ostrel lay 5 km from Vela
    Note: the centres of Ostrel and Vela lie about 12 km apart

A ferryman shrugged
    it

6 claims, 1 in the report’s own voice and the rest from 4 speakers: all said; 1
denied. 3 for the West, 1 for third parties, 1 for no known side. 1 against
interest.
"""
    )


def test_reasons_and_coordinates_are_told_when_asked_for() -> None:
    shown = printed(vela(), why=True)

    assert (
        "    why the speaker: Ivo Resh, person\n      pronoun: He (rule:coreference, 0.90)\n"
        in shown
    )
    assert "    why the place: Ostrel, 48.6921, 38.0000, the place itself\n" in shown
    assert "48.6921" not in printed(vela())


def test_an_outlet_of_a_side_narrates_with_its_side() -> None:
    of = report("Nine people were hurt.")
    made = entry(narrated(of, "Nine people were hurt"), speaker("East Wire", "east", Kind.OUTLET))

    assert "\nEast Wire itself (East):\n" in printed(Reading(of, (made,), theatre=VELA))


def test_a_report_without_an_outlet_narrates_as_the_report() -> None:
    of = report("Nine people were hurt.")
    told = printed(Reading(of, (entry(narrated(of, "Nine people were hurt")),)))

    assert "\nThe report itself:\n    Nine people were hurt\n" in told


def test_who_it_is_stands_by_the_source_where_the_cue_comes_first() -> None:
    of = report("According to the council, it fell.")
    made = entry(
        claim(of, "the council", "According to", "it fell"), speaker("Ostrel council", "east")
    )

    assert "\nAccording to the council (East)\n" in printed(Reading(of, (made,), theatre=VELA))


def test_one_speaker_has_one_colour_whatever_it_is_called() -> None:
    shown = coloured(vela())
    first, again, other = (
        re.search(rf"\x1b\[([0-9;]+)m{words}", shown) for words in ("The mayor", "He", "Olga Tarn")
    )

    assert first and again and other
    assert first[1] == again[1] != other[1]


def test_claims_are_in_the_order_of_the_text() -> None:
    reading = bridge()

    assert printed(reading_of(reading.report, *reading.claims[::-1])) == printed(reading)


def test_a_claim_without_a_source_says_so_and_every_tag_is_told() -> None:
    of = report("Strikes on the port are said to be weighed.")
    made = claim(
        of, "", "said", "Strikes", stance=Stance.DOUBTS, certainty=Certainty.HEDGED, act=Act.INTENT
    )

    assert "\n(no source) said [doubts, hedged, intent]\n    Strikes\n" in printed(
        reading_of(of, made)
    )


def test_what_english_says_cue_first_is_printed_cue_first() -> None:
    of = report("According to the council, it fell.")

    assert "\nAccording to the council\n    it fell\n" in printed(
        reading_of(of, claim(of, "the council", "According to", "it fell"))
    )


def test_a_report_without_claims_says_that_it_has_none() -> None:
    assert printed(reading_of(report("Rain fell."))).endswith("\n\nNo claims.\n")


def test_several_reports_are_counted_together() -> None:
    assert printed(bridge(), bridge(doc="again")).endswith("\n\n2 reports, 10 claims.\n")


def test_a_pipe_gets_plain_text_of_at_most_80_columns() -> None:
    of = report(f"He said {'all the bridges of the river ' * 9}{'x' * 200} fell.")
    lines = printed(reading_of(of, claim(of, "He", "said", of.text[8:-1]))).splitlines()

    assert max(map(len, lines)) <= 80
    assert not any(line != line.rstrip() for line in lines)
    assert "\x1b" not in "".join(lines)
    content = lines[4:-2]
    assert all(line.startswith("    ") for line in content)
    assert "".join("".join(content).split()) == "".join(of.text[8:-1].split())


def test_sources_have_colours_of_their_own_on_a_terminal() -> None:
    shown = coloured(bridge())

    first, second, again = (
        re.search(rf"\x1b\[([0-9;]+)m{words}", shown)
        for words in ("The mayor", "Olga Tarn", "Tarn")
    )
    assert first and second and again
    assert first[1] != second[1] == again[1]
    assert ESCAPES.sub("", shown) == printed(bridge())


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert set(ESCAPES.findall(coloured(bridge()))) <= {
        f"\x1b[{style}m" for style in ("0", "1", "2", "3", "1;4", "1;3")
    }


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;owned\x07", "<U+001B>]0;owned<U+0007>"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\u202eb", "a<U+202E>b"),
        ("\ud800", "<U+D800>"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        (":boom: [link=x]", ":boom: [link=x]"),
        ("one\r\ntwo\tthree", "one two three"),
    ],
)
def test_hostile_words_are_shown_and_never_obeyed(hostile: str, shown: str) -> None:
    of = report(
        f"He {hostile} said it {hostile} fell.",
        doc=hostile,
        title=hostile,
        outlet=hostile,
        notes=(hostile,),
    )
    told = printed(reading_of(of, claim(of, f"He {hostile}", "said", f"it {hostile} fell")))

    assert told.count(shown) == 5
    assert not set(told) & set("\x1b\x07\x9b\r\t\u202e\ud800")


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202eevil", "\ud800", "\x00", "a\nb"])
def test_a_hostile_name_place_reason_or_theatre_is_shown_and_never_obeyed(hostile: str) -> None:
    of = report("He said it fell.")
    against = Reason(hostile, hostile, hostile)
    made = entry(
        claim(of, "He", "said", "it fell", named=False),
        speaker(hostile, hostile, Kind.ORGANISATION),
        holds("", f"{hostile} x"),
        against=against,
        notes=(against,),
        why=(against,),
    )
    told = printed(Reading(of, (made,), theatre=VELA, chosen=hostile), why=True)

    assert not set(told) & set("\x1b\u202e\ud800\x00")
    assert "a\nb" not in told


@settings(deadline=None)
@given(readings())
def test_nothing_printed_can_command_a_terminal(reading: Reading) -> None:
    told = printed(reading)
    told.encode("utf-8")

    assert not [
        c
        for c in told
        if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202e\u2066")
    ]
