"""A ledger from Python."""

import datetime as dt
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.errors import SaysoError, SetupError
from sayso.ledger.append import head
from sayso.ledger.store import open_ledger
from sayso.library import errors
from sayso.library.ledger import Ledger
from sayso.library.showing import as_html
from sayso.record.claim import Stance
from sayso.record.entry import Entry
from tests.questions.telling import Said, killed

from . import making


def test_claims_are_entries_with_their_reports_in_the_order_of_recording(ledger: Ledger) -> None:
    claims = ledger.claims()

    assert len(claims) == 5  # and not the one whose words were removed
    assert all(isinstance(claim.entry, Entry) for claim in claims)
    assert [claim.report.outlet for claim in claims.first(2)] == ["The Courier", "The Courier"]
    first = claims.first()[0]
    text = ledger.text(first.report.id) or ""
    start, end = first.claim.content.spans[0]
    assert text[start:end] == "57 people were killed in Drenov" == first.claim.content.text


def test_filters_leave_what_passes_all_of_them(ledger: Ledger) -> None:
    assert len(ledger.claims(stance=Stance.DENIES)) == 1 == len(ledger.claims(stance="denies"))
    assert len(ledger.claims(speaker="Danilo Resh", type="control")) == 1
    assert len(ledger.claims(words='"57 people"')) == 1
    assert len(ledger.claims(since="2024-03-16", until=dt.date(2024, 3, 16))) == 1
    assert len(ledger.claims(as_of=dt.date(2024, 3, 14))) == 2
    assert len(ledger.claims(recorded_by="2024-06-02")) == 3
    assert not ledger.claims(outlet="nobody")
    assert list(ledger.claims(outlet="nobody")) == []


def test_a_claim_and_a_question_are_found_by_their_ids(ledger: Ledger) -> None:
    claim = ledger.claims().first()[0]
    assert ledger.claim(claim.id) == claim
    question = ledger.questions(type="control").first()[0]
    whole = ledger.question(question.id)
    assert whole.row == question.row
    assert [answer.words for answer in whole.answers] == ["the north holds Drenov"] * 2


def test_questions_are_those_of_a_board_that_is_made_of_nothing_else(ledger: Ledger) -> None:
    questions = ledger.questions()
    assert {question.type for question in questions} == {"control", "count"}
    control = ledger.questions(type="control").first()[0]
    assert control.standing == "contested"
    assert [position.name for position in control.positions] == ["Ivo Marten", "Danilo Resh"]
    then = ledger.question(control.id, as_of="2024-03-15")
    assert (then.standing, len(then.positions)) == ("unconfirmed", 1)
    assert [q.id for q in ledger.questions(as_of="2024-03-15", type="control")] == [control.id]


def test_nothing_is_written_to_a_ledger_that_is_asked(small: Path, ledger: Ledger) -> None:
    before = small.read_bytes()
    assert len(ledger.questions()) > 0
    assert small.read_bytes() == before


def test_reports_tell_what_was_removed(ledger: Ledger) -> None:
    reports = ledger.reports()
    assert [report.removed for report in reports] == [False] * 4 + [True]
    assert ledger.text(list(reports)[-1].id) is None


def test_a_collection_is_of_the_ledger_as_it_was_when_it_was_asked_for(tmp_path: Path) -> None:
    path = making.make(tmp_path / "sayso.db")
    with Ledger.open(str(path)) as asked, open_ledger(str(path), write=True) as writer:
        claims, questions, at = asked.claims(), asked.questions(), asked.head
        going = iter(claims)
        first = next(going)
        making.add(writer, [Said("Ada Bell", killed(9), words="nine were killed")], 9)
        making.reviewed(writer, first.id)
        assert 1 + len(list(going)) == len(claims) == 5
        assert asked.head.seq > at.seq
        assert len(asked.claims()) == 6
        assert asked.claim(first.id).claim.stance is Stance.DENIES
        assert asked.claim(first.id).review == "amend"
        assert len(questions) <= len(asked.questions())
        with writer.reading() as connection:
            assert asked.head == head(connection)


def test_frames_have_a_row_each_and_the_same_columns(ledger: Ledger) -> None:
    for rows in (ledger.claims(), ledger.questions(), ledger.reports(), ledger.claims(outlet="no")):
        names = [name for name, _ in rows.columns]
        polars, pandas = rows.to_polars(), rows.to_pandas()
        assert (polars.columns, len(polars)) == (names, len(rows))
        assert (list(pandas.columns), len(pandas)) == (names, len(rows))


def test_what_a_report_says_does_not_act_in_a_notebook_or_on_a_terminal(ledger: Ledger) -> None:
    from rich.console import Console

    page = ledger.claims()._repr_html_()
    assert "<b>" not in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    console = Console(width=300, record=True, file=StringIO())
    console.print(ledger.claims(), ledger.questions(), ledger.reports())
    assert "\x1b[2J" not in console.export_text()
    assert "\u202e" not in page + console.export_text()


@given(st.lists(st.lists(st.text(max_size=30), min_size=2, max_size=2), max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_a_cell_holds_a_table_has_its_own_tags_alone(rows: list[list[str]]) -> None:
    page = as_html(["a", "b"], rows, "so many")
    tags = page.count("<")
    assert tags == 2 * (1 + 1 + 1 + 1 + 2 + 1) + len(rows) * (2 + 4)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"stance": "shouts"}, "M002"),
        ({"review": "perhaps"}, "M002"),
        ({"clock": "sundial"}, "M002"),
        ({"since": "yesterday"}, "R016"),
        ({"as_of": "31-12-2024"}, "R016"),
    ],
)
def test_a_filter_that_cannot_be_one_is_refused(
    ledger: Ledger, asked: dict[str, str], code: str
) -> None:
    with pytest.raises(SaysoError) as error:
        ledger.claims(**asked)  # type: ignore[arg-type]
    assert error.value.code == code


def test_what_is_not_there_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    for ask, code in (
        (lambda: ledger.claim("0" * 16), "L010"),
        (lambda: ledger.question("count-0"), "M003"),
        (lambda: ledger.questions(standing="true"), "M002"),
        (lambda: ledger.text("0" * 16), "L011"),
        (lambda: Ledger.open(str(tmp_path / "none.db")), "L001"),
    ):
        with pytest.raises(SaysoError) as error:
            ask()
        assert error.value.code == code


def test_an_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(SetupError) as error:
        ledger.claims().to_polars()
    assert (error.value.code, error.value.mend) == ("M001", "pip install 'sayso[frames]'")
    assert errors.extra("json", "frames").dumps({}) == "{}"


def test_importing_the_library_loads_neither_frames_nor_models_nor_the_database() -> None:
    asked = "import sys, sayso; print([m for m in ('polars', 'pandas', 'spacy', 'sqlalchemy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert sayso.Ledger is Ledger
