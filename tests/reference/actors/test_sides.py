import pytest

from .valley import read


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("Uplandic officials", "upland"),
        ("Upland's soldiers", "upland"),
        ("Officials in Talgrad", "upland"),
        ("A spokesman for the Lowlandic command", "lowland"),
        ("A local figure appointed by Lowland", "lowland"),
        ("The Lowland-installed mayor", "lowland"),
        ("A Lowlandic-backed separatist", "lowland"),
        ("Pro-Uplandic fighters", "upland"),
        ("Officials in Tarn", "upland"),
        ("Estmarkian diplomats", "third-party"),
        ("A soldier outside Brill", None),
        ("An Uplandic woman", "upland"),
        ("Residents of Tarn", "upland"),
        ("Analysts", None),
    ],
)
def test_a_side_is_read_off_the_words(source: str, side: str | None) -> None:
    assert read(f"{{1s:{source}}} {{1q:said}} {{1c:the bridge had fallen}}.").sides == [side]


def test_regional_officials_are_those_of_the_place_named_before() -> None:
    found = read(
        "A shell hit a school in Tarn. {1s:Regional officials} {1q:said} {1c:nobody was hurt}."
    )
    assert found.sides == ["upland"]


def test_a_post_of_a_side_makes_an_unknown_person_its_own() -> None:
    found = read(
        "{1s:Lena Orsova, an adviser to Upland's president,} {1q:said} {1c:it had fallen}."
    )
    assert found.sides == ["upland"]


def test_what_the_text_says_beats_nothing_but_silence() -> None:
    found = read("{1s:Lowlandic-backed Oren Talvik} {1q:said} {1c:the bridge had fallen}.")
    assert found.ids == ["oren-talvik"] and found.sides == ["upland"]


def test_a_side_told_later_holds_from_the_start() -> None:
    found = read(
        "{1s:Lena Orsova} {1q:said} {1c:it had fallen}. {2s:Lena Orsova, the Lowland-installed "
        "mayor of Brill,} "
        "{2q:said} {2c:it was old}."
    )
    assert found.ids[0] == found.ids[1] and found.sides == ["lowland", "lowland"]


def test_its_office_is_of_its_side() -> None:
    found = read(
        "{1s:Grey Company} {1q:denied} {1c:it}. {2s:Its press office} {2q:said} {2c:nobody was "
        "there}."
    )
    assert found.sides == ["lowland", "lowland"]


def test_a_side_has_its_reason() -> None:
    found = read("{1s:A local figure appointed by Lowland} {1q:said} {1c:it had fallen}.")
    assert [(why.what, why.words) for why in found.why[0]][-1] == ("side", "appointed by Lowland")


def test_a_loaded_phrase_gives_away_whom_nothing_else_tells() -> None:
    found = read("{1s:Lena Orsova, the mayor,} {1q:said} {1c:the liberation march had begun}.")
    assert found.sides == ["lowland"]


def test_a_loaded_phrase_in_quotation_marks_gives_nobody_away() -> None:
    found = read("{1s:Lena Orsova, the mayor,} {1q:said} {1c:it was no “liberation march”}.")
    assert found.sides == [None]
