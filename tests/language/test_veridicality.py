"""What stands above a clause: every entry speaks in its example and is silent in its
counter-example.
"""

import tomllib
from importlib.resources import files

import pytest

from sayso.errors import SetupError
from sayso.language.parser import load_parser
from sayso.language.veridicality.compose import Put, compose
from sayso.language.veridicality.entry import Entry, Modality
from sayso.language.veridicality.likelihood import likelihood_at
from sayso.language.veridicality.table import load_table, read_entries


def put(marked: str) -> Put:
    """How the clause whose head stands in [brackets] is put."""
    text = marked.replace("[", "").replace("]", "")
    doc = load_parser()(text)
    doc.user_data["start"] = 0
    return compose(next(t for t in doc if t.idx == marked.index("[")))


def sign(marked: str) -> str:
    made = put(marked)
    if made.modality not in (Modality.FACT, Modality.POSSIBLE):
        return "o"
    return "-" if made.negated else "+"


def named(entry: Entry) -> str:
    return f"{entry.lemmas[0]}-{entry.pos}-{'-'.join(sorted(entry.frames))}"


@pytest.mark.parametrize("entry", load_table(), ids=named)
def test_an_entry_speaks_in_its_example_and_not_in_its_counter_example(entry: Entry) -> None:
    assert sign(entry.example) == entry.gives
    assert entry in put(entry.example).entries
    assert entry not in put(entry.counter).entries


SMALL = tomllib.loads(
    files("sayso.language.veridicality").joinpath("words/small.toml").read_text("utf-8")
)["word"]


@pytest.mark.parametrize("row", SMALL, ids=lambda row: f"{row['kind']}-{row['modality']}")
def test_a_small_word_bends_its_own_clause_alone(row: dict[str, str]) -> None:
    if row["kind"] == "falsely":
        assert put(row["example"]).negated
    else:
        assert put(row["example"]).modality == row["modality"]
    assert put(row["counter"]).modality in {"fact", "open"} - {row["modality"]} | {"fact"}


ROW = {
    "lemmas": ["manage"],
    "pos": "VERB",
    "frames": ["infinitive"],
    "signature": "+/-",
    "example": "He managed to [leave].",
    "gives": "+",
    "counter": "He [left].",
}


@pytest.mark.parametrize(
    "lacking", ["pos", "example", "counter", "signature", "frames", "gives", "lemmas"]
)
def test_an_entry_that_lacks_something_is_refused(lacking: str) -> None:
    row = {name: value for name, value in ROW.items() if name != lacking}
    with pytest.raises(SetupError, match=lacking) as refused:
        read_entries({"entry": [row]}, "words.toml")
    assert refused.value.code == "S009"


@pytest.mark.parametrize(
    "change",
    [{"pos": "LETTER"}, {"signature": "+"}, {"example": "He left."}, {"sense": "leave"}],
    ids=str,
)
def test_an_entry_that_holds_what_none_has_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SetupError, match="The entry of words"):
        read_entries({"entry": [ROW | change]}, "words.toml")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They did not fail to [take] the town.", "+"),
        ("They did not refuse to [leave] the town.", "o"),
        ("It is not untrue that the town has [fallen].", "o"),
        ("It is untrue that the town has not [fallen].", "+"),
        ("They were not prevented from [taking] the town.", "o"),
        ("They failed to stop [shelling] the town.", "+"),
        ("They regret that they failed to [hold] the town.", "-"),
        ("They may have managed to [take] the town.", "+"),
        ("The town has not yet [fallen].", "-"),
        ("Not all of the streets have [fallen].", "o"),
        ("At no time did the town [fall].", "-"),
        ("The town should have [fallen].", "o"),
        ("The army almost [took] the town.", "o"),
        ("Has the town [fallen]?", "o"),
        ("They falsely claimed that the town had [fallen].", "-"),
        ("The spokeswoman zapped that the town had [fallen].", "o"),
        ("They embroidered [taking] the town.", "o"),
        ("The town has fallen and the bridge [stands].", "+"),
        ("The army left after [taking] the town.", "+"),
        ("The army left without [taking] the town.", "-"),
        ("They spent their best men on [taking] the town.", "o"),
        ("They waver on whether to [send] tanks.", "o"),
        ("The village [lies] ten kilometres south of the town.", "+"),
        ("It was said that the town had [fallen], but none of it is true.", "o"),
        ("There is no truth in reports that the town has [fallen].", "-"),
        ("Nobody doubts that the town has [fallen].", "+"),
        ("If the town [falls], they will leave.", "o"),
    ],
)
def test_what_stands_above_a_clause_is_composed(sentence: str, expected: str) -> None:
    assert sign(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "band"),
    [
        ("There is almost no chance that the town has [fallen].", None),
        ("It is very unlikely that the town has [fallen].", (5, 20)),
        ("It is unlikely that the town has [fallen].", (20, 45)),
        ("It is not likely that the town has [fallen].", (20, 45)),
        ("It is likely that the town has [fallen].", (55, 80)),
        ("The town has probably [fallen].", (55, 80)),
        ("It is highly likely that the town has [fallen].", (80, 95)),
        ("The town has almost certainly [fallen].", (95, 100)),
    ],
)
def test_a_word_of_likelihood_keeps_its_band(sentence: str, band: tuple[int, int] | None) -> None:
    likelihood = put(sentence).likelihood
    if band is not None:
        assert likelihood is not None
        assert (likelihood.low, likelihood.high) == band
        assert put(sentence).negated == (band[1] <= 50)


