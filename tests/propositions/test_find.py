"""The doors: whose word a proposition is, what counts twice, and what the report says in its own
voice.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis, analyse
from sayso.propositions.find import find_narration, find_propositions
from sayso.propositions.proposition import Proposition
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Source, Stance
from sayso.record.referent import Kind, Referent
from sayso.record.report import Report
from sayso.reference.amounts import find_amounts
from sayso.reference.references import ClaimReferences, References
from tests.propositions.stage import directory, find_places

NESTED = "The mayor said the army denied that 40 people had died."


def claim(text: str, source: str, cue: str, content: str, stance: Stance = Stance.ASSERTS) -> Claim:
    def part(words: str) -> Part:
        at = text.index(words)
        return Part.of(text, [(at, at + len(words))]) if words else Part()

    said = part(source)
    return Claim(
        Report(text).sha256, "", Source(said.spans, said.text), part(cue), part(content),
        Mode.INDIRECT, Act.SPEECH, stance, Certainty.PLAIN, (),
    )  # fmt: skip


def read(text: str) -> tuple[Analysis, References]:
    analysis = analyse(text)
    return analysis, References(toponyms=find_places(text), amounts=find_amounts(analysis))


def said(text: str, claims: Sequence[Claim], theatre: str = "") -> list[list[Proposition]]:
    analysis, references = read(text)
    unknown = [ClaimReferences() for _ in claims]
    found = find_propositions(
        Report(text), analysis, claims, references, unknown, directory(theatre)
    )
    return [list(each) for each in found]


def narrated(
    text: str, claims: Sequence[Claim] = (), outlet: str = "Velm Post"
) -> list[tuple[Claim, list[Proposition]]]:
    analysis, references = read(text)
    found = find_narration(Report(text, outlet=outlet), analysis, claims, references, directory(""))
    return [(each, list(propositions)) for each, propositions in found]


def test_what_a_claim_reports_in_turn_is_its_last_speakers_alone() -> None:
    outer = claim(NESTED, "The mayor", "said", "the army denied that 40 people had died")
    inner = claim(NESTED, "the army", "denied", "40 people had died", Stance.DENIES)
    of_mayor, of_army = said(NESTED, [outer, inner])
    assert of_mayor == []
    assert [(each.type, each.stance) for each in of_army] == [("count", Stance.DENIES)]


def test_two_claims_over_one_content_both_say_it() -> None:
    text = "State radio, citing the mayor, said 40 people had died."
    relayed = claim(text, "State radio", "said", "40 people had died")
    own = claim(text, "the mayor", "citing", "40 people had died")
    assert [len(each) for each in said(text, [relayed, own])] == [1, 1]


def test_a_cue_may_be_what_promises() -> None:
    text = "Norland guaranteed Sudria 14 tanks."
    ((pledge,),) = said(text, [claim(text, "Norland", "guaranteed", "Sudria 14 tanks")])
    told = pledge.as_json()
    assert (told["donor"], told["stage"], told["low"], told["kind"]) == (
        "Norland",
        "pledged",
        14,
        "tank",
    )


def test_who_is_meant_by_we_is_the_speaker_that_the_references_name() -> None:
    text = "“We will send 14 tanks,” she said."
    analysis, references = read(text)
    speaker = ClaimReferences(
        speaker=Referent("anna-lind", "Anna Lind", Kind.PERSON, "north", named=True)
    )
    said_by = [claim(text, "she", "said", "“We will send 14 tanks,”")]
    ((pledge,),) = find_propositions(
        Report(text), analysis, said_by, references, [speaker], directory("")
    )
    told = pledge.as_json()
    assert (told["donor_id"], told["donor_side"]) == ("anna-lind", "north")


def test_the_reports_own_voice_is_a_claim_of_narration_without_source_or_cue() -> None:
    ((told, (count,)),) = narrated("The town was quiet. 23 people were killed in Velm.")
    assert told.mode is Mode.NARRATION
    assert not told.source and not told.cue
    assert told.content.text == "23 people were killed in Velm"
    assert count.type == "count"


def test_what_is_not_understood_is_not_narrated() -> None:
    assert narrated("The town was quiet. It rained all night.") == []


def test_what_a_claim_says_is_not_narrated_too() -> None:
    assert (
        narrated(
            NESTED, [claim(NESTED, "The mayor", "said", "the army denied that 40 people had died")]
        )
        == []
    )


def test_the_rest_of_a_sentence_with_a_claim_in_it_is_narrated() -> None:
    text = (
        "The market burned down, killing 12 people, and the mayor said the shells came from the "
        "north."
    )
    ((told, propositions),) = narrated(
        text, [claim(text, "the mayor", "said", "the shells came from the north")]
    )
    assert "killing 12 people" in told.content.text and "shells" not in told.content.text
    assert [each.type for each in propositions] == ["count"]


def test_a_report_without_an_outlet_is_narrated_by_nobody() -> None:
    ((told, _),) = narrated("23 people were killed.", outlet="")
    assert not told.source


def test_words_in_quotation_marks_that_nobody_is_given_for_are_not_the_reports_own() -> None:
    assert narrated("“They are gone. 23 people were killed in Velm.”") == []


def test_a_report_without_claims_or_words_has_nothing_to_say() -> None:
    assert said("", []) == [] and narrated("") == []
