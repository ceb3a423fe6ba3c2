"""A part of reading that fails costs its own answer alone; a report that cannot be read costs no
other.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import sayso
from sayso.attribution import corrections
from sayso.cli.add import add
from sayso.cli.read import read as read_command
from sayso.errors import InputError, SaysoError, SetupError
from sayso.guards import Fault, faults_of
from sayso.guards import guarded as guard
from sayso.language.encoder.encoder import Model, load_model
from sayso.propositions.types import TYPES
from sayso.reader import Reading

TEXT = (
    "Defence minister Sella Orme said on Monday that Taluria had taken Orvan and that 57 soldiers "
    "had been killed. "
    "Meresk denied that its forces had left the town. The convoy reached the bridge at dawn."
)


def fail(*_: Any, **__: Any) -> Any:
    raise IndexError("list index out of range")


def unreadable(_: Any, *__: Any) -> Any:
    raise RecursionError


@pytest.fixture(scope="module")
def sound() -> Reading:
    return sayso.read(TEXT, theatre="none")


def notes_of(reading: Reading) -> set[str]:
    return {note.what for entry in reading.entries for note in entry.notes}


def test_what_fails_leaves_what_stands_instead_and_a_fault(guarded: None) -> None:
    with faults_of() as faults:
        assert guard("rule:one", fail, 7, claim="c", spans=((0, 3),)) == 7
        assert guard("rule:two", lambda: 8, 7) == 8
    assert faults == [Fault("rule:one", "IndexError", "c", ((0, 3),))]
    assert faults[0].sentence == "rule:one failed: IndexError"


def test_what_the_user_can_put_right_is_raised(guarded: None) -> None:
    def refuse() -> Any:
        raise SaysoError("X001", "A sentence.", "A mend.")

    with faults_of(), pytest.raises(SaysoError):
        guard("rule:one", refuse, 7)


def test_nothing_is_guarded_where_nobody_is_told(guarded: None) -> None:
    with pytest.raises(IndexError):
        guard("rule:one", fail, 7)


def test_nothing_is_guarded_in_tests() -> None:
    with faults_of(), pytest.raises(IndexError):
        guard("rule:one", fail, 7)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.type)
def test_a_recogniser_that_fails_costs_its_own_answers(
    kind: Any, sound: Reading, guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "find", fail)
    reading = sayso.read(TEXT, theatre="none")
    claims = {entry.claim.id for entry in reading.entries}
    attributed = {entry.claim.id for entry in sound.entries if entry.claim.source}
    assert claims >= attributed
    others = {
        p.type for entry in sound.entries if entry.claim.source for p in entry.propositions
    } - {kind.type}
    assert others <= {p.type for entry in reading.entries for p in entry.propositions}
    assert f"rule:{kind.type} failed: IndexError" in notes_of(reading)


@pytest.mark.parametrize(
    "part",
    [
        "sayso.reference.refer.find_toponyms",
        "sayso.reference.refer.find_times",
        "sayso.reference.refer.find_amounts",
        "sayso.reference.refer.find_actors",
        "sayso.reference.refer.find_place_mentions",
        "sayso.reference.refer.find_said_at",
        "sayso.reference.refer.find_event_time",
        "sayso.reference.refer.find_speakers",
        "sayso.attribution.find.judge_stance",
        "sayso.attribution.find.judge_certainty",
        "sayso.attribution.find.judge_act",
        "sayso.propositions.find.with_replies",
        "sayso.propositions.find.with_acts",
        "sayso.reader.find_narration",
        "sayso.reader.check_claims",
        "sayso.reader.against_interest",
    ],
)
def test_any_part_that_fails_leaves_the_claims(
    part: str, sound: Reading, guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, fail)
    reading = sayso.read(TEXT, theatre="none")
    assert {e.claim.id for e in reading.entries} >= {
        e.claim.id for e in sound.entries if e.claim.source
    }
    assert reading.faults
    assert all(
        re.fullmatch(r"(rule:[a-z-]+|check) failed: IndexError", fault.sentence)
        for fault in reading.faults
    )


def test_a_claim_whose_stance_cannot_be_judged_answers_nothing(
    guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.attribution.find.judge_stance", fail)
    reading = sayso.read(TEXT, theatre="none")
    assert {str(e.claim.stance) for e in reading.entries if e.claim.source} == {"withholds"}


def test_a_correction_that_fails_leaves_what_it_was_given(
    guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = corrections.CORRECTIONS
    broken = tuple(_failing(each) for each in (first, *rest))
    monkeypatch.setattr("sayso.attribution.find.CORRECTIONS", broken)
    reading = sayso.read(TEXT, theatre="none")
    assert reading.claims
    assert len(reading.faults) >= len(broken)


def _failing(correct: Callable[..., Any]) -> Callable[..., Any]:
    def failing(_: Any, drafts: list[Any]) -> Any:
        drafts.clear()
        raise IndexError

    failing.__name__ = correct.__name__
    return failing


def test_a_report_that_cannot_be_read_is_refused_and_its_neighbours_go_on(
    guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = __import__("sayso.reader", fromlist=["analyse"]).analyse
    monkeypatch.setattr(
        "sayso.reader.analyse", lambda text, body: fail() if "fails" in text else real(text, body)
    )
    reports = [sayso.Report(TEXT, "a"), sayso.Report("This fails.", "b"), sayso.Report(TEXT, "c")]
    first, second, third = sayso.read_many(reports)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, InputError)
    assert second.code == "R040"
    assert "b makes the program fail (IndexError)" in second.sentence


def test_the_command_tells_what_failed_and_reads_on(
    tmp_path: Path, guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.propositions.count.type import Count

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Count, "find", fail)
    done = CliRunner().invoke(read_command, [str(tmp_path / "a.txt"), "--theatre", "none"])
    assert done.exit_code == 0
    assert "Note: rule:count failed: IndexError" in done.stdout
    assert re.search(
        r"sayso: \d failures?, noted on the claims .*rule:count failed: IndexError \(\d\)",
        done.stderr,
    )
    ledger = str(tmp_path / "x.db")
    done = CliRunner().invoke(
        add, [str(tmp_path / "a.txt"), "--ledger", ledger, "--theatre", "none"]
    )
    assert done.exit_code == 0
    assert "1 report added" in done.stderr
    assert "rule:count failed: IndexError" in done.stderr


@pytest.mark.parametrize("name", ["model.json", "tokenizer.json", "encoder.onnx"])
@pytest.mark.parametrize("left", [None, 0, 200])
def test_a_model_that_is_missing_or_cut_short_is_told_with_a_code(
    tmp_path: Path, name: str, left: int | None
) -> None:
    whole = load_model().folder
    if left is not None:
        (tmp_path / name).write_bytes((whole / name).read_bytes()[:left])
    model = Model(tmp_path)
    with pytest.raises(SetupError, match=f"S007: The file {name}"):
        _ = (
            model.card
            if name == "model.json"
            else model.tokenizer
            if name == "tokenizer.json"
            else model.encoder
        )


SCRIPTS = (
    "Мэр сказал, что сорок два человека ранены.",
    "قال المتحدث إن خمسة قتلوا.",
    "发言人说，有五人丧生。",
    "Ο εκπρόσωπος είπε ότι πέντε σκοτώθηκαν.",
    "प्रवक्ता ने कहा कि पांच लोग मारे गए।",
    "הדובר אמר כי חמישה נהרגו.",
)


@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 4, 5. 67-89 %%% ...",
        "“” «» ‘’",
        "\u200b\u200b",
        "—\n\n—",
        " ".join(SCRIPTS),
        *SCRIPTS,
        "said " * 3000,
        "killed\u00a0" * 3000,
        "Sending would be.",
        '"' * 500,
    ],
    ids=lambda text: ascii(text[:16]),
)
def test_a_text_of_another_kind_is_read_without_a_fault(text: str) -> None:
    assert sayso.read(text, theatre="none").faults == ()
