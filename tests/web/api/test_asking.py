"""The API: the same filters as the command line, three formats, pages, tags."""

import csv
import io
import json
from pathlib import Path

import pytest

from sayso.web.api.formats import as_csv, form_of
from sayso.web.errors import RequestError
from tests.web.asking import pages
from tests.web.memory import Memory

NAMED = {"x-sayso-name": "Ada Bell"}


def test_the_board_is_what_the_command_line_prints(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        told = client.get("/api/v1/questions?limit=500").json()

    assert told["total"] == len(told["items"])
    assert {"id", "type", "place", "what", "standing", "reason", "positions", "history"} <= set(
        told["items"][0]
    )


def test_an_extension_and_a_header_ask_for_the_same(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        by_name = client.get("/api/v1/claims.csv")
        by_header = client.get("/api/v1/claims", headers={"accept": "text/csv;q=0.9, */*"})

    assert (
        by_name.headers["content-type"]
        == by_header.headers["content-type"]
        == "text/csv; charset=utf-8"
    )
    assert by_name.text == by_header.text


def test_csv_has_a_row_a_position(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/questions.csv?limit=500").text)))
        questions = client.get("/api/v1/questions?limit=500").json()["items"]

    assert len(rows) == sum(len(each["positions"]) for each in questions)
    assert {row["id"] for row in rows} == {each["id"] for each in questions}


def test_geojson_has_a_point_for_each_question_at_a_known_place(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        told = client.get("/api/v1/questions.geojson?limit=500")

    features = told.json()["features"]
    assert told.headers["content-type"] == "application/geo+json"
    assert features[0]["geometry"]["type"] == "Point"
    assert all(-180 <= each["geometry"]["coordinates"][0] <= 180 for each in features)


def test_pages_lead_from_one_to_the_next_without_gap_or_double(tmp_path: Path) -> None:
    seen: list[str] = []
    with pages(tmp_path) as client:
        address: str | None = "/api/v1/claims?limit=25"
        while address:
            told = client.get(address).json()
            seen += [each["id"] for each in told["items"]]
            address = told["next"]
        total = client.get("/api/v1/head").json()["claims"]

    assert len(seen) == len(set(seen)) == total


def test_what_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        first = client.get("/api/v1/questions")
        again = client.get("/api/v1/questions", headers={"if-none-match": first.headers["etag"]})
        other = client.get(
            "/api/v1/questions?type=count", headers={"if-none-match": first.headers["etag"]}
        )
        claim = client.get("/api/v1/claims").json()["items"][0]["id"]
        client.post("/api/v1/decisions", json={"target": claim, "verdict": "accept"}, headers=NAMED)
        changed = client.get("/api/v1/questions", headers={"if-none-match": first.headers["etag"]})

    assert [answer.status_code for answer in (first, again, other, changed)] == [200, 304, 200, 200]
    assert again.content == b""


def test_problems_have_a_code_a_sentence_and_the_mend(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for path, status in (
            ("/api/v1/questions/none", 404),
            ("/api/v1/questions.xls", 404),
            ("/api/v1/questions?since=x", 400),
            ("/api/v1/claims?limit=9999", 422),
        ):
            answer = client.get(path)
            assert answer.status_code == status
            assert set(answer.json()) == {"code", "sentence", "mend"}


def test_the_description_names_every_path_and_filter(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        schema = client.get("/api/v1/openapi.json").json()

    assert schema["openapi"].startswith("3.1")
    names = {each["name"] for each in schema["paths"]["/api/v1/questions"]["get"]["parameters"]}
    assert {
        "type",
        "place",
        "side",
        "standing",
        "since",
        "as_of",
        "recorded_by",
        "limit",
        "after",
    } <= names
    assert all(path.startswith("/api/v1/") for path in schema["paths"])


def test_reports_are_added_by_a_job_that_can_be_asked(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        started = client.post(
            "/api/v1/reports", json={"reports": [{"text": "She said so."}]}, headers=NAMED
        )
        client.app.state.house.jobs.find(started.json()["id"]).wait(1, 10)  # type: ignore[attr-defined]
        told = client.get(started.headers["location"]).json()

    assert started.status_code == 202
    assert told["told"][0]["outcome"] == "added"


def test_a_decision_on_what_is_not_there_is_refused(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        answer = client.post(
            "/api/v1/decisions", json={"target": "none", "verdict": "accept"}, headers=NAMED
        )
        odd = client.post(
            "/api/v1/decisions", json={"target": "none", "verdict": "delete"}, headers=NAMED
        )

    assert (answer.status_code, odd.status_code) == (404, 400)
    assert record.decided == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_csv_is_taken_for_a_formula(cell: str) -> None:
    assert as_csv(("a",), [(cell,)]).decode() == f"a\n'{cell}\n"


def test_a_format_that_is_none_is_refused_and_none_asked_for_is_json() -> None:
    assert form_of("", "*/*") == "json"
    assert form_of("", "application/geo+json") == "geojson"
    with pytest.raises(RequestError):
        form_of("xls", "")


def test_json_keeps_words_in_every_script(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert json.loads(client.get("/api/v1/reports").content)["items"]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'"x"', b'{"target": "\\ud800", "verdict": "accept"}', b'{"target": {}}', b"\xff",
     b'{"target": "x", "verdict": "accept", "more": 1}', b'{"target": "' + b"x" * 500 + b'", "verdict": "accept"}',
     b'{"target": "x", "verdict": "amend", "fields": {"a": "\\ud800"}}', b"[" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/v1/decisions", "/api/v1/reports"])
def test_no_body_breaks_the_api(path: str, body: bytes, tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        answer = client.post(
            path, content=body, headers={**NAMED, "content-type": "application/json"}
        )

    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == {"code", "sentence", "mend"}
    assert record.decided == []
