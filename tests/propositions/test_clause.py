"""Clauses: who does what to whom, in whichever construction it is said, and whether it is told as a
fact.
"""

import pytest

from sayso.language.analysis import analyse
from sayso.propositions.clause import Clause, Form, Tense, offsets, read_clauses
from sayso.propositions.modality import Modality


def clause(text: str, lemma: str) -> Clause:
    """The clause with this lemma in a text of one paragraph."""
    found = [each for each in read_clauses(analyse(text).parse.docs[0]) if each.lemma == lemma]
    assert found, f"no clause “{lemma}” in “{text}”"
    return found[0]


def words(tokens: object) -> list[str]:
    return [str(token) for token in tokens]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "patients"),
    [
        ("The rebels seized the town.", "seize", ["rebels"], ["town"]),
        ("The town was seized by the rebels.", "seize", ["rebels"], ["town"]),
        ("The town, seized by the rebels in May, is quiet.", "seize", ["rebels"], ["town"]),
        ("The rebels, who seized the town, have left.", "seize", ["rebels"], ["town"]),
        ("The tanks which Norland sent have arrived.", "send", ["Norland"], ["tanks"]),
        ("The rockets Sudria fired hit a school.", "fire", ["Sudria"], ["rockets"]),
        ("The rebels managed to seize the town.", "seize", ["rebels"], ["town"]),
        ("The shell hit a bus, killing two nurses.", "kill", ["shell"], ["nurses"]),
        ("The army captured or destroyed 12 tanks.", "capture", ["army"], ["tanks"]),
        ("Norland and Sudria vowed vehicles.", "vow", ["Norland", "Sudria"], ["vehicles"]),
        ("The king urged Norland to send jets.", "send", ["Norland"], ["jets"]),
        ("The rebels took full control of the town.", "take control", ["rebels"], ["town"]),
        ("The army shot down the drone.", "shoot down", ["army"], ["drone"]),
        ("The capture of the town by the rebels was quick.", "capture", ["rebels"], ["town"]),
    ],
)
def test_who_does_what_to_whom(
    text: str, lemma: str, agents: list[str], patients: list[str]
) -> None:
    found = clause(text, lemma)
    assert (words(found.agents), words(found.patients)) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("The army took the bridge.", "take", False),
        ("The army did not take the bridge.", "take", True),
        ("The army failed to take the bridge.", "take", True),
        ("The army never took the bridge.", "take", True),
        ("No soldier took the bridge.", "take", True),
        ("Not a single soldier was hurt.", "hurt", True),
        ("The army lost neither men nor tanks.", "lose", True),
        ("The mayor denied that the army had taken the bridge.", "take", True),
        ("The army did not fail to take the bridge.", "take", False),
        ("No more than five soldiers were hurt.", "hurt", False),
        ("The army took not only the bridge but the town.", "take", False),
    ],
)
def test_what_is_said_not_to_be_so(text: str, lemma: str, negated: bool) -> None:
    assert clause(text, lemma).negated is negated


@pytest.mark.parametrize(
    ("text", "lemma", "modality"),
    [
        ("The town fell.", "fall", Modality.FACT),
        ("The town may have fallen.", "fall", Modality.POSSIBLE),
        ("The town will fall.", "fall", Modality.FUTURE),
        ("The army plans to take the town.", "take", Modality.INTENDED),
        ("The army tried to take the town.", "take", Modality.ATTEMPTED),
        ("The army must take the town.", "take", Modality.OBLIGED),
        ("If the town fell, the war would go on.", "fall", Modality.CONDITIONAL),
        ("The town would have fallen.", "fall", Modality.CONDITIONAL),
        ("The army managed to take the town.", "take", Modality.FACT),
        ("Norland to send tanks", "send", Modality.FUTURE),
    ],
)
def test_how_it_is_put(text: str, lemma: str, modality: Modality) -> None:
    assert clause(text, lemma).modality is modality


def test_what_the_cue_does_is_not_how_its_content_is_put() -> None:
    doc = analyse("The mayor denied that the town had fallen.").parse.docs[0]
    heard = offsets(doc[4:])
    heard.cue = offsets(doc[2:3])
    (fallen,) = [each for each in read_clauses(doc[4:], heard) if each.lemma == "fall"]
    assert not fallen.negated
    (fallen,) = [each for each in read_clauses(doc[4:]) if each.lemma == "fall"]
    assert fallen.negated


def test_who_is_given_it_is_told_by_either_order() -> None:
    assert words(clause("Norland gave the rebels 20 tanks.", "give").recipients) == ["rebels"]
    assert words(clause("Norland gave 20 tanks to the rebels.", "give").recipients) == ["rebels"]


def test_a_clause_knows_its_form_and_tense() -> None:
    assert clause("The town has fallen.", "fall").tense is Tense.PERFECT
    assert clause("The town fell.", "fall").tense is Tense.PAST
    noun = clause("The fall of the town was quick.", "fall")
    assert (noun.form, noun.tense) == (Form.NOUN, Tense.NONE)


def test_the_words_of_a_clause_are_not_those_of_the_next() -> None:
    found = clause("The rebels seized the town and the army left.", "seize")
    assert words(found.tokens) == ["The", "rebels", "seized", "the", "town", "and"]