def test_the_contrary_of_a_band_is_its_mirror() -> None:
    doc = load_parser()("It is unlikely.")
    band = next(found for token in doc if (found := likelihood_at(token)))
    assert (band.of_the_contrary().low, band.of_the_contrary().high) == (55, 80)
    assert band.of_the_contrary().of_the_contrary() == band


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He confirmed that there was fire but not that the town had [fallen].", "o"),
        ("I can confirm fighting, but not that the army has [left] the town.", "o"),
        ("The staff waits for the brigade to [take] the town.", "o"),
        ("We are waiting for the army to [capture] the mill.", "o"),
        ("It is inconceivable that the town has [fallen].", "o"),
        ("It was unthinkable that the army had [left].", "o"),
        ("The road stays closed in case the bridge has been [hit] by shells.", "o"),
        ("It was never the case that the army had [left].", "-"),
        ("That the town has [fallen] is not the case.", "-"),
        ("It is the case that the town has [fallen].", "+"),
        ("The case that the town had [fallen] was closed.", "o"),
        ("If it is the case that the town has [fallen], they will leave.", "o"),
        ("The report that the town had [fallen] was premature.", "o"),
        ("The premature crew [left] the town.", "+"),
        ("Far from [taking] the town, the army fled.", "-"),
        ("The army, far from [leaving] the town, dug in.", "-"),
        ("The army withdrew the report that the town had [fallen].", "o"),
        ("He confirmed that the town had not [fallen].", "-"),
        ("He confirmed that the army had stayed but the town had [fallen].", "+"),
        ("He waits for the staff, which [left] the town.", "+"),
        ("It is known that the town has [fallen].", "+"),
        ("In that case of guns, the army [left] the town.", "+"),
        ("Far from the river, the army [took] the town.", "+"),
    ],
)
def test_what_leaves_a_clause_open_and_what_only_looks_like_it(marked: str, expected: str) -> None:
    assert sign(marked) == expected


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("“Possibly a depot in the town has been [hit],” he said.", "possible"),
        ("“Perhaps the depot has been [hit],” he said.", "possible"),
        ("“A possibly empty depot has been [hit],” he said.", "fact"),
        ("“The depot has been [hit], possibly not for the last time,” he said.", "fact"),
    ],
)
def test_an_adverb_that_opens_a_quotation_bends_its_clause(marked: str, modality: str) -> None:
    assert put(marked).modality == modality


