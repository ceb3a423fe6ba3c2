import pytest

from sayso.reports.formats import SUFFIXES, Format, find_format

from .reading import codes, read_all, read_one, refusal


@pytest.mark.parametrize(("suffix", "form"), SUFFIXES.items())
def test_a_known_suffix_settles_the_format_in_any_case(suffix: str, form: Format) -> None:
    assert find_format("folder.d/report" + suffix.upper(), b'{"text": "x"}\n') == form


@pytest.mark.parametrize(
    ("beginning", "form"),
    [
        (b"The mayor said so.\n", Format.TEXT),
        (b"[Kyiv] The mayor said so.\n", Format.TEXT),
        (b"[[a link]] said so.\n", Format.TEXT),
        (b"{sic} the mayor said so.\n", Format.TEXT),
        (b'"No," he said.\n', Format.TEXT),
        (b"12\n", Format.TEXT),
        (b"null\n", Format.TEXT),
        (b'{"text": "x"}\n', Format.JSON_LINES),
        (b'\xef\xbb\xbf {"text": "x"}', Format.JSON_LINES),
        (b'{"text": "x",\n', Format.JSON),
        (b"{\n", Format.JSON),
        (b"[\n", Format.JSON),
        (b'[{"text": "x"}]\n', Format.JSON),
        (b"[]\n", Format.JSON),
    ],
)
def test_without_a_known_suffix_the_content_settles_it(beginning: bytes, form: Format) -> None:
    assert find_format("-", beginning) == form
    assert find_format("report.2023", beginning) == form


def test_a_text_file_that_looks_like_json_is_read_as_it_stands() -> None:
    assert read_one(b'{"text": "x"}', "report.txt").text == '{"text": "x"}'


def test_a_json_file_of_several_objects_is_read_as_json_lines() -> None:
    assert codes(read_all(b'{"text": "a"}\n{"text": "b"}\n', "r.json")) == ["r.json:1", "r.json:2"]


def test_json_lines_whose_first_line_is_bad_are_still_told_apart() -> None:
    assert codes(read_all(b'{"text": "a\n{"text": "b"}\n', "-")) == ["R011", "-:2"]


def test_a_long_first_line_is_told_apart_by_its_beginning() -> None:
    text = "He said so. " * 10_000
    line = f'{{"text": "{text}"}}\n'.encode()
    assert codes(read_all(line + b'{"text": "b"}\n', "-")) == ["-:1", "-:2"]
    assert codes(read_all(b"[" + line + b"]", "-")) == ["-:1"]
    assert codes(read_all(text.encode(), "-")) == ["-"]


def test_blank_lines_before_a_text_stay() -> None:
    text = "\n" * 100_000 + " He said so."
    assert read_one(text.encode(), "-").text == text


def test_blank_lines_before_json_are_passed_over() -> None:
    assert codes(read_all(b"\n" * 100_000 + b'{"text": "a"}\n', "-")) == ["-:100001"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("report.html", b"He said so.", "a web page"),
        ("report.DOCX", b"PK\x03\x04\0", "a Word document"),
        ("report.pdf", b"%PDF-1.7", "a PDF document"),
        ("-", b"\n<!DOCTYPE html><p>He said so.", "a web page"),
        ("report", b"<html lang=en>", "a web page"),
        ("report", b"{\\rtf1 He said so.}", "a Rich Text document"),
    ],
)
def test_documents_that_are_not_read_are_refused_by_their_kind(name: str, data: bytes, kind: str) -> None:
    error = refusal(data, name)
    assert error.code == "R017"
    assert kind in error.sentence


def test_markup_in_a_text_file_is_read_as_it_stands() -> None:
    assert read_one(b"<html>", "report.txt").text == "<html>"
