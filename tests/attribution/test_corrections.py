"""Each rule on drafts made by hand, so that no tagger is between the rule and what is said of
it.
"""

from sayso.attribution.corrections.contents import find_missing_contents
from sayso.attribution.corrections.doubles import drop_empty, merge_doubles
from sayso.attribution.corrections.doubtful import drop_doubtful
from sayso.attribution.corrections.furniture import drop_furniture
from sayso.attribution.corrections.outlets import find_outlets
from sayso.attribution.corrections.quoted import (
    attach_uncued,
    continue_quotations,
    take_whole_quotations,
)
from sayso.attribution.corrections.sources.passives import free_passives, name_agents
from sayso.attribution.corrections.sources.phrases import take_whole_sources
from sayso.attribution.corrections.sources.subjects import find_missing_sources
from sayso.language.analysis import analyse

from .drafts import after, draft


def test_a_claim_in_a_caption_is_dropped_and_one_in_prose_or_a_headline_is_kept() -> None:
    text = (
        "Army says bridge taken\n\nPhoto: the mayor says he stays\n\nThe army says the bridge is "
        "closed."
    )
    headline, caption = (
        draft(text, "Army", "says", "bridge taken"),
        draft(text, "the mayor", "says he", "stays"),
    )
    prose = draft(text, "The army", "says the", "bridge is closed")
    assert after(drop_furniture, text, headline, caption, prose) == after(
        drop_empty, text, headline, prose
    )


def test_a_cue_that_attributes_nothing_is_dropped() -> None:
    text = "The mayor spoke. Then she left."
    assert (
        after(drop_empty, text, draft(text, "The mayor", "spoke"), draft(text, "", "spoke", "."))
        == []
    )


def test_an_active_verb_without_a_source_has_its_subject() -> None:
    text = "The ministry maintains that it holds the town and rejects the accusation."
    (found,) = after(find_missing_sources, text, draft(text, "", "rejects", "the accusation"))
    assert found["source"] in ("The ministry", "it")
    (found,) = after(find_missing_sources, text, draft(text, "", "maintains", "it holds the town"))
    assert found["source"] == "The ministry"


def test_a_passive_without_an_agent_has_no_source() -> None:
    text = "The bridge was reported to have fallen."
    (found,) = after(find_missing_sources, text, draft(text, "", "was reported", "to have fallen"))
    assert found["source"] == ""


def test_the_source_of_a_passive_is_its_agent() -> None:
    text = "Ivo Marten, quoted by Radio Vela, said the bridge was gone."
    (found,) = after(name_agents, text, draft(text, "Ivo Marten", "quoted", "the bridge was gone"))
    assert found["source"] == "Radio Vela"


def test_who_is_said_to_have_fled_did_not_say_so() -> None:
    text = "The commander is said to have fled."
    (found,) = after(free_passives, text, draft(text, "The commander", "is said", "to have fled"))
    assert (found["source"], found["content"]) == ("", "The commander | to have fled")


def test_a_source_cut_inside_its_noun_phrase_is_made_whole() -> None:
    text = "Norway, Estonia and Spain vowed 40 vehicles."
    (found,) = after(take_whole_sources, text, draft(text, "Spain", "vowed", "40 vehicles"))
    assert found["source"] == "Norway, Estonia and Spain"
    text = "The general staff said the hill was lost."
    (found,) = after(take_whole_sources, text, draft(text, "general", "said", "the hill was lost"))
    assert found["source"] == "The general staff"


def test_a_dateline_is_no_part_of_a_source() -> None:
    text = "ADEN, 9 April - Rebels said the port was theirs."
    (found,) = after(take_whole_sources, text, draft(text, "Rebels", "said", "the port was theirs"))
    assert found["source"] == "Rebels"


def test_a_sentence_that_its_cue_closes_is_what_is_said() -> None:
    text = "The shelling has cost 40 lives since the spring, declared the mayor."
    (found,) = after(find_missing_contents, text, draft(text, "the mayor", "declared"))
    assert found["content"] == "The shelling has cost 40 lives since the spring"


def test_a_colon_introduces_the_quotation_of_the_next_paragraph() -> None:
    text = (
        "The mayor made the following comment:\n\n“We were told nothing. We read it in the paper.”"
    )
    (found,) = after(
        find_missing_contents, text, draft(text, "The mayor", "made the following comment")
    )
    assert found["content"] == "“We were told nothing. We read it in the paper.”"


