"""The map's data, its tiles, and what it may ask for."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sayso.errors import SaysoError
from sayso.web.drawing.base import source
from sayso.web.drawing.frame import Frame
from sayso.web.tiles import HERE, tiles_of
from sayso.web.views.mapped import holders_of, manner_of
from sayso.web.views.sides import Sides
from tests.web.asking import main_of, pages
from tests.web.memory import Memory


def told(tmp_path: Path, query: str = "") -> dict[str, Any]:
    with pages(tmp_path) as client:
        places: list[dict[str, Any]] = client.get(f"/map.json{query}").json()["places"]
    return {place["name"]: place for place in places}


def words(tmp_path: Path, *keys: str, query: str = "") -> dict[str, Any]:
    asked = f"/map/places.json?{query}" + "".join(f"&key={quote(key)}" for key in keys)
    with pages(tmp_path) as client:
        answer = client.get(asked)
    assert answer.status_code == 200, answer.text
    return {place["name"]: place for place in answer.json()["places"]}


def numbers_of(packed: bytes) -> Iterator[int]:
    value, unit = 0, 1
    for byte in packed:
        value, unit = value + byte % 128 * unit, unit * 128
        if byte < 128:
            yield -(value + 1) // 2 if value % 2 else value // 2
            value, unit = 0, 1


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (each.split() for each in policy.split(";"))}


def test_a_script_is_told_who_says_what_of_a_place_that_is_opened(tmp_path: Path) -> None:
    key = told(tmp_path)["Orvan"]["key"]
    opened = words(tmp_path, key)
    question = next(
        each for each in opened["Orvan"]["questions"] if each["what"] == "civilians killed"
    )

    assert set(opened) == {"Orvan"}
    assert question["href"].startswith("/questions/")
    assert {answer["letter"] for answer in question["answers"]} == {"pa", "pb"}
    assert all(
        answer["words"] and answer["who"] and answer["since"] for answer in question["answers"]
    )
    assert question["history"][-1][1] == question["standing"]


def test_the_signs_of_the_map_have_the_days_and_holders_of_the_words_and_no_words(
    tmp_path: Path,
) -> None:
    signs = told(tmp_path)
    keys = [place["key"] for place in signs.values()]
    opened = words(tmp_path, *keys)

    assert signs.keys() == opened.keys()
    for name, place in signs.items():
        turns = [each["answers"] for each in place["questions"]]
        assert turns == [
            [[row["since"], row["until"], row["holder"]] for row in each["answers"]]
            for each in opened[name]["questions"]
        ]
    assert "words" not in str(signs)


def test_places_that_are_not_there_or_are_not_asked_for_are_not_told_of(tmp_path: Path) -> None:
    assert words(tmp_path) == {}
    assert words(tmp_path, "place:none", "' or 1=1 --", "\u202e") == {}
    with pages(tmp_path) as client:
        many = "&".join(f"key={n}" for n in range(41))
        assert client.get(f"/map/places.json?{many}").status_code == 422


def test_a_place_has_the_colour_of_who_is_said_to_hold_it_and_not_of_who_speaks() -> None:
    sides = Sides(
        [{"id": each, "name": each, "kind": "party", "theatre": "t"} for each in ("north", "south")]
    )

    def held(*rows: tuple[str, str, str], standing: str = "agreed") -> str:
        positions = [
            {"side": s, "stance": st, "value": {"holder": holder}} for s, st, holder in rows
        ]
        return manner_of([{"type": "control", "standing": standing, "positions": positions}], sides)

    assert held(("north", "asserts", "south")) == "pb"
    assert held(("north", "asserts", "south"), ("south", "asserts", "south")) == "pb"
    assert held(("north", "asserts", "south"), ("south", "asserts", "north")) == "contested"
    assert held(("north", "asserts", "not north")) == "pn"
    assert held(("north", "asserts", "contested")) == "contested"
    assert held(("north", "withholds", "north")) == "pn"
    assert held(("north", "asserts", "north"), standing="contested") == "contested"
    assert manner_of([{"type": "strike", "standing": "contested", "positions": []}], sides) == "pn"


def test_the_map_opens_on_the_theatre_and_not_on_a_far_capital_that_is_named_once() -> None:
    town = [(49.0 + n / 10, 37.0 + n / 10, 4) for n in range(8)]
    frame = Frame.about([*town, (38.9, -77.0, 1), (-33.9, 151.2, 1)])

    assert frame.tall < 5
    assert abs(frame.lat - 49.4) < 1
    assert Frame.about([(10.0, 10.0, 1), (11.0, 11.0, 1)]).tall < 6


def test_the_legend_names_only_whom_somebody_says_to_hold_a_place() -> None:
    sides = Sides(
        [
            {"id": each, "name": each, "kind": "party", "theatre": theatre}
            for theatre, each in (("t", "north"), ("t", "south"), ("u", "east"))
        ]
    )

    def place(holder: str, kind: str = "control", stance: str = "asserts") -> dict[str, Any]:
        rows = [{"side": "east", "stance": stance, "value": {"holder": holder}}]
        return {"questions": [{"type": kind, "standing": "agreed", "positions": rows}]}

    assert [each.id for each in holders_of([place("south")], sides)] == ["south"]
    assert holders_of([place("contested"), place("not south"), place("nobody")], sides) == []
    assert holders_of([place("south", "strike"), place("south", stance="doubts")], sides) == []


def test_what_happened_is_a_layer_of_its_own(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        held = main_of(client.get("/map").text.split("<h2 class")[0] + "</main>")
        events = client.get("/map?layer=events").text

    assert "Who is said to hold it" in held
    assert 'class="dot contested"' not in events
    assert " km<" in events


def test_a_country_as_a_whole_is_in_the_list_and_nowhere_on_the_map(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        page = client.get("/map").text

    assert "Ukraine" not in told(tmp_path)
    assert "<title>Ukraine:" not in page
    assert "The country as a whole, which the map does not show." in main_of(page)


def test_an_uncertain_place_is_an_area_in_the_picture_and_for_the_script(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        page = client.get("/map?layer=all").text

    assert told(tmp_path)["Meresk"]["around"] == 120
    assert 'class="area pn"' in page


def test_the_filters_of_the_page_are_those_of_its_data(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        page = client.get("/map?type=control&as_of=2024-03-06").text

    assert 'data-source="/map.json?type=control&amp;as_of=2024-03-06"' in page
    keys = [each["key"] for each in told(tmp_path).values()]
    kinds = {
        question["kind"]
        for place in words(tmp_path, *keys, query="type=control").values()
        for question in place["questions"]
    }
    assert kinds == {"Who holds it"}


def test_land_is_told_with_its_borders_and_those_in_dispute(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        numbers = numbers_of(client.get("/map/base.bin").content)

    def many(one: Callable[[], Any]) -> list[Any]:
        return [one() for _ in range(next(numbers))]

    counts = many(lambda: next(numbers))
    east, north = ([[next(numbers) for _ in range(n)] for n in counts] for _ in range(2))
    land = many(lambda: many(lambda: many(lambda: next(numbers))))
    borders, disputed = (many(lambda: next(numbers)) for _ in range(2))
    told = list(accumulate([*(n for piece in land for ring in piece for n in ring), *borders]))

    assert list(numbers) == []
    assert [steps[::2] for steps in source()["arcs"]] == east
    assert [steps[1::2] for steps in source()["arcs"]] == north
    assert sorted(told) == sorted(sum(source()["land"], source()["borders"]))
    assert len(disputed) == len(source()["disputed"])
    assert len(land) < len(source()["land"]) == sum(len(piece) for piece in land)


def test_without_tiles_no_page_may_ask_anybody_else(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        policy = directives(client.get("/map").headers["content-security-policy"])

    assert policy["connect-src"] == ["'self'"]
    assert policy["script-src"] == ["'self'"]


def test_tiles_from_elsewhere_open_their_server_on_the_map_and_on_no_other_page(
    tmp_path: Path,
) -> None:
    tiles = tiles_of("https://tiles.example:8443/{z}/{x}/{y}.png", "Streets: <b>Tile makers</b>")
    with pages(tmp_path, tiles=tiles) as client:
        answer = client.get("/map")
        board = client.get("/")

    policy = directives(answer.headers["content-security-policy"])
    assert policy["connect-src"] == ["'self'", "https://tiles.example:8443"]
    assert policy["script-src"] == ["'self'"]
    assert "tiles.example" not in board.headers["content-security-policy"]
    assert "&lt;b&gt;Tile makers" in answer.text


def test_a_file_of_tiles_is_given_in_the_parts_that_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "streets.pmtiles"
    file.write_bytes(bytes(range(200)))
    with pages(tmp_path, tiles=tiles_of(str(file))) as client:
        answer = client.get(HERE, headers={"range": "bytes=10-12"})
        policy = directives(client.get("/map").headers["content-security-policy"])

    assert answer.status_code == 206
    assert answer.content == bytes([10, 11, 12])
    assert policy["connect-src"] == ["'self'"]


def test_without_a_file_of_tiles_there_is_none(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get(HERE).status_code == 404


@pytest.mark.parametrize(
    "told",
    [
        "streets.pmtiles",
        "https://tiles.example/streets.png",
        "file:///streets.pmtiles",
        "javascript://tiles.example/{z}/{x}/{y}",
        "https://",
        "https://a;script-src *.example/{z}/{x}/{y}.png",
        "https://[::1/{z}/{x}/{y}.png",
        "https://tiles.example:port/{z}/{x}/{y}.png",
    ],
)
def test_what_names_no_tiles_is_refused(told: str) -> None:
    with pytest.raises(SaysoError) as refused:
        tiles_of(told)
    assert refused.value.code == "W018"


def test_a_layer_that_has_nothing_is_shown_where_the_others_have_something(tmp_path: Path) -> None:
    record = Memory()
    for question in record._questions:
        question["type"] = "control"
    with pages(tmp_path, record) as client:
        empty = client.get("/map?layer=events").text
        held = client.get("/map?layer=all").text

    frames = [re.findall(r'"tall": ?([0-9.]+)', page)[0] for page in (empty, held)]
    assert frames[0] == frames[1]
