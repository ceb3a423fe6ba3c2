"""The pages over a real ledger: one story read and added, then looked at and decided on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.ledger.store import Ledger, open_ledger
from sayso.record.json import Json
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Draft, Page, ReportFilter, Upload
from sayso.web.views.when import start_of
from tests.web.asking import main_of, pages
from tests.web.kept import ON_THE_MAP, copy, record, uploads
from tests.web.pictures import addresses

NOW, ALL = Clock(), Page(200)


@pytest.fixture(scope="module")
def ledger(small_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(
        str(copy(small_ledger, tmp_path_factory.mktemp("kept"))), write=True
    ) as opened:
        yield opened


def test_every_page_is_there(ledger: Ledger, tmp_path: Path) -> None:
    kept = record(ledger)
    with pages(tmp_path, kept) as client:
        for name, path in addresses(kept).items():
            assert client.get(path).status_code == (404 if name == "error" else 200), path


def test_the_capture_tells_who_gave_a_report(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "given.db"), create=True) as ledger:
        kept, told = record(ledger), list[Json]()
        kept.add([Upload("note.txt", b"The mayor denied it.")], "Ada Bell", told.append)
        report = kept.report(str(told[0]["report"]))
        assert report is not None
        assert report["capture"]["tool"] == "given by Ada Bell"
        assert report["capture"]["taken_at"]


def test_what_is_added_again_is_known(ledger: Ledger) -> None:
    told: list[Json] = []
    record(ledger).add(uploads()[:1], "Ada Bell", told.append)

    assert [each["outcome"] for each in told] == ["known"]


def test_one_bad_report_stops_no_other(ledger: Ledger) -> None:
    told: list[Json] = []
    record(ledger).add([Upload("a.txt", b"\x00"), *uploads()[:1]], "Ada Bell", told.append)

    assert [each["outcome"] for each in told] == ["refused", "known"]
    assert told[0]["problem"].startswith("R0")


def test_the_head_counts_what_there_is(ledger: Ledger) -> None:
    kept = record(ledger)

    assert kept.head()["reports"] == 6
    assert kept.head()["claims"] == sum(each["claims"] for each in kept.reports(ALL, NOW).items)


def test_the_board_adds_up_to_its_tally(ledger: Ledger) -> None:
    kept = record(ledger)
    tally = kept.tally(BoardFilter(), NOW)

    assert sum(tally.values()) == kept.board(BoardFilter(), NOW, ALL).total
    for standing, number in tally.items():
        assert kept.board(BoardFilter(standing=standing), NOW, ALL).total == number


@pytest.mark.parametrize("sort", ["weight", "telling", "changed", "answered", "place"])
def test_the_board_as_of_now_is_the_board(sort: str, ledger: Ledger) -> None:
    kept = record(ledger)
    then = Clock(as_of=start_of("2100-01-01"))
    for wanted in (
        BoardFilter(sort=sort),
        BoardFilter(side="meresk", sort=sort),
        BoardFilter(type="count", sort=sort),
    ):
        now = [each["id"] for each in kept.board(wanted, NOW, ALL).items]
        assert sorted(now) == sorted(each["id"] for each in kept.board(wanted, then, ALL).items)


def test_as_of_a_day_nothing_later_is_known(ledger: Ledger) -> None:
    kept = record(ledger)
    early = Clock(as_of=start_of("2024-03-05T12:00:00Z"))

    assert kept.reports(ALL, early).total == 1
    assert (kept.board(BoardFilter(), early, ALL).total or 0) < (
        kept.board(BoardFilter(), NOW, ALL).total or 0
    )
    assert kept.board(BoardFilter(), Clock(recorded_by=start_of("2020-01-01")), ALL).total == 0


def test_pages_of_the_board_lead_on_without_gap_or_double(ledger: Ledger) -> None:
    kept, seen, after = record(ledger), list[str](), ""
    while True:
        found = kept.board(BoardFilter(), NOW, Page(4, after))
        seen += [each["id"] for each in found.items]
        after = found.after
        if not after:
            break

    assert len(seen) == len(set(seen)) == found.total


def test_a_question_quotes_the_claims_of_its_positions(ledger: Ledger) -> None:
    kept = record(ledger)
    for each in kept.board(BoardFilter(), NOW, ALL).items:
        question = kept.question(each["id"], NOW)
        assert question
        for position in question["positions"]:
            assert {said["id"] for said in position["said"]} == set(position["claims"][:12])


def test_a_claim_stands_in_its_passage(ledger: Ledger) -> None:
    kept = record(ledger)
    for row in kept.claims(ClaimFilter(), NOW, Page(20)).items:
        claim = kept.claim(row["id"])
        assert claim
        start, text = claim["passage"]["start"], claim["passage"]["text"]
        a, b = claim["content"]["spans"][0]
        assert claim["content"]["text"].startswith(text[a - start : b - start])


def test_a_claim_names_the_questions_that_quote_it(ledger: Ledger) -> None:
    kept = record(ledger)
    question = kept.board(BoardFilter(), NOW, Page(1)).items[0]
    claim = kept.claim(question["positions"][0]["claims"][0])

    assert claim
    assert question["id"] in [each["id"] for each in claim["questions"]]
    listed = kept.claims(ClaimFilter(question=question["id"]), NOW, ALL).items
    assert claim["id"] in [each["id"] for each in listed]


def test_a_report_has_its_text_its_capture_and_its_claims(ledger: Ledger) -> None:
    kept = record(ledger)
    key = kept.reports(ALL, NOW).items[0]["id"]
    report = kept.report(key)

    assert report
    assert report["claims"]
    assert kept.capture(report["capture"]["sha256"]) in [
        upload.data for upload in (ON_THE_MAP, *uploads())
    ]
    assert kept.report(report["sha256"]) == report


def test_a_speaker_has_positions_and_claims(ledger: Ledger) -> None:
    kept = record(ledger)
    first = kept.speakers("", ALL).items[0]
    speaker = kept.speaker(first["id"], NOW)

    assert speaker
    assert speaker["claims"] == first["claims"]
    assert kept.speakers(first["name"].split()[-1].upper(), ALL).items
    assert kept.claims(ClaimFilter(speaker=first["id"]), NOW, ALL).items


def test_a_decision_takes_its_claim_out_of_the_queue_and_another_puts_it_back(
    ledger: Ledger,
) -> None:
    kept = record(ledger)
    claim = kept.queue(ClaimFilter(), Page(1)).items[0]["id"]
    made = kept.decide(Draft("claim", claim, "accept", "Ada Bell"))
    assert claim not in [each["id"] for each in kept.queue(ClaimFilter(), ALL).items]
    assert kept.claim(claim)["decisions"][0]["who"] == "Ada Bell"  # type: ignore[index]

    kept.decide(Draft("claim", claim, "undo", "Ben Okoro", undoes=made["id"]))
    assert claim in [each["id"] for each in kept.queue(ClaimFilter(), ALL).items]
    assert [each["verdict"] for each in kept.decisions(claim, ALL).items] == ["undo", "accept"]


def test_an_amendment_is_shown_and_the_machines_own_is_kept(ledger: Ledger) -> None:
    kept = record(ledger)
    claim = next(each for each in kept.queue(ClaimFilter(stance="asserts"), ALL).items)
    fields = {
        "stance": "doubts",
        "cue": {"spans": claim["cue"]["spans"]},
        "speaker": "someone-else",
    }
    made = kept.decide(Draft("claim", claim["id"], "amend", "Ada Bell", fields=fields))
    amended = kept.claim(claim["id"])

    assert amended
    assert (amended["stance"], amended["speaker"]["id"]) == ("doubts", "someone-else")
    kept.decide(Draft("claim", claim["id"], "undo", "Ada Bell", undoes=made["id"]))
    again = kept.claim(claim["id"])
    assert again
    assert again["stance"] == "asserts"


def test_two_questions_that_are_merged_are_one_until_it_is_undone(ledger: Ledger) -> None:
    kept = record(ledger)
    before = kept.board(BoardFilter(type="count"), NOW, ALL)
    first, second = (each["id"] for each in before.items[:2])
    made = kept.decide(Draft("question", first, "merge", "Ada Bell", into=second))
    assert kept.board(BoardFilter(type="count"), NOW, ALL).total == (before.total or 0) - 1
    merged = kept.question(first, NOW)
    assert merged
    assert merged["id"] == second

    kept.decide(Draft("question", first, "undo", "Ada Bell", undoes=made["id"]))
    assert kept.board(BoardFilter(type="count"), NOW, ALL).total == before.total


@pytest.mark.parametrize("undoes", ["", "x", "1", "9" * 30])
def test_what_is_no_decision_cannot_be_taken_back(undoes: str, ledger: Ledger) -> None:
    with pytest.raises(SaysoError, match="L014"):
        record(ledger).decide(Draft("claim", "x", "undo", "Ada Bell", undoes=undoes))


def test_a_ledger_that_cannot_be_written_is_shown_all_the_same(
    ledger: Ledger, tmp_path: Path
) -> None:
    whole = record(ledger).board(BoardFilter(), NOW, ALL)
    with open_ledger(ledger.name) as opened:
        kept = record(opened)
        assert kept.board(BoardFilter(), NOW, ALL) == whole
        with pages(tmp_path, kept) as client:
            assert "The board" in main_of(client.get("/").text)


@pytest.mark.parametrize(
    "words", ['"', "NEAR(", "a OR", "*", "%", "' OR 1=1 --", "\x00", "(" * 200]
)
def test_no_words_break_a_search(words: str, ledger: Ledger) -> None:
    kept = record(ledger)

    for wanted in (
        ClaimFilter(text=words),
        ClaimFilter(speaker=words),
        ClaimFilter(place=words),
        ClaimFilter(report=words),
    ):
        kept.claims(wanted, NOW, ALL)
    kept.board(BoardFilter(text=words, place=words, speaker=words, side=words), NOW, ALL)
    kept.speakers(words, ALL)
    assert kept.claim(words) is None
    assert kept.report(words) is None
    assert kept.question(words, NOW) is None
    assert kept.speaker(words, NOW) is None


def test_what_was_decided_since_a_number_is_what_changed(ledger: Ledger) -> None:
    kept = record(ledger)
    question = kept.board(BoardFilter(), NOW, Page(1)).items[0]
    before = kept.head()["seq"]
    assert kept.changed_since(before) == frozenset()

    kept.decide(Draft("claim", question["positions"][0]["claims"][0], "unsure", "Ada Bell"))
    assert question["id"] in kept.changed_since(before)
    for clock in (NOW, Clock(as_of=start_of("2100-01-01"))):
        found = kept.board(BoardFilter(new_since=before), clock, ALL)
        assert question["id"] in [each["id"] for each in found.items]
        assert found.total == sum(kept.tally(BoardFilter(new_since=before), clock).values())


def test_a_note_on_a_question_stays_until_it_is_taken_back(ledger: Ledger) -> None:
    kept = record(ledger)
    before = kept.board(BoardFilter(), NOW, ALL).items[0]
    made = kept.decide(
        Draft("question", before["id"], "note", "Ada Bell", "The ministry was asked again.")
    )

    found = kept.question(before["id"], NOW)
    assert found
    assert [(note["text"], note["by"]) for note in found["notes"]] == [
        ("The ministry was asked again.", "Ada Bell")
    ]
    assert found["standing"] == before["standing"]

    kept.decide(Draft("question", before["id"], "undo", "Ben Okoro", undoes=made["id"]))
    after = kept.question(before["id"], NOW)
    assert after
    assert after["notes"] == []


def test_what_one_voice_says_is_folded_without_losing_a_question(ledger: Ledger) -> None:
    kept = record(ledger)
    folded = kept.singles(BoardFilter(), NOW)
    one, several = (kept.board(BoardFilter(voices=each), NOW, ALL) for each in ("one", "several"))

    assert sum(group["count"] for group in folded.items) == folded.total == one.total
    assert (one.total or 0) + (several.total or 0) == kept.board(BoardFilter(), NOW, ALL).total
    assert all(each["say_sos"] > 1 for each in several.items)
    then = kept.singles(BoardFilter(), Clock(as_of=start_of("2100-01-01")))
    assert [(each["name"], each["count"]) for each in then.items] == [
        (each["name"], each["count"]) for each in folded.items
    ]


def test_the_list_of_speakers_has_the_sides_that_their_own_pages_have(ledger: Ledger) -> None:
    kept = record(ledger)
    listed = {each["id"]: each["side"] for each in kept.speakers("", ALL).items}
    own = {key: (kept.speaker(key, NOW) or {}).get("side") for key in listed}

    assert any(listed.values())
    assert listed == own


def test_reports_are_found_by_words_of_title_and_text_and_counted(ledger: Ledger) -> None:
    kept = record(ledger)
    by_title = kept.reports(ALL, NOW, ReportFilter(text="hold SOLEDAR")).items
    by_text = kept.reports(ALL, NOW, ReportFilter(text="remained under their control")).items
    counts = kept.report_counts(NOW, ReportFilter())

    assert (
        [each["title"] for each in by_title]
        == [each["title"] for each in by_text]
        == ["Two say they hold Soledar"]
    )
    assert "remained" in by_text[0]["excerpt"]
    assert sum(each["count"] for each in counts["days"]) == kept.reports(ALL, NOW).total
    assert kept.reports(ALL, NOW, ReportFilter(outlet="Herald", text="100%_")).total == 0
