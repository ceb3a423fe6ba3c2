"""A question: its positions and their words, its numbers, its notes."""

import re
from pathlib import Path

from sayso.web.record import BoardFilter, Clock, Page
from tests.web.asking import main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def longest() -> str:
    questions = Memory().board(BoardFilter(), Clock(), Page(50)).items
    return str(max(questions, key=lambda each: len(each["positions"]))["id"])


def test_each_bar_of_a_question_leads_to_its_words(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(f"/questions/{longest()}").text

    bars = re.findall(r'<a href="#(p\d+)" class="position[ "]', text)
    assert len(bars) == 10
    assert all(f'id="{bar}"' in text for bar in bars)


def test_a_question_as_of_a_day_has_no_later_word(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        now = main_of(client.get(f"/questions/{longest()}").text)
        then = main_of(client.get(f"/questions/{longest()}?as_of=2024-03-05").text)

    assert "the army no longer holds Orvan" in now
    assert "the army no longer holds Orvan" not in then
    assert "You see what had been published by 2024-03-05" in then


def test_numbers_are_drawn_source_by_source(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(PATHS["question-count"]).text

    assert 'class="counts"' in text
    assert "at most 20" in text


def test_a_question_leads_with_the_finding_and_then_the_words(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(f"/questions/{longest()}").text

    places = [
        text.index(each)
        for each in ('class="lead finding"', 'class="head-line"', 'class="quote"', "<figure")
    ]
    assert places == sorted(places)
    assert ">best<" not in text
    assert "<blockquote" in text


def test_a_question_that_nobody_answers_says_so_once(tmp_path: Path) -> None:
    record = Memory()
    key = longest()
    found = next(each for each in record._questions if each["id"] == key)
    found |= {
        "positions": [],
        "standing": "unconfirmed",
        "reason": "Nobody answers it: it is only supposed.",
    }
    with pages(tmp_path, record) as client:
        said = main_of(client.get(f"/questions/{key}").text)

    assert said.count("Nobody answers it") == 1
    assert "one say-so" not in said
    assert "No positions are known" not in said


def test_a_question_names_what_else_is_asked_of_its_place(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(f"/questions/{longest()}").text

    assert "what else is asked" in main_of(text)
    assert 'class="map"' in text
    assert "Cite this" in main_of(text)


def alike(kind: str = "control") -> tuple[str, str]:
    """Two questions of a kind."""
    first, second = [
        each["id"] for each in Memory().board(BoardFilter(type=kind), Clock(), Page(9)).items
    ][:2]
    return first, second


def test_a_merging_is_picked_from_a_list_and_shown_before_it_is_decided(tmp_path: Path) -> None:
    record, (first, second) = Memory(), alike()
    with pages(tmp_path, record) as client:
        form = named(client)
        words = record.question(second, Clock())["place"]["name"]  # type: ignore[index]
        offers = client.get(f"/questions/{first}", params={"merge": words}).text
        link = f"/questions/{first}/merge?into={second}"
        assert link in offers
        preview = main_of(client.get(link).text)
        assert record.decided == []
        client.post(
            f"/questions/{first}/decide",
            data={"verdict": "merge", "into": second, "why": "One.", "form": form},
        )

    assert "What it would become" in preview
    assert [(each["verdict"], each["into"]) for each in record.decided] == [("merge", second)]


def test_questions_of_unlike_kinds_or_quantities_are_not_merged_and_the_reason_is_kept(
    tmp_path: Path,
) -> None:
    record = Memory()
    counts = [each for each in record._questions if each["type"] == "count"][:2]
    for each, what in zip(counts, ("killed", "evacuated"), strict=True):
        each["positions"] = [
            {**row, "value": {**row["value"], "what": what}} for row in each["positions"]
        ]
    other = next(each["id"] for each in record._questions if each["type"] != "count")
    with pages(tmp_path, record) as client:
        form = named(client)
        told = {"verdict": "merge", "why": "They look <alike>.", "form": form}
        unlike = client.post(
            f"/questions/{counts[0]['id']}/decide", data={**told, "into": counts[1]["id"]}
        )
        kinds = client.post(f"/questions/{counts[0]['id']}/decide", data={**told, "into": other})
        missing = client.post(f"/questions/{counts[0]['id']}/decide", data={**told, "into": "none"})

    assert [each.status_code for each in (unlike, kinds, missing)] == [409, 409, 404]
    assert "about killed, the other about evacuated" in main_of(unlike.text)
    assert "They look &lt;alike&gt;." in missing.text
    assert record.decided == []


def test_claims_are_split_off_by_ticking_them_and_the_split_is_shown_first(tmp_path: Path) -> None:
    record, key = Memory(), longest()
    with pages(tmp_path, record) as client:
        form = named(client)
        text = client.get(f"/questions/{key}?split=1").text
        claims = re.findall(r'name="claim" value="([^"]+)"', text)
        preview = client.get(f"/questions/{key}/split", params={"claim": claims[:1]}).text
        into = re.search(r'name="into" value="([^"]+)"', preview)
        assert into
        told = {
            "verdict": "split",
            "claims": claims[0],
            "into": into[1],
            "why": "Another town.",
            "form": form,
        }
        client.post(f"/questions/{key}/decide", data=told)
        nothing = main_of(client.get(f"/questions/{key}/split").text)

    assert "What it would become" in main_of(preview)
    assert record.decided[0]["fields"] == {"claims": [claims[0]]}
    assert "No claim of this question is chosen" in nothing


def test_a_merging_is_told_on_the_question_that_it_led_to_and_taken_back_there(
    tmp_path: Path,
) -> None:
    record, (first, second) = Memory(), alike()
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(
            f"/questions/{first}/decide",
            data={"verdict": "merge", "into": second, "why": "One.", "form": form},
        )
        merged = client.get(f"/questions/{second}").text
        undoes = re.search(
            r'name="undoes" value="(\d+)"><button name="verdict" value="undo"', merged
        )
        assert undoes
        client.post(
            f"/questions/{second}/decide",
            data={"verdict": "undo", "undoes": undoes[1], "form": form},
        )
        after = main_of(client.get(f"/questions/{second}").text)

    assert "merge by Ada Bell" in main_of(merged)
    assert "(taken back)" in after


def test_a_note_that_is_refused_comes_back_with_its_words(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.get("/")
        told = {"verdict": "note", "why": "The ministry was asked.", "form": "stale"}
        answer = client.post(f"{PATHS['question']}/decide", data=told)

    assert answer.status_code == 403
    assert "The ministry was asked.</textarea>" in answer.text


def test_a_note_is_put_on_a_question_and_taken_back(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form, path = named(client), PATHS["question"]
        client.post(
            f"{path}/decide",
            data={"verdict": "note", "why": "The <b>ministry</b> was asked.", "form": form},
        )
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
        missing = client.post(
            "/questions/none/decide", data={"verdict": "note", "why": "So.", "form": form}
        )
        odd = client.post(f"{PATHS['question']}/decide", data={"verdict": "accept", "form": form})

    assert (missing.status_code, odd.status_code) == (404, 400)
    assert record.decided == []
