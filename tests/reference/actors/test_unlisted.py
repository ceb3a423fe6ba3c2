"""People and bodies that no theatre lists: whose they are is told by the words near them, or by
nothing.
"""

from datetime import date

import pytest

from sayso.record.referent import Kind
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre

from .valley import read

UKRAINE, SUDAN, VALLEY = "ukraine-2022", "sudan-2023", ""

TOLD_BY_THE_WORDS = [
    # Ukraine
    (
        UKRAINE,
        "{1s:The town administration set up by Moscow} {1q:said} {1c:the quay was closed}.",
        ["russia"],
    ),
    (
        UKRAINE,
        "{1s:The administration installed by Russia} {1q:said} {1c:two were hurt}. "
        "{2s:Its head, Larisa Dolgova,} {2q:said} {2c:the quay was closed}. {3s:She} {3q:added} "
        "{3c:that it rained}.",
        ["russia"] * 3,
    ),
    (
        UKRAINE,
        "{1s:The Moscow-appointed governor, Gleb Ryabov,} {1q:said} {1c:two were hurt}.",
        ["russia"],
    ),
    (UKRAINE, "{1s:The occupation authorities} {1q:said} {1c:the quay was closed}.", ["russia"]),
    (UKRAINE, "{1s:The separatist authorities} {1q:said} {1c:a depot burned}.", ["russia"]),
    (UKRAINE, "{1s:Occupation officials} {1q:said} {1c:a depot burned}.", ["russia"]),
    (
        UKRAINE,
        "{1s:A Ukrainian battalion commander, Ostap Velychko,} {1q:said} {1c:the hill was theirs}.",
        ["ukraine"],
    ),
    (
        UKRAINE,
        "A Ukrainian drone commander showed reporters the hill on Monday. “{1c:We hold it},” "
        "{1q:said} {1s:Major Ostap Velychko}. {2s:He} {2q:said} {2c:three tanks had burned}.",
        ["ukraine"] * 2,
    ),
    (
        UKRAINE,
        "Russia rejects the plan. In Moscow, {1s:Deputy Foreign Minister Fyodor Lazin} {1q:said} "
        "{1c:it was dead}.",
        ["russia"],
    ),
    (
        UKRAINE,
        "Kyiv has said little about the raid. {1s:Presidential adviser Marko Halych} {1q:declined} "
        "{1c:to say who gave the order}.",
        ["ukraine"],
    ),
    (
        UKRAINE,
        "Moscow denies that anyone was quartered there. {1s:The Defence Ministry} {1q:said} "
        "{1c:it was a school}.",
        ["russia"],
    ),
    (
        UKRAINE,
        "{1s:Ukraine's 131st Brigade} {1q:said} {1c:it had crossed the river}. {2s:Colonel "
        "Yaroslav Hnatiuk, its "
        "commander,} {2q:said} {2c:the bank was held}. {3s:Hnatiuk} {3q:said} {3c:it was cold}.",
        ["ukraine"] * 3,
    ),
    (UKRAINE, "{1s:Nations from the West} {1q:promised} {1c:more shells}.", ["third-party"]),
    (
        UKRAINE,
        "{1s:Western countries} {1q:said} {1c:they would send more shells}.",
        ["third-party"],
    ),
    (UKRAINE, "{1s:Ukraine's allies} {1q:said} {1c:they would send more shells}.", ["third-party"]),
    (UKRAINE, "{1s:The West} {1q:called} {1c:the vote a sham}.", ["third-party"]),
    (UKRAINE, "{1s:A Western official} {1q:said} {1c:the assault had stalled}.", ["third-party"]),
    (
        UKRAINE,
        "Russian troops shelled the port. {1s:A Russian-backed official, Rodion Kess,} {1q:said} "
        "{1c:no}. "
        "{2s:Kess} {2q:said} {2c:it was calm}.",
        ["russia"] * 2,
    ),
    (
        UKRAINE,
        "{1s:A captain in the Russian army, Mitya Lobov,} {1q:said} {1c:they had no water}.",
        ["russia"],
    ),
    (UKRAINE, "{1s:A Russian army statement} {1q:said} {1c:the hill was taken}.", ["russia"]),
    (UKRAINE, "{1s:A resident of western Ukraine} {1q:said} {1c:it was loud}.", ["ukraine"]),
    (UKRAINE, "{1s:Kharkiv residents} {1q:said} {1c:it was loud}.", ["ukraine"]),
    (UKRAINE, "{1s:A woman from Kyiv} {1q:said} {1c:it was loud}.", ["ukraine"]),
    (UKRAINE, "{1s:Moscow residents} {1q:said} {1c:it was loud}.", ["russia"]),
    (UKRAINE, "{1s:A Russian pensioner} {1q:said} {1c:it was loud}.", ["russia"]),
    (UKRAINE, "{1s:A Belarus opposition leader} {1q:said} {1c:it was loud}.", [None]),
    (UKRAINE, "{1s:The Belarus opposition leader} {1q:said} {1c:it was loud}.", [None]),
    (
        UKRAINE,
        "{1s:The Russian ambassador to Poland, Gleb Ryabov,} {1q:said} {1c:it was loud}.",
        ["russia"],
    ),
    (UKRAINE, "{1s:The ambassador to Russia, Gleb Ryabov,} {1q:said} {1c:it was loud}.", [None]),
    (UKRAINE, "{1s:Residents} {1q:said} {1c:it was loud}.", [None]),
    (UKRAINE, "{1s:A woman from Warsaw} {1q:said} {1c:it was loud}.", [None]),
    (UKRAINE, "{1s:An exiled Russian citizen} {1q:said} {1c:it was loud}.", [None]),
    (UKRAINE, "{1s:A pianist from Kyiv} {1q:said} {1c:it was loud}.", [None]),
    (SUDAN, "{1s:Residents of Omdurman} {1q:said} {1c:it was loud}.", [None]),
    (SUDAN, "{1s:Khartoum residents} {1q:said} {1c:it was loud}.", [None]),
    # Sudan
    (
        SUDAN,
        "{1s:RSF field commander Idris Makki} {1q:said} {1c:the barracks had fallen}.",
        ["rsf"],
    ),
    (
        SUDAN,
        "The RSF took the town on Monday. {1s:A spokesman for the group, Salih Darfuri,} {1q:said} "
        "{1c:it was calm}. "
        "{2s:Darfuri} {2q:said} {2c:the roads were open}.",
        ["rsf"] * 2,
    ),
    (
        SUDAN,
        "{1s:The RSF} {1q:denied} {1c:it}. {2s:A field commander of the group, who asked not to be "
        "named,} "
        "{2q:said} {2c:they had left}.",
        ["rsf"] * 2,
    ),
    (SUDAN, "{1s:The army command} {1q:said} {1c:its soldiers had withdrawn}.", ["saf"]),
    (
        SUDAN,
        "{1s:An army officer, Brigadier Yasir Tom,} {1q:said} {1c:the base was empty}.",
        ["saf"],
    ),
    (
        SUDAN,
        "The RSF seized the market. {1s:The paramilitaries' adviser, Munir Abkar,} {1q:said} "
        "{1c:it was free}.",
        ["rsf"],
    ),
    # The valley
    (
        VALLEY,
        "{1s:Uplandic Interior Minister Sanna Ruhl} {1q:said} {1c:the pass was shut}.",
        ["upland"],
    ),
    (
        VALLEY,
        "{1s:Uplandic Interior Minister Sanna Ruhl} {1q:said} {1c:the pass was shut}. {2s:Ruhl} "
        "{2q:said} {2c:it "
        "would stay so}. {3s:She} {3q:gave} {3c:no date}.",
        ["upland"] * 3,
    ),
    (
        VALLEY,
        "{1s:The Lowlandic governor of the Reed Coast} {1q:said} {1c:nobody was hurt}.",
        ["lowland"],
    ),
    (VALLEY, "{1s:The presidency in Talgrad} {1q:said} {1c:the law was signed}.", ["upland"]),
    (
        VALLEY,
        "Lowland changed its commander on Friday. {1s:The presidency} {1q:said} {1c:General Hale "
        "Orr would lead}.",
        ["lowland"],
    ),
    (
        VALLEY,
        "Lowlandic troops left the mill overnight. {1s:The army command} {1q:would not confirm} "
        "{1c:a withdrawal}.",
        ["lowland"],
    ),
    (
        VALLEY,
        "{1s:Lowlandic Health Minister Perrin Gault} {1q:said} {1c:ten were dead}. {2s:The "
        "ministry} {2q:said} "
        "{2c:two were children}.",
        ["lowland"] * 2,
    ),
    (
        VALLEY,
        "{1s:The Marsh Guard, a militia armed by Lowland,} {1q:said} {1c:it held the mill}.",
        ["lowland"],
    ),
    (
        VALLEY,
        "{1s:The Marsh Guard, a militia armed by Lowland,} {1q:said} {1c:it held the mill}. "
        "{2s:Deke Solm, who leads "
        "the Marsh Guard,} {2q:said} {2c:ten had died}. {3s:Solm} {3q:said} {3c:it was over}.",
        ["lowland"] * 3,
    ),
    (
        VALLEY,
        "{1s:Colin Drew, whom Lowland has named mayor of the town,} {1q:said} {1c:it was calm}. "
        "{2s:Drew} {2q:said} "
        "{2c:shops were open}.",
        ["lowland"] * 2,
    ),
    (
        VALLEY,
        "{1s:A Lowlandic major, who asked not to be named,} {1q:admitted} {1c:31 had died}.",
        ["lowland"],
    ),
    (
        VALLEY,
        "{1s:Sanna Ruhl, a spokeswoman for the Uplandic army,} {1q:said} {1c:the pass was shut}. "
        "{2s:Ruhl's office} {2q:said} {2c:it would stay so}.",
        ["upland"] * 2,
    ),
]

