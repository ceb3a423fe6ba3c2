"""Which claims are drawn as one source."""

import pytest

from sayso.display.sources import Sources, tell_sources_apart
from sayso.record.claim import Claim, Source
from tests.cli.rendering.readings import claim, report


def told_apart(*words: str, named: bool = True) -> Sources:
    claims: list[Claim] = []
    for each in words:
        of = report(f"{each} said so.")
        claims.append(claim(of, each, "said", "so", named=named))
    return tell_sources_apart(claims)


@pytest.mark.parametrize(
    "words",
    [
        ("The council", "the council", "council"),
        ("Olga Tarn, a brigade spokeswoman", "Olga Tarn", "Olga Tarn, the brigade’s voice"),
        ("Olga Tarn", "Tarn"),
        ("Tarn", "Captain Olga Tarn, who leads the brigade"),
        ("the  defence\nministry", "the defence ministry"),
    ],
)
def test_words_that_name_one_source_are_one(words: tuple[str, ...]) -> None:
    assert told_apart(*words).numbers == (1,) * len(words)


@pytest.mark.parametrize(
    "words",
    [
        ("Germany", "Germany, the United States and France"),
        ("the mayor of Ostrel", "Ostrel"),
        ("Olga Tarn", "Pavel Tarn"),
        ("a soldier", "another soldier"),
        ("the ministry", "the ministry’s spokeswoman"),
    ],
)
def test_words_that_may_name_two_sources_are_two(words: tuple[str, ...]) -> None:
    assert told_apart(*words).numbers == (1, 2)


def test_a_last_name_that_two_people_share_is_neither_of_them() -> None:
    assert told_apart("Olga Tarn", "Pavel Tarn", "Tarn").numbers == (1, 2, 3)


def test_a_description_without_a_name_is_kept_whole() -> None:
    assert told_apart("a soldier, the youngest", "a soldier", named=False).numbers == (1, 2)


@pytest.mark.parametrize("pronoun", ["He", "she", "Them", "who"])
def test_a_pronoun_is_no_source_of_its_own(pronoun: str) -> None:
    assert told_apart("The council", pronoun) == Sources((1, 0), ("The council",))


def test_no_source_has_no_number() -> None:
    assert tell_sources_apart(
        [claim(report("It was said to be so."), "", "said", "so")]
    ).numbers == (0,)
    assert not Source()


def test_a_source_goes_by_the_words_that_are_printed_first() -> None:
    assert told_apart("Tarn", "Olga Tarn, a brigade spokeswoman", "The council").names == (
        "Tarn",
        "The council",
    )
