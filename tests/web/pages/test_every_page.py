"""Every page: that it is there, that it runs nothing of its own, and how it refuses."""

import re
from pathlib import Path

import pytest

from tests.web.asking import main_of, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


@pytest.mark.parametrize("name", [name for name in PATHS if name != "error"])
def test_every_page_is_there_and_runs_no_script_of_its_own(name: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.get(PATHS[name])

    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert not re.search(
        r"<script(?! type=\"application/json\"| type=\"module\" src=\"/static/)", answer.text
    )
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", answer.text)
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    with pages(tmp_path, Memory(())) as client:
        assert "The board is empty" in main_of(client.get("/").text)
        assert "There is no report" in main_of(client.get("/reports").text)
        assert "Nothing is left to review" in main_of(client.get("/review").text)


def test_what_is_not_there_is_told_with_a_code_and_a_way_on(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path in (
            "/questions/x",
            "/reports/x",
            "/claims/x",
            "/speakers/x",
            "/captures/x",
            "/nothing",
            "/add/x",
        ):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert "W001" in main_of(answer.text)
            assert 'href="/"' in answer.text


@pytest.mark.parametrize(
    "path", ["/?since=yesterday", "/?as_of=x", "/?sort=x", "/claims?radius=-1", "/claims?limit=0"]
)
def test_a_filter_that_cannot_be_read_is_refused_in_a_sentence(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        answer = client.get(path)

    assert answer.status_code in (400, 422)
    assert "W002" in main_of(answer.text)


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


def test_a_page_is_sent_packed_and_not_again_while_it_is_the_same(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        client.get("/")
        first = client.get("/", headers={"accept-encoding": "gzip"})
        again = client.get("/", headers={"if-none-match": first.headers["etag"]})
        other = client.get("/reports", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) < len(first.text) / 3
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200
