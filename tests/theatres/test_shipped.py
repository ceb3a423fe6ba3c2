import json
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from sayso.theatres.cues import cue_finder, phrase_finder
from sayso.theatres.directory import Directory
from sayso.theatres.load import check_theatre, load_theatre, shipped
from sayso.theatres.theatre import Actor, Kind, SideKind, Theatre

SCENARIOS = Path(__file__).parents[3] / "shared" / "corpora" / "scenarios"
SCRIPTS = {
    "ukraine-2022": "[Ѐ-ӿ]",
    "sudan-2023": "[\u0600-\u06ff]",
    "israel-gaza-lebanon-2023": "[\u0590-\u06ff]",
}
OBLASTS = """
    Cherkasy Chernihiv Chernivtsi Dnipropetrovsk Donetsk Ivano-Frankivsk Kharkiv Kherson Khmelnytskyi Kirovohrad Kyiv
    Luhansk Lviv Mykolaiv Odesa Poltava Rivne Sumy Ternopil Vinnytsia Volyn Zakarpattia Zaporizhzhia Zhytomyr
"""
BORDER = ("Belgorod", "Bryansk", "Kursk", "Voronezh", "Rostov")
SOLE = (
    "president",
    "prime minister",
    "minister of foreign affairs",
    "minister of defence",
    "chancellor",
)


@cache
def directory(name: str) -> Directory:
    return Directory(load_theatre(name))


def theatre(name: str) -> Theatre:
    return directory(name).theatre


def holders(title: str, of: str, place: str, on: date, name: str = "ukraine-2022") -> list[str]:
    return [each.actor.id for each in directory(name).holders(title, of, place, on) if each.held]


def one_side(actor: Actor, on: date) -> str | None:
    allegiance = actor.allegiance(on)
    return allegiance.side if allegiance else None


@pytest.mark.parametrize("name", shipped())
def test_nothing_is_wrong_with_a_shipped_theatre(name: str) -> None:
    assert check_theatre(name) == ()
    assert theatre(name).id == name


def test_the_shipped_theatres_are_these() -> None:
    assert shipped() == ("israel-gaza-lebanon-2023", "sudan-2023", "ukraine-2022")


def test_the_theatre_of_ukraine_has_the_actors_that_a_reader_meets() -> None:
    kinds = Counter(actor.kind for actor in theatre("ukraine-2022").actors)
    assert len(theatre("ukraine-2022").actors) >= 250
    assert kinds[Kind.OUTLET] >= 100
    assert kinds[Kind.PERSON] >= 400
    assert len(theatre("sudan-2023").actors) >= 250


def test_the_theatre_of_israel_gaza_and_lebanon_has_actors_of_every_side() -> None:
    listed = theatre("israel-gaza-lebanon-2023")
    actors = Counter(each.side for actor in listed.actors for each in actor.allegiances)
    assert sum(actors.values()) >= 650
    assert all(actors[side.id] >= 15 for side in listed.sides)


@pytest.mark.parametrize("name", shipped())
def test_every_actor_of_a_party_has_its_name_in_the_script_of_the_country(name: str) -> None:
    parties = {side.id for side in theatre(name).sides if side.kind is SideKind.PARTY}
    for actor in theatre(name).actors:
        if actor.kind is Kind.PERSON and {each.side for each in actor.allegiances} & parties:
            assert re.search(SCRIPTS[name], "".join(actor.spellings)), actor.id


@pytest.mark.parametrize("name", shipped())
def test_every_person_has_a_pronoun_and_nothing_else_has(name: str) -> None:
    assert {actor.kind for actor in theatre(name).actors if actor.pronoun} == {Kind.PERSON}
    assert all(actor.pronoun for actor in theatre(name).actors if actor.kind is Kind.PERSON)


@pytest.mark.parametrize("name", shipped())
def test_of_an_office_that_one_person_holds_no_two_hold_it_on_a_day(name: str) -> None:
    terms = defaultdict(list)
    for actor in theatre(name).actors:
        for office in actor.offices:
            if office.title in SOLE and office.since:
                terms[office.title, office.of].append((office.since.last, office.until, actor.id))
    for office_terms in terms.values():
        ordered = sorted(office_terms, key=lambda term: term[0])
        for (_, until, one), (since, _, other) in pairwise(ordered):
            assert until, f"{one} is followed by {other}"
            assert until.first <= since, f"{one} is followed by {other}"


@pytest.mark.parametrize("oblast", OBLASTS.split())
def test_every_oblast_of_ukraine_has_a_governor_of_ukraine(oblast: str) -> None:
    assert [
        each
        for each in directory("ukraine-2022").holders("governor", "ukraine", oblast)
        if each.office.place
    ]


@pytest.mark.parametrize("oblast", BORDER)
def test_every_oblast_of_russia_at_the_border_has_a_governor(oblast: str) -> None:
    assert directory("ukraine-2022").holders("governor", "russia", oblast)


