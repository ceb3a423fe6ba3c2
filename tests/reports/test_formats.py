import pytest

from sayso.reports.forms.form import Head
from sayso.reports.forms.known import FORMS, find_form

from .reading import codes, read_all, read_one, refusal

SUFFIXES = [(suffix, form.name) for form in FORMS for suffix in form.suffixes]


@pytest.mark.parametrize(("suffix", "form"), SUFFIXES)
def test_a_known_suffix_settles_the_form_of_what_could_be_any_in_any_case(
    suffix: str, form: str
) -> None:
    assert find_form(Head("folder.d/report" + suffix.upper(), b"He said so.\n")).name == form


def test_no_two_forms_have_one_name_or_one_suffix() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
    assert len({suffix for suffix, _ in SUFFIXES}) == len(SUFFIXES)


@pytest.mark.parametrize(
    ("beginning", "form"),
    [
        (b"The mayor said so.\n", "text"),
        (b"[Kyiv] The mayor said so.\n", "text"),
        (b"[[a link]] said so.\n", "text"),
        (b"{sic} the mayor said so.\n", "text"),
        (b'"No," he said.\n', "text"),
        (b"12\n", "text"),
        (b"null\n", "text"),
        (b'{"text": "x"}\n', "JSON Lines"),
        (b'{"text": "x",\n', "JSON"),
        (b"{\n", "JSON"),
        (b"[\n", "JSON"),
        (b'[{"text": "x"}]\n', "JSON"),
        (b"[]\n", "JSON"),
    ],
)
def test_without_a_known_suffix_the_content_settles_it(beginning: bytes, form: str) -> None:
    assert find_form(Head("-", beginning)).name == form
    assert find_form(Head("report.2023", beginning)).name == form


def test_a_mark_before_json_hides_nothing() -> None:
    assert codes(read_all(b'\xef\xbb\xbf {"text": "x"}', "-")) == ["-:1"]


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
        ("report.doc", b"\0", "an older Word document"),
        ("report", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older office document"),
        ("report.txt", b"7z\xbc\xaf\x27\x1c", "an archive that is no ZIP"),
    ],
)
def test_documents_that_are_not_read_are_refused_by_their_kind(
    name: str, data: bytes, kind: str
) -> None:
    error = refusal(data, name)
    assert error.code == "R017"
    assert kind in error.sentence
