import json
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.json_lines import read_json_lines

from .reading import PRINTED, codes, read_all, read_one, refusal


@given(
    st.lists(st.tuples(PRINTED, PRINTED), min_size=1),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_json_lines_come_back_exactly(
    pairs: list[tuple[str, str]], ascii_only: bool, line_break: str
) -> None:
    lines = [json.dumps({"doc": doc, "text": text}, ensure_ascii=ascii_only) for doc, text in pairs]
    reports = read_all(line_break.join(lines).encode(), "reports.jsonl")
    assert [(r.doc, r.text) for r in reports if isinstance(r, Report)] == pairs


def test_a_bad_line_is_told_with_its_number_and_the_others_are_read() -> None:
    data = b'{"text": "a"}\n\n{"text": \n["b"]\n{"text": "c"}\r\n \n{"doc": "d", "text": "d"}'
    results = read_all(data, "reports.jsonl")
    assert codes(results) == ["reports.jsonl:1", "R011", "R012", "reports.jsonl:5", "d"]
    assert "reports.jsonl, line 3 is not well-formed" in str(results[1])
    assert "reports.jsonl, line 4 is an array" in str(results[2])


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read() -> None:
    lines = BytesIO(b'{"text": "a"}\n{"text": "' + b"b" * 100 + b'"}\n{"text": "c"}\n' + b"d" * 100)
    results = list(read_json_lines(lines, "reports.jsonl", limit=32))
    assert codes(results) == ["reports.jsonl:1", "R005", "reports.jsonl:3", "R005"]
    assert "line 2" in str(results[1])


def test_a_binary_line_is_refused_and_the_next_is_read() -> None:
    assert codes(read_all(b'\x89PNG\0\n{"text": "c"}', "reports.jsonl")) == [
        "R006",
        "reports.jsonl:2",
    ]


def test_line_separators_within_a_text_end_no_line() -> None:
    text = "One.\u2028Two.\u2029Three.\x85Four."
    assert read_one(json.dumps({"text": text}, ensure_ascii=False).encode(), "r.jsonl").text == text


def test_a_byte_order_mark_is_told_with_the_report_of_its_line() -> None:
    first, second = read_all(b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}', "reports.jsonl")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (len(first.notes), second.notes) == (1, ())


def test_a_guessed_encoding_is_told_with_the_report_of_its_line() -> None:
    data = '{"text": "plain"}\n{"text": "The café was shelled, he said."}'.encode("cp1252")
    first, second = read_all(data, "reports.jsonl")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.notes == ()
    assert "cp1252" in second.notes[0]


def test_json_lines_in_utf_16_are_read() -> None:
    data = '\ufeff{"text": "“a”"}\r\n{"text": "Ċ"}\r\n'.encode("utf-16-le")
    reports = read_all(data, "reports.jsonl")
    assert [r.text for r in reports if isinstance(r, Report)] == ["“a”", "Ċ"]


def test_json_lines_without_a_report_are_refused_as_empty() -> None:
    assert refusal(b"\n \r\n\n", "reports.jsonl").code == "R007"


class Tap:
    """A stream that counts what was taken from it."""

    def __init__(self) -> None:
        self.lines = 0

    def readline(self, size: int = -1) -> bytes:
        self.lines += 1
        return b'{"text": "He said so."}\n'

    def read1(self, size: int = -1) -> bytes:
        return self.readline()


def test_lines_are_read_as_they_are_asked_for() -> None:
    tap = Tap()
    reports = read_json_lines(tap, "-")  # type: ignore[arg-type]
    assert tap.lines == 0
    for _ in range(3):
        assert not isinstance(next(reports), InputError)
    assert tap.lines == 3
