"""Every judgement on a claim names the rule or the model that made it."""

import pytest

from sayso.reader import Entry, read

TEXTS = (
    "Mayor Hanna Sovik denied that Orvan holds Drenov, and said 40 people were killed.",
    "“We will send 14 tanks,” the minister told state television on 3 May 2024.\n\nThe army may have "
    "withdrawn from the town, two officials said.",
    "The army shelled the port. Governor Ivo Marten blamed the rebels for the attack, which the "
    "rebels deny.",
)
BY = ("rule:", "model:", "theatre", "check")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [entry for text in TEXTS for entry in read(text, published="2024-05-04").entries]


def test_every_claim_names_what_found_it_and_judged_its_act_stance_and_certainty(
    entries: list[Entry],
) -> None:
    assert len(entries) >= 5
    for entry in entries:
        assert entry.claim.why
        assert all(reason.by.startswith(BY) for reason in entry.claim.why)


def test_every_speaker_who_is_named_and_every_side_has_its_reason(entries: list[Entry]) -> None:
    speaking = [each for each in entries if each.references.speaker and each.claim.source]
    assert speaking
    for entry in speaking:
        assert entry.references.why, entry.claim.source.text


def test_every_proposition_names_its_construction(entries: list[Entry]) -> None:
    propositions = [each for entry in entries for each in entry.propositions]
    assert len(propositions) >= 3
    for proposition in propositions:
        assert proposition.why, proposition
        assert all(
            reason.by.startswith(BY) and (reason.words or reason.score)
            for reason in proposition.why
        )


def test_every_time_place_and_amount_says_why_it_is_taken_for_that(entries: list[Entry]) -> None:
    for entry in entries:
        its = entry.references
        assert all(each.why for each in its.places)
        assert all(each.reason for each in its.times)
        assert all(each.reason.by and each.reason.what for each in its.amounts)