STAYS_OPEN = [
    (
        SUDAN,
        "The army fired on Monday. {1s:The local emergency room} {1q:said} {1c:six were dead}.",
        [None],
    ),
    (
        SUDAN,
        "{1s:The Nuba Doctors' Circle, a medical union,} {1q:said} {1c:it had no blood}.",
        [None],
    ),
    (SUDAN, "{1s:A panel of Sudanese lawyers} {1q:blamed} {1c:both parties}.", [None]),
    (SUDAN, "{1s:Sudanese volunteers} {1q:said} {1c:six were dead}.", [None]),
    (
        VALLEY,
        "Upland and Lowland blamed each other. {1s:The army command} {1q:said} {1c:it would look "
        "into it}.",
        [None],
    ),
    (
        VALLEY,
        "Upland fired at dawn. Lowland fired back. {1s:The ministry} {1q:said} {1c:nobody was "
        "hurt}.",
        [None],
    ),
    (VALLEY, "Lowland shelled the mill. {1s:The hospital} {1q:said} {1c:six were dead}.", [None]),
    (
        VALLEY,
        "Lowland shelled the mill. {1s:Ruhl} {1q:said} {1c:she had hidden in a cellar}.",
        [None],
    ),
    (
        VALLEY,
        "Lowland shelled the mill. {1s:The mayor, Sanna Ruhl,} {1q:said} {1c:six were dead}.",
        [None],
    ),
    (
        VALLEY,
        "Lowland fired at dawn. {1s:Foreign Minister Rhea Holt} {1q:called} {1c:it a crime}.",
        [None],
    ),
    (
        VALLEY,
        "Lowland sent troops to Talgrad. {1s:The army command} {1q:said} {1c:they were beaten}.",
        [None],
    ),
    (
        VALLEY,
        "Lowland lost the mill. {1s:Foreign Minister Rhea Holt of Oskania} {1q:offered} "
        "{1c:tents}.",
        [None],
    ),
    (
        VALLEY,
        "A Lowlandic officer was captured at dawn. “{1c:He is well},” {1q:said} {1s:Major Deke "
        "Solm}.",
        [None],
    ),
    (
        VALLEY,
        "A Lowlandic officer spoke to the press. Ada Brenn was there too. “{1c:It is lost},” "
        "{1q:said} "
        "{1s:Major Deke Solm}.",
        [None],
    ),
    (
        VALLEY,
        "Uplandic troops left the mill.\n\nRain fell all day. {1s:The general staff} {1q:said} "
        "{1c:no more}.",
        [None],
    ),
    (SUDAN, "{1s:The RSF's allies} {1q:said} {1c:they held the well}.", [None]),
    (UKRAINE, "{1s:Russia's allies} {1q:said} {1c:they would vote against it}.", [None]),
    (UKRAINE, "{1s:Western analysts} {1q:said} {1c:the assault had stalled}.", [None]),
    (UKRAINE, "{1s:Russia's critics} {1q:said} {1c:the vote was a sham}.", [None]),
    (UKRAINE, "{1s:A woman} {1q:said} {1c:she had hidden}.", [None]),
    (UKRAINE, "{1s:The analyst Peder Kolk} {1q:said} {1c:the front would hold}.", [None]),
]


