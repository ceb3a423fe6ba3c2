import pytest

from sayso.record.referent import Kind

from .valley import MAY, OCTOBER, read


def test_a_name_with_its_post_is_the_person_of_the_theatre() -> None:
    found = read("{1s:Uplandic President Oren Talvik} {1q:said} {1c:the bridge had fallen}.")
    assert found.ids == ["oren-talvik"] and found.sides == ["upland"]


@pytest.mark.parametrize(
    "source",
    [
        "Mira Kesten",
        "Mira Kesten, the Uplandic defence minister,",
        "The Uplandic defence minister, Mira Kesten,",
        "Uplandic Defence Minister Mira Kesten",
        "Upland's minister of defence Mira Kesten",
        "The Uplandic defence minister",
        "Upland's defence minister",
        "The minister of defence of Upland",
    ],
)
def test_a_person_is_found_by_name_or_post_in_any_order(source: str) -> None:
    assert read(f"{{1s:{source}}} {{1q:said}} {{1c:the bridge had fallen}}.").ids == ["mira-kesten"]


def test_a_post_is_its_holder_on_the_day_of_the_report() -> None:
    text = "{1s:The Uplandic defence minister} {1q:said} {1c:the bridge had fallen}."
    assert [read(text, day).ids for day in (MAY, OCTOBER)] == [["mira-kesten"], ["jon-harrad"]]


def test_a_post_that_two_may_have_held_is_nobody_by_name() -> None:
    (speaker,) = read(
        "{1s:The Uplandic defence minister} {1q:said} {1c:the bridge had fallen}.", None
    ).speakers
    assert speaker and (speaker.kind, speaker.named, speaker.side) == (Kind.OFFICE, False, "upland")


def test_a_former_minister_does_not_hold_the_post() -> None:
    (speaker,) = read(
        "{1s:A former Uplandic defence minister} {1q:said} {1c:the bridge had fallen}."
    ).speakers
    assert speaker and speaker.id != "mira-kesten"


def test_a_surname_is_the_person_whose_full_name_the_report_gives() -> None:
    found = read(
        "{1s:Lena Orsova, a teacher,} {1q:said} {1c:it was loud}. {2s:Orsova} {2q:said} {2c:she "
        "had hidden}."
    )
    assert (
        found.ids[0] == found.ids[1]
        and found.speakers[1]
        and found.speakers[1].name == "Lena Orsova"
    )


def test_a_headline_with_a_surname_means_the_name_that_comes_later() -> None:
    found = read(
        "{1s:Orsova} {1q:says} {1c:the mill burns}\n\n{2s:Lena Orsova, a miller,} {2q:said} {2c:it "
        "began at two}."
    )
    assert found.ids[0] == found.ids[1]


def test_a_surname_that_two_people_of_the_report_share_stays_open() -> None:
    found = read(
        "{1s:Lena Orsova, a teacher,} {1q:said} {1c:it was loud}. {2s:Pavel Orsova, a driver,} "
        "{2q:said} {2c:no}. "
        "{3s:Orsova} {3q:said} {3c:the mill burned}."
    )
    assert found.ids[0] != found.ids[1] and found.speakers[2] is None


def test_two_unknown_people_with_one_surname_are_not_merged() -> None:
    first = read("{1s:Lena Orsova, the mayor of Brill,} {1q:said} {1c:it was loud}.")
    second = read("{1s:Pavel Orsova, the mayor of Brill,} {1q:said} {1c:it was loud}.")
    assert first.ids != second.ids


def test_an_unknown_person_is_the_same_in_two_reports_by_name_post_and_place() -> None:
    first = read("{1s:Lena Orsova, the mayor of Brill,} {1q:said} {1c:it was loud}.")
    second = read(
        "It rained. {1s:The mayor of Brill, Lena Orsova,} {1q:said} {1c:nobody was hurt}."
    )
    other = read("{1s:Lena Orsova, the mayor of Kolm,} {1q:said} {1c:nobody was hurt}.")
    assert first.ids == second.ids != other.ids


def test_an_age_shows_that_a_name_is_a_persons() -> None:
    (speaker,) = read("{1s:Lena Orsova, 51, who lives there,} {1q:said} {1c:it was loud}.").speakers
    assert speaker and speaker.kind is Kind.PERSON


def test_the_source_is_who_speaks_and_not_whom_its_words_name_besides() -> None:
    found = read("{1s:A teacher who once met Oren Talvik} {1q:said} {1c:it was loud}.")
    assert found.speakers[0] and found.speakers[0].kind is Kind.UNNAMED and found.sides == [None]


def test_a_capital_means_its_state() -> None:
    assert read("{1s:Talgrad} {1q:said} {1c:the bridge had fallen}.").ids == ["upland"]


@pytest.mark.parametrize(
    "source",
    [
        "The Lowlandic defence ministry",
        "Lowland's Ministry of Defense",
        "the ministry of defence of Lowland",
        "The Ministry of Defence of Lowland",
    ],
)
def test_a_body_is_found_by_its_words_in_any_order(source: str) -> None:
    assert read(f"{{1s:{source}}} {{1q:said}} {{1c:the bridge had fallen}}.").ids == [
        "lowland-ministry-of-defence"
    ]


