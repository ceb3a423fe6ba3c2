"""Following, on the pages: the button, what changed, the feeds, who may."""

from datetime import timedelta
from pathlib import Path

import pytest

from sayso.ledger.removal import withdraw
from sayso.ledger.store import open_ledger
from sayso.web.record import BoardFilter, Clock, Page
from tests.questions.telling import Said, event_on, killed
from tests.questions.test_store import BEGIN, add
from tests.watches.conftest import HELD, TAKEN
from tests.web.access.people import people, sign_in
from tests.web.asking import form_of, main_of, pages
from tests.web.kept import record
from tests.web.memory import Memory
from tests.web.pictures import addresses

PATHS = addresses(Memory())


@pytest.mark.parametrize("name", ["question", "speaker", "place", "event", "search"])
def test_each_page_of_something_to_follow_has_a_button_that_says_what_it_does(
    name: str, tmp_path: Path
) -> None:
    with pages(tmp_path) as client:
        path = PATHS[name]
        text = client.get(path).text
        assert ">Follow</button>" in text
        start = text.index('action="/following"')
        values = {
            key: text[start:].split(f'name="{key}" value="')[1].split('"')[0]
            for key in ("form", "back", "kind", "target")
        }
        answer = client.post("/following", data=values, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, path)
        again = client.get(path).text
        assert 'aria-pressed="true">Following' in again
        assert values["target"] in main_of(client.get("/following").text)


def test_what_changed_is_told_before_and_after_and_in_feeds(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [HELD], 0, published="2024-03-10")
        with pages(tmp_path, record(ledger)) as client:
            form = form_of(client)
            client.post("/following", data={"kind": "place", "target": "Drenov", "form": form})
            assert "Nothing has changed" in main_of(client.get("/following").text)
            add(ledger, [TAKEN], 3, published="2024-03-12")
            page = client.get("/following").text
            said = main_of(page)
            key = page.split('href="/feeds/')[1].split(".atom")[0]
            feed = client.get(f"/feeds/{key}.json")
            own = client.get("/following.atom")
            last = page.split('name="upto" value="')[1].split('"')[0]
            client.post("/following/seen", data={"upto": last, "form": form})
            seen = main_of(client.get("/following").text)

    assert "unconfirmed → contested: Who holds Drenov?" in said
    assert "Before unconfirmed . Hanna Sovik (North): North holds it" in said
    assert "Drenov has fallen" in said
    assert feed.headers["content-type"] == "application/feed+json"
    assert feed.json()["items"][0]["title"] == "unconfirmed → contested: Who holds Drenov?"
    assert own.headers["content-type"].startswith("application/atom+xml")
    assert "1 new" in said
    assert "1 new" not in seen


def test_a_watch_that_is_refused_comes_back_with_what_was_typed(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [HELD], 0)
        with pages(tmp_path, record(ledger)) as client:
            form = form_of(client)
            data = {"kind": "speaker", "target": "Nobody at all", "form": form}
            answer = client.post("/following", data=data)
            hooked = client.post(
                "/following", data={"kind": "place", "target": "Drenov", "form": form}
            ).text
            key = hooked.split('id="w-')[1].split('"')[0]
            sent = {"address": "http://10.0.0.1/x", "form": form}
            private = client.post(f"/following/{key}/hook", data=sent)

    assert answer.status_code == 404
    assert "F005" in answer.text
    assert 'value="Nobody at all"' in answer.text
    assert private.status_code == 400
    assert "F004" in private.text
    assert 'value="http://10.0.0.1/x"' in private.text


def test_a_reader_follows_and_an_editor_alone_lets_the_server_post(tmp_path: Path) -> None:
    people(tmp_path)
    with pages(tmp_path, Memory(), accounts=True) as client:
        form = sign_in(client, "a reader")
        client.post("/following", data={"kind": "place", "target": "Orvan", "form": form})
        page = client.get("/following").text
        key = page.split('id="w-')[1].split('"')[0]
        opens = page.split('href="/feeds/')[1].split(".atom")[0]
        sent = {"address": "https://desk.example/", "form": form}
        assert client.post(f"/following/{key}/hook", data=sent).status_code == 403
        assert "Webhook" not in page
        client.cookies.clear()
        assert client.get(f"/feeds/{opens}.atom").status_code == 200
        assert client.get("/following.atom", follow_redirects=False).status_code in (303, 401)
        form = sign_in(client, "a reviewer")
        assert "Orvan" not in main_of(client.get("/following").text)
        ended = client.post(f"/following/{key}/end", data={"form": form})
        assert ended.status_code == 404


