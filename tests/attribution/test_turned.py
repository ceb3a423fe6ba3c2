"""A saying that is held back, asked or vouched for by nobody, and a denial of a denial, each beside
what only looks like it.
"""

from typing import TYPE_CHECKING

import pytest

from sayso.attribution.judgement.certainty import judge_certainty, judge_likelihood
from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.stance import judge_stance
from sayso.language.analysis import analyse
from sayso.record.claim import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

NESTED = [
    ("The mayor [said] {it was not true that it was not true that the bridge fell}.", "asserts"),
    ("The mayor [denied] {that it was untrue that the bridge had fallen}.", "withholds"),
    ("The mayor [denied] {that it was not true that the bridge had fallen}.", "asserts"),
    ("The mayor [said] {it was wrong to deny that the bridge had fallen}.", "withholds"),
    ("The mayor [called] {the denial that the bridge had fallen a lie}.", "withholds"),
    ("The mayor [denied] {that it was true that the bridge had fallen}.", "denies"),
    ("The mayor [said] {it was not true that the bridge had fallen}.", "denies"),
    ("The mayor [denied] {that the bridge had fallen}.", "denies"),
    ("The mayor [called] {the report that the bridge had fallen a lie}.", "denies"),
    ("The mayor [said] {it was true that the envoy denied the loss}.", "asserts"),
]
NOBODY = [
    ("No one [disputes] {that the bridge has fallen}.", "withholds"),
    ("Few [dispute] {that the bridge has fallen}.", "withholds"),
    ("Hardly anyone [disputes] {that the bridge has fallen}.", "withholds"),
    ("It is [disputed] by nobody {that the bridge has fallen}.", "withholds"),
    ("It is beyond [doubt] {that the bridge has fallen}.", "asserts"),
    ("A few officials [dispute] {that the bridge has fallen}.", "denies"),
    ("The few officials there [dispute] {that the bridge has fallen}.", "denies"),
    ("It is [disputed] by the mayor {that the bridge has fallen}.", "denies"),
    ("The mayor, not without reason, [disputes] {that the bridge has fallen}.", "denies"),
    ("It is [in dispute] {whether the bridge has fallen}.", "doubts"),
]
HELD = [
    ("The mayor stopped short of [accusing] {the army of shelling the school}.", "withholds"),
    ("The mayor shied away from [saying] {that the bridge had fallen}.", "withholds"),
    ("The mayor baulked at [saying] {that the bridge had fallen}.", "withholds"),
    ("The mayor held back from [saying] {that the bridge had fallen}.", "withholds"),
    ("The mayor all but [said] {that the bridge had fallen}.", "withholds"),
    ("The mayor went on to [accuse] {the army of shelling the school}.", "asserts"),
    ("The mayor began by [saying] {that the bridge had fallen}.", "asserts"),
    ("The mayor [was quick to say] {that the bridge had fallen}.", "asserts"),
    ("The mayor, back from the front, [said] {that the bridge had fallen}.", "asserts"),
    ("The mayor spoke of a short war, [saying] {that the bridge had fallen}.", "asserts"),
]
ASKED = [
    (
        "According to Marta Ilves, [reports] {that nine miners were missing were wrong}.",
        "withholds",
    ),
    ("The mayor [reports] {that nine men were missing and were wrong}.", "asserts"),
    ("The mayor: Who [believes] {that the bridge has fallen}?", "withholds"),
    ("The mayor asked how anyone [could say] {that the bridge had fallen}.", "withholds"),
    ("It is not known whether {the bridge has fallen}, the mayor [said].", "withholds"),
    ("The crew [pretended] {that the bridge had fallen}.", "withholds"),
    ("The crew [feigned] {that the bridge had fallen}.", "withholds"),
    ("The man who [believes] {that the bridge has fallen} left.", "asserts"),
    ("The mayor explained how engineers [had said] {that the bridge would fall}.", "asserts"),
    ("{The bridge has fallen}, the mayor [said], whether or not the guards saw it.", "asserts"),
    ("The fire followed what was [reported] to be {a strike on the depot}.", "asserts"),
    ("People here [say] {that the bridge has fallen}.", "asserts"),
    ("The actor who pretended illness [said] {that the bridge had fallen}.", "asserts"),
]


def parts(marked: str) -> tuple[Cue, tuple["Token", ...]]:
    """The cue in [brackets] and the content in {braces} of a sentence."""
    text = ""
    places: dict[str, int] = {}
    for ch in marked:
        if ch in "[]{}":
            places[ch] = len(text)
        else:
            text += ch
    parse = analyse(text).parse
    content = tuple(parse.tokens(places["{"], places["}"]))
    return Cue(tuple(parse.tokens(places["["], places["]"]))), content


@pytest.mark.parametrize(("marked", "stance"), [*NESTED, *NOBODY, *HELD, *ASKED])
def test_what_turns_a_saying_and_what_only_looks_like_it(marked: str, stance: str) -> None:
    assert str(judge_stance(*parts(marked))[0]) == stance


@pytest.mark.parametrize(
    ("marked", "certainty"),
    [
        ("Unconfirmed reports [say] {the bridge has fallen}.", "hedged"),
        ("There were [unverified reports] {that the bridge had fallen}.", "hedged"),
        ("[According to] unconfirmed reports, {the bridge has fallen}.", "hedged"),
        ("Rumours [say] {that the bridge has fallen}.", "hedged"),
        ("The mayor [suspects] {that the bridge has fallen}.", "hedged"),
        ("Confirmed reports [say] {that the bridge has fallen}.", "plain"),
        ("The mayor [said] {that the unconfirmed reports had come late}.", "plain"),
        ("[According to] the mayor, {unverified maps were sold}.", "plain"),
        ("The mayor of the rumour mill [said] {that the bridge had fallen}.", "plain"),
        ("The mayor [reports] {that the bridge has fallen}.", "plain"),
    ],
)
def test_what_nobody_vouches_for_is_hedged(marked: str, certainty: str) -> None:
    assert str(judge_certainty(*parts(marked), Mode.INDIRECT)[0]) == certainty


@pytest.mark.parametrize(
    ("marked", "band"),
    [
        ("The army [said] {the North was almost certainly behind the strike}.", (95, 100)),
        ("{The North almost certainly behind strike}, army [says]", (95, 100)),
        ("The army [said] {the bridge was very probably mined}.", (80, 95)),
        ("The army [said] {the North was unlikely to be behind it}.", (20, 45)),
        ("The army [is almost certain] {that the bridge has fallen}.", (95, 100)),
        ("The army [said] {the bridge was certainly mined}.", None),
        ("The army [said] {it held the likely crossing}.", None),
        ("The army [said] {the crew behind the probable leak had left}.", None),
        ("The army [said] {the bridge that will probably fall was mined}.", None),
        ("The army [said] {the bridge was mined}.", None),
    ],
)
def test_a_word_of_likelihood_keeps_its_band_and_hedges(
    marked: str, band: tuple[int, int] | None
) -> None:
    cue, content = parts(marked)
    likelihood = judge_likelihood(cue, content)
    assert (likelihood and (likelihood.low, likelihood.high)) == band
    assert (str(judge_certainty(cue, content, Mode.INDIRECT)[0]) == "hedged") is bool(band)
