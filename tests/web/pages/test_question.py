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


def test_counts_are_drawn_as_intervals(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get(PATHS["question-count"]).text

    assert 'class="counts"' in text
    assert "at most 20" in text


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
