"""Reviewing: looking decides nothing, a form decides once."""

import re
from pathlib import Path

from sayso.web.record import ClaimFilter, Clock, Page
from tests.web.asking import form_of, main_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def test_reviewing_appends_one_decision_and_goes_on_to_the_next_claim(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        first = client.get("/review", follow_redirects=False).headers["location"]
        after = client.post(
            first,
            data={"verdict": "reject", "why": "not said", "form": form},
            follow_redirects=False,
        )

    assert [(d["verdict"], d["who"], d["why"]) for d in record.decided] == [
        ("reject", "Ada Bell", "not said")
    ]
    assert after.headers["location"].startswith("/review/")
    assert after.headers["location"] != first


def test_looking_at_a_claim_decides_nothing(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        named(client)
        client.get("/review")

    assert record.decided == []


def test_an_amendment_holds_only_what_differs(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        spans = ", ".join(f"{a}-{b}" for a, b in claim["cue"]["spans"])
        told = {
            "verdict": "amend",
            "stance": "denies",
            "certainty": "plain",
            "cue": spans,
            "form": form,
        }
        client.post(f"/review/{claim['id']}", data=told)

    assert record.decided[0]["fields"] == {"stance": "denies"}


def test_a_draft_stays_outside_the_record(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(
            f"/review/{claim['id']}",
            data={"verdict": "draft", "why": "look at it again", "form": form},
        )
        text = client.get(f"/review/{claim['id']}").text

    assert record.decided == []
    assert 'value="look at it again"' in text


def test_a_decision_is_taken_back_by_another(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(f"/review/{claim['id']}", data={"verdict": "accept", "form": form})
        client.post(f"/review/{claim['id']}", data={"verdict": "undo", "undoes": "1", "form": form})

    assert [each["verdict"] for each in record.decided] == ["accept", "undo"]


def test_nobody_decides_without_a_name(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        answer = client.post(
            f"/review/{claim['id']}", data={"verdict": "accept", "form": form_of(client)}
        )

    assert answer.status_code == 409
    assert record.decided == []


def test_a_slip_is_taken_back_from_the_page_that_came_after_it(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        first = client.get("/review", follow_redirects=False).headers["location"]
        after = client.post(first, data={"verdict": "reject", "form": form}, follow_redirects=False)
        text = client.get(after.headers["location"]).text
        slip = re.search(
            r'<form method="post" action="([^"]+)" class="notice last-decision">', text
        )
        undoes = re.search(r'name="undoes" value="(\d+)">\s*<b>Reject', text)
        assert slip
        assert undoes
        back = client.post(
            slip[1],
            data={"verdict": "undo", "undoes": undoes[1], "form": form},
            follow_redirects=False,
        )

    assert back.headers["location"] == first
    assert [(each["verdict"], each["undoes"]) for each in record.decided] == [
        ("reject", ""),
        ("undo", "1"),
    ]


def test_an_amendment_that_is_refused_comes_back_with_what_was_typed(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    told = {"verdict": "amend", "cue": "12 to 24", "why": "Not the <cue>.", "stance": "denies"}
    with pages(tmp_path, record) as client:
        nameless = client.post(f"/review/{claim['id']}", data={**told, "form": form_of(client)})
        wrong = client.post(f"/review/{claim['id']}", data={**told, "form": named(client)})

    assert (nameless.status_code, wrong.status_code) == (409, 400)
    for answer in (nameless, wrong):
        assert 'value="Not the &lt;cue&gt;."' in answer.text
        assert 'value="12 to 24"' in answer.text
        assert "<option selected>denies" in answer.text
    assert record.decided == []


def test_whoever_reviews_gives_the_name_with_the_first_decision(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        told = {"verdict": "accept", "name": "Ada Bell", "form": form_of(client)}
        client.post(f"/review/{claim['id']}", data=told)

    assert [(each["verdict"], each["who"]) for each in record.decided] == [("accept", "Ada Bell")]


def test_how_many_claims_are_left_is_told(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        said = main_of(client.get("/review").text)

    assert f"{record.queue(ClaimFilter(), Page(1)).total} claims open" in said
