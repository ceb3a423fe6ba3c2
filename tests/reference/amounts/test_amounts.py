"""What an amount holds besides its bounds."""

from decimal import Decimal

import pytest

from sayso.language.analysis import analyse
from sayso.record.claim import GAP
from sayso.reference.amounts import Amount, Kind, find_amounts


def amounts(text: str) -> tuple[Amount, ...]:
    return find_amounts(analyse(text))


def only(text: str) -> Amount:
    (amount,) = amounts(text)
    return amount


def test_spans_are_of_the_whole_text_and_not_of_the_paragraph() -> None:
    text = "A headline\n\nThe army lost 14 tanks.\n\nIt then lost about 40 more."
    assert [text[slice(*amount.span)] for amount in amounts(text)] == ["14", "about 40 more"]


def test_the_noun_keeps_its_adjectives_and_gives_the_lemma_of_its_head() -> None:
    text = "At least 400 mobilised Russian soldiers died."
    noun = only(text).noun
    assert noun is not None
    assert (noun.text, noun.lemma) == ("mobilised Russian soldiers", "soldier")
    assert text[slice(*noun.span)] == noun.text


def test_the_figures_as_printed_stay_beside_the_bounds() -> None:
    assert only("About 400 soldiers died.").figures == (400,)
    assert only("Between 300 and 400 soldiers died.").figures == (300, 400)
    assert only("Dozens of soldiers died.").figures == ()


def test_the_reason_names_the_rules_from_the_inmost_and_the_words_they_went_by() -> None:
    reason = only("At least some 40 homes burned.").reason
    assert (reason.by, reason.what, reason.words) == (
        "rule:amount",
        "digits, about, at least",
        "At least some 40",
    )
    assert only("They saw 20 tanks or more.").reason.words == f"20{GAP}or more"
    assert only("They fire 5,000 shells a day.").reason.words == f"5,000{GAP}a day"


def test_whole_numbers_are_int_and_others_exact_decimals() -> None:
    assert only("It cost $1.2bn.").low == 1_200_000_000
    assert isinstance(only("It cost $1.2bn.").low, int)
    assert only("It weighs 0.1 tonnes.").low == Decimal("0.1")


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("They lost 14 tanks.", Kind.COUNT, ""),
        ("They lost 14 percent of the tanks.", Kind.PERCENT, "percent"),
        ("They paid 14 million euros.", Kind.MONEY, "EUR"),
        ("They walked 14 km.", Kind.MEASURE, "kilometer"),
    ],
)
def test_the_kind_and_the_unit(text: str, kind: Kind, unit: str) -> None:
    assert (only(text).kind, only(text).unit) == (kind, unit)


def test_a_conversion_is_one_amount_with_the_other_unit_in_it() -> None:
    amount = only("The town is less than 10 km (6 miles) from the front.")
    assert amount.same is not None
    assert (amount.same.unit, amount.same.low, amount.same.high) == ("mile", 0, 6)


def test_quantities_that_do_not_convert_are_two_amounts() -> None:
    assert len(amounts("They dug 10 km (60 miles) of trenches.")) == 2
    assert len(amounts("They dug 10 km (6 hours) of trenches.")) == 2


def test_a_part_stands_in_its_whole_and_nowhere_else() -> None:
    amount = only("There are 559 citizens in the town, including 15 youngsters.")
    assert [part.low for part in amount.parts] == [15]


def test_a_revised_figure_names_the_later_one_which_is_listed_too() -> None:
    first, later = amounts("The ministry put the toll at 63, later raised to 89.")
    assert first.revised_to == later.span
    assert later.revised_to is None


def test_what_comes_on_top_is_told_from_a_total() -> None:
    assert only("Another 16 soldiers are missing.").further
    assert not only("In all, 16 soldiers are missing.").further


def test_nothing_is_found_where_nothing_is_counted() -> None:
    assert amounts("") == ()
    assert amounts("The army said nothing of its losses.") == ()
