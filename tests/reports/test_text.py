import codecs

import pytest
from hypothesis import given

from sayso.reports.text import LIMIT

from .reading import PRINTED, read_one, refusal

SAID = "The mayor said: “We’ll hold the bridge,” while the ministry denied it.\r\n"
RUSSIAN = "Мэр города сказал в понедельник: «Мы удержим город», а министерство это отрицало.\n"


@given(PRINTED)
def test_a_text_in_utf_8_comes_back_exactly(text: str) -> None:
    report = read_one(text.encode(), "report.txt")
    assert report.text == text
    assert report.notes == ()


@given(PRINTED)
def test_a_byte_order_mark_is_taken_off_and_told(text: str) -> None:
    report = read_one(codecs.BOM_UTF8 + text.encode(), "report.txt")
    assert report.text == text
    assert report.notes == ("A byte-order mark (UTF-8) was taken off its beginning.",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(text=PRINTED)
def test_a_marked_wide_encoding_is_read_exactly_and_told(encoding: str, text: str) -> None:
    report = read_one(("\ufeff" + text).encode(encoding), "report.txt")
    assert report.text == text
    assert encoding[:6].upper() in report.notes[0]


def test_line_breaks_stay_as_they_are() -> None:
    text = "One.\r\nTwo.\rThree.\n\u2028Four.\x0b\x85Five.\n"
    assert read_one(text.encode(), "report.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SAID, "cp1252"),
        ("The owner of the café said so.", "cp1252"),
        ("José Peña, the mayor of São Tomé, said the garrison had left.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("«", "").replace("»", ""), "koi8_r"),
        ("市长周一表示我们将守住这座城市，国防部予以否认。", "gb18030"),
    ],
)
def test_another_encoding_is_guessed_and_told(text: str, encoding: str) -> None:
    report = read_one(text.encode(encoding), "report.txt")
    assert report.text == text
    assert report.notes == (f"It is not UTF-8; it was read as {encoding}, which is a guess.",)


def test_an_encoding_is_guessed_from_the_lines_that_tell_it_however_late() -> None:
    text = "The line was quiet.\n" * 10_000 + RUSSIAN + "a" * 200_000
    report = read_one(text.encode("cp1251"), "report.txt")
    assert report.text == text


def test_a_guess_that_a_later_byte_belies_is_given_up() -> None:
    early, late = SAID * 1000, b"\x98 and \x81 \x8d \x8f \x90 \x9d"
    report = read_one(early.encode("cp1252") + late, "report.txt")
    assert "guess" in report.notes[0]
    assert "cp1252" not in report.notes[0]


def test_broken_utf_8_is_read_but_for_the_break_and_told() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    report = read_one(data, "report.txt")
    assert report.text == f"{RUSSIAN}\ufffd{RUSSIAN}"
    where = len(RUSSIAN.encode())
    assert report.notes == (
        f"It is UTF-8 but for 1 place, the first at byte {where}: each is shown as U+FFFD.",
    )


def test_utf_8_cut_within_its_last_character_is_read_but_for_that() -> None:
    report = read_one(RUSSIAN.rstrip().encode() + "н".encode()[:1], "report.txt")
    assert report.text == RUSSIAN.rstrip() + "\ufffd"


def test_printed_replacement_characters_are_no_breaks() -> None:
    text = "He said \ufffd\ufffd."
    assert read_one(text.encode(), "report.txt").notes == ()


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "R023", "an image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "R022", "a PDF document"),
        (b"\x1f\x8b\x08\0\xff\0", "R017", "a gzip archive"),
        (b"plain words, and then \0\0\xff\xfe", "R006", "binary, not"),
        (bytes(range(1, 256)), "R006", "binary, not"),
    ],
)
def test_binary_is_refused_with_a_code(data: bytes, code: str, kind: str) -> None:
    error = refusal(data, "report.txt")
    assert error.code == code
    assert kind in error.sentence


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u00a0\u2003\n".encode()])
def test_an_empty_text_is_refused_with_a_code(data: bytes) -> None:
    assert refusal(data, "report.txt").code == "R007"


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfeA", b"\xff\xfe\0\xd8A\0", b"\xff\xfe\0\0\0\0\xff\xff", b"\x00\x00\xfe\xff\0\0"],
)
def test_what_is_not_in_the_encoding_of_its_mark_is_refused_with_a_code(data: bytes) -> None:
    assert refusal(data, "report.txt").code == "R008"


def test_a_nul_character_is_refused_with_its_place() -> None:
    error = refusal(b"He said\0so.", "report.txt")
    assert error.code == "R009"
    assert "its character 8" in error.sentence


def test_utf_16_without_its_mark_is_refused_with_the_mend() -> None:
    error = refusal("He said so.".encode("utf-16-le"), "report.txt")
    assert error.code == "R009"
    assert "save it as UTF-8" in error.mend


def test_a_text_of_fifty_megabytes_is_refused_with_the_mend() -> None:
    error = refusal(b"He said so. " * (50 * 10**6 // 12), "report.txt")
    assert error.code == "R005"
    assert "Cut it" in error.mend


def test_a_text_above_the_limit_is_refused_with_a_code() -> None:
    error = refusal(b"a" * (LIMIT + 1), "report.txt")
    assert error.code == "R005"
    assert "8 MiB" in error.sentence
