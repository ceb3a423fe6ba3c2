"""What is called exact, and what never is."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sayso.checking.draft import CheckedStatement, FindingKind
from sayso.checking.library import Library
from sayso.checking.normal import normal
from sayso.checking.turning import turning_word, turning_words
from sayso.checking.wording import Wanted, locate
from sayso.ledger.store import Ledger
from sayso.ledger.view import view_of

Only = Callable[[str], CheckedStatement]
KNOCKING = "We have stopped the machines three times because somebody thought they heard knocking"


def said(words: str, speaker: str = "Milan Tesh") -> str:
    return f"“{words},” {speaker} said."


@pytest.mark.parametrize(
    "words",
    [
        KNOCKING,
        f"w{KNOCKING[1:]}",
        KNOCKING.replace(" three ", "\u00a0three  "),
        KNOCKING.replace("knocking", "knock\u00ading"),
        "We will not leave the square if there is one voice under it",
    ],
)
def test_the_same_words_are_exact_whatever_the_typography(only: Only, words: str) -> None:
    statement = only(said(words))
    assert FindingKind.EXACT in statement.kinds, statement.findings
    assert statement.is_at_rest


ALTERED = (
    KNOCKING.replace("machines", "engines"),
    KNOCKING.replace("three", "four"),
    KNOCKING.replace("have", "have not"),
    KNOCKING.replace("three times ", ""),
    KNOCKING.replace("We have", "They have"),
    KNOCKING.replace(" because", ", because"),
    KNOCKING.replace("We have stopped", "We HAVE stopped"),
    "Because somebody thought they heard knocking we have stopped the machines three times",
    f"{KNOCKING} and we will not leave the square",
    "We will leave the square if there is one voice under it",
    "We will not leave the square if there is one voice under it?",
)


@pytest.mark.parametrize("words", ALTERED)
def test_altered_words_are_told_and_never_exact(only: Only, words: str) -> None:
    statement = only(said(words))
    assert FindingKind.EXACT not in statement.kinds
    assert FindingKind.DIFFERS in statement.kinds, statement.findings
    assert not statement.is_at_rest


def test_the_words_that_differ_are_marked_on_both_sides(only: Only) -> None:
    statement = only(said(KNOCKING.replace("machines", "engines")))
    match = statement.findings[0].match
    assert match is not None
    (difference,) = match.differences
    assert (difference.draft_words, difference.report_words) == ("engines", "machines")
    assert "“machines” where the draft has “engines”" in statement.findings[0].sentence


def test_a_part_is_told_as_one_and_what_it_leaves_out_where_that_can_turn_it(only: Only) -> None:
    plain = only(said("We have stopped the machines three times"))
    assert plain.kinds >= {FindingKind.PART}
    assert not plain.kinds & {FindingKind.EXACT, FindingKind.CUT_SHORT}
    turned = only(said("We will not leave the square"))
    assert turned.kinds >= {FindingKind.PART, FindingKind.CUT_SHORT}
    assert not turned.is_at_rest


def test_an_ellipsis_and_brackets_are_told_as_the_drafts_own(only: Only) -> None:
    for words in (
        KNOCKING.replace("three times because", "..."),
        KNOCKING.replace("They", "[the crew]").replace("they", "[the crew]"),
    ):
        assert only(said(words)).kinds >= {FindingKind.EDITED}


def test_an_ellipsis_that_hides_a_negation_is_told(only: Only) -> None:
    statement = only(said("We will … leave the square if there is one voice under it"))
    assert statement.kinds >= {FindingKind.EDITED, FindingKind.CUT_SHORT}


def test_a_quotation_that_the_report_breaks_off_is_not_exact_when_joined(only: Only) -> None:
    statement = only(said("Our men are tired and they will go on until the morning"))
    assert FindingKind.EXACT not in statement.kinds
    assert FindingKind.EDITED in statement.kinds, statement.findings


def test_words_in_the_reports_own_telling_are_no_quotation(only: Only) -> None:
    statement = only(said("14 people had been killed in Kalin", "Pavel Oriss"))
    assert FindingKind.NOT_QUOTED in statement.kinds
    assert FindingKind.EXACT not in statement.kinds


def test_words_that_no_claim_has_are_looked_for_in_the_texts(only: Only) -> None:
    statement = only("Then this: “Bread is sold before the sirens only.”")
    assert FindingKind.EXACT in statement.kinds
    assert FindingKind.NOT_IN_LEDGER in only(said("Bread was never sold at any gate of ours")).kinds


@pytest.fixture(scope="module")
def exact_in(ledger: Ledger) -> Callable[[str], bool]:
    """Whether any report has words exactly."""

    def found(words: str) -> bool:
        form = normal(words)
        with ledger.reading() as connection:
            library = Library(connection, view_of(connection))
            located = locate(library, Wanted(form, (0, len(form.text))))
        return any(each.kind is FindingKind.EXACT for each in located)

    return found


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    at=st.integers(1, len(KNOCKING) - 1),
    put=st.characters(categories=("Ll", "Lu", "Nd", "Lo")),
    how=st.sampled_from(["replace", "insert", "drop"]),
)
def test_no_change_of_a_letter_or_digit_is_exact(
    exact_in: Callable[[str], bool], at: int, put: str, how: str
) -> None:
    assume(KNOCKING[at].isalnum() and put != KNOCKING[at])
    put = "" if how == "drop" else put
    changed = KNOCKING[:at] + put + KNOCKING[at + (how != "insert") :]
    assume(changed != KNOCKING)
    assert not exact_in(changed)


@pytest.mark.parametrize("name", list(turning_words()))
def test_words_that_turn_a_sentence_are_known_where_they_speak(name: str) -> None:
    entry = turning_words()[name]
    assert turning_word(entry["left_out"])
    assert turning_word(entry["speaks"])
    assert not turning_word(entry["silent"])


@pytest.mark.parametrize(
    "words",
    [
        "They will answer in the morning",
        "We will not go before the morning",
        "We have been silent for the last three times",
        "They have heard because somebody told them",
    ],
)
def test_words_that_stand_in_every_report_are_no_likeness(only: Only, words: str) -> None:
    assert FindingKind.DIFFERS not in only(said(words)).kinds
