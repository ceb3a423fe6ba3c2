"""Adding reports: what is taken in, and how it is told how far it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.web.jobs import Job
from sayso.web.pages.common import House
from sayso.web.record import Clock, Page
from sayso.web.views.sides import Sides
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


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
        place = client.post(
            "/add", data={"form": form}, files=files, follow_redirects=False
        ).headers["location"]
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


def test_more_files_than_are_taken_at_once_are_refused_and_not_left_out(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        files = [("files", (f"{number}.txt", b"One said so.")) for number in range(201)]
        answer = client.post("/add", data={"form": named(client)}, files=files)

    assert answer.status_code == 400
    assert "W010" in main_of(answer.text)


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"published": "25 March of old"}, 400, "W002"),
        ({"name": ""}, 409, "W009"),
        ({"form": "stale"}, 403, "W005"),
    ],
)
def test_a_form_that_is_refused_comes_back_with_all_that_was_typed(
    change: dict[str, str], status: int, code: str, tmp_path: Path
) -> None:
    record = Memory()
    typed = {
        "text": "\nThe mayor said <so>.",
        "title": "Short",
        "outlet": "Herald",
        "url": "https://a.example/b",
    }
    with pages(tmp_path, record) as client:
        form = form_of(client)
        told = {**typed, "published": "2024-03-25", "name": "Ada Bell", "form": form, **change}
        answer = client.post("/add", data=told)

    assert answer.status_code == status
    assert code in main_of(answer.text)
    assert "\n\nThe mayor said &lt;so&gt;.</textarea>" in answer.text
    assert all(f'value="{typed[name]}"' in answer.text for name in ("title", "outlet", "url"))
    assert len(record.reports(Page(100), Clock()).items) == len(
        Memory().reports(Page(100), Clock()).items
    )


def test_whoever_adds_gives_the_name_with_the_text(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        told = {"text": "The mayor said so.", "name": "Ada  Bell", "form": form_of(client)}
        answer = client.post("/add", data=told, follow_redirects=False)

        assert answer.headers["location"].startswith("/add/")
        assert "Ada Bell" in client.get("/").text


def test_setting_a_name_leads_back_to_where_it_was_asked_for(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        form = form_of(client)
        here = client.post(
            "/name",
            data={"name": "Ada", "form": form, "back": "/map?layer=x"},
            follow_redirects=False,
        )
        away = client.post(
            "/name",
            data={"name": "Ada", "form": form, "back": "//evil.example"},
            follow_redirects=False,
        )

    assert here.headers["location"] == "/map?layer=x"
    assert away.headers["location"] == "/"


def test_a_page_that_is_made_while_the_reading_ends_shows_one_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pages(tmp_path) as client:
        house = client.app.state.house  # type: ignore[attr-defined]
        job = Job("Ada Bell", ("a.txt",))
        monkeypatch.setattr(house.jobs, "find", lambda _: job)
        sides: Callable[[House], Sides] = type(house).sides

        def ends_meanwhile(house: House) -> Sides:
            job.tell({"name": "a.txt", "outcome": "added"})
            job.end()
            return sides(house)

        monkeypatch.setattr(type(house), "sides", ends_meanwhile)
        first = client.get(f"/add/{job.id}").text
        second = client.get(f"/add/{job.id}").text

    assert "<h1>Reading</h1>" in first
    assert "<progress" in first
    assert "1 report added" in second
