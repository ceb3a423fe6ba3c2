"""Feeds of what changed: Atom and JSON Feed, whatever the words are."""

import json
from xml.etree import ElementTree as ET

from sayso.watches.feeds import as_atom, as_json_feed
from tests.questions.telling import Said, holds
from tests.questions.test_store import add
from tests.watches.following import Desk

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = Said("Ivo Marten", holds("south"), "south", words="<b>ours</b> & \x1b[31m ]]> \u202eyes")
SITE = "http://127.0.0.1:8170"


def test_an_atom_feed_has_an_entry_a_change_with_what_rfc_4287_demands(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    add(desk.ledger, [HOSTILE], 3, published="2024-03-12")
    changes = desk.news()[::-1]
    root = ET.fromstring(as_atom("Sayso: Drenov", f"{SITE}/feeds/k.atom", SITE, changes))

    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert parent.findtext(ATOM + name), name
    (entry,) = root.iter(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").startswith(f"{SITE}/questions/control-")
    assert "<b>ours</b>" in str(entry.findtext(f"{ATOM}content"))
    assert "\x1b" not in str(entry.findtext(f"{ATOM}content"))


def test_a_json_feed_is_of_version_1_1_and_holds_the_change_itself(desk: Desk) -> None:
    desk.follow("place", "Drenov")
    add(desk.ledger, [HOSTILE], 3, published="2024-03-12")
    feed = json.loads(as_json_feed("Sayso: Drenov", f"{SITE}/feeds/k.json", SITE, desk.news()))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item["title"] == "unconfirmed → contested: Who holds Drenov?"
    assert "Before: Hanna Sovik (North): North holds it." in item["content_text"]
    assert item["_sayso"]["before"]["standing"] == "unconfirmed"
    assert set(feed) >= {"version", "title", "home_page_url", "feed_url", "items"}
    assert set(item) >= {"id", "url", "content_text", "date_published"}


def test_a_feed_of_nothing_is_a_feed_and_ids_stay() -> None:
    root = ET.fromstring(as_atom("x", f"{SITE}/a", SITE, []))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert json.loads(as_json_feed("x", f"{SITE}/a", SITE, []))["items"] == []
