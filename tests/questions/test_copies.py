"""Near copies, credits and satire."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.questions.copies import BANDS, signature
from sayso.questions.outlets import agency_of, is_satire

WORDS = [f"word{number}" for number in range(2000)]


def text(seed: int, words: int = 200) -> list[str]:
    chosen = random.Random(seed)
    return [chosen.choice(WORDS) for _ in range(words)]


def test_a_text_is_a_copy_of_itself_in_another_type() -> None:
    words = " ".join(text(1))
    first, second = signature(words), signature(words.upper().replace(" ", ",\n"))
    assert first.copies(second)
    assert list(first.bands()) == list(second.bands())


def test_a_part_of_a_text_is_a_copy_of_it() -> None:
    whole = text(1)
    first, second = signature(" ".join(whole)), signature(" ".join(whole[:110]))
    assert first.copies(second)
    assert set(first.bands()) & set(second.bands())


def test_texts_that_share_a_quarter_are_no_copies() -> None:
    first, second = text(1), text(2)
    second[:50] = first[:50]
    assert not signature(" ".join(first)).copies(signature(" ".join(second)))


def test_of_two_short_texts_the_share_is_exact_and_they_find_each_other() -> None:
    whole = text(3, 34)
    first, second = signature(" ".join(whole)), signature(" ".join([*whole[:14], *text(4, 5)]))
    assert (first.size, second.size) == (31, 16)
    assert second.containment(first) == 11 / 16
    assert set(first.bands()) & set(second.bands())


def test_of_very_short_texts_nothing_is_told() -> None:
    words = "23 people were killed in the strike"
    assert not signature(words).copies(signature(words))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_the_containment_is_estimated_within_a_quarter(share: float) -> None:
    first, second = text(1, 400), text(2, 400)
    second[: int(400 * share)] = first[: int(400 * share)]
    assert signature(" ".join(first)).containment(signature(" ".join(second))) == pytest.approx(
        share, abs=0.25
    )


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_any_text_has_a_signature(words: str) -> None:
    made = signature(words)
    assert made.size == 0 or len(list(made.bands())) >= BANDS


@pytest.mark.parametrize(
    ("outlet", "words", "agency"),
    [
        ("The Courier", "TELN (Reuters) - The bridge was closed.", "reuters"),
        ("Atlanta Journal-Constitution (AP copy)", "The bridge was closed.", "ap"),
        ("AFP", "The bridge was closed.", "afp"),
        ("The Courier", "The bridge was closed. © Agence France-Presse", "afp"),
        (
            "The Courier",
            "The bridge was closed, Reuters reported, and the AP later said so too.",
            "",
        ),
        ("The Courier", "The bridge was closed.", ""),
    ],
)
def test_an_agency_is_credited_where_credits_stand(outlet: str, words: str, agency: str) -> None:
    assert agency_of(outlet, words) == agency


@pytest.mark.parametrize(
    ("outlet", "url", "title", "satire"),
    [
        ("The Onion", "", "", True),
        ("", "https://www.theonion.com/a", "", True),
        ("", "https://example.org/humor/a", "", True),
        ("", "", "Satire: general finds lost tank", True),
        ("The Courier", "https://example.org/world/a", "General finds lost tank", False),
        ("The Courier", "https://[broken", "", False),
    ],
)
def test_satire_is_known_by_its_outlet_site_section_or_title(
    outlet: str, url: str, title: str, satire: bool
) -> None:
    assert is_satire(outlet, url, title) is satire
