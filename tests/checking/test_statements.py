"""Who, when, and what became of it; what cannot be checked."""

from collections.abc import Callable
from io import BytesIO

import pytest

from sayso.checking.check import ITSELF, NOTHING, check_text
from sayso.checking.contract import draft_as_json
from sayso.checking.draft import CheckedDraft, CheckedStatement, FindingKind, StatementKind
from sayso.checking.errors import LONGEST, DraftError
from sayso.checking.sentences import LABELS
from sayso.display.check_docx import render_docx
from sayso.display.check_page import render_check
from sayso.ledger.append import head
from sayso.ledger.store import Ledger
from sayso.record.report import Report

from .conftest import REPORTS, THEATRE
from .test_quotations import KNOCKING

Only = Callable[[str], CheckedStatement]
Check = Callable[[str], CheckedDraft]


def test_another_speaker_is_told_and_the_same_one_by_another_name_is_not(only: Only) -> None:
    assert FindingKind.SAID_BY_ANOTHER in only(f"“{KNOCKING},” Viktor Saal said.").kinds
    assert FindingKind.SAID_BY_ANOTHER not in only(f"“{KNOCKING},” Tesh said.").kinds
    unnamed = only(f"“{KNOCKING},” a man in the square said.")
    assert FindingKind.SPEAKER_UNCLEAR in unnamed.kinds
    assert FindingKind.SAID_BY_ANOTHER not in unnamed.kinds


def test_another_day_is_told(only: Only) -> None:
    assert FindingKind.OTHER_DAY in only(f"“{KNOCKING},” Milan Tesh said on Sunday.").kinds
    assert FindingKind.OTHER_DAY not in only(f"“{KNOCKING},” Milan Tesh said on Tuesday.").kinds


def test_copies_are_told_as_one_voice(only: Only) -> None:
    assert FindingKind.ONE_VOICE in only(f"“{KNOCKING},” Milan Tesh said.").kinds


def test_a_withdrawn_report_is_told(only: Only) -> None:
    statement = only("“The granary at Tarnik has burned to its last beam,” Irena Dovar said.")
    assert statement.kinds >= {FindingKind.EXACT, FindingKind.WITHDRAWN}
    assert not statement.is_at_rest


def test_a_denied_statement_is_told_with_who_denies_it(only: Only) -> None:
    statement = only("Pavel Oriss said that 14 people had been killed in Kalin.")
    assert FindingKind.REPORTED in statement.kinds
    denied = next(each for each in statement.findings if each.kind is FindingKind.DENIED)
    assert denied.by is not None
    assert "ministry" in denied.by.speaker.casefold()


def test_the_sense_is_found_in_other_words_and_another_figure_of_its_speaker_is_told(
    only: Only,
) -> None:
    same = only("In Kalin 14 people were killed, Pavel Oriss said.")
    assert same.kinds & {FindingKind.OTHER_WORDS, FindingKind.REPORTED}, same.findings
    assert FindingKind.EXACT not in same.kinds
    other = only("Pavel Oriss said that 41 people had been killed in Kalin.")
    assert not other.kinds & {FindingKind.REPORTED, FindingKind.OTHER_WORDS}
    assert not other.is_at_rest


def test_a_denial_is_not_reported_as_what_it_denies(only: Only) -> None:
    statement = only("Pavel Oriss denied that 14 people had been killed in Kalin.")
    assert FindingKind.REPORTED not in statement.kinds
    assert not statement.is_at_rest


def test_spans_hold_the_words_of_draft_and_report(check: Check, ledger: Ledger) -> None:
    draft = check(f"He was brief.\n\n“{KNOCKING.replace('three', 'ten')},” Milan Tesh said.")
    texts = {name: text for name, _, _, text in REPORTS}
    for statement in draft.statements:
        assert draft.text[slice(*statement.span)] == statement.words
        for finding in statement.findings:
            if finding.match and finding.match.report.outlet == "Havrin Post":
                assert texts["rescue"][slice(*finding.match.span)] == finding.match.words
                for each in finding.match.differences:
                    assert draft.text[slice(*each.draft)] == each.draft_words
                    assert texts["rescue"][slice(*each.report)] == each.report_words
    with ledger.reading() as connection:
        last = head(connection)
    assert (draft.head, draft.sequence) == (last.sha256, last.seq)


def test_a_text_of_the_ledger_is_not_held_against_itself(check: Check) -> None:
    assert ITSELF in check(REPORTS[4][3]).notes


