"""What the lexicon and the parse make of a cue: act, stance, certainty."""

import pytest

from sayso.attribution.judgement.act import judge_act
from sayso.attribution.judgement.certainty import judge_certainty
from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.stance import judge_stance
from sayso.language.analysis import analyse
from sayso.record.claim import Mode


def judged(marked: str, mode: Mode = Mode.INDIRECT) -> tuple[str, str, str]:
    """Judge a sentence in which the cue stands in [brackets] and the content in {braces}."""
    text = marked.translate({ord(c): None for c in "[]{}"})
    places: dict[str, int] = {}
    at = 0
    for ch in marked:
        if ch in "[]{}":
            places[ch] = at
        else:
            at += 1
    parse = analyse(text).parse
    cue = Cue(tuple(parse.tokens(places["["], places["]"])))
    content = tuple(parse.tokens(places["{"], places["}"]))
    return (
        str(judge_act(cue, 0.9)[0]),
        str(judge_stance(cue, content)[0]),
        str(judge_certainty(cue, content, mode)[0]),
    )


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The army [said] {the bridge had fallen}.", "asserts"),
        ("The army [denied] {the bridge had fallen}.", "denies"),
        ("Moscow [rejects] {the accusation}.", "denies"),
        ("The ministry [dismissed] {the report} as a lie.", "denies"),
        ("The ministry [called] {the report a fabrication}.", "denies"),
        ("The envoy [said] {the claim was not true}.", "denies"),
        ("The governor [said] {the village lies south of the town}.", "asserts"),
        ("Officials [said] {the bodies lay in the street}.", "asserts"),
        ("Analysts [said] {the responsibility lies with the garrison}.", "asserts"),
        ("The envoy [said] {it was a lie that the bridge had fallen}.", "denies"),
        ("The envoy [said] {there was no truth in the report}.", "denies"),
        ("[Asked] {whether the bridge had fallen}, the mayor shook his head.", "withholds"),
        ("The mayor was [asked] {whether the bridge had fallen}.", "withholds"),
        ("The garrison [refuses] {to leave the fort}.", "denies"),
        ("Nobody here [believes] {the bridge has fallen}.", "denies"),
        ("The general [ruled out] {a retreat}.", "denies"),
        ("Allies [questioned] {the figure}.", "doubts"),
        ("An analyst [cast doubt on] {the figure}.", "doubts"),
        ("The agency [could not verify] {the figure}.", "withholds"),
        ("{The figure} [could not be independently verified].", "withholds"),
        ("The minister [declined to say] {when the tanks would leave}.", "withholds"),
        ("The minister [refused to comment on] {the strike}.", "withholds"),
        ("Berlin [stopped short of promising] {tanks}.", "withholds"),
        ("The army [has yet to announce] {the capture}.", "withholds"),
        ("The army has yet to [announce] {the capture}.", "withholds"),
        ("The agency was unable to [verify] {the figure}.", "withholds"),
        ("The army [neither confirmed nor denied] {the loss}.", "withholds"),
        ("No group [has claimed] {responsibility}.", "withholds"),
        ("The colonel [did not deny] {the loss}.", "withholds"),
        ("The bulletin [made no mention of] {losses}.", "withholds"),
        ("The envoy [said] {it was too early to tell who fired}.", "withholds"),
        ("The spokesman [said] {he could not confirm the loss}.", "withholds"),
        ("She [said] {investigators had not established who fired}.", "withholds"),
        ("The envoy [added] {monitors had no evidence yet of who was behind it}.", "withholds"),
        ("The chief of staff [said] {there was no information on the crew}.", "withholds"),
        ("The minister [said] {“I have no news for you today”}.", "withholds"),
        ("The spokesman [said] {it was not clear whether anyone was inside}.", "withholds"),
        ("The colonel [said] {there was no evidence that the depot had burned}.", "asserts"),
        ("The staff [said] {the enemy had not established a bridgehead}.", "asserts"),
        ("The colonel [said] {such errors come of lies told to the staff}.", "asserts"),
        ("The mayor [said] {residents could not leave the town}.", "asserts"),
        ("The army [did not want] {to retreat}.", "denies"),
        ("The staff [said] {the enemy attacked the village without success}.", "denies"),
        ("The mayor [was not sure] {that the bridge had fallen}.", "doubts"),
        ("It [is not certain] {that the bridge has fallen}.", "doubts"),
        ("The mayor [was sure] {that the bridge had fallen}.", "asserts"),
        ("It [is certain] {that the bridge has fallen}.", "asserts"),
        ("The colonel [denied knowing] {that the bridge had fallen}.", "withholds"),
        ("The colonel denied having [said] {that the bridge had fallen}.", "withholds"),
        ("The colonel [denied] {reports that the bridge had fallen}.", "denies"),
        ("The colonel, denying any haste, [said] {that the bridge had fallen}.", "asserts"),
        ("The envoy [withdrew a denial] {that the bridge had fallen}.", "withholds"),
        ("The envoy [issued a denial] {that the bridge had fallen}.", "denies"),
        ("It [would be a lie to say] {that the bridge has fallen}.", "denies"),
        ("It is wrong [to say] {that the bridge has fallen}.", "withholds"),
        ("It is time [to say] {that the bridge has fallen}.", "asserts"),
        ("Nothing [shows] {that the bridge has fallen}.", "withholds"),
        ("The picture [shows] {that the bridge has fallen}.", "asserts"),
        ("Contrary to [reports] {that the bridge had fallen}, traffic goes on.", "denies"),
        ("According to [reports] {that the bridge had fallen}, traffic stopped.", "asserts"),
    ],
)
def test_the_stance_of(sentence: str, stance: str) -> None:
    assert judged(sentence)[1] == stance


