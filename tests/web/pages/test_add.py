"""Adding reports: what is taken in, and how it is told how far it is."""

import json
from pathlib import Path

from tests.web.asking import main_of, named, pages
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


def test_more_files_than_are_taken_at_once_are_refused_and_not_left_out(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        files = [("files", (f"{number}.txt", b"One said so.")) for number in range(201)]
        answer = client.post("/add", data={"form": named(client)}, files=files)

    assert answer.status_code == 400
    assert "W010" in main_of(answer.text)
