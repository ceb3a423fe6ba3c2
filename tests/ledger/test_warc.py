"""Captures go out as a web archive, and come back as the same reports."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from sayso.cli.export import export
from sayso.cli.report import report as report_command
from sayso.ledger.adding import Reader, add_report
from sayso.ledger.query import all_reports
from sayso.ledger.removal import remove
from sayso.ledger.store import open_ledger
from sayso.ledger.view import View
from sayso.ledger.warc import export_warc
from sayso.record.report import Report
from sayso.reports.load import load, read_stream

PAGE = (
    "<!doctype html><html><head><title>Bridge</title></head><body><main><h1>Bridge closed</h1>"
    "<p>The mayor of Orliv, Hanna Sovik, said the bridge was closed to all at noon on "
    "Monday.</p></main></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title><item>'
    "<guid>a</guid>"
    "<link>https://courier.example/a</link><title>One</title><description>The mayor said "
    "so.</description></item>"
    "<item><guid>b</guid><title>Two</title><description>The governor denied it — "
    "“never”.</description></item>"
    "</channel></rss>"
)
FILES = {
    "page.html": PAGE.encode(),
    "feed.xml": FEED.encode(),
    "lines.jsonl": json.dumps(
        {"doc": "x", "outlet": "O", "published": "2024-03-15", "text": "He said so."}
    ).encode(),
    "table.csv": b"date,outlet,text\n2024-03-15,The Gazette,The mayor said the bridge was "
    b"closed.\n",
    "old.txt": "Der Bürgermeister sagte, die Brücke sei gesperrt. Öl und Wasser fehlten.".encode(
        "latin-1"
    ),
    "mail.eml": b"From: a@example.org\nTo: b@example.org\nSubject: Bridge\nDate: Fri, 15 Mar 2024 "
    b"10:00:00 +0000\n"
    b"MIME-Version: 1.0\nContent-Type: text/plain\n\nThe mayor said the bridge was closed.\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> tuple[str, list[Report]]:
    paths = []
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
        paths.append(str(tmp_path / name))
    reports = [found for found in load(paths) if isinstance(found, Report)]
    location = str(tmp_path / "desk.db")
    fill(location, reports)
    return location, reports


def fill(location: str, reports: list[Report]) -> None:
    with open_ledger(location, create=True) as ledger:
        for report in reports:
            add_report(ledger, report, [], Reader("test"))


def listed(location: str) -> list[dict[str, Any]]:
    with open_ledger(location) as ledger, ledger.reading() as connection:
        rows = list(all_reports(connection, View(10**9)))
    return [
        {key: value for key, value in row.items() if key not in ("seq", "known_at", "previous_seq")}
        for row in rows
    ]


def warc_of(location: str) -> bytes:
    stream = BytesIO()
    with open_ledger(location) as ledger:
        assert export_warc(ledger, stream) == []
    return stream.getvalue()


def test_what_is_read_of_the_archive_are_the_same_reports_with_the_same_bytes(
    desk: tuple[str, list[Report]], tmp_path: Path
) -> None:
    location, before = desk
    after = list(read_stream(BytesIO(warc_of(location)), "desk.warc.gz"))
    assert len(before) == 7
    for mine, theirs in zip(before, after, strict=True):
        assert isinstance(theirs, Report)
        told = (
            theirs.text,
            theirs.doc,
            theirs.title,
            theirs.outlet,
            theirs.url,
            theirs.published,
            theirs.notes,
        )
        assert told == (
            mine.text,
            mine.doc,
            mine.title,
            mine.outlet,
            mine.url,
            mine.published,
            mine.notes,
        )
        assert (theirs.body, theirs.capture) == (mine.body, mine.capture)
    copy = str(tmp_path / "copy.db")
    fill(copy, [found for found in after if isinstance(found, Report)])
    assert listed(copy) == listed(location)


def test_other_tools_read_the_archive(desk: tuple[str, list[Report]]) -> None:
    kinds = [record.rec_type for record in ArchiveIterator(BytesIO(warc_of(desk[0])))]
    assert kinds[0] == "warcinfo"
    assert kinds.count("conversion") == 7
    assert kinds.count("resource") == 7


def test_the_command_writes_the_archive_and_reads_it_in_again(
    desk: tuple[str, list[Report]], tmp_path: Path
) -> None:
    path = tmp_path / "out.warc.gz"
    done = CliRunner().invoke(export, ["warc", "--ledger", desk[0], "-o", str(path)])
    assert done.exit_code == 0, done.output
    assert len(list(load([str(path)]))) == 7


def test_a_removed_report_is_not_in_it(desk: tuple[str, list[Report]]) -> None:
    with open_ledger(desk[0], write=True) as ledger:
        remove(ledger, listed(desk[0])[0]["id"], who="desk", why="the law")
    assert len(list(read_stream(BytesIO(warc_of(desk[0])), "-"))) == 6


def test_a_lost_capture_is_told_and_its_text_is_there(desk: tuple[str, list[Report]]) -> None:
    with open_ledger(desk[0], write=True) as ledger:
        name = listed(desk[0])[0]["capture_sha256"]
        ledger.captures.remove([name])
        stream = BytesIO()
        (problem,) = export_warc(ledger, stream)
    assert "is not there" in problem
    first = next(iter(read_stream(BytesIO(stream.getvalue()), "-")))
    assert isinstance(first, Report)
    assert (first.text, first.capture) == (desk[1][0].text, None)


def test_the_bytes_of_a_report_come_back_as_they_were(
    desk: tuple[str, list[Report]], tmp_path: Path
) -> None:
    for row, report in zip(listed(desk[0]), desk[1], strict=True):
        path = tmp_path / "original"
        arguments = [row["id"], "--ledger", desk[0], "--original"]
        assert report.capture
        assert CliRunner().invoke(report_command, arguments).stdout_bytes == report.capture.data
        assert CliRunner().invoke(report_command, [*arguments, "-o", str(path)]).exit_code == 0
        assert path.read_bytes() == report.capture.data


def test_a_report_is_shown_with_what_it_says_of_itself(desk: tuple[str, list[Report]]) -> None:
    row = next(row for row in listed(desk[0]) if row["outlet"] == "O")
    shown = CliRunner().invoke(report_command, [row["id"], "--ledger", desk[0]]).stdout
    assert f"Report {row['id']}\n  doc x\n  outlet O\n  published 2024-03-15T00:00Z" in shown
    assert shown.endswith("He said so.\n")


def test_a_report_that_is_not_there_is_refused(desk: tuple[str, list[Report]]) -> None:
    done = CliRunner().invoke(report_command, ["0" * 16, "--ledger", desk[0]])
    assert getattr(done.exception, "code", "") == "L011"
