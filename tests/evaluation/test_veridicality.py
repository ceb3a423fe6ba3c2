import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.evaluation.conjugation import Verb, finite
from sayso.evaluation.embedding import MODES, load_embeddings
from sayso.evaluation.generation import Sentence, generate
from sayso.evaluation.veridicality import Outcome, Tally, judge, read_sentences, table, tally, worst
from sayso.propositions.control.type import Change, Control
from sayso.propositions.proposition import Proposition
from sayso.propositions.types import TYPES
from sayso.reader import Entry, Reading, directory_for
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Source, Stance
from sayso.record.report import Report

FOLDER = Path(__file__).parents[2] / "corpora" / "veridicality"
ALL = load_embeddings(FOLDER)
SENTENCES = tuple(generate(ALL, 800, 7))
TAKE = Verb("take", "takes", "took", "taken", "taking")
BE = Verb("be", "is", "was", "been", "being")


def sentence_of(frame: str, mode: str = "indirect", clause: str = "took-kalin") -> Sentence:
    """A sentence of one frame and a clause that nobody negates."""
    frames = tuple(replace(each, negated="") for each in ALL.frames if each.id == frame)
    frames = tuple(replace(each, templates={mode: each.templates[mode]}) for each in frames)
    clauses = tuple(each for each in ALL.clauses if each.id == clause)
    (sentence,) = generate(replace(ALL, frames=frames, clauses=clauses), 1, 1)
    return sentence


def control(
    stance: Stance = Stance.ASSERTS, holder: str = "north", change: Change = Change.TOOK
) -> Control:
    return Control(spans=((0, 1),), stance=stance, holder=holder, change=change)


def reading_of(
    sentence: Sentence, *propositions: Proposition, source: str = "S", mode: Mode = Mode.INDIRECT
) -> Reading:
    """As if a claim of what fills a slot of the sentence, by default of its speaker, held the
    propositions.
    """
    span = sentence.places[source]
    report = Report(sentence.text, "0")
    whole = Part.of(sentence.text, [(0, len(sentence.text))])
    said_by = Source((span,), sentence.text[slice(*span)])
    stance, certainty = Stance.ASSERTS, Certainty.PLAIN
    claim = Claim(
        report.sha256, "0", said_by, whole, whole, mode, Act.SPEECH, stance, certainty, ()
    )
    return Reading(report, (Entry(claim, propositions=propositions),))


def outcome_of(frame: str, *propositions: Proposition) -> Outcome:
    sentence = sentence_of(frame)
    return judge(sentence, reading_of(sentence, *propositions)).outcome


def test_there_are_frames_of_every_kind_and_clauses_of_every_type() -> None:
    assert len(ALL.frames) >= 140
    assert len({frame.id for frame in ALL.frames}) == len(ALL.frames)
    assert len({clause.id for clause in ALL.clauses}) == len(ALL.clauses)
    by_type = Counter(clause.type for clause in ALL.clauses)
    assert set(by_type) == {kind.type for kind in TYPES}
    assert min(by_type.values()) >= 6


def test_every_frame_comes_as_often_as_any_other() -> None:
    used = Counter(sentence.frame.id for sentence in SENTENCES)
    assert set(used) == {frame.id for frame in ALL.frames}
    assert max(used.values()) - min(used.values()) <= 1


def test_every_clause_and_every_mode_comes() -> None:
    assert {sentence.clause.id for sentence in SENTENCES} == {clause.id for clause in ALL.clauses}
    assert {sentence.mode for sentence in SENTENCES} == set(MODES)


def test_a_sentence_is_whole() -> None:
    for text, mode in ((sentence.text, sentence.mode) for sentence in SENTENCES):
        assert not re.search(r"[{}]|  |\s[.,;?]|\bNone\b|^\s|\s$", text)
        assert text[0] == "“" or not text[0].islower()
        assert text.count("“") == text.count("”")
        assert mode == "headline" or re.search(r"[.?]”?$", text)
        assert not re.search(r"\b(\w+) \1\b", text)


def test_places_are_where_the_slots_are() -> None:
    for sentence in SENTENCES:
        for slot, (start, end) in sentence.places.items():
            filled = sentence.text[start:end]
            assert filled
            if slot == "S":
                assert any(filled.casefold() == name.casefold() for name in ALL.speakers)
            if slot == "C":
                assert filled.casefold().startswith(sentence.clause.subject.casefold())
                assert filled.endswith(sentence.clause.rest)


def test_a_speaker_is_nobody_of_the_clause() -> None:
    for sentence in SENTENCES:
        if "S" in sentence.places:
            name = sentence.text[slice(*sentence.places["S"])].split()[-1]
            assert name not in f"{sentence.clause.subject} {sentence.clause.rest}"


def test_a_negated_clause_stands_only_where_the_frame_says_what_it_makes_of_it() -> None:
    for sentence in SENTENCES:
        assert sentence.gives == (
            sentence.frame.negated if sentence.negated else sentence.frame.gives
        )
        if sentence.negated:
            assert " not " in sentence.text[slice(*sentence.places["C"])]


