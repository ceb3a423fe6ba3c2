import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.load import load
from sayso.reports.published import read_published

from .reading import PRINTED, codes, read_all

JSONISH = st.text('{}[]":,\\u0d8ntex \n', max_size=40).map(str.encode)
NAMES = st.sampled_from(["-", "r", "r.txt", "r.md", "r.json", "r.jsonl", "r.html", "r.rss"])


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


@settings(deadline=None)
@given(st.binary() | JSONISH, NAMES)
def test_any_bytes_give_reports_or_coded_errors(data: bytes, name: str) -> None:
    results = read_all(data, name)
    assert results
    for result in results:
        if isinstance(result, Report):
            assert result.text.encode()
        else:
            assert result.code[0] == "R"


@given(PRINTED)
def test_a_file_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "exact.txt"
    path.write_bytes(text.encode())
    (report,) = load([str(path)])
    assert isinstance(report, Report)
    assert (report.text, report.doc) == (text, str(path))


def test_a_bad_report_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("He said so.")
    Path("b.md").write_text("He denied it.")
    Path("empty.txt").write_text("")
    Path("folder").mkdir()
    paths = ["a.txt", "nowhere.txt", "folder", "empty.txt", "a.txt/b", "b.md"]
    assert codes(list(load(paths))) == ["a.txt", "R001", "R002", "R007", "R001", "b.md"]


def test_reports_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("He said so.")
    reports = load([str(first), str(second)])
    assert isinstance(next(reports), Report)
    second.write_text("He denied it.")
    assert isinstance(next(reports), Report)


@pytest.mark.parametrize("path", ["", "a\0b", "\ud800", "nowhere\udce9.txt"])
def test_a_path_that_can_be_no_file_is_not_there_and_can_be_printed(path: str) -> None:
    (error,) = load([path])
    assert isinstance(error, InputError)
    assert error.code == "R001"
    assert str(error).encode()


def test_a_name_that_is_too_long_is_refused_with_the_system_s_reason() -> None:
    (error,) = load(["x" * 5000])
    assert isinstance(error, InputError)
    assert error.code == "R004"
    assert os.strerror(errno.ENAMETOOLONG) in error.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse names that are not UTF-8")
def test_a_name_that_is_not_utf_8_is_read_and_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("He said so.")
    (report,) = load([os.fsdecode(path)])
    assert isinstance(report, Report)
    assert report.doc.endswith("caf\\udce9.txt")


@pytest.mark.parametrize(
    ("error", "code"), [(PermissionError(13, "denied"), "R003"), (OSError(5, "broken"), "R004")]
)
def test_what_may_not_or_cannot_be_opened_is_told(
    monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(list(load(["report.txt"]))) == [code]


def test_what_fails_while_it_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "the disk is broken")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Broken(b"He said so.\nShe denied it.")))
    (error,) = load(["-"])
    assert str(error).startswith("R004: standard input cannot be read: the disk is broken.")


def test_standard_input_is_told_apart_by_its_content(stdin: Callable[[bytes], None]) -> None:
    stdin(b"He said so.\r\n")
    assert [r.text for r in load(["-"]) if isinstance(r, Report)] == ["He said so.\r\n"]
    stdin(b'{"text": "a"}\n{"doc": "b", "text": "b"}\n')
    assert codes(list(load(["-"]))) == ["-:1", "b"]
    stdin(b'[{"text": "a"}]')
    assert codes(list(load(["-"]))) == ["-:1"]


def test_standard_input_is_left_open(stdin: Callable[[bytes], None]) -> None:
    stdin(b"He said so.")
    assert codes(list(load(["-", "-"]))) == ["-", "R007"]
    assert not sys.stdin.closed


@pytest.mark.parametrize("nothing", [None, io.StringIO("He said so.")])
def test_a_missing_standard_input_is_told(monkeypatch: pytest.MonkeyPatch, nothing: object) -> None:
    monkeypatch.setattr(sys, "stdin", nothing)
    assert codes(list(load(["-"]))) == ["R004"]


def test_a_report_s_own_outlet_and_time_win_over_those_given_for_many(
    stdin: Callable[[bytes], None],
) -> None:
    stdin(b'{"text": "a", "outlet": "The Harbour Gazette"}\n{"text": "b", "published": "2023"}\n')
    given_time = read_published("2024-05-01")
    first, second = load(["-"], outlet="Given", published=given_time)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.outlet, first.published) == ("The Harbour Gazette", given_time)
    assert (second.outlet, second.published) == ("Given", read_published("2023"))
