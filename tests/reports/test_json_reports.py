import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.report import Report
from sayso.reports.published import read_published
from sayso.reports.text import LIMIT
from sayso.reports.titles import join_title

from .reading import PRINTED, codes, read_all, read_one, refusal

RECORDS = st.fixed_dictionaries(
    {"text": PRINTED},
    optional={"doc": PRINTED, "title": PRINTED, "outlet": PRINTED, "url": PRINTED},
)


def written(value: object) -> bytes:
    return json.dumps(value).encode()


@given(st.lists(RECORDS, min_size=1), st.booleans(), st.sampled_from([None, 2]))
def test_an_array_of_reports_comes_back_exactly(
    records: list[dict[str, str]], ascii_only: bool, indent: int | None
) -> None:
    data = json.dumps(records, ensure_ascii=ascii_only, indent=indent).encode()
    reports = read_all(data, "reports.json")
    assert [read(report) for report in reports] == [
        {
            "doc": f"reports.json:{number}",
            **record,
            "text": join_title(record.get("title", ""), record["text"]),
        }
        for number, record in enumerate(records, 1)
    ]


def read(report: object) -> dict[str, str]:
    assert isinstance(report, Report), report
    keys = ("doc", "text", "title", "outlet", "url")
    return {key: value for key in keys if (value := getattr(report, key)) is not None}


def test_one_object_is_one_report() -> None:
    report = read_one(
        written(
            {
                "id": "a1",
                "text": "“No,” he said.\r\n",
                "title": "Mayor denies it",
                "outlet": "The Harbour Gazette",
                "url": "https://example.org/a1",
                "published": "2023-01-13T10:30Z",
                "words": {"text": [1, {}]},
            }
        ),
        "report.json",
    )
    assert report == Report(
        "Mayor denies it\n\n“No,” he said.\r\n",
        doc="a1",
        title="Mayor denies it",
        outlet="The Harbour Gazette",
        url="https://example.org/a1",
        published=read_published("2023-01-13T10:30Z"),
        notes=("Its text is its title, a blank line and its words.",),
    )


def test_a_report_without_a_name_has_that_of_its_file() -> None:
    assert read_one(b'{"text": "He said so."}', "report.json").doc == "report.json"


def test_doc_counts_before_id() -> None:
    assert read_one(written({"id": "b", "doc": "a", "text": "x"}), "report.json").doc == "a"


def test_a_number_may_be_a_name_and_keeps_its_digits() -> None:
    number = "9" * 5000
    assert read_one(f'{{"id": {number}, "text": "x"}}'.encode(), "report.json").doc == number


def test_a_number_may_be_a_year_of_publication() -> None:
    assert read_one(b'{"text": "x", "published": 2023}', "report.json").published == read_published(
        "2023"
    )


def test_null_and_empty_strings_are_as_good_as_nothing() -> None:
    nothing = {"doc": "", "id": None, "title": " ", "outlet": None, "url": "", "published": None}
    assert read_one(written({**nothing, "text": "x"}), "report.json") == Report(
        "x", doc="report.json"
    )


def test_two_reports_may_have_one_name() -> None:
    both = [{"doc": "a", "text": "x"}, {"doc": "a", "text": "y"}]
    assert codes(read_all(written(both), "reports.json")) == ["a", "a"]


@pytest.mark.parametrize("words", [{}, {"text": None}, {"text": ""}, {"text": " \n"}])
def test_a_title_alone_is_a_report(words: dict[str, str | None]) -> None:
    report = read_one(written({"title": "Mayor denies it", **words}), "report.json")
    assert (report.text, report.title) == ("Mayor denies it", "Mayor denies it")
    assert "no other words" in report.notes[0]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ('"a text"', "R012"),
        ("null", "R012"),
        ("[]", "R012"),
        ("7", "R012"),
        ("{}", "R013"),
        ('{"text": null}', "R013"),
        ('{"title": " "}', "R013"),
        ('{"title": "x", "text": 7}', "R013"),
        ('{"title": "x", "text": "\\ud800"}', "R010"),
        ('{"text": 7}', "R013"),
        ('{"text": true}', "R013"),
        ('{"text": ["x"]}', "R013"),
        ('{"text": ""}', "R007"),
        ('{"text": " \\n"}', "R007"),
        ('{"text": "a\\u0000b"}', "R009"),
        ('{"text": "x", "url": "a\\u0000b"}', "R009"),
        ('{"text": "\\ud800"}', "R010"),
        ('{"text": "\\ude00\\ud83d"}', "R010"),
        ('{"text": "x", "doc": "\\udfff"}', "R010"),
        ('{"text": "x", "title": 7}', "R014"),
        ('{"text": "x", "title": NaN}', "R014"),
        ('{"text": "x", "doc": {}}', "R014"),
        ('{"text": "x", "published": true}', "R014"),
        ('{"text": "x", "text": "y"}', "R015"),
        ('{"text": "x", "published": "soon"}', "R016"),
        ('{"text": "x", "published": 1673654400}', "R016"),
    ],
)
def test_a_bad_item_is_told_with_its_number_and_the_others_are_read(item: str, code: str) -> None:
    results = read_all(f'[{{"text": "a"}}, {item}, {{"text": "c"}}]'.encode(), "reports.json")
    assert codes(results) == ["reports.json:1", code, "reports.json:3"]
    assert "reports.json, item 2" in str(results[1])


def test_a_surrogate_pair_is_one_character() -> None:
    assert read_one(b'{"text": "\\ud83d\\ude00"}', "report.json").text == "\U0001f600"


def test_a_key_given_twice_elsewhere_is_passed_over() -> None:
    assert (
        read_one(
            b'{"text": "x", "tags": {"text": 1, "text": 2}, "n": 1, "n": 2}', "report.json"
        ).text
        == "x"
    )


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"text": "x"', "column 13"),
        (b'{\n"text": x\n}', "line 2, column 9"),
        (b'{"text": "a\tb"}', "Invalid control character at column 12"),
        (b"The mayor said so.", "column 1"),
        (b'{"text": "x"} and more', "column 15"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_malformed_json_is_refused_with_its_place(data: bytes, place: str) -> None:
    error = refusal(data, "report.json")
    assert error.code == "R011"
    assert place in error.sentence


@pytest.mark.parametrize("data", [b"", b" \n", b"[]", b" [ ] "])
def test_json_without_a_report_is_refused_as_empty(data: bytes) -> None:
    assert refusal(data, "report.json").code == "R007"


def test_a_text_above_the_limit_is_refused_and_the_next_is_read() -> None:
    data = b'[{"text": "' + b"a" * (LIMIT + 1) + b'"}, {"text": "b"}]'
    assert codes(read_all(data, "reports.json")) == ["R005", "reports.json:2"]


def test_notes_on_the_encoding_go_with_every_report() -> None:
    data = '\ufeff[{"text": "a"}, {"text": "é"}]'.encode("utf-16-be")
    for report in read_all(data, "reports.json"):
        assert isinstance(report, Report)
        assert report.notes == ("It was read as UTF-16 (big-endian), as its byte-order mark says.",)