def test_a_word_of_likelihood_has_a_band_and_leaves_the_clause_open() -> None:
    for frame in ALL.frames:
        assert (frame.kind == "likelihood") == (frame.band is not None)
        if frame.band:
            low, high = frame.band
            assert 0 <= low < high <= 100
            assert frame.gives == "none"


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 500))
def test_the_same_seed_gives_the_same_sentences(seed: int, count: int) -> None:
    first = list(generate(ALL, count, seed))
    assert len(first) == count
    assert [sentence.text for sentence in generate(ALL, count, seed)] == [
        sentence.text for sentence in first
    ]


@pytest.mark.parametrize(
    ("tense", "plain", "negated"),
    [
        ("past", "took", "did not take"),
        ("perfect", "has taken", "has not taken"),
        ("pluperfect", "had taken", "had not taken"),
        ("present", "takes", "does not take"),
        ("progressive", "is taking", "is not taking"),
        ("future", "will take", "will not take"),
        ("conditional", "would take", "would not take"),
    ],
)
def test_a_verb_has_its_tenses(tense: str, plain: str, negated: str) -> None:
    assert finite(TAKE, False, tense) == plain
    assert finite(TAKE, False, tense, negated=True) == negated


def test_a_plural_subject_and_the_verb_be_have_forms_of_their_own() -> None:
    assert finite(TAKE, True, "present") == "take"
    assert finite(TAKE, True, "perfect") == "have taken"
    assert finite(BE, True, "past") == "were"
    assert finite(BE, False, "present", negated=True) == "is not"
    assert finite(BE, False, "perfect") == "has been"


def test_the_opposite_of_what_a_frame_makes_is_inverted() -> None:
    assert outcome_of("deny", control()) is Outcome.INVERTED
    assert outcome_of("say", control(Stance.DENIES)) is Outcome.INVERTED
    assert outcome_of("say", control(change=Change.LOST)) is Outcome.INVERTED
    assert outcome_of("unlikely", control()) is Outcome.INVERTED


def test_what_a_frame_makes_is_right_also_beside_another_answer() -> None:
    assert outcome_of("deny", control(Stance.DENIES)) is Outcome.RIGHT
    assert outcome_of("say", control(), control(holder="south")) is Outcome.RIGHT
    assert outcome_of("deny", control(change=Change.LOST)) is Outcome.RIGHT


def test_what_is_left_open_and_read_as_fact_is_overstated() -> None:
    assert outcome_of("hope", control()) is Outcome.OVERSTATED
    assert outcome_of("likely", control()) is Outcome.OVERSTATED
    assert outcome_of("hope", replace(control(), certainty=Certainty.HEDGED)) is Outcome.OTHER


def test_what_answers_nothing_is_neither_right_nor_wrong() -> None:
    assert outcome_of("deny") is Outcome.SILENT
    assert outcome_of("deny", control(Stance.DOUBTS)) is Outcome.OTHER
    assert outcome_of("deny", replace(control(), certainty=Certainty.HYPOTHETICAL)) is Outcome.OTHER
    assert outcome_of("deny", control(holder="south")) is Outcome.OTHER


def test_another_voice_may_say_the_opposite_but_the_report_may_not() -> None:
    sentence = sentence_of("said-that-was-a-lie")
    assert judge(sentence, reading_of(sentence, control(), source="O")).outcome is Outcome.SILENT
    narrated = reading_of(sentence, control(), source="O", mode=Mode.NARRATION)
    assert judge(sentence, narrated).outcome is Outcome.INVERTED


def test_counts_add_up_and_the_worst_come_first() -> None:
    denied, hoped = sentence_of("deny"), sentence_of("hope")
    judged = [
        judge(hoped, reading_of(hoped, control())),
        judge(denied, reading_of(denied, control())),
        judge(denied, reading_of(denied, control(Stance.DENIES))),
    ]
    (counts,) = tally(judged, lambda sentence: sentence.clause.type).values()
    assert counts == Tally(
        3, asked=2, right=1, other=0, silent=0, inverted=1, opened=1, overstated=1
    )
    shown = worst(judged, 5)
    assert [line.split()[0] for line in shown] == ["inverted", "overstated"]
    assert "  control" in table(judged)


def test_every_sentence_is_read_and_has_one_outcome() -> None:
    directory = directory_for(str(ALL.theatre))
    assert directory is not None
    sentences = list(generate(ALL, 40, 3))
    judged = list(read_sentences(sentences, directory))
    assert [one.sentence for one in judged] == sentences
    counts = tally(judged, lambda _: "all")["all"]
    assert counts.asked + counts.opened == counts.sentences == len(sentences)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "frames"))


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("frames.toml", lambda text: text.replace('gives = "denies"', 'gives = "refuses"', 1)),
        ("frames.toml", lambda text: text.replace('form = "finite"', 'form = "spoken"', 1)),
        ("frames.toml", lambda text: text.replace('form = "finite"', 'form = "gerund"', 1)),
        ("frames.toml", lambda text: text.replace('id = "say"', 'name = "say"', 1)),
        ("clauses.toml", lambda text: text.replace('"taken", "taking"]', '"taken"]', 1)),
        ("clauses.toml", lambda text: text + "[[clause"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(
    folder: Path, file: str, change: Callable[[str], str]
) -> None:
    path = folder / file
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(SaysoError) as refused:
        load_embeddings(folder)
    assert refused.value.code == "E108"
    assert str(path) in refused.value.sentence


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SaysoError) as refused:
        load_embeddings(tmp_path / "nowhere")
    assert refused.value.code == "E103"
