"""Two hundred hostile reports, read and recorded for real: on no page of theirs is any more than
text.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from sayso.web.kept.record import LedgerRecord
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from tests.web.asking import named, pages
from tests.web.hostile_ledger import SHORT, Hostile
from tests.web.test_hostile import check

ALL = Page(500)


@pytest.fixture(scope="module")
def record(hostile_ledger: Hostile) -> Iterator[LedgerRecord]:
    with hostile_ledger.opened() as found:
        yield found


def test_each_is_recorded_or_refused_with_a_code(hostile_ledger: Hostile) -> None:
    told = hostile_ledger.told
    assert len(told) == len(SHORT) >= 200
    assert {each["outcome"] for each in told} <= {"added", "refused"}
    refused = [each["problem"] for each in told if each["outcome"] == "refused"]
    assert not [problem for problem in refused if not problem.startswith("R0")]
    assert sum(each["outcome"] == "added" for each in told) > 190


def test_lists_of_all_of_them_are_text(record: LedgerRecord, tmp_path: Path) -> None:
    with pages(tmp_path, record) as client:
        for path in (
            "/",
            "/reports?limit=500",
            "/claims?limit=500",
            "/speakers?limit=500",
            "/map",
            "/review/log",
        ):
            check(client.get(path))


def test_each_report_is_text(record: LedgerRecord, tmp_path: Path) -> None:
    with pages(tmp_path, record) as client:
        for report in record.reports(ALL, Clock()).items:
            check(client.get(f"/reports/{report['id']}"))


def test_questions_claims_speakers_and_what_is_reviewed_are_text(
    record: LedgerRecord, tmp_path: Path
) -> None:
    questions = [each["id"] for each in record.board(BoardFilter(), Clock(), ALL).items]
    claims = [each["id"] for each in record.claims(ClaimFilter(), Clock(), ALL).items]
    speakers = [each["id"] for each in record.speakers("", ALL).items]
    paths = [f"/questions/{each}" for each in questions[::6]]
    paths += [f"/speakers/{quote(each, safe='')}" for each in speakers[::4]]
    paths += [f"/claims/{each}" for each in claims[::4]] + [
        f"/review/{each}" for each in claims[2::8]
    ]
    with pages(tmp_path, record) as client:
        named(client)
        for path in paths:
            check(client.get(path))


def test_the_names_of_sides_are_text(record: LedgerRecord, tmp_path: Path) -> None:
    with pages(tmp_path, record) as client:
        board = client.get("/").text

    assert "&lt;img src=x onerror=alert(1)&gt;" in board
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in board
