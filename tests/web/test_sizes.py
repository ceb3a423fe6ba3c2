"""Much of everything, and two people at once: each has an outcome, and no page breaks."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.ledger.store import open_ledger
from sayso.web.assets_manifest import island_scripts
from sayso.web.record import BoardFilter, Clock, Found, Page
from tests.questions.telling import ORLIVKA, Said, holds
from tests.questions.test_store import add
from tests.web.asking import form_of, main_of, named, pages
from tests.web.kept import record
from tests.web.memory import Memory

LONG = "Who holds " + "the town of the very long name " * 65 + "x" * 400 + "?"


def with_answers(many: int, what: str = "") -> tuple[Memory, str]:
    """A record whose first question of who holds a place has so many answers."""
    memory = Memory()
    question = next(q for q in memory._questions if q["type"] == "control")
    first = question["positions"][0]
    question["positions"] = [
        {**deepcopy(first), "speaker": f"speaker-{n % 700}", "name": f"Speaker {n % 700}", "claims": [],
         "first": f"2024-{n % 9 + 1:02d}-{n % 28 + 1:02d}"}
        for n in range(many)
    ]  # fmt: skip
    question["what"] = what or question["what"]
    return memory, str(question["id"])


def test_a_question_of_five_thousand_answers_shows_the_last_and_says_how_many_it_leaves_out(
    tmp_path: Path,
) -> None:
    memory, key = with_answers(5000)
    with pages(tmp_path, memory) as client:
        page = client.get(f"/questions/{key}", headers={"accept-encoding": "gzip"})
        place = client.get("/places/place%3Aorvan")
        picture = client.get(f"/pictures/{key}/timeline.svg")

    assert page.status_code == place.status_code == picture.status_code == 200
    assert page.text.count('class="position-item') == 200
    assert "4,800" in page.text or "4800 earlier positions" in main_of(page.text)
    assert int(page.headers["content-length"]) < 150_000
    assert place.text.count("#p") < 200
    assert "earlier answer" in main_of(place.text)


def test_a_map_of_three_thousand_places_is_sent_in_less_than_it_may_take(tmp_path: Path) -> None:
    memory = Memory()
    (place, *_) = memory.places(BoardFilter(), Clock()).items
    rows = tuple(
        {**place, "id": f"place:{n}", "name": f"Town {n}", "lat": 44 + n % 60 / 7, "lon": 24 + n / 200}
        for n in range(3000)
    )  # fmt: skip
    memory.places = lambda wanted, clock: Found(rows, len(rows))  # type: ignore[method-assign]
    with pages(tmp_path, memory) as client:
        sizes = {
            path: client.get(path, headers={"accept-encoding": "gzip"})
            for path in ("/map", "/map.json")
        }

    assert all(answer.status_code == 200 for answer in sizes.values())
    assert sum(int(answer.headers["content-length"]) for answer in sizes.values()) < 150_000
    assert sizes["/map"].text.count('class="spot"') < 600


@pytest.mark.skipif(not island_scripts().modules, reason="the browser code is not built")
@pytest.mark.parametrize(("coding", "most"), [("gzip", 600_000), ("br, gzip", 520_000)])
def test_the_map_with_all_that_it_loads_is_small_on_the_wire(
    coding: str, most: int, tmp_path: Path
) -> None:
    assets = Path(str(resources.files("sayso.web"))) / "assets"
    manifest = json.loads((assets / "manifest.json").read_text(encoding="utf-8"))
    names, ahead = set[str](), ["src/main.ts", "src/islands/map.ts"]
    while ahead:
        part = manifest[ahead.pop()]
        names |= {part["file"], *part.get("css", ())}
        ahead += part.get("imports", ())
    names |= {path.name for path in assets.glob("*.mjs")}
    with pages(tmp_path) as client:
        style = next(iter(re.findall(r'href="(/static/[^"]+)"', client.get("/map").text)[1:]))
        paths = ["/map", "/map.json", "/map/base.bin", style]
        paths += [f"/static/assets/{name}" for name in names]
        answers = [client.get(path, headers={"accept-encoding": coding}) for path in paths]

    assert {answer.status_code for answer in answers} == {200}
    assert sum(int(answer.headers["content-length"]) for answer in answers) < most


def test_a_title_of_two_thousand_characters_is_shown_whole_and_breaks_no_page(
    tmp_path: Path,
) -> None:
    memory, key = with_answers(3, LONG)
    assert len(LONG) > 2000
    report = next(iter(memory._reports.values()))
    report["title"] = LONG
    with pages(tmp_path, memory) as client:
        for path in ("/", f"/questions/{key}", "/places/place%3Aorvan", f"/reports/{report['id']}"):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert LONG in re.sub(r"<[^>]+>", "", answer.text).replace("&#39;", "'"), path
        assert client.get(f"/pictures/{key}/timeline.svg").status_code == 200


def test_two_people_merge_and_split_one_question_at_once_and_neither_is_lost(
    tmp_path: Path,
) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [Said("Hanna Sovik", holds("north"), "north", words="it is ours")], 0)
        add(ledger, [Said("Ivo Marten", holds("south"), "south", words="it has fallen")], 1)
        add(ledger, [Said("Mira Dahl", holds("north", ORLIVKA), "third", words="quiet")], 2)
        here = record(ledger)
        rows = {q["place"]["name"]: q for q in here.board(BoardFilter(), Clock(), Page(9)).items}
        first, other = rows["Drenov"], rows["Orlivka"]
        with pages(tmp_path, here) as ada, pages(tmp_path, here) as ben:
            for client in (ada, ben):
                # FastAPI makes its routes when they are first looked through; two applications that
                # share them, as here alone, must not do so at once.
                assert client.get("/nothing").status_code == 404
            sent = [
                (ada, {"verdict": "merge", "into": other["id"], "why": "one town", "form": named(ada)}),
                (ben, {"verdict": "split", "into": "control-apart", "claims": first["positions"][0]["claims"][0],
                       "why": "another town", "form": named(ben, "Ben Okoro")}),
            ]  # fmt: skip
            with ThreadPoolExecutor(2) as both:
                answers = list(both.map(lambda each: _decide(each[0], first["id"], each[1]), sent))
            assert [answer.status_code for answer in answers] == [303, 303]
            merged = ada.get(f"/questions/{first['id']}")
            apart = ada.get("/questions/control-apart")
            decided = here.decisions("", Page(9)).items
            for row in decided:
                undo = {"verdict": "undo", "undoes": row["id"], "form": form_of(ada)}
                assert _decide(ada, row["target"], undo).status_code == 303
        again = {q["place"]["name"]: q for q in here.board(BoardFilter(), Clock(), Page(9)).items}

    assert {(row["verdict"], row["who"]) for row in decided} == {
        ("merge", "Ada Bell"),
        ("split", "Ben Okoro"),
    }
    assert str(merged.url).endswith(other["id"])
    assert "it has fallen" in merged.text
    assert "it is ours" in apart.text
    assert again == rows


def _decide(client: TestClient, key: str, data: dict[str, Any]) -> Any:
    return client.post(f"/questions/{key}/decide", data=data, follow_redirects=False)