def _sides(theatre: str, marked: str) -> list[str | None]:
    directory = Directory(load_theatre(theatre)) if theatre else None
    return read(marked, date(2024, 5, 20), None, directory).sides


@pytest.mark.parametrize(("theatre", "marked", "sides"), TOLD_BY_THE_WORDS)
def test_the_words_near_an_unlisted_speaker_tell_the_side(
    theatre: str, marked: str, sides: list[str | None]
) -> None:
    assert _sides(theatre, marked) == sides


@pytest.mark.parametrize(("theatre", "marked", "sides"), STAYS_OPEN)
def test_where_no_words_tell_the_side_stays_open(
    theatre: str, marked: str, sides: list[str | None]
) -> None:
    assert _sides(theatre, marked) == sides


@pytest.mark.parametrize(
    "marked",
    [
        "{1s:Ruhl} {1q:insisted} {1c:that the mill still stood}.",
        "{1s:Ruhl} {1q:told} {1c:reporters that it had burned}. {2s:She} {2q:said} {2c:nobody was "
        "hurt}.",
        "The mill has burned down, {1s:Ruhl} {1q:said}.",
        "{1s:Ruhl} {1q:scoffed at} {1c:the account}.",
    ],
)
def test_a_lone_name_that_speaks_is_a_persons(marked: str) -> None:
    assert [speaker and speaker.kind for speaker in read(marked).speakers][:1] == [Kind.PERSON]