def test_as_of_leaves_out_what_was_published_later(ledger: Ledger) -> None:
    text = f"“{KNOCKING},” Milan Tesh said."
    early = check_text(ledger, text, as_of="2024-03-01", theatre=THEATRE)
    assert early.counts == {FindingKind.NOT_IN_LEDGER: 1}


def test_a_draft_without_statements_is_empty_and_says_so(check: Check) -> None:
    draft = check("Rain fell on the river all night.")
    assert (draft.statements, draft.is_at_rest) == ((), True)
    assert NOTHING in draft.notes


def test_another_language_is_told_and_its_quotations_are_looked_for(check: Check) -> None:
    draft = check("Мер міста сказав у вівторок, що міст закрито: «Ми нікуди не підемо звідси».")
    assert any("Ukrainian" in note for note in draft.notes)
    assert [each.kind for each in draft.statements] == [StatementKind.QUOTATION]


@pytest.mark.parametrize("text", ["", " \n", "…!?"])
def test_no_words_are_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(DraftError, match="D001"):
        check_text(ledger, text)


def test_too_many_words_are_refused(ledger: Ledger) -> None:
    with pytest.raises(DraftError, match="D002"):
        check_text(ledger, "word " * (LONGEST // 5 + 1))


def test_every_kind_has_a_label_and_no_sentence_judges(check: Check) -> None:
    assert set(LABELS) == set(FindingKind)
    draft = check(f"“{KNOCKING},” Viktor Saal said. “Nobody sleeps on this side of town,” he said.")
    told = str(draft_as_json(draft)).casefold()
    assert not any(f" {word} " in told for word in ("true", "false", "verified"))


def test_the_page_obeys_nothing_of_a_hostile_draft(check: Check) -> None:
    page = render_check(check("“<script>alert(1)</script> we stay here for ever,” he said."))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_comments_stand_beside_the_words_and_the_look_stays(check: Check) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run(f"“{KNOCKING},”").bold = True
    paragraph.add_run(" Milan Tesh said.")
    data = BytesIO()
    document.save(data)
    draft = check(paragraph.text)
    for original in (None, data.getvalue()):
        written = docx.Document(BytesIO(render_docx(draft, original)))
        assert written.paragraphs[0].text == paragraph.text
        told = [comment.text for comment in written.comments]
        assert any(text.startswith("exact: The same words of Milan Tesh") for text in told)
        bold = [run.bold for run in written.paragraphs[0].runs if run.text == KNOCKING + ","]
        assert bold == [True if original else None]


def test_nothing_of_a_draft_is_recorded(check: Check, ledger: Ledger) -> None:
    with ledger.reading() as connection:
        before = head(connection)
    check("“Nobody reads this anywhere at all,” Milan Tesh said.")
    with ledger.reading() as connection:
        assert head(connection) == before


def test_a_report_is_a_draft_too(ledger: Ledger) -> None:
    from sayso.checking.check import check_report

    report = Report(f"“{KNOCKING},” Milan Tesh said.", "draft.md", title="Of the square")
    draft = check_report(ledger, report, theatre=THEATRE)
    assert (draft.name, draft.title, draft.theatre) == ("draft.md", "Of the square", "vesna")


@pytest.mark.parametrize(
    "words",
    [
        "“For three nights there was a knocking underneath,” Milan Tesh said.",
        "Irena Dovar said that the last beam of the granary had been burned.",
    ],
)
def test_what_is_put_otherwise_is_shown_beside_and_counts_as_nothing(
    only: Only, words: str
) -> None:
    statement = only(words)
    assert statement.kinds == {FindingKind.NOT_IN_LEDGER, FindingKind.NEAREST}
    assert not statement.is_at_rest
    (near,) = (each for each in statement.findings if each.kind is FindingKind.NEAREST)
    assert near.match is not None
    assert near.match.words in near.sentence


@pytest.mark.parametrize(
    "words",
    [
        "“For three nights there was a knocking underneath,” Viktor Saal said.",
        "“The harvest of the valley was sold in spring,” Milan Tesh said.",
        "“For three nights there was a knocking underneath,” a man in the square said.",
        "Irena Dovar said that the granary had been sold.",
    ],
)
def test_nothing_is_near_of_another_speaker_or_with_a_word_alone(only: Only, words: str) -> None:
    assert FindingKind.NEAREST not in only(words).kinds
