"""Changes as a feed: Atom (RFC 4287) and JSON Feed 1.1."""

import json
import uuid
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sayso.display.characters import shown_plainly
from sayso.record.json import Json
from sayso.watches.watch import Sort
from sayso.watches.wording import Told, headline, lines

_ATOM = "http://www.w3.org/2005/Atom"
_BEGAN = "1970-01-01T00:00:00Z"


def as_atom(title: str, here: str, site: str, changes: Sequence[Told]) -> bytes:
    """The changes, the newest first, as Atom.  ``here`` is the feed's address, ``site`` that of the
    pages, without a slash at its end.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(_tag("feed"))
    _put(feed, "title", title)
    _put(feed, "id", here)
    _put(feed, "updated", _at(changes[0]["at"]) if changes else _BEGAN)
    ET.SubElement(feed, _tag("link"), {"rel": "self", "href": here})
    ET.SubElement(feed, _tag("link"), {"rel": "alternate", "href": f"{site}/following"})
    _put(ET.SubElement(feed, _tag("author")), "name", "Sayso")
    for change in changes:
        entry = ET.SubElement(feed, _tag("entry"))
        _put(entry, "title", headline(change))
        _put(entry, "id", _id(change))
        _put(entry, "updated", _at(change["at"]))
        ET.SubElement(entry, _tag("link"), {"rel": "alternate", "href": site + path_of(change)})
        _put(entry, "content", _text(change)).set("type", "text")
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def as_json_feed(title: str, here: str, site: str, changes: Sequence[Told]) -> bytes:
    """The same as JSON Feed; each item has the change itself under ``_sayso``."""
    items = [
        {
            "id": _id(change),
            "url": site + path_of(change),
            "title": headline(change),
            "content_text": _text(change) or headline(change),
            "date_published": _at(change["at"]),
            "_sayso": dict(change),
        }
        for change in changes
    ]
    feed: Json = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": f"{site}/following",
        "feed_url": here,
        "language": "en",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=True).encode()


def path_of(change: Told) -> str:
    """The path of the page that shows what changed."""
    stood = change.get("after") or change.get("before")
    if stood:
        return f"/questions/{stood['id']}"
    claims = change.get("claims") or ()
    return f"/claims/{claims[0]['claim']}" if claims else "/following"


def _id(change: Told) -> str:
    """What stays the name of a change, in whichever feed it is."""
    name = f"sayso:watch:{change['watch']}:{change['id']}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _at(at: str) -> str:
    """A time of the ledger as feeds have it."""
    return at if at.endswith("Z") or "+" in at[10:] else f"{at}Z" if at else _BEGAN


def _text(change: Told) -> str:
    rest = "" if change["sort"] != Sort.MORE else "The page has all of them."
    return "\n".join(lines(change)) or rest


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, _tag(name))
    child.text = shown_plainly(text)
    return child


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"
