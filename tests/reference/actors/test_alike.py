"""People without a name are of the side of those who are called as they are, or of where it
happens; else of none.
"""

from datetime import date

import pytest

from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre

from .valley import read

DAY = date(2023, 3, 1)
AS_OTHERS = [
    (
        "{1s:Volunteers} {1q:say} {1c:children hide in cellars}\n\n"
        "{2s:Ukrainian volunteers} {2q:said} {2c:some parents would not leave}.",
        ["ukraine", "ukraine"],
    ),
    (
        "{1s:Sumy residents} {1q:said} {1c:the mill burned}. {2s:Most residents} {2q:said} "
        "{2c:they would stay}.",
        ["ukraine", "ukraine"],
    ),
    (
        "{1c:Draft dodgers face a ban} {1q:–} {1s:MP}\n\n"
        "{2s:Ukrainian MP Vadim Lesko} {2q:said} {2c:they may lose their papers}.",
        ["ukraine", "ukraine"],
    ),
    (
        "{1c:Workers could rebuild the port}, {1s:Russian ambassador} {1q:says}\n\n"
        "{2s:Ambassador Fyodor Lazin} {2q:said} {2c:there was work enough}.",
        ["russia", "russia"],
    ),
    (
        "{1c:Water rises after the breach of the dam in Sumy}, {1s:residents} {1q:say}\n\nIt "
        "rains.",
        ["ukraine"],
    ),
]
AS_NOBODY = [
    (
        "{1s:Volunteers} {1q:say} {1c:children hide}\n\n{2s:Ukrainian volunteers} {2q:said} "
        "{2c:some stay}. "
        "{3s:Russian volunteers} {3q:said} {3c:some left}.",
        [None, "ukraine", "russia"],
    ),
    (
        "{1c:Mills burned in Kherson and in Moscow}, {1s:villagers with dogs} {1q:say}\n\nIt "
        "rains.",
        [None],
    ),
    ("{1s:Experts} {1q:say} {1c:it rains}\n\n{2s:Two men} {2q:said} {2c:it snows}.", [None, None]),
    (
        "{1c:Bridge falls}, {1s:mayor} {1q:says}\n\n{2s:The mayor, Ivan Lesko,} {2q:said} {2c:it "
        "fell}.",
        [None, None],
    ),
    (
        "{1c:It rains in Sumy}, {1s:analysts} {1q:say}\n\n{2s:A woman} {2q:said} {2c:it snows}.",
        [None, None],
    ),
]


@pytest.mark.parametrize(("marked", "sides"), [*AS_OTHERS, *AS_NOBODY])
def test_a_side_is_that_of_all_who_are_called_alike_or_none(
    marked: str, sides: list[str | None]
) -> None:
    reading = read(marked, on=DAY, directory=Directory(load_theatre("ukraine-2022")))
    assert reading.sides == sides


def test_it_is_the_subject_of_the_last_sentence_and_not_whose_words_it_speaks_of() -> None:
    marked = (
        "{1s:Estmark} {1q:dismissed} {1c:the story} and {2s:Uplandic} {2q:claims} {2c:that the "
        "port was armed}. "
        "{3s:It} {3q:said} {3c:the claims were false}."
    )
    assert read(marked).speakers[2] == read(marked).speakers[0]
