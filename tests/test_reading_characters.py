"""What nobody sees in a text, and how its lines are broken, changes no claim; every span holds
printed words.
"""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.language.visible import Edges
from sayso.reader import Entry, directory_for

TEXT = (
    "Hanna Sovik said nine people were killed in Mirova. Tomas Reil denied it.\n\n"
    "“We hold the bridge,” Edda Kline said."
)
INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202e\u2060\u2066\ufeff"


def entries(text: str) -> tuple[Entry, ...]:
    return sayso.read_report(sayso.Report(text, "any"), directory_for("samples/vesna.toml")).entries


def words(text: str, ignored: str = "") -> list[list[str]]:
    """The words of each claim's parts, without the ``ignored`` characters."""
    parts = [(e.claim.source, e.claim.cue, e.claim.content) for e in entries(text)]
    table = str.maketrans("", "", ignored)
    return [[" ".join(part.text.translate(table).split()) for part in claim] for claim in parts]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from(INVISIBLE)), max_size=6))
def test_marks_that_nobody_sees_change_no_claim(marks: list[tuple[int, str]]) -> None:
    text = TEXT
    for at, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    assert words(text, INVISIBLE) == words(TEXT)


@pytest.mark.parametrize("space", "\u00a0\u2007\u2009\u202f\u3000\t")
def test_every_white_space_parts_words(space: str) -> None:
    assert words(TEXT.replace(" ", space)) == words(TEXT)


@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace("i", "i\u0301"), TEXT.replace(" ", " 🇺🇦"), TEXT.replace("e", "e\u200b")],
)
def test_every_span_holds_the_words_that_are_printed_and_cuts_no_character(text: str) -> None:
    edges = Edges(text)
    for entry in entries(text):
        for part in (entry.claim.source, entry.claim.cue, entry.claim.content):
            assert part.text == " … ".join(text[a:b] for a, b in part.spans)
            assert all(edges.outward(a, b) == (a, b) for a, b in part.spans)
        for toponym in entry.references.places:
            assert text[toponym.start : toponym.end] == toponym.text
        for amount in entry.references.amounts:
            assert text[slice(*amount.span)] == amount.text


def test_what_is_read_is_named_by_the_printed_text() -> None:
    marked = sayso.Report(TEXT.replace("nine", "\u200fnine"), "any")
    reading = sayso.read_report(marked, directory_for("samples/vesna.toml"))
    assert reading.report is marked
    assert {entry.claim.report for entry in reading.entries} == {marked.sha256}


def counts(text: str) -> list[tuple[int | None, str]]:
    told = itertools.chain.from_iterable((p for p in e.propositions) for e in entries(text))
    return [(getattr(p, "low", None), p.place_name) for p in told if p.type == "count"]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_number_and_a_place_behind_a_mark_are_read(mark: str) -> None:
    assert counts(f"Hanna Sovik said {mark}nine people were killed in {mark}Mirova.") == [
        (9, "Mirova")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Edda Kline, the mayor of Mirova, denied on Friday evening\nthat nine people were killed "
        "in Mirova.",
        "Edda Kline, the mayor of Mirova, denied<br>that nine people were killed in Mirova.",
        "Edda Kline denied that\nnine people\nwere killed in Mirova.",
        "Edda Kline denied that nine people were killed in\r\nthe town of Mirova.",
    ],
)
def test_a_denial_over_two_lines_is_the_speakers_and_the_outlet_asserts_nothing(text: str) -> None:
    (entry,) = entries(text)
    assert entry.claim.stance is sayso.Stance.DENIES
    assert entry.claim.source.text.startswith("Edda Kline")
    assert entry.references.speaker is not None
    assert entry.references.speaker.id == "edda-kline"


def test_narrow_columns_are_one_sentence() -> None:
    text = (
        "Hanna Sovik, the mayor of Orlivka,\nsaid on Thursday that nine people were\nkilled in "
        "Mirova, and that the "
        "hospital\nthere had been without power since the\nmorning of the day before."
    )
    (entry,) = entries(text)
    assert entry.references.speaker is not None
    assert entry.references.speaker.id == "hanna-sovik"


def test_what_is_not_english_gives_no_claims_and_is_told() -> None:
    reading = sayso.read("Міністр повідомив, що війська не залишили місто.")
    assert reading.entries == ()
    assert reading.notes == ("Ukrainian: not read yet.",)


def test_a_paragraph_that_is_not_english_is_left_and_the_others_are_read() -> None:
    reading = sayso.read(
        "Le ministre a dit que les troupes ne quittent pas la ville.\n\nThe mayor said the bridge "
        "fell."
    )
    assert [claim.source.text for claim in reading.claims] == ["The mayor"]
    assert reading.notes == ("French: not read yet (1 of 2 paragraphs).",)
