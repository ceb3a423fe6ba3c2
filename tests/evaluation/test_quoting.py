import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluation.quoting import mode_of, quoted
from sayso.evaluation.spans import Words
from sayso.record.claim import Mode

from .marking import at


def shown(text: str) -> str:
    """The text with everything outside quotation marks blotted out."""
    return "".join(c if inside else "_" for c, inside in zip(text, quoted(text), strict=True))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "a b" and c', '________"a b"______'),
        ("He said “a b” and c", "________“a b”______"),
        ("Er sagte „a b” und c", "_________„a b”______"),
        ("Il dit «a b» et c", "_______«a b»_____"),
        ("He said ``a b'' and c", "________``a b'_______"),
        ("the so-called ‘grey zone’ is", "______________‘grey zone’___"),
        ("the so-called 'grey zone' is", "______________'grey zone'___"),
    ],
)
def test_characters_between_quotation_marks_are_quoted(text: str, inside: str) -> None:
    assert shown(text) == inside


def test_an_apostrophe_or_a_single_quoted_word_is_no_quotation() -> None:
    assert not any(quoted("the soldiers' post, the army's 'post' and ‘post’"))


def test_a_curly_mark_never_closed_quotes_to_the_end_of_its_line() -> None:
    assert shown("a “b c\nd e") == "__“b c____"


def test_a_straight_mark_never_closed_quotes_only_if_it_opens_the_line() -> None:
    assert shown('"a b\nc "d') == '"a b_____'


def test_marks_start_afresh_at_every_line() -> None:
    assert shown("“a\nb” c\n“d” e") == "“a______“d”__"


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("“we hold the bridge and will hold it”", Mode.DIRECT),
        ("that “we hold the bridge", Mode.MIXED),
        ("guards were tired", Mode.INDIRECT),
    ],
)
def test_a_content_is_direct_mixed_or_indirect_by_its_quoted_words(
    content: str, mode: Mode
) -> None:
    text = "She said that “we hold the bridge and will hold it” although guards were tired."
    assert mode_of((at(text, content),), Words(text), quoted(text)) is mode


def test_nine_quoted_words_in_ten_are_direct() -> None:
    text = "that “one two three four five six seven eight nine”"
    longer = "and " + text
    assert mode_of(((0, len(text)),), Words(text), quoted(text)) is Mode.DIRECT
    assert mode_of(((0, len(longer)),), Words(longer), quoted(longer)) is Mode.MIXED


def test_a_content_without_a_word_is_indirect() -> None:
    assert mode_of(((0, 3),), Words("“…”"), quoted("“…”")) is Mode.INDIRECT


@given(st.text(alphabet="ab ,“”„«»\"'‘’`"), st.text(alphabet="ab ,“”„«»\"'‘’`"))
def test_what_is_quoted_in_a_line_does_not_depend_on_other_lines(one: str, other: str) -> None:
    assert quoted(f"{one}\n{other}") == quoted(one) + b"\x00" + quoted(other)