def test_a_body_without_a_state_is_that_of_the_state_the_sentence_is_about() -> None:
    found = read("{1c:Upland will rebuild the bridge}, {1s:the defence ministry} {1q:said}.")
    assert found.ids == ["upland-ministry-of-defence"]


def test_a_body_without_a_state_is_that_of_the_outlets_own_state() -> None:
    text = "{1c:The bridge will be rebuilt}, {1s:the defence ministry} {1q:said}."
    assert read(text, outlet="Lowland Voice").ids == ["lowland-ministry-of-defence"]
    (speaker,) = read(text).speakers
    assert speaker and speaker.kind is Kind.UNNAMED


def test_a_spokesman_without_a_name_is_an_office_of_the_body() -> None:
    (speaker,) = read(
        "{1s:A spokesman for the Uplandic defence ministry} {1q:said} {1c:it had fallen}."
    ).speakers
    assert speaker and speaker.kind is Kind.OFFICE and speaker.side == "upland"
    assert speaker.id == "office:spokesperson@upland-ministry-of-defence"


def test_a_spokesman_of_no_body_speaks_for_the_one_the_sentence_is_about() -> None:
    found = read(
        "{1s:Grey Company} {1q:said} {1c:it had left}, {2s:a spokesman} {2q:adding} {2c:nobody was "
        "hurt}."
    )
    assert found.sides == ["lowland", "lowland"]


def test_a_country_that_the_theatre_does_not_list_is_a_third_party() -> None:
    found = read(
        "{1s:Iceland} {1q:said} {1c:it was concerned}. {2s:Danish officials} {2q:agreed} {2c:with "
        "it}."
    )
    assert found.ids[0] == "iceland" and found.sides == ["third-party", "third-party"]


def test_several_sources_are_a_compound_with_members() -> None:
    (speaker,) = read("{1s:Upland and its partners} {1q:called} {1c:it a crime}.").speakers
    assert speaker and speaker.members[0].id == "upland" and speaker.side is None


def test_a_compound_has_the_side_that_all_its_members_share() -> None:
    found = read("{1s:Estmark and Iceland} {1q:said} {1c:they would help}.")
    assert found.sides == ["third-party"] and found.ids == ["estmark+iceland"]


def test_a_quotation_goes_on_with_who_spoke_before_it() -> None:
    found = read(
        "{1s:Oren Talvik} {1q:said}: {1c:“It fell at two.”}\n\n{2c:“We shall rebuild it.”}"
    )
    assert found.ids == ["oren-talvik", "oren-talvik"]


def test_a_passive_without_an_agent_has_no_speaker() -> None:
    assert read("{1c:The bridge} {1q:was reported} {1c:to have fallen}.").speakers == (None,)


def test_a_statement_is_said_by_whom_it_is_of() -> None:
    found = read(
        "{1s:Grey Company} {1q:denied} {1c:it}. {2s:Its statement} {2q:said} {2c:nobody was "
        "there}. "
        "{3s:The statement} {3q:added} {3c:that it was raining}."
    )
    assert found.ids == ["grey-company"] * 3


def test_pictures_are_said_by_who_took_them() -> None:
    assert read("{1s:Footage taken by the Border Courier} {1q:showed} {1c:the ruin}.").ids == [
        "border-courier"
    ]


def test_a_name_after_a_word_for_outlets_is_an_outlets() -> None:
    (speaker,) = read("{1s:The newspaper Morning Ledger} {1q:reported} {1c:the fall}.").speakers
    assert speaker and (speaker.kind, speaker.name) == (Kind.OUTLET, "Morning Ledger")


def test_a_call_sign_is_a_name() -> None:
    found = read("{1s:A Lowlandic blogger known as Heron} {1q:said} {1c:it had fallen}.")
    assert found.speakers[0] and found.speakers[0].name == "Heron" and found.sides == ["lowland"]


def test_a_relative_pronoun_is_whom_it_describes() -> None:
    found = read(
        "It was brought up by {1s:Mira Kesten}, {2s:who} {2q:said} {2c:the bridge had fallen}."
    )
    assert found.ids[-1] == "mira-kesten"


def test_a_post_set_after_a_name_is_the_one_who_is_named() -> None:
    found = read(
        "{1c:The bridge has fallen}, Lena Orsova, {1s:the town council's speaker}, {1q:said}."
    )
    assert found.speakers[0] is not None and found.speakers[0].name == "Lena Orsova"


def test_an_article_of_a_surname_is_not_part_of_the_post_before_it() -> None:
    found = read(
        "{1s:General Omar al-Tijan, a commander,} {1q:said} {1c:no}. {2s:General al-Tijan} "
        "{2q:said} {2c:yes}."
    )
    assert found.ids[0] == found.ids[1]
