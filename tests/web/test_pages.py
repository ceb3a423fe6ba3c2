"""Every page: what it shows, where it leads, and what its address keeps."""

import json
import re
from pathlib import Path

import pytest

from sayso.display.layout import lay_out
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from sayso.web.views.reading import reading_of
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


@pytest.mark.parametrize("name", [name for name in PATHS if name != "error"])
def test_every_page_is_there_and_runs_no_script_of_its_own(name: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.get(PATHS[name])

    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(r"<script(?! type=\"application/json\"| type=\"module\" src=\"/static/)", answer.text)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", answer.text)
    assert "script-src 'self'" in answer.headers["content-security-policy"]


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


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    with pages(tmp_path, Memory(())) as client:
        assert "The board is empty" in main_of(client.get("/").text)
        assert "There is no report" in main_of(client.get("/reports").text)
        assert "Nothing is left to review" in main_of(client.get("/review").text)


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


def longest() -> str:
    questions = Memory().board(BoardFilter(), Clock(), Page(50)).items
    return str(max(questions, key=lambda each: len(each["positions"]))["id"])


def test_each_bar_of_a_question_leads_to_its_words(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(f"/questions/{longest()}").text

    bars = re.findall(r'<a href="#(p\d+)" class="position"', text)
    assert len(bars) == 10
    assert all(f'id="{bar}"' in text for bar in bars)


def test_a_question_as_of_a_day_has_no_later_word(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        now = main_of(client.get(f"/questions/{longest()}").text)
        then = main_of(client.get(f"/questions/{longest()}?as_of=2024-03-05").text)

    assert "the army no longer holds Orvan" in now
    assert "the army no longer holds Orvan" not in then
    assert "You see what had been published by 2024-03-05" in then


def test_links_keep_the_clocks_that_are_set(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?as_of=2024-03-06").text

    links = re.findall(r'href="(/questions/[^"]+)"', text)
    assert links
    assert all(link.endswith("?as_of=2024-03-06") for link in links)


def test_counts_are_drawn_as_intervals(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(PATHS["question-count"]).text

    assert 'class="counts"' in text
    assert "at most 20" in text


def test_a_report_shows_its_text_exactly(tmp_path: Path) -> None:
    record = Memory()
    report = record.reports(Page(1), Clock()).items[0]
    whole = record.report(report["id"])
    assert whole
    with pages(tmp_path, record) as client:
        text = client.get(f"/reports/{report['id']}").text

    article = re.sub(r"<[^>]+>", "", text[text.index("<article>") : text.index("</article>")])
    assert article.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&") == whole["text"]


def test_a_captures_bytes_are_kept_from_being_a_page(tmp_path: Path) -> None:
    record = Memory()
    report = record.reports(Page(1), Clock()).items[0]
    with pages(tmp_path, record) as client:
        answer = client.get(f"/captures/{report['capture']['sha256']}")

    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_claim_tells_the_rule_the_words_and_the_score(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        said = main_of(client.get(PATHS["claim"]).text)

    assert "model:attribution-1" in said
    assert "0.962" in said
    assert "rule:stance" in said


def test_what_is_not_there_is_told_with_a_code_and_a_way_on(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path in ("/questions/x", "/reports/x", "/claims/x", "/speakers/x", "/captures/x", "/nothing", "/add/x"):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert "W001" in main_of(answer.text)
            assert 'href="/"' in answer.text


@pytest.mark.parametrize("path", ["/?since=yesterday", "/?as_of=x", "/?sort=x", "/claims?radius=-1", "/claims?limit=0"])
def test_a_filter_that_cannot_be_read_is_refused_in_a_sentence(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.get(path)

    assert answer.status_code in (400, 422)
    assert "W002" in main_of(answer.text)


def test_reviewing_appends_one_decision_and_goes_on_to_the_next_claim(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        first = client.get("/review", follow_redirects=False).headers["location"]
        after = client.post(first, data={"verdict": "reject", "why": "not said", "form": form}, follow_redirects=False)

    assert [(d["verdict"], d["who"], d["why"]) for d in record.decided] == [("reject", "Ada Bell", "not said")]
    assert after.headers["location"].startswith("/review/")
    assert after.headers["location"] != first


def test_looking_at_a_claim_decides_nothing(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        named(client)
        client.get("/review")

    assert record.decided == []


def test_an_amendment_holds_only_what_differs(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        spans = ", ".join(f"{a}-{b}" for a, b in claim["cue"]["spans"])
        told = {"verdict": "amend", "stance": "denies", "certainty": "plain", "cue": spans, "form": form}
        client.post(f"/review/{claim['id']}", data=told)

    assert record.decided[0]["fields"] == {"stance": "denies"}


def test_a_draft_stays_outside_the_record(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(f"/review/{claim['id']}", data={"verdict": "draft", "why": "look at it again", "form": form})
        text = client.get(f"/review/{claim['id']}").text

    assert record.decided == []
    assert 'value="look at it again"' in text


def test_a_decision_is_taken_back_by_another(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(f"/review/{claim['id']}", data={"verdict": "accept", "form": form})
        client.post(f"/review/{claim['id']}", data={"verdict": "undo", "undoes": "1", "form": form})

    assert [each["verdict"] for each in record.decided] == ["accept", "undo"]


def test_nobody_decides_without_a_name(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        answer = client.post(f"/review/{claim['id']}", data={"verdict": "accept", "form": form_of(client)})

    assert answer.status_code == 409
    assert record.decided == []


def test_a_pasted_text_is_read_and_told_of_without_scripts(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        told = {"text": "The mayor said so.", "title": "Short", "outlet": "Herald", "form": form}
        place = client.post("/add", data=told, follow_redirects=False).headers["location"]
        client.app.state.house.jobs.find(place.rsplit("/", 1)[1]).wait(1, 10)  # type: ignore[attr-defined]
        said = main_of(client.get(place).text)

    assert "1 report added" in said


def test_the_events_of_a_job_end_with_done(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form = named(client)
        files = [("files", ("a.txt", b"One said so.")), ("files", ("b.txt", b"\x00"))]
        place = client.post("/add", data={"form": form}, files=files, follow_redirects=False).headers["location"]
        events = client.get(f"{place}/events").text.strip().split("\n\n")

    kinds = [line.split("\n")[0] for line in events]
    assert kinds == ["event: told", "event: told", "event: done"]
    outcomes = [json.loads(event.split("data: ")[1]).get("outcome") for event in events[:2]]
    assert outcomes == ["added", "refused"]


def test_adding_nothing_is_refused(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.post("/add", data={"form": named(client), "text": "  "})

    assert answer.status_code == 400
    assert "W010" in main_of(answer.text)


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


def test_the_style_sheet_is_one_that_may_be_kept_for_ever(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        name = re.search(r'href="(/static/sayso[^"]+)"', client.get("/").text)
        assert name
        answer = client.get(name[1])

    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert not re.search(r"url\((?!#)|@import", answer.text)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/templates/base.html.j2",
        "/static/assets/../../app.py",
        "/static/x.py",
    ],
)
def test_no_file_beside_the_static_ones_can_be_had(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get(path).status_code == 404


def test_more_files_than_are_taken_at_once_are_refused_and_not_left_out(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        files = [("files", (f"{number}.txt", b"One said so.")) for number in range(201)]
        answer = client.post("/add", data={"form": named(client)}, files=files)

    assert answer.status_code == 400
    assert "W010" in main_of(answer.text)


def test_the_data_of_a_page_is_had_by_the_same_filters(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/?standing=contested&type=count&as_of=2024-03-09").text
        link = re.search(r'href="(/api/v1/questions\.csv[^"]*)"', text)
        assert link
        rows = client.get(link[1].replace("&amp;", "&")).text.splitlines()[1:]

    assert {row.split(",")[0] for row in rows} == set(re.findall(r'id="q-([0-9a-f]+)"', text))


def test_a_note_is_put_on_a_question_and_taken_back(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form, path = named(client), PATHS["question"]
        client.post(f"{path}/decide", data={"verdict": "note", "why": "The <b>ministry</b> was asked.", "form": form})
        noted = client.get(path).text
        assert "The &lt;b&gt;ministry&lt;/b&gt; was asked." in noted
        assert "Ada Bell" in noted

        undoes = re.search(r'name="undoes" value="(\d+)"', noted)
        assert undoes
        client.post(f"{path}/decide", data={"verdict": "undo", "undoes": undoes[1], "form": form})
        assert "was asked." not in client.get(path).text


def test_a_decision_on_a_question_that_is_none_is_refused(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        missing = client.post("/questions/none/decide", data={"verdict": "note", "why": "So.", "form": form})
        odd = client.post(f"{PATHS['question']}/decide", data={"verdict": "accept", "form": form})

    assert (missing.status_code, odd.status_code) == (404, 400)
    assert record.decided == []


def test_words_of_one_speaker_have_one_colour_however_they_are_called() -> None:
    report = Memory().report(PATHS["report"].rpartition("/")[2])
    assert report
    speaker = report["claims"][0]["speaker"]
    for number, claim in enumerate(report["claims"]):
        claim["speaker"] = {**speaker, "id": f"speaker-{number % 2}", "name": f"Speaker {number % 2}"}
    sheet = lay_out(reading_of(report), 1, 1)

    assert [(name, colour) for name, colour, _ in sheet.key] == [("Speaker 0", 1), ("Speaker 1", 2)]
