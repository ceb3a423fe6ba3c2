"""What a watch tells: what changed, before and after, and by whose words."""

from datetime import timedelta

import pytest

from sayso.errors import SaysoError
from sayso.ledger.decisions import decide, undo
from sayso.ledger.removal import remove, withdraw
from sayso.questions.decisions import merge_questions, split_question
from sayso.questions.events import event_id
from sayso.watches.wording import lines
from tests.questions.telling import ORLIVKA, Said, holds, killed
from tests.questions.test_store import BEGIN, add
from tests.watches.conftest import TAKEN
from tests.watches.following import Desk, now

LATER = BEGIN + timedelta(days=9)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("question", "control"),
        ("event", "event"),
        ("place", "Drenov"),
        ("place", "geo:1"),
        ("speaker", "Ivo Marten"),
        ("words", "Drenov fallen"),
    ],
)
def test_each_kind_of_watch_tells_what_changed_with_before_after_and_the_words(
    desk: Desk, kind: str, target: str
) -> None:
    if kind == "speaker":
        add(desk.ledger, [Said("Ivo Marten", killed(9), "south")], 2, published="2024-03-11")
    held = desk.question("control")
    target = {"control": held, "event": event_id(held)}.get(target, target)
    desk.follow(kind, target)
    assert desk.news() == []

    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    (change,) = desk.news()

    assert change["before"]["standing"] == "unconfirmed"
    assert change["after"]["standing"] == "contested"
    assert change["before"]["answers"] == [
        {"who": "Hanna Sovik (North)", "answer": "North holds it"}
    ]
    assert [(said["who"], said["words"]) for said in change["said"]] == [
        ("Ivo Marten (South)", "Drenov has fallen")
    ]
    assert desk.headlines() == ["unconfirmed → contested: Who holds Drenov?"]


@pytest.mark.parametrize(
    ("kind", "target"), [("place", "Orlivka"), ("speaker", "Hanna Sovik"), ("words", "harbour")]
)
def test_what_is_about_something_else_is_not_told(desk: Desk, kind: str, target: str) -> None:
    desk.follow(kind, target)
    south = Said("Ivo Marten", holds("south", ORLIVKA), "south", words="Orlivka is quiet")
    other = Said("Mira Dahl", holds("south"), "south", words="it has fallen")
    add(desk.ledger, [south] if kind != "place" else [other], 3, published="2024-03-12")

    assert desk.news() == []


