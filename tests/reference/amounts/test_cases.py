"""The table of cases: sentences in our own words, and the amounts that a careful reader takes from
them.
"""

from tests.reference.amounts.cases import Case, expected, found_in, is_right, load_cases

TABLE = load_cases("cases.toml")
ASIDE = load_cases("cases_aside.toml")
FLOOR, FLOOR_ASIDE = 0.99, 0.92


def told(cases: list[Case]) -> str:
    return "\n".join(
        f"{case.sentence}\n  wanted {expected(case)}\n  found  {found_in(case.sentence)}"
        for case in cases
    )


def test_the_table_is_read_as_a_careful_reader_reads_it() -> None:
    wrong = [case for case in TABLE if not is_right(case)]
    assert 1 - len(wrong) / len(TABLE) >= FLOOR, told(wrong)


def test_the_cases_kept_aside_do_not_fall_below_their_floor() -> None:
    right = sum(map(is_right, ASIDE))
    assert right / len(ASIDE) >= FLOOR_ASIDE, f"{right} of {len(ASIDE)}"


def test_the_table_is_large_and_no_sentence_of_it_was_kept_aside() -> None:
    assert len(TABLE) >= 220
    assert len(ASIDE) >= 60
    assert not {case.sentence for case in TABLE} & {case.sentence for case in ASIDE}
