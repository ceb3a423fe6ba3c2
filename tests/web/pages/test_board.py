"""The board and the map: what is contested, what changed, and the filters that an address keeps."""

import re
from pathlib import Path

from sayso.web.record import BoardFilter, Clock, Page
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def test_the_board_sets_the_sides_answers_next_to_each_other(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?type=count&standing=contested&place=Orvan").text

    cells = text[text.index('class="column two pa"') :]
    assert cells.index("Taluria") < cells.index("at most 20") < cells.index('class="column two pb"')
    assert cells.index('class="column two pb"') < cells.index("Meresk") < cells.index(">57<")


def test_the_tabs_tell_how_many_questions_stand_how_and_filter_by_it(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        board = client.get("/").text
        contested = client.get("/?standing=contested").text

    assert 'contested <span class="num">5</span>' in board
    assert contested.count('class="card"') == 5


def test_a_filter_that_nothing_meets_offers_the_whole_board(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        said = main_of(client.get("/?place=nowhere").text)

    assert "Show the board as it is now" in said


def test_marking_the_board_as_seen_marks_nothing_that_was_there_before(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form = form_of(client)
        client.post("/seen", data={"form": form})
        said = main_of(client.get("/").text)

    assert "Nothing changed since" in said


def test_what_changed_since_the_board_was_seen_is_marked_and_can_be_had_alone(tmp_path: Path) -> None:
    record = Memory()
    question = record.board(BoardFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post("/seen", data={"form": form})
        client.post(f"/review/{question['positions'][0]['claims'][0]}", data={"verdict": "unsure", "form": form})
        text = client.get("/").text
        link = re.search(r'href="(/\?new_since=\d+)"', text)
        assert link
        alone = client.get(link[1]).text

    assert text.count('class="fresh"') == alone.count('class="card"') == 1
    assert question["what"] in main_of(alone)


def test_looking_at_the_board_does_not_mark_it_as_seen(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.get("/")
        assert "You last looked" not in client.get("/").text


def test_links_keep_the_clocks_that_are_set(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?as_of=2024-03-06").text

    links = re.findall(r'href="(/questions/[^"]+)"', text)
    assert links
    assert all(link.endswith("?as_of=2024-03-06") for link in links)


def test_the_data_of_a_page_is_had_by_the_same_filters(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?standing=contested&type=count&as_of=2024-03-09").text
        link = re.search(r'href="(/api/v1/questions\.csv[^"]*)"', text)
        assert link
        rows = client.get(link[1].replace("&amp;", "&")).text.splitlines()[1:]

    assert {row.split(",")[0] for row in rows} == set(re.findall(r'id="q-([0-9a-f]+)"', text))


def test_the_map_has_each_place_as_a_sign_and_in_a_list(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/map").text

    assert 'class="dot contested"' in text
    assert "Verkhnia Lypa" in main_of(text)
    assert "Natural Earth" in main_of(text)


def test_a_layer_of_the_map_has_only_its_own_answers(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        denied = client.get("/map?layer=denied").text
        every = client.get("/map").text

    assert denied.count('class="spot"') < every.count('class="spot"')