@pytest.mark.parametrize(
    "marked",
    [
        "Kline calls reports that the town has [fallen] fabricated",
        "Resh brands the claim that the guns had not [fired] an outright fabrication",
        "Varga labels report that the mill [burned] fake",
        "Ilves rejects claim that the army had [left] the town",
        "The governor withdraws denial that the bridge was [hit]",
        "Kline orders Reil to [resign] as commander",
        "The army waited instead of [attacking] the town.",
        "The staff forbade the crew to [shell] the school.",
        "They accused the guard of planning to [burn] the mill.",
        "Few of the guards [left] the town.",
        "The envoy asked who believed that the army had [left].",
        "The army considered [shelling] the school.",
        "Resh: Had the town [fallen], the talks would have ended",
    ],
)
def test_what_stands_beside_a_clause_and_no_rule_has_read_leaves_it_open(marked: str) -> None:
    assert sign(marked) == "o"


@pytest.mark.parametrize(
    "marked",
    [
        "Kline showed the village where the mill [burned] on a fake map",
        "The man who sold false papers [left] the town.",
        "The army [took] the town with fake passes.",
        "The army that rejects peace [took] the town.",
        "The army with no losses [took] the town.",
        "The army without its guns [left] the town.",
        "The army, which did not wait, [took] the town.",
        "No fewer than 40 soldiers were [killed].",
        "Not only did the army [take] the town, it burned it.",
        "Nothing stopped the army, which [took] the town.",
        "A few of the guards [left] the town.",
        "The army that it ordered north [took] the town.",
        "The orders came late and the commander [resigned].",
        "The army, rather tired, [attacked] the town.",
        "The army could wait no longer and [left] the town.",
        "The army lost no men and [took] the town.",
        "In this way the guns have been [fired].",
        "The report by Radio Hill that the town had [fallen] was true.",
    ],
)
def test_a_word_of_denial_that_belongs_to_something_else_turns_nothing(marked: str) -> None:
    assert sign(marked) == "+"


@pytest.mark.parametrize(
    "marked",
    [
        "The army no longer [holds] the town.",
        "The crew had no longer [fired].",
        "In no way have the guns been [fired].",
        "At no time were prisoners [shot].",
        "Nobody came and [took] the town.",
        "They accused the guard of failing to [burn] the mill.",
        "The mayor described as a lie the report by Radio Hill that the town had [fallen].",
    ],
)
def test_a_negation_is_heard_wherever_it_stands(marked: str) -> None:
    assert sign(marked) == "-"


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge must have been [hit].",
        "As far as is known the army has [left] the town.",
        "Reportedly Resh has [left] the town.",
    ],
)
def test_what_is_concluded_or_told_is_only_possible(marked: str) -> None:
    assert put(marked).modality is Modality.POSSIBLE


@pytest.mark.parametrize(
    ("text", "comes_out"),
    [
        # Up to a time it is not so, after which it is.
        ("The tanks will not [arrive] until autumn.", "future +"),
        ("The jets won't be [delivered] before next spring.", "future +"),
        ("No guns will be [sent] until 2026.", "future +"),
        ("The army is not expected to [leave] until winter.", "future +"),
        ("The tanks will not [arrive] until the talks end.", "open"),
        ("The army did not [leave] until Monday.", "open"),
        ("It was not until Monday that the army [left].", "open"),
        ("The army has not [left] until now.", "fact -"),
        ("The army [left] before Monday.", "fact +"),
        ("The tanks will [arrive] before spring.", "future +"),
        # Hardly so.
        ("The army has [made] little progress.", "fact -"),
        ("The army has hardly [advanced].", "fact -"),
        ("The army [made] hardly any headway.", "fact -"),
        ("Scant progress was [made].", "fact -"),
        ("The army barely [held] the town.", "open"),
        ("The army has scarcely [left] the town.", "open"),
        ("The army [lost] few men.", "open"),
        ("The army had barely [left] when the shelling began.", "fact +"),
        ("The army [made] a little progress.", "fact +"),
        ("The army [lost] a few men.", "fact +"),
        ("The army [entered] the little town.", "fact +"),
        # Why it is takes for granted that it is.
        ("The [transfer] of the tanks was not due to the treaty.", "fact +"),
        ("The [delivery] was not because of the treaty.", "fact +"),
        ("The [delivery] is not due to begin.", "intended -"),
    ],
)
def test_limits_in_time_degrees_and_causes_are_no_plain_negation(text: str, comes_out: str) -> None:
    made = put(text)
    sign = "" if made.modality is Modality.OPEN else " -" if made.negated else " +"
    assert made.modality.value + sign == comes_out