@pytest.mark.parametrize(
    ("sentence", "mode", "certainty"),
    [
        ("The army [said] {the bridge had fallen}.", Mode.INDIRECT, "plain"),
        ("The army [said] {it would send tanks}.", Mode.INDIRECT, "plain"),
        ("The army [said] {the bridge may have fallen}.", Mode.INDIRECT, "hedged"),
        ("The army [said] {the bridge was probably mined}.", Mode.INDIRECT, "hedged"),
        ("The mayor [said] {residents could not leave}.", Mode.INDIRECT, "plain"),
        ("The mayor [said] {the dam could burst}.", Mode.INDIRECT, "hedged"),
        (
            "The envoy [warned] {that if the dam burst, the town would drown}.",
            Mode.INDIRECT,
            "hypothetical",
        ),
        ("{“Even if it falls, nothing changes,”} he [said].", Mode.DIRECT, "hypothetical"),
        ("{Should the dam burst, the town would drown}, he [said].", Mode.INDIRECT, "hypothetical"),
        ("{“It would be a mistake,”} he [said].", Mode.DIRECT, "hypothetical"),
        ("{“Had they asked, we would have gone,”} he [said].", Mode.DIRECT, "hypothetical"),
        ("The paper [asked] {if the bridge had fallen}.", Mode.INDIRECT, "plain"),
    ],
)
def test_the_certainty_of(sentence: str, mode: Mode, certainty: str) -> None:
    assert judged(sentence, mode)[2] == certainty


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The army [said] {the bridge had fallen}.", "speech"),
        ("Analysts [believe] {the bridge has fallen}.", "thought"),
        ("Britain [is weighing] {sending tanks}.", "intent"),
        ("Britain [is considering] {sending tanks}.", "intent"),
        ("Analysts [consider] {it lost}.", "thought"),
        ("The army [plans] {to withdraw}.", "intent"),
        ("The governments [vowed] {armoured vehicles}.", "speech"),
    ],
)
def test_the_act_of(sentence: str, act: str) -> None:
    assert judged(sentence)[0] == act


def test_a_cue_that_the_lexicon_lacks_is_judged_by_the_tagger() -> None:
    cue = Cue(tuple(analyse("He thundered that it fell.").parse.tokens(3, 12)))
    assert judge_act(cue, 0.9)[0] == "speech"
    assert judge_act(cue, 0.1)[0] == "thought"
