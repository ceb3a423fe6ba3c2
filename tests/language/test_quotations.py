import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import find_quotations, share_quoted


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We hold it,” she said, “and we stay.”", ["“We hold it,”", "“and we stay.”"]),
        ('"We hold it," she said. "We stay."', ['"We hold it,"', '"We stay."']),
        ("«Ce pont est à nous», dit-il.", ["«Ce pont est à nous»"]),
        ("„Wir bleiben hier“, sagte er.", ["„Wir bleiben hier“"]),
        ("``We hold it,'' she said.", ["``We hold it,''"]),
        ("‘We hold it,’ she said.", ["‘We hold it,’"]),
        ("“He told me ‘go home’ and left,” she said.", ["“He told me ‘go home’ and left,”"]),
        ("« We hold it », she said. «We stay», she added.", ["« We hold it »", "«We stay»"]),
        ("»We hold it,« she said. »We stay.«", ["»We hold it,«", "»We stay.«"]),
        ("»We hold it», she said, »and we stay».", ["»We hold it»", "»and we stay»"]),
        ("”We hold it,” she said. ”We stay.”", ["”We hold it,”", "”We stay.”"]),
        ("„We hold it,” she said. „We stay.“", ["„We hold it,”", "„We stay.“"]),
        ("“We hold it,“ she said. “We stay.“", ["“We hold it,“", "“We stay.“"]),
        ("＂We hold it,＂ she said.", ["＂We hold it,＂"]),
        ("‹We hold it›, she said. ›We stay‹, she added.", ["‹We hold it›", "›We stay‹"]),
        ("‚We hold it,‘ she said.", ["‚We hold it,‘"]),
        ("「We hold it」 she said. 『We stay』", ["「We hold it」", "『We stay』"]),
        ('She said " we hold it " and left.', ['" we hold it "']),
        ("“He said “go home” and left,” she said.", ["“He said “go home” and left,”"]),
        (
            "“We had no shells left, sighed a gunner. “Nobody came,” added his driver.",
            ["“Nobody came,”"],
        ),
    ],
)
def test_the_marks_of_many_printers_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_apostrophes_open_no_quotation() -> None:
    assert quoted("The soldiers' boots and the army's trucks; it's theirs, he doesn't say.") == []


def test_a_single_quoted_word_is_a_name_and_no_quotation() -> None:
    assert quoted("The so-called ‘corridor’ was shut.") == []


def test_a_stray_straight_mark_quotes_nothing() -> None:
    assert quoted('The 6" shell hit the wall and the house stood.') == []
    assert quoted("The arrow » points to the town, and the sum is 3 › 2.") == []


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We hold it.\n\n“We stay,” she said."
    found = find_quotations(text, find_paragraphs(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“We hold it.", False),
        ("“We stay,”", True),
    ]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`"))
def test_quotations_are_in_order_apart_and_within_a_paragraph(text: str) -> None:
    paragraphs = find_paragraphs(text)
    found = find_quotations(text, paragraphs)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    assert all(any(a <= q.start < q.end <= b for a, b in paragraphs) for q in found)


def test_the_share_of_quoted_words_is_counted_without_marks_and_spaces() -> None:
    text = "He said “abcd” efgh."
    quotations = find_quotations(text, find_paragraphs(text))
    start = text.index("“")
    assert share_quoted(text, quotations, [(start, len(text))]) == 0.5
    assert share_quoted(text, quotations, [(0, 7)]) == 0.0
    assert share_quoted(text, quotations, []) == 0.0
