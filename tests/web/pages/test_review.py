"""Reviewing: looking decides nothing, a form decides once."""

from pathlib import Path

from sayso.web.record import ClaimFilter, Clock, Page
from tests.web.asking import form_of, named, pages
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


def test_reviewing_appends_one_decision_and_goes_on_to_the_next_claim(tmp_path: Path) -> None:
    record = Memory()
    with pages(tmp_path, record) as client:
        form = named(client)
        first = client.get("/review", follow_redirects=False).headers["location"]
        after = client.post(first, data={"verdict": "reject", "why": "not said", "form": form}, follow_redirects=False)

    assert [(d["verdict"], d["who"], d["why"]) for d in record.decided] == [("reject", "Ada Bell", "not said")]
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
        told = {"verdict": "amend", "stance": "denies", "certainty": "plain", "cue": spans, "form": form}
        client.post(f"/review/{claim['id']}", data=told)

    assert record.decided[0]["fields"] == {"stance": "denies"}


def test_a_draft_stays_outside_the_record(tmp_path: Path) -> None:
    record = Memory()
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    with pages(tmp_path, record) as client:
        form = named(client)
        client.post(f"/review/{claim['id']}", data={"verdict": "draft", "why": "look at it again", "form": form})
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
        answer = client.post(f"/review/{claim['id']}", data={"verdict": "accept", "form": form_of(client)})

    assert answer.status_code == 409
    assert record.decided == []