def test_a_directorate_of_a_ministry_is_no_ministry() -> None:
    found = read(
        "{1s:Ukraine's military intelligence} {1q:denied} {1c:it}. Moscow rejects the claim. "
        "{2s:The Defence Ministry} {2q:did not say} {2c:who was hurt}.",
        directory=Directory(load_theatre(UKRAINE)),
    )
    assert (
        found.sides[0] == "ukraine" and found.ids[1] != found.ids[0] and found.sides[1] != "ukraine"
    )


def test_a_name_that_the_source_leaves_out_is_still_who_its_post_means() -> None:
    found = read(
        "{1c:The mill has burned}, Sanna Ruhl, {1s:the deputy commander of the eastern grouping}, "
        "{1q:said} on Sunday."
    )
    assert found.speakers[0] is not None and found.speakers[0].name == "Sanna Ruhl"


def test_a_pronoun_after_a_lone_name_means_that_person() -> None:
    found = read(
        "{1s:Ruhl} {1q:said} {1c:the mill had burned}. {2s:She} {2q:said} {2c:nobody was hurt}."
    )
    assert found.ids[0] == found.ids[1] is not None


@pytest.mark.parametrize(
    "marked",
    [
        "{1s:Veltrex} {1q:said} {1c:its plant had burned}.",
        "{1s:NRCA} {1q:said} {1c:six were dead}.",
        "{1s:The Veltrex company} {1q:said} {1c:the plant had burned}. {2s:Veltrex} {2q:said} "
        "{2c:no more}.",
        "{1s:The Veltrex} {1q:said} {1c:the plant had burned}.",
    ],
)
def test_a_lone_name_that_is_told_to_be_a_bodys_is_no_person(marked: str) -> None:
    speaker = read(marked).speakers[0]
    assert speaker is not None and speaker.kind is not Kind.PERSON