def test_an_echo_changes_nothing(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    words = "Drenov is ours"
    add(desk.ledger, [Said("Hanna Sovik", holds("north"), "north", words=words)], 3, outlet="Other",
        published="2024-03-10")  # fmt: skip

    assert desk.news() == []


def test_words_that_answer_nothing_are_told_as_claims(desk: Desk) -> None:
    desk.follow("words", "lighthouse")
    add(desk.ledger, [Said("Mira Dahl", None, words="the lighthouse is dark")], 3)

    (change,) = desk.news()
    assert [row["words"] for row in change["claims"]] == ["the lighthouse is dark"]


def test_a_change_is_told_once_and_stays_as_it_was(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    first = desk.news()
    assert desk.news() == first

    add(desk.ledger, [Said("Hanna Sovik", killed(64), "north", words="64 died")], 4)
    assert desk.news()[0] == first[0]
    assert len(desk.news()) == 2


def test_what_several_watches_are_about_is_told_once(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    desk.follow("question", desk.question("control"))
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")

    assert len(desk.news()) == 1


def test_a_withdrawn_report_is_told_with_what_counts_no_longer(desk: Desk) -> None:
    taken = add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    watches = [desk.follow("place", "Drenov"), desk.follow("question", desk.question("control"))]
    withdraw(desk.ledger, taken.report, who="desk", why="it was invented", now=LATER)

    (change,) = desk.news()
    assert (change["before"]["standing"], change["after"]["standing"]) == (
        "contested",
        "unconfirmed",
    )
    assert [(row["words"], row["withdrawn"]) for row in change["gone"]] == [
        ("Drenov has fallen", True)
    ]
    assert any("its report was withdrawn" in line for line in lines(change))
    assert {watch.id for watch in desk.store.of("")} == {watch.id for watch in watches}


def test_when_all_answers_are_withdrawn_the_watch_stays_and_goes_on(desk: Desk) -> None:
    alone = add(desk.ledger, [Said("Ivo Marten", holds("south", ORLIVKA), "south")], 3)
    desk.follow("place", "Orlivka")
    withdraw(desk.ledger, alone.report, who="desk", why="it was invented", now=LATER)
    assert desk.headlines() == ["Nobody answers any more: Who holds Orlivka?"]

    add(desk.ledger, [Said("Mira Dahl", holds("north", ORLIVKA), "north")], 20)
    assert desk.headlines()[1].startswith("New, unconfirmed: Who holds Orlivka?")


def test_a_merged_question_is_followed_under_the_one_that_it_became(desk: Desk) -> None:
    other = Said("Ivo Marten", holds("south", ORLIVKA), "south", words="Orlivka is ours")
    add(desk.ledger, [other], 3, published="2024-03-12")
    with desk.board() as (board, _):
        drenov, orlivka = sorted(
            (q for q in board.questions(now(board)) if q.id.startswith("control")),
            key=lambda q: q.group.frame.sentence,
        )
    watch = desk.follow("question", orlivka.id)
    decision = merge_questions(desk.ledger, orlivka.id, drenov.id, who="desk", now=LATER)
    (change,) = desk.news()
    assert (change["before"]["id"], change["after"]["id"]) == (orlivka.id, drenov.id)
    assert desk.headlines() == ["Merged: Who holds Orlivka? is now Who holds Drenov?"]

    more = Said("Mira Dahl", holds("south", ORLIVKA), "third", words="Orlivka fell")
    add(desk.ledger, [more], 20, published="2024-03-13")
    assert desk.news()[1]["after"]["id"] == drenov.id
    assert desk.follow("question", orlivka.id).target == drenov.id
    assert desk.store.watch(watch.id, "").target == orlivka.id

    undo(desk.ledger, decision, who="desk", now=LATER + timedelta(days=20))
    assert desk.headlines()[2] == "Apart again from another question: Who holds Orlivka?"


def test_a_split_and_a_rejected_claim_are_told(desk: Desk) -> None:
    taken = add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    key = desk.question("control")
    desk.follow("question", key)
    (claim,) = [said["claim"] for said in _answers(desk, key) if said["words"] == TAKEN.words]
    decision = decide(desk.ledger, claim, "reject", who="desk", now=LATER)
    assert [(row["words"], row["withdrawn"]) for row in desk.news()[0]["gone"]] == [
        ("Drenov has fallen", False)
    ]
    undo(desk.ledger, decision, who="desk", now=LATER)
    split_question(desk.ledger, key, [claim], "control-apart", who="desk", now=LATER)
    assert taken.report
    assert desk.news()[-1]["after"]["standing"] == "unconfirmed"


def _answers(desk: Desk, key: str) -> list[dict[str, str]]:
    from sayso.questions.detail import detail_of

    with desk.board() as (board, _):
        question = board.question(key, now(board))
        assert question
        return list(detail_of(board, question, now(board)).as_json()["answers"])


def test_removed_words_are_told_no_more_and_are_nowhere_in_the_file_of_watches(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    taken = add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    assert len(desk.news()) == 1
    remove(desk.ledger, taken.report, who="desk", why="by law", now=LATER)

    assert all(TAKEN.words not in str(change) for change in desk.news())
    with desk.store.open() as db:
        assert TAKEN.words not in "\n".join(db.iterdump())


def test_a_watch_on_what_is_not_there_is_refused(desk: Desk) -> None:
    for kind, target, code in (
        ("question", "control-none", "F005"),
        ("event", "event-none", "F005"),
        ("speaker", "Nobody", "F005"),
        ("army", "x", "F001"),
        ("words", "  ", "F001"),
        ("words", "x" * 301, "F001"),
        ("place", "a\u202eb", "F001"),
    ):
        with pytest.raises(SaysoError) as caught:
            desk.follow(kind, target)
        assert caught.value.code == code, (kind, target)
    assert desk.store.of("") == []


def test_a_place_can_be_followed_before_anybody_speaks_of_it(desk: Desk) -> None:
    desk.follow("place", "Orlivka")
    add(desk.ledger, [Said("Ivo Marten", holds("south", ORLIVKA), "south")], 3)
    assert desk.headlines() == ["New, unconfirmed: Who holds Orlivka?"]


def test_watches_are_their_owners_own(desk: Desk) -> None:
    watch = desk.follow("place", "Drenov", "ada")
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    assert (len(desk.news("ada")), desk.news("ben")) == (1, [])
    with pytest.raises(SaysoError, match="F002"):
        desk.store.end(watch.id, "ben")
    assert desk.follow("place", "Drenov", "ada").id == watch.id
    desk.store.end(watch.id, "ada")
    assert desk.store.of("ada") == []


def test_what_was_seen_is_new_no_more(desk: Desk) -> None:
    watch = desk.follow("place", "Drenov")
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    desk.news()
    assert desk.store.unseen(desk.store.of(""))[watch.id] == 1
    (change,) = desk.store.changes(desk.store.of(""), 10)
    desk.store.see("", change.id)
    assert desk.store.unseen(desk.store.of(""))[watch.id] == 0


def test_two_who_note_the_same_changes_at_once_note_them_once(desk: Desk) -> None:
    watch = desk.follow("place", "Drenov")
    add(desk.ledger, [TAKEN], 3, published="2024-03-12")
    desk.news()
    assert not desk.store.advance(watch, watch.upto + 1, (), [])


def test_of_more_than_are_compared_the_number_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.watches.journal.MOST", 1)
    desk.follow("place", "Drenov")
    more = Said("Ivo Marten", killed(400), "south", words="400 were killed")
    add(desk.ledger, [TAKEN, more], 3, published="2024-03-12")

    assert sorted(change["sort"] for change in desk.news()) == ["more", "question"]
    assert "1 more question changed at once" in desk.headlines()
