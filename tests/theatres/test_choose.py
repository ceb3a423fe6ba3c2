from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.theatres.choose import choose_theatre


def chosen(text: str, published: date | None = None) -> str | None:
    theatre = choose_theatre(text, published).theatre
    return theatre.id if theatre else None


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        (
            "Ukraine said on Monday that Russian shells had hit a depot near Kharkiv.",
            "ukraine-2022",
        ),
        (
            "Moscow denied it. Officials in Kyiv said two people were hurt in Dnipro.",
            "ukraine-2022",
        ),
        ("The RSF shelled El Fasher, the Sudanese army said in Port Sudan.", "sudan-2023"),
        (
            "Kyiv will get eight tanks from Poland, Warsaw said, after Berlin, Paris and London "
            "agreed.",
            "ukraine-2022",
        ),
        (
            "The Israeli military said it had struck a depot in Gaza; Hamas denied it.",
            "israel-gaza-lebanon-2023",
        ),
        (
            "Hezbollah said it had hit Metula. The Lebanese army closed the road to Khiam.",
            "israel-gaza-lebanon-2023",
        ),
        (
            "Iran fired missiles at Israel; sirens sounded in Haifa. The Revolutionary Guards said "
            "it was revenge.",
            "israel-gaza-lebanon-2023",
        ),
        (
            "Zelensky spoke with Netanyahu. Kyiv said Iranian drones had hit Odesa and Dnipro; "
            "Israel said it would send warning systems.",
            "ukraine-2022",
        ),
        (
            "Ukraine said Russian drones hit Kharkiv. Zelensky spoke of Gaza too.",
            "ukraine-2022",
        ),
        (
            "The RSF shelled El Fasher. Iran and Egypt had sent Burhan drones, and Israel's "
            "Mossad was said to talk with Hemedti.",
            "sudan-2023",
        ),
        (
            "Iran said its scientists had enriched uranium. The IAEA said inspectors would come. "
            "Tehran denied what Washington said.",
            None,
        ),
        (
            "Israel, Ukraine and Sudan were on the agenda. Gaza, Kharkiv and El Fasher were named.",
            None,
        ),
        (
            "Russia will send grain to Mali, Moscow said, and President Vladimir Putin will visit.",
            None,
        ),
        ("The coast guard of Sorrava boarded a ferry in the strait.", None),
        ("", None),
    ],
)
def test_a_report_is_from_the_theatre_whose_parties_it_names(
    text: str, theatre: str | None
) -> None:
    assert chosen(text) == theatre


def test_a_report_that_names_the_parties_of_two_conflicts_is_from_neither() -> None:
    assert (
        chosen(
            "Ukraine and Kyiv's allies met. Sudan and the RSF did not. Kharkiv and El Fasher "
            "burned."
        )
        is None
    )


def test_a_report_from_before_a_conflict_is_not_from_it() -> None:
    text = "Ukraine said on Monday that Russian shells had hit a depot near Kharkiv."
    assert chosen(text, date(2015, 2, 1)) is None
    assert chosen(text, date(2022, 2, 24)) == "ukraine-2022"


def test_a_conflict_mentioned_in_passing_is_not_where_a_report_is_from() -> None:
    text = "The council met about schools and roads and sat until late at night. " * 30
    assert chosen(text + "One speaker mentioned Ukraine, and another Kyiv.") is None


def test_the_choice_says_what_it_went_by() -> None:
    assert choose_theatre(
        "Kyiv said that Kharkiv was hit. Kharkiv is in Ukraine."
    ).reason.startswith("It names Kharkiv")
    assert choose_theatre("A ferry sank.").reason == (
        "It does not name the parties of a conflict that a theatre comes with."
    )


@given(st.text(), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    assert choose_theatre(text, published).reason


def test_the_outlet_of_one_theatre_makes_a_headline_that_names_one_party_enough() -> None:
    headline = "Russian forces hit a grain store with four guided bombs"
    assert choose_theatre(headline).theatre is None
    assert [
        choose_theatre(headline, None, name).theatre is not None
        for name in ("Ukrainska Pravda (EN)", "Reuters")
    ] == [
        True,
        False,
    ]
    assert choose_theatre("A ferry sank.", None, "Ukrainska Pravda").theatre is None


@pytest.mark.parametrize(
    ("namesake", "meant"),
    [
        (
            "Officials in Lebanon, Pennsylvania, said the bridge would close. Lebanon has one.",
            "Officials in Lebanon said the bridge would close. Lebanon has one.",
        ),
        (
            "The council of Lebanon, Pa., met. Lebanon will pay for the roof.",
            "The council of Lebanon met. Lebanon will pay for the roof.",
        ),
        (
            "The trader from Odesa, Texas, said that Odesa's oil was cheap.",
            "The trader from Odesa said that Odesa's oil was cheap.",
        ),
        (
            "A shop in Gaza Street was burgled, and one at the end of Gaza Street.",
            "A shop in Gaza was burgled, and one at the end of Gaza.",
        ),
        (
            "Kyiv Avenue is closed from Kharkiv Road.",
            "Kyiv is closed from Kharkiv.",
        ),
        ("Mr Mustafa, 30, said bread was dear.", "Mr Haniyeh, 30, said bread was dear."),
    ],
)
def test_a_namesake_elsewhere_is_not_what_a_theatre_lists(namesake: str, meant: str) -> None:
    assert (chosen(namesake), chosen(meant) is not None) == (None, True)


def test_a_state_that_begins_something_new_takes_nothing_from_the_name_before_it() -> None:
    text = "In Gaza, Texas lawmakers saw a hospital. Hamas met them."
    assert chosen(text) == "israel-gaza-lebanon-2023"
