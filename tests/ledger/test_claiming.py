"""A claim that the reader missed is added by a person: spans checked, who and when kept, undone by
another decision.
"""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.contract import entry_as_json, entry_from_json
from sayso.ledger.anchoring import AnchorError, anchor, places_of
from sayso.ledger.claiming import AddedClaim, Drafted, add_claim
from sayso.ledger.decisions import decide, undo
from sayso.ledger.dossier import dossier_of
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, find_claims
from sayso.ledger.removal import remove
from sayso.ledger.replay import Replay, export
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of
from sayso.record.claim import Stance

from .building import NEWER, add, entry, fill, report

TEXT = (
    "Mayor Hanna Sovik said the bridge was closed. “We saw no boats 🚢 at all,” Ivo Marten told "
    "reporters. The bridge was closed, he added."
)
OF = report(TEXT)


def claims(ledger: Ledger, **filters: object) -> list[Found]:
    with ledger.reading() as connection:
        return list(find_claims(connection, Filters(**filters), view_of(connection)).claims)  # type: ignore[arg-type]


@pytest.fixture
def name(ledger: Ledger) -> str:
    """A report with one claim that was read."""
    return add(ledger, OF, [entry(OF, "Mayor Hanna Sovik", "said", "the bridge was closed")]).report


def missed(words: str = "We saw no boats 🚢 at all", speaker: str = "Ivo Marten") -> Drafted:
    return Drafted((anchor(TEXT, words),), speaker, (anchor(TEXT, speaker),))


def test_a_claim_that_was_missed_stands_beside_those_that_were_read(
    ledger: Ledger, name: str
) -> None:
    added = add_claim(ledger, name, missed(), who="Ada", why="the reader passed it over")
    _, mine = claims(ledger)
    assert mine.entry is not None
    assert (mine.id, mine.review) == (added.claim, "accept")
    assert (mine.entry["content"]["text"], mine.entry["mode"]) == (
        "We saw no boats 🚢 at all",
        "direct",
    )
    assert mine.entry["why"][0] == {
        "by": "reviewer",
        "what": "claim",
        "words": "Ada",
        "score": None,
    }
    with ledger.reading() as connection:
        (made,) = dossier_of(ledger, connection, added.claim, view_of(connection)).decisions
    assert (made["who"], made["why"], made["verdict"]) == (
        "Ada",
        "the reader passed it over",
        "claim",
    )
    assert entry_as_json(entry_from_json(mine.entry)) == mine.entry
    assert [each.id for each in claims(ledger, words="boats")] == [added.claim]
    assert [each.id for each in claims(ledger, review="accept")] == [added.claim]
    assert verify(ledger).is_clean


def test_the_same_claim_is_added_once(ledger: Ledger, name: str) -> None:
    first = add_claim(ledger, name, missed(), who="Ada")
    assert add_claim(ledger, name, missed(), who="Bo") == AddedClaim(first.claim, 0)
    assert len(claims(ledger)) == 2


def test_who_takes_it_back_takes_it_out_of_every_list(ledger: Ledger, name: str) -> None:
    added = add_claim(ledger, name, missed(), who="Ada")
    undo(ledger, added.decision, who="Ada", why="a slip")
    assert [each.review for each in claims(ledger)] == ["open"]
    assert verify(ledger).is_clean


def test_it_can_be_rejected_as_any_other(ledger: Ledger, name: str) -> None:
    added = add_claim(ledger, name, missed(), who="Ada")
    decide(ledger, added.claim, "reject", who="Bo")
    assert [each.review for each in claims(ledger)] == ["open", "reject"]


def test_a_report_that_is_read_again_keeps_it(ledger: Ledger, name: str) -> None:
    added = add_claim(ledger, name, missed(), who="Ada")
    again = [entry(OF, "Mayor Hanna Sovik", "said", "the bridge was closed")]
    add(ledger, OF, again, day=1, reader=NEWER, reread=True)
    assert sorted(each.id for each in claims(ledger)) == sorted([added.claim, again[0]["id"]])


def test_a_reading_that_finds_it_too_shows_it_once(ledger: Ledger, name: str) -> None:
    source, content = "Ivo Marten", "We saw no boats 🚢 at all"
    added = add_claim(ledger, name, missed(), who="Ada")
    found = entry(OF, source, "", content)
    assert found["id"] == added.claim
    add(ledger, OF, [found], day=1, reader=NEWER, reread=True)
    assert [each.id for each in claims(ledger)] == [added.claim]


def test_words_of_a_report_that_is_removed_go_with_it(embedded: Ledger) -> None:
    name = add(embedded, OF, []).report
    add_claim(embedded, name, missed(), who="Ada")
    assert remove(embedded, name, who="Ada", why="the law").claims == 1
    assert claims(embedded) == []
    assert verify(embedded).is_clean
    with pytest.raises(LedgerError, match=r"L014.*were removed"):
        add_claim(embedded, name, missed(), who="Ada")