def test_a_feed_ends_with_its_owners_account_and_its_key_is_in_no_log(tmp_path: Path) -> None:
    from sayso.web.access.store import Store

    people(tmp_path)
    log: list[str] = []
    with pages(tmp_path, Memory(), accounts=True, log=log) as client:
        form = sign_in(client, "a reader")
        client.post("/following", data={"kind": "place", "target": "Orvan", "form": form})
        opens = client.get("/following").text.split('href="/feeds/')[1].split(".atom")[0]
        assert client.get(f"/feeds/{opens}.atom").status_code == 200
        Store(tmp_path / "access.db").remove_user("a reader")
        assert client.get(f"/feeds/{opens}.atom").status_code == 404
    assert "/feeds/" in "\n".join(log)
    assert opens not in "\n".join(log)


@pytest.mark.parametrize("path", ["/feeds/none.atom", "/feeds/none.csv", "/following.csv"])
def test_a_feed_that_is_none_is_told(path: str, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        assert client.get(path).status_code == 404


def test_a_place_has_who_is_said_to_hold_it_its_questions_and_its_speakers(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        text = client.get("/places/place%3Aorvan").text
        said = main_of(text)
        assert client.get("/places/Orvan").status_code == 200
        assert client.get("/places/nowhere").status_code == 404
        board, search = client.get("/").text, client.get("/search?q=orva").text
        key = Memory().board(BoardFilter(place="Orvan"), Clock(), Page(1)).items[0]["id"]
        question = client.get(f"/questions/{key}").text
        listed = client.get("/map").text
        past = main_of(client.get("/places/place%3Aorvan?as_of=2024-03-05").text)

    assert "Who is said to hold it, day by day" in said
    assert "the army no longer holds Orvan" in said
    assert "the army no longer holds Orvan" not in past
    assert "What is asked about it" in said
    assert "Who speaks of it" in said
    assert 'class="map"' in text
    for page in (board, search, question, listed):
        assert 'href="/places/place%3Aorvan"' in page


def test_a_place_that_no_gazetteer_knows_has_a_page_under_its_name(tmp_path: Path) -> None:
    unknown = {
        "type": "control",
        "holder": "south",
        "holder_name": "south",
        "place_text": "Old Mill",
    }
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [Said("Ivo Marten", unknown, "south", words="Old Mill is ours")])
        with pages(tmp_path, record(ledger)) as client:
            answer = client.get("/places/Old%20Mill")
            found = client.get("/search?q=mill").text

    assert answer.status_code == 200
    assert "no gazetteer knows" in main_of(answer.text)
    assert 'href="/places/Old%20Mill"' in found


def test_an_event_has_its_questions_and_leads_to_them_and_from_them(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        dead = Said("Hanna Sovik", killed(63, event_time=event_on("2024-03-09")), "north")
        hurt = Said("Ivo Marten", {**dead.proposition, "what": "wounded"}, "south")  # type: ignore[dict-item]
        add(ledger, [dead, hurt], 0, published="2024-03-10")
        here = record(ledger)
        key = here.board(BoardFilter(), Clock(), Page(1)).items[0]["id"]
        event = here.event_of(key, Clock())
        assert event
        with pages(tmp_path, here) as client:
            text = client.get(f"/events/{event['id']}").text
            question = client.get(f"/questions/{key}").text
            place = client.get("/places/Drenov").text
            assert client.get("/events/event-none").status_code == 404
            assert client.get(f"/events/{event['id']}?as_of=2024-03-01").status_code == 404

    assert len(event["questions"]) == 2
    for row in event["questions"]:
        assert f'href="/questions/{row["id"]}"' in text
    assert f'href="/events/{event["id"]}"' in question
    assert f'href="/events/{event["id"]}"' in place


def test_a_withdrawal_counts_among_what_changed_since_somebody_looked(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        add(ledger, [HELD], 0, published="2024-03-10")
        taken = add(ledger, [TAKEN], 1, published="2024-03-12")
        here = record(ledger)
        at = here.head()["seq"]
        assert here.changed_since(at) == frozenset()
        withdraw(ledger, taken.report, who="desk", why="invented", now=BEGIN + timedelta(days=9))
        (key,) = (each["id"] for each in here.board(BoardFilter(), Clock(), Page(9)).items)
        assert here.changed_since(at) == {key}
