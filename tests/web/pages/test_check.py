"""Checking a draft on a page and by the API, against a ledger that stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.checking.errors import AT_ONCE
from sayso.ledger.append import head
from sayso.ledger.store import open_ledger
from tests.web import kept
from tests.web.asking import form_of, main_of, pages

DRAFT = (
    "Russia's Ministry of Defence said that its forces had taken Soledar.\n\n"
    "“Nobody <b>sleeps</b> in that town now,” a driver said."
)
NAMED = {"x-sayso-name": "Ada Bell"}


@pytest.fixture(scope="module")
def client(small_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with (
        open_ledger(str(small_ledger)) as ledger,
        pages(tmp_path_factory.mktemp("check"), kept.record(ledger)) as browser,
    ):
        yield browser


def test_a_pasted_draft_is_shown_with_what_was_found_and_nothing_is_kept(
    client: TestClient, small_ledger: Path
) -> None:
    form = form_of(client, "/check")
    with open_ledger(str(small_ledger)) as ledger, ledger.reading() as connection:
        before = head(connection)
    answer = client.post("/check", data={"text": DRAFT, "form": form})
    with open_ledger(str(small_ledger)) as ledger, ledger.reading() as connection:
        assert head(connection) == before
    said = main_of(answer.text)
    assert answer.status_code == 200
    assert "2 statements" in said
    assert "In the same words of" in said
    assert "not in the ledger" in said
    assert "<b>sleeps</b>" not in said


def test_a_file_can_be_given(client: TestClient) -> None:
    form = form_of(client, "/check")
    files = {"file": ("draft.md", DRAFT.encode())}
    assert "2 statements" in client.post("/check", data={"form": form}, files=files).text


@pytest.mark.parametrize(
    ("data", "files", "status", "code"),
    [
        ({"text": "  "}, None, 400, "W010"),
        ({"text": "word " * (AT_ONCE // 5 + 1)}, None, 413, "D002"),
        ({}, {"file": ("a.bin", b"\x00\x01\x02\xff" * 50)}, 400, "R"),
        ({"text": DRAFT, "published": "someday"}, None, 400, "W002"),
    ],
)
def test_what_cannot_be_checked_comes_back_with_the_mend(
    client: TestClient, data: dict[str, str], files: object, status: int, code: str
) -> None:
    form = form_of(client, "/check")
    answer = client.post("/check", data={"form": form, **data}, files=files)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert code in main_of(answer.text)


def test_the_api_answers_as_json(client: TestClient) -> None:
    answer = client.post("/api/v1/check", json={"text": DRAFT}, headers=NAMED)
    assert answer.status_code == 200
    assert [each["kind"] for each in answer.json()["statements"]] == ["indirect", "quotation"]
    assert client.post("/api/v1/check", json={"text": ""}, headers=NAMED).status_code == 422
    assert client.post("/api/v1/check", json={"text": DRAFT}).status_code == 403