def test_an_export_replays_it(embedded: Ledger, tmp_path: Path) -> None:
    name = add(embedded, OF, []).report
    added = add_claim(embedded, name, missed(), who="Ada")
    stream = io.StringIO()
    export(embedded, stream)
    with open_ledger(str(tmp_path / "other.db"), create=True) as other:
        Replay(other).run(stream.getvalue().splitlines())
        assert [each.id for each in claims(other)] == [added.claim]


def test_a_known_speaker_is_that_one_with_the_side_that_its_claims_have(ledger: Ledger) -> None:
    fill(ledger, 1)
    name = add(ledger, OF, []).report
    add_claim(ledger, name, missed(), who="Ada")
    *_, mine = claims(ledger)
    assert mine.entry is not None
    assert mine.speaker is not None
    assert (mine.speaker["id"], mine.entry["side"]) == ("ivo-marten", "south")


def test_a_new_speaker_has_an_id_of_the_name_however_long_that_is(
    embedded: Ledger,
) -> None:
    name = add(embedded, OF, []).report
    long = "Anna " * 190
    add_claim(embedded, name, Drafted(((0, 5),), long), who="Ada")
    (mine,) = claims(embedded)
    assert mine.entry is not None
    assert mine.speaker is not None
    assert len(mine.speaker["id"]) < 130
    assert not mine.entry["source"]["spans"]


@pytest.mark.parametrize(
    ("drafted", "reason"),
    [
        (Drafted((), "Ivo Marten"), "a claim has a content"),
        (Drafted(((0, 5_000),), "Ivo Marten"), "no span of the text"),
        (Drafted(((-3, 5),), "Ivo Marten"), "no span of the text"),
        (Drafted(((9, 12), (3, 5)), "Ivo Marten"), "not after the one before"),
        (Drafted(((5, 6),), "Ivo Marten"), "content has no words"),
        (Drafted(((0, 5),), "Ivo", source=((7, 7),)), "source"),
        (Drafted(((0, 5),), "  "), "speaker"),
        (Drafted(((0, 5),), "…!?"), "speaker"),
        (Drafted(((0, 5),), "a" * 2_000), "speaker"),
        (Drafted(((0, 5),), "nul \0 inside"), "NUL"),
        (Drafted(((0, 5),), "half \ud83d pair"), "surrogate|cannot be"),
    ],
)
def test_what_does_not_fit_the_text_is_refused_and_nothing_recorded(
    embedded: Ledger, drafted: Drafted, reason: str
) -> None:
    name = add(embedded, OF, []).report
    with pytest.raises(LedgerError, match=f"L014.*({reason})"):
        add_claim(embedded, name, drafted, who="Ada")
    assert claims(embedded) == []


def test_nobody_and_an_unknown_report_are_refused(embedded: Ledger) -> None:
    name = add(embedded, OF, []).report
    with pytest.raises(LedgerError, match=r"L014.*who made it"):
        add_claim(embedded, name, missed(), who=" ")
    with pytest.raises(LedgerError, match="L011"):
        add_claim(embedded, "f" * 16, missed(), who="Ada")


def test_half_quoted_is_mixed_and_unquoted_is_indirect(embedded: Ledger) -> None:
    name = add(embedded, OF, []).report
    half = anchor(TEXT, "at all,” Ivo Marten told reporters")
    for drafted in (
        Drafted((half,), "Ivo", stance=Stance.DENIES),
        Drafted((anchor(TEXT, "The bridge was closed"),), "Ivo"),
    ):
        add_claim(embedded, name, drafted, who="Ada")
    modes = [each.entry["mode"] for each in claims(embedded) if each.entry]
    assert modes == ["mixed", "indirect"]


def test_words_are_found_where_they_stand_exactly_and_once() -> None:
    assert TEXT[slice(*anchor(TEXT, "no boats 🚢 at all"))] == "no boats 🚢 at all"
    assert anchor("a\n  b c", "a b") == (0, 5)
    assert anchor("cafe\u0301 noir", "noir") == (6, 10)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("bridge was closed", "2 times"),
        ("no ships", "not in the text"),
        ("oats", "not in the text"),
        ("mayor hanna", "printed is “Mayor Hanna”"),
        ('"We saw', "printed is ““We saw”"),
        ("  ", "no words"),
        ("x" * 30_000, "more than"),
    ],
)
def test_words_that_are_absent_or_there_twice_say_why(words: str, reason: str) -> None:
    with pytest.raises(AnchorError, match=reason):
        anchor(TEXT, words)


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_place_of_a_piece_of_a_text_is_that_piece(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if words.split():
        for a, b in places_of(text, words):
            assert text[a:b].split() == words.split()
