import pytest

from .valley import nowhere, read


def test_he_in_the_next_sentence_is_who_spoke_last() -> None:
    found = read(
        "{1s:Oren Talvik} {1q:told} Dovan Rusk {1c:it had fallen}. {2s:He} {2q:added} {2c:that it "
        "rained}."
    )
    assert found.ids == ["oren-talvik", "oren-talvik"]


def test_a_pronoun_agrees_with_the_person() -> None:
    found = read(
        "{1s:Mira Kesten} {1q:met} {1c:Dovan Rusk}. {2s:He} {2q:said} {2c:it rained}. {3s:She} "
        "{3q:said} {3c:no}."
    )
    assert found.ids[1:] == ["dovan-rusk", "mira-kesten"]


def test_it_is_no_person() -> None:
    found = read(
        "{1s:Grey Company} {1q:thanked} {1c:Oren Talvik}. {2s:It} {2q:said} {2c:the bridge held}."
    )
    assert found.ids == ["grey-company", "grey-company"]


def test_whom_a_claim_names_is_not_the_pronoun_that_makes_it() -> None:
    found = read("{1s:Grey Company} {1q:spoke}. {2c:Upland would not answer}, {2s:it} {2q:said}.")
    assert found.ids[1] == "grey-company"


def test_a_long_quotation_does_not_make_the_speaker_far() -> None:
    found = read(
        "{1s:Oren Talvik} {1q:said}: {1c:“It fell. It was old. It was cold. We ran. Nobody was "
        "hurt.”} "
        "{2c:“It will be rebuilt,”} {2s:he} {2q:said}."
    )
    assert found.ids == ["oren-talvik", "oren-talvik"]


@pytest.mark.parametrize(
    ("noun", "who"), [("The minister", "mira-kesten"), ("The company", "grey-company")]
)
def test_a_noun_with_the_is_who_may_be_called_so(noun: str, who: str) -> None:
    found = read(
        "{1s:Uplandic Defence Minister Mira Kesten} {1q:blamed} {1c:Grey Company}. "
        f"{{2s:{noun}}} {{2q:said}} {{2c:the bridge had fallen}}."
    )
    assert found.ids[1] == who


def test_a_wider_word_is_the_only_one_that_it_fits() -> None:
    found = read(
        "{1s:The Border Courier} {1q:reported} {1c:the fall}. {2s:The paper} {2q:said} {2c:it was "
        "old}."
    )
    assert found.ids == ["border-courier", "border-courier"]


def test_a_wider_word_that_fits_two_stays_apart() -> None:
    found = read(
        "The Border Courier and the Lowland Voice printed it. {1s:The paper} {1q:said} {1c:the "
        "bridge was old}."
    )
    assert found.ids[0] not in ("border-courier", "lowland-voice")


def test_another_ministry_is_not_the_one_named_before() -> None:
    found = read(
        "{1s:Upland's defence ministry} {1q:said} {1c:it had fallen}. {2s:The health ministry} "
        "{2q:counted} {2c:nine}."
    )
    assert found.ids[1] != "upland-ministry-of-defence"


def test_i_in_quotation_marks_is_the_speaker() -> None:
    found = read("{1c:“I saw it fall,”} {1s:Oren Talvik} {1q:said}.")
    assert (found.meant("I") or found.mentions[0].referent).id == "oren-talvik"


def test_a_pronoun_in_indirect_speech_is_the_speaker_where_nobody_else_is_named() -> None:
    found = read("{1s:Oren Talvik} {1q:said} {1c:he had seen it fall}.")
    assert [mention.referent.id for mention in found.mentions] == ["oren-talvik", "oren-talvik"]


def test_a_pronoun_in_indirect_speech_that_two_fit_stays_open() -> None:
    found = read("{1s:Oren Talvik} {1q:said} {1c:that Dovan Rusk knew that he was wrong}.")
    assert found.meant("he") is None


def test_one_of_them_is_someone_of_their_side() -> None:
    found = read(
        "{1s:Two Lowlandic officers} {1q:said} {1c:it held}. {2s:One of them} {2q:said} {2c:it was "
        "old}."
    )
    assert found.ids[0] != found.ids[1] and found.sides == ["lowland", "lowland"]


def test_the_official_is_the_unnamed_one_mentioned_before() -> None:
    found = read(
        "{1s:A senior official} {1q:said} {1c:it held}. {2s:The official} {2q:added} {2c:it was "
        "old}."
    )
    assert found.ids[0] == found.ids[1]


def test_every_link_has_a_reason_with_a_score() -> None:
    found = read("{1s:Oren Talvik} {1q:said} {1c:it held}. {2s:He} {2q:said} {2c:it was old}.")
    assert all(
        why.score is not None and why.score >= 0.6
        for mention in found.mentions
        for why in mention.why
    )


def test_without_a_theatre_names_and_pronouns_are_linked_and_sides_unknown() -> None:
    found = read(
        "{1s:Lena Orsova, the mayor,} {1q:said} {1c:it held}. {2s:She} {2q:said} {2c:it was old}. "
        "{3s:The Israeli military} {3q:denied} {3c:it}. {4s:The military} {4q:said} {4c:more}.",
        directory=nowhere(),
    )
    assert (
        found.ids[0] == found.ids[1]
        and found.ids[2] == found.ids[3] == "organisation:military@israel"
    )
    assert found.sides == [None] * 4
