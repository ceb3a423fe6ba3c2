from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.language.parser import lemma_of, parse, root_of

TEXT = "Title of it\n\nThe army denied that the bridge had fallen. It stayed."


def test_tokens_are_found_by_their_place_in_the_whole_text() -> None:
    analysis = analyse(TEXT)
    start = TEXT.index("denied that")
    tokens = analysis.parse.tokens(start, start + len("denied that"))
    assert [t.text for t in tokens] == ["denied", "that"]
    assert analysis.parse.span(tokens[0]) == (start, start + 6)
    assert analysis.parse.extent(tokens) == (start, start + 11)


def test_a_lemma_is_looked_up_when_it_is_asked_for() -> None:
    (token,) = analyse(TEXT).parse.tokens(TEXT.index("denied"), TEXT.index("denied") + 6)
    assert lemma_of(token) == "deny"


def test_the_root_of_a_phrase_is_its_verb() -> None:
    analysis = analyse(TEXT)
    start = TEXT.index("that the bridge")
    root = root_of(analysis.parse.tokens(start, TEXT.index(". It")))
    assert root is not None
    assert root.text == "fallen"


def test_a_line_without_breaks_is_parsed_in_pieces_that_lose_nothing() -> None:
    text = "The army said the bridge was open. " * 600
    parsed = parse(text, [(0, len(text))])
    assert len(parsed.docs) > 1
    assert "".join(doc.text for doc in parsed.docs) == text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_every_token_reproduces_its_words(text: str) -> None:
    parsed = analyse(text).parse
    for doc in parsed.docs:
        for token in doc:
            start, end = parsed.span(token)
            assert text[start:end] == token.text


def test_a_line_without_a_stop_is_parsed_as_a_sentence_and_the_stop_is_not_in_the_parse() -> None:
    text = "At least 12 dead in a strike on Drenov: officials"
    (doc,) = parse(text, [(0, len(text))]).docs
    assert doc.text == text
    assert len(list(doc.sents)) == 1


def test_a_line_that_an_abbreviation_ends_keeps_it() -> None:
    text = "Mayor speaks in the U.S"
    (doc,) = parse(text, [(0, len(text))]).docs
    assert doc.text == text


def test_a_long_line_is_parsed_in_pieces_that_end_with_a_sentence() -> None:
    text = "Kyiv said it held. " * 400
    analysis = analyse(text)
    assert len(analysis.paragraphs) == 1
    assert "".join(doc.text for doc in analysis.parse.docs) == text.strip()
    assert all(
        len(doc.text) <= 1500 and doc.text.rstrip().endswith(".") for doc in analysis.parse.docs
    )