@pytest.mark.parametrize(
    ("title", "of", "place", "on", "who"),
    [
        ("president", "ukraine", "", date(2022, 2, 24), "volodymyr-zelensky"),
        ("minister of defence", "ukraine", "", date(2023, 9, 4), "oleksii-reznikov"),
        ("defense minister", "ukraine", "", date(2023, 9, 7), "rustem-umerov"),
        (
            "commander-in-chief",
            "armed-forces-of-ukraine",
            "",
            date(2024, 2, 7),
            "valerii-zaluzhnyi",
        ),
        (
            "commander-in-chief",
            "armed-forces-of-ukraine",
            "",
            date(2024, 2, 9),
            "oleksandr-syrskyi",
        ),
        ("governor", "ukraine", "Donetsk", date(2023, 1, 13), "pavlo-kyrylenko"),
        ("governor", "ukraine", "Kherson", date(2023, 6, 6), "oleksandr-prokudin"),
        ("governor", "russia", "Kherson", date(2023, 6, 6), "vladimir-saldo"),
        ("mayor", "ukraine", "Kyiv", date(2023, 1, 2), "vitali-klitschko"),
        ("defence minister", "russia", "", date(2022, 11, 9), "sergei-shoigu"),
        ("defence minister", "russia", "", date(2024, 6, 1), "andrei-belousov"),
        ("spokesman", "kremlin", "", date(2023, 6, 7), "dmitry-peskov"),
        ("prime minister", "united-kingdom", "", date(2022, 10, 1), "liz-truss"),
        ("prime minister", "poland", "", date(2023, 1, 25), "mateusz-morawiecki"),
        ("defence minister", "germany", "", date(2023, 1, 25), "boris-pistorius"),
        ("secretary-general", "nato", "", date(2023, 6, 6), "jens-stoltenberg"),
    ],
)
def test_an_office_leads_to_who_held_it(
    title: str, of: str, place: str, on: date, who: str
) -> None:
    assert holders(title, of, place, on) == [who]


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("Volodymyr Zelenskiy", "volodymyr-zelensky"),
        ("Vladimir Zelensky", "volodymyr-zelensky"),
        ("Сергей Шойгу", "sergei-shoigu"),
        ("Serhiy Cherevaty", "serhii-cherevatyi"),
        ("Anna Malyar", "hanna-maliar"),
        ("Volodymyr Saldo", "vladimir-saldo"),
        ("Oleksiy Gromov", "oleksiy-hromov"),
        ("Andrei Baevskiy", "andrei-bayevsky"),
        ("Russia’s Defense Ministry", "russian-ministry-of-defence"),
        ("the General Staff of Ukraine's armed forces", "general-staff-of-ukraine"),
        ("Wagner", "wagner-group"),
        ("Tass", "tass"),
    ],
)
def test_a_name_leads_to_its_actor_however_it_is_printed(printed: str, who: str) -> None:
    assert [actor.id for actor in directory("ukraine-2022").named(printed)] == [who]


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("Hemeti", "mohamed-hamdan-dagalo"),
        ("Muhammad Hamdan Dagalo", "mohamed-hamdan-dagalo"),
        ("Abdelfattah al-Burhan", "abdel-fattah-al-burhan"),
        ("Mini Arko Minawi", "minni-minnawi"),
        ("Yasir Alatta", None),
        ("Abdul-Aziz Al-Hilu", "abdelaziz-al-hilu"),
        ("قوات الدعم السريع", "rapid-support-forces"),
    ],
)
def test_an_arabic_name_leads_to_its_actor_where_its_words_are_told_apart(
    printed: str, who: str | None
) -> None:
    assert [actor.id for actor in directory("sudan-2023").named(printed)] == ([who] if who else [])


@pytest.mark.parametrize(
    ("metonym", "who"),
    [
        ("Kyiv", "ukraine"),
        ("Kiev", "ukraine"),
        ("Moscow", "russia"),
        ("the Kremlin", "kremlin"),
        ("The White House", "white-house"),
        ("Berlin", "germany"),
    ],
)
def test_a_seat_of_power_stands_for_who_sits_there(metonym: str, who: str) -> None:
    meant = directory("ukraine-2022").meant(metonym)
    assert meant
    assert meant.id == who


def test_a_commander_of_sudan_who_changed_sides_is_on_the_side_of_the_day() -> None:
    (keikal,) = directory("sudan-2023").named("Abu Agla Kaykal")
    assert one_side(keikal, date(2024, 1, 1)) == "rsf"
    assert one_side(keikal, date(2024, 11, 1)) == "saf"


def test_places_have_the_names_that_the_sides_use() -> None:
    bakhmut = directory("ukraine-2022").place("Artyomovsk")
    assert bakhmut
    assert bakhmut.name == "Bakhmut"
    assert directory("ukraine-2022").side_of_place_name("Artemovsk") == "russia"
    assert directory("ukraine-2022").side_of_place_name("Bakhmut") is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("a local figure appointed by Russia", "russia"),
        ("the Russian-installed mayor", "russia"),
        ("Moscow-backed forces", "russia"),
        ("the pro-Kyiv underground", "ukraine"),
    ],
)
def test_words_in_a_report_give_away_a_side(text: str, side: str) -> None:
    assert {found.what.side for found in cue_finder(theatre("ukraine-2022")).find(text)} == {side}


def test_a_loaded_phrase_has_its_side() -> None:
    found = list(phrase_finder(theatre("ukraine-2022")).find("in its “special military operation”"))
    assert [each.what.side for each in found] == ["russia"]


@pytest.mark.skipif(not SCENARIOS.is_dir(), reason="the scenarios are not there")
def test_every_actor_that_the_scenarios_name_is_on_its_side() -> None:
    claims = [
        claim
        for file in sorted(SCENARIOS.glob("*/*.claims.json"))
        for claim in json.loads(file.read_text("utf-8"))
    ]
    found = {
        claim["actor"]: (actors[0].allegiance(), claim["side"])
        for claim in claims
        if (actors := directory("ukraine-2022").named(claim["actor"]))
    }
    wrong = {
        actor: sides for actor, sides in found.items() if not sides[0] or sides[0].side != sides[1]
    }
    assert wrong == {}
    assert len(found) >= 68