def test_this_was_reported_points_at_the_sentence_before() -> None:
    text = "Two people were wounded in the port. This was reported by the governor."
    (found,) = after(find_missing_contents, text, draft(text, "the governor", "reported", "This"))
    assert found["content"] == "Two people were wounded in the port"


def test_a_doubtful_cue_needs_a_known_word() -> None:
    text = "Two countries are weighing sending tanks. The general was demoted to be a deputy."
    known = draft(text, "Two countries", "are weighing", "sending tanks", score=0.45)
    unknown = draft(text, "", "demoted", "The general", score=0.55)
    assert [found["cue"] for found in after(drop_doubtful, text, known, unknown)] == [
        "are weighing"
    ]


def test_a_content_that_begins_a_quotation_goes_on_to_its_end() -> None:
    text = "A soldier said, “It is hard but calm. We are holding on. Nobody sleeps.”"
    (found,) = after(
        take_whole_quotations, text, draft(text, "A soldier", "said", "“It is hard but calm")
    )
    assert found["content"] == "“It is hard but calm. We are holding on. Nobody sleeps.”"


def test_a_scare_quote_inside_a_content_changes_nothing() -> None:
    text = "The army said the “corridor” was shut."
    made = draft(text, "The army", "said", "the “corridor” was shut")
    assert after(take_whole_quotations, text, made) == after(drop_empty, text, made)


def test_a_claim_inside_a_quotation_does_not_take_the_quotation() -> None:
    text = "“The mayor told me the bridge was gone and I left,” she said."
    inner = draft(text, "The mayor", "told", "the bridge was gone")
    (found,) = after(take_whole_quotations, text, inner)
    assert found["content"] == "the bridge was gone"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = (
        "She said: “We stayed in the cellar.\n\n“Then the roof went.\n\n“We left at night.”\n\nThe "
        "town is empty."
    )
    (found,) = after(
        continue_quotations, text, draft(text, "She", "said", "“We stayed in the cellar.")
    )
    assert "“We left at night.”" in found["content"]
    assert "The town is empty" not in found["content"]


def test_a_second_quotation_without_a_cue_is_the_same_speakers() -> None:
    text = "“We are staying,” he said. “Ask anyone who has tried to cross.”"
    (found,) = after(attach_uncued, text, draft(text, "he", "said", "“We are staying,”"))
    assert found["content"] == "“We are staying,” | “Ask anyone who has tried to cross.”"


def test_a_quoted_title_is_nobodys_speech() -> None:
    text = "“We are staying,” he said. The film “Bridge of Sighs” was shown."
    (found,) = after(attach_uncued, text, draft(text, "he", "said", "“We are staying,”"))
    assert found["content"] == "“We are staying,”"


def test_two_cues_side_by_side_over_the_same_words_are_one_claim() -> None:
    text = "The bridge is ours, the army has said in a statement."
    drafts = [
        draft(text, "the army", "has said", "The bridge is ours"),
        draft(text, "the army", "statement", "The bridge is ours"),
    ]
    found = after(merge_doubles, text, *drafts)
    assert len(found) == 1


def test_a_relayed_claim_stays_two_claims_and_knows_its_relay() -> None:
    text = "The paper Kurier quoted the mayor as saying the bridge was gone."
    outlet, speaker = (
        draft(text, "The paper Kurier", "quoted", "the bridge was gone"),
        draft(text, "the mayor", "saying", "the bridge was gone"),
    )
    assert len(after(merge_doubles, text, outlet, speaker)) == 2
    assert [found["via"] for found in after(find_outlets, text, outlet, speaker)] == [
        "",
        "The paper Kurier",
    ]


def test_the_outlet_that_was_told_is_known() -> None:
    text = "The mayor told state television that the bridge was gone."
    (found,) = after(find_outlets, text, draft(text, "The mayor", "told", "the bridge was gone"))
    assert found["via"] == "state television"


def test_a_person_who_was_told_is_no_outlet() -> None:
    text = "The mayor told his deputy that the bridge was gone."
    (found,) = after(find_outlets, text, draft(text, "The mayor", "told", "the bridge was gone"))
    assert found["via"] == ""


def test_every_rule_that_changes_a_draft_says_so() -> None:
    text = "“We are staying,” he said. “Ask anyone who has tried to cross.”"
    made = draft(text, "he", "said", "“We are staying,”")
    (changed,) = attach_uncued(analyse(text), [made])
    assert [reason.by for reason in changed.why] == ["rule:same-speaker"]
