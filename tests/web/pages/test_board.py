"""The board and the map: what is contested, what changed, and the filters that an address keeps."""

import html
import re
from pathlib import Path

from sayso.questions.weight import weight_of
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def test_the_board_sets_the_sides_answers_next_to_each_other(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?type=count&standing=contested&place=Orvan").text

    cells = text[text.index('class="column pa"') :]
    assert cells.index("Taluria") < cells.index("at most 20") < cells.index('class="column pb"')
    assert cells.index('class="column pb"') < cells.index("Meresk") < cells.index(">57<")


def test_a_card_says_the_finding_in_a_sentence_of_sides(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?type=count&standing=contested&place=Orvan").text

    said = re.search(r'<p class="finding".*?</p>', text, re.DOTALL)
    assert said
    finding = main_of(f"<main>{said[0]}</main>")
    assert "Taluria : at most 20" in finding
    assert "Meresk : 57" in finding


def test_every_answer_on_the_board_leads_to_its_words_in_the_report(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/").text
        links = re.findall(r'<a class="answer" href="([^"]+)"', text)
        first = next(each for each in links if each.startswith("/reports/"))
        report = client.get(first.partition("#")[0]).text

    assert text.count('class="answer"') == len(links) > 10
    assert all(re.fullmatch(r"/(reports/\w+#w-\w+|questions/\w+#p\d+)", each) for each in links)
    assert f'id="{first.partition("#")[2]}"' in report


def test_a_card_quotes_the_words_behind_an_answer(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        text = client.get("/").text

    quotes = re.findall(r'<q class="quote"[^>]*>([^<]+)</q>', text)
    claims = [
        each["content"]["text"] for each in record.claims(ClaimFilter(), Clock(), Page(500)).items
    ]
    assert quotes
    assert all(
        any(
            " ".join(words.split()).startswith(html.unescape(q).removesuffix(" …"))
            for words in claims
        )
        for q in quotes
    )


def test_a_card_has_a_column_for_whoever_answered_and_no_other(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/").text

    assert "no answer" not in text
    assert all(f'class="column {letter}"' in text for letter in ("pa", "pb", "pn"))


def test_what_one_voice_says_is_folded_under_its_place(tmp_path: Path) -> None:
    record = Memory()
    several = record.board(BoardFilter(voices="several"), Clock(), Page(500)).items
    one = record.board(BoardFilter(voices="one"), Clock(), Page(500)).items
    with pages(tmp_path, record) as client:
        text = client.get("/").text
        alone = client.get("/?voices=one").text

    assert several
    assert one
    assert text.count('class="card"') == len(several)
    assert f"Said by one voice only: {len(one)} question" in main_of(text)
    assert all(
        each["what"] in html.unescape(text[text.index('class="lone"') :]) for each in one[:3]
    )
    assert alone.count('class="card"') == len(one)


def test_the_weightiest_questions_come_first(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        shown = re.findall(r'id="q-([0-9a-f]+)"', client.get("/").text)

    by_weight = [weight_of(record.question(key, Clock()) or {}) for key in shown]
    assert by_weight == sorted(by_weight, reverse=True)


def test_how_much_is_shown_stands_in_the_address(tmp_path: Path) -> None:
    questions = [{**Memory()._questions[0], "id": f"{number:012x}"} for number in range(70)]
    record = Memory()
    record._questions = questions
    with pages(tmp_path, record) as client:
        first = client.get("/").text
        link = re.search(r'rel="next" href="([^"]+)">Show more', first)
        assert link
        more = client.get(html.unescape(link[1])).text

    assert link[1] == "/?show=60#n31"
    assert (first.count('class="card"'), more.count('class="card"')) == (30, 60)
    assert 'id="n31"' in more


def test_a_board_as_of_a_day_is_not_held_against_what_was_opened_since(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert "data-state" in client.get("/").text
        assert "data-state" not in client.get("/?as_of=2024-03-14").text


def test_an_empty_board_says_so_once(tmp_path: Path) -> None:
    with pages(tmp_path, Memory(())) as client:
        text = client.get("/").text

    assert main_of(text).count("empty") == 1
    assert "Nothing is on it yet" not in text


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


def test_what_changed_since_the_board_was_seen_is_marked_and_can_be_had_alone(
    tmp_path: Path,
) -> None:
    record = Memory()
    question = record.board(BoardFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post("/seen", data={"form": form})
        client.post(
            f"/review/{question['positions'][0]['claims'][0]}",
            data={"verdict": "unsure", "form": form},
        )
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
    assert all(link.partition("#")[0].endswith("?as_of=2024-03-06") for link in links)


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
