"""Who says what in constructions of many kinds; each pair is a source and the words of its
content.
"""

import tomllib
from importlib.resources import files

import pytest

from sayso.attribution.find import find_claims
from sayso.language.analysis import analyse
from sayso.language.encoder.encoder import load_model, read_words
from sayso.record.report import Report

ACTS = tomllib.loads(
    files("sayso.attribution.corrections").joinpath("acts.toml").read_text(encoding="utf-8")
)["act"]


def said(text: str) -> list[tuple[str, str]]:
    analysis = analyse(text)
    encoded = read_words(text, analysis.paragraphs, analysis.quotations, load_model())
    return [
        (claim.source.text, claim.content.text)
        for claim in find_claims(Report(text), analysis, encoded)
    ]


NINE = "nine people were killed in Mirova"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We had no shells left,” sighed a gunner of the Southern army. “Nobody came,” added "
            "his driver.",
            [
                ("a gunner of the Southern army", "“We had no shells left,”"),
                ("his driver", "“Nobody came,”"),
            ],
        ),
        (
            "« The bridge is ours », said Ivo Marten. «We stay», he added.",
            [("Ivo Marten", "« The bridge is ours »"), ("he", "«We stay»")],
        ),
        (
            "„The bridge is ours,“ said Ivo Marten. »We stay,« he added.",
            [("Ivo Marten", "„The bridge is ours,“"), ("he", "»We stay,«")],
        ),
        (
            "The raid killed 210 soldiers in Drenov, the North said. “False. Nobody fell,” Lena "
            "Dorak said.",
            [
                ("the North", "The raid killed 210 soldiers in Drenov"),
                ("Lena Dorak", "“False. Nobody fell,”"),
            ],
        ),
    ],
)
def test_a_quoted_stretch_has_one_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_quotations_over_paragraphs_do_not_overlap() -> None:
    text = (
        "Oskar Lind, a general, said: “The bridge needs shells.\n\n“Without them it will fall,” he "
        "added."
    )
    (_, first), (_, second) = said(text)
    assert text.index(first) + len(first) <= text.index(second)


def test_a_relay_stands_beside_whom_it_relays() -> None:
    text = f"Telegraf quoted Edda Kline as saying that {NINE}."
    assert said(text) == [("Telegraf", NINE), ("Edda Kline", NINE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Edda Kline said – and Pavel Oriss later confirmed – that {NINE}.", [NINE, NINE]),
        (
            "Two more people were killed in Mirova, bringing the toll to 23, Milan Tesh said.",
            ["Two more people were killed in Mirova, bringing the toll to 23"],
        ),
        (
            "The North claimed on Monday to have taken Orlivka, which the South has denied.",
            ["to have taken Orlivka", "to have taken Orlivka"],
        ),
        (
            "The raid hit a barracks. It killed 57 soldiers and wounded 12. This was reported by "
            "the North.",
            ["The raid hit a barracks. It killed 57 soldiers and wounded 12"],
        ),
    ],
)
def test_a_content_ends_where_what_is_said_ends(text: str, expected: list[str]) -> None:
    assert [content for _, content in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The South's army denied that the North had taken Drenov and said its men were still "
            "there.",
            ["The South's army", "The South's army"],
        ),
        ("Sumy: two killed by drone, says governor.", ["governor"]),
        ("RT @southcmd: Nine people were killed in Mirova.", ["@southcmd"]),
        (
            "Q: Who holds the mill?\n\nA: The North holds the mill.\n\nQ: And the bridge?\n\nA: "
            "We do.",
            ["A", "A"],
        ),
        (
            "HANNA SOVIK: The bridge is ours.\n\nINTERVIEWER: Who holds the mill?\n\nHANNA SOVIK: "
            "Nobody holds it.",
            ["HANNA SOVIK", "HANNA SOVIK"],
        ),
    ],
)
def test_the_source_is_whoever_speaks(text: str, sources: list[str]) -> None:
    assert [source for source, _ in said(text)] == sources


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “republic” of the occupiers has no courts, and its “mayor” has fled.",
        "WATCH: The bridge at night.\n\nPHOTOS: The bridge by day.",
        "DRENOV: The bridge fell on Monday.",
        "DRENOV: The bridge fell on Monday.\n\nORLIVKA: The mill burns.",
    ],
)
def test_nobody_speaks_by_a_label_of_what_follows_or_a_scare_quote(text: str) -> None:
    assert [source for source, _ in said(text) if source] == []


@pytest.mark.parametrize("deed", [act["deed"] for act in ACTS])
def test_a_deed_is_no_saying(deed: str) -> None:
    assert said(deed) == []


@pytest.mark.parametrize("saying", [act["saying"] for act in ACTS])
def test_a_saying_about_a_deed_is_one(saying: str) -> None:
    assert len(said(saying)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The court ordered the arrest of Oskar Lind.",
        "The mayor called for a truce.",
        "The army refused to leave the bridge.",
    ],
)
def test_orders_calls_and_refusals_are_sayings(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “republic” of the occupiers has no courts, and its “mayor” has fled.",
        "The so-called “people’s militia” has left the town.",
        "The self-proclaimed “governor” has fled.",
        "A so-called “filtration camp” stands by the river.",
        "The self-declared “capital” has no water.",
    ],
)
def test_the_end_of_a_compound_word_attributes_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor called the new council “a republic of thieves”.", "The mayor"),
        (
            "Milan Tesh, the so-called governor, said nine people were killed in Mirova.",
            "Milan Tesh",
        ),
        ("The self-styled mayor said nine people were killed in Mirova.", "The self-styled mayor"),
    ],
)
def test_a_cue_beside_a_compound_word_still_attributes(text: str, source: str) -> None:
    assert [who[: len(source)] for who, _ in said(text)] == [source]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“The bridge is ours,” Hanna Sovik said. “We wait.\n\n“Nobody came.”", 3),
        ("“The bridge is ours. We wait. Nobody came,” Hanna Sovik said.", 1),
        ("“The bridge is ours,” Hanna Sovik said. “We wait.”\n\nThe mill burned on Monday.", 2),
    ],
)
def test_a_quotation_over_paragraphs_has_a_piece_for_each(text: str, pieces: int) -> None:
    assert [content.count(" … ") + 1 for _, content in said(text)] == [pieces]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("MIROVA (Telegraf) — Edda Kline said that nine people were killed.", ["Edda Kline"]),
        (
            "Edda Kline — the mayor of Mirova — said nine people were killed.",
            ["Edda Kline — the mayor of Mirova"],
        ),
        ("Hanna Sovik reportedly told aides that 12 soldiers had been killed.", ["Hanna Sovik"]),
        ("Nine people were reportedly killed in Mirova.", [""]),
        (
            "Contrary to what Viktor Saal said, Orlivka has not been taken, Ivo Marten said.",
            ["Ivo Marten"],
        ),
        (
            "Contrary to what Viktor Saal said, nine people were killed in Mirova.",
            ["Viktor Saal"],
        ),
    ],
)
def test_a_claim_is_given_to_who_says_it_and_once(text: str, sources: list[str]) -> None:
    assert [source for source, _ in said(text)] == sources
