"""Exports of channels and accounts: Telegram, Mastodon, X."""

import json
import re
from collections.abc import Mapping
from typing import Any

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, broken, read_each, refuse_long
from sayso.reports.forms.times import time_of
from sayso.reports.markup import plain
from sayso.reports.text import check_text

_TELEGRAM = re.compile(
    rb'\{\s*"(?:name|type|id)":[^{}]{0,600}"messages":\s*\[|\{\s*"about":[^{}]{0,2000}"chats":\s*\{'
)
_OUTBOX = re.compile(rb'\{[^{}]{0,600}"type":\s*"OrderedCollection"')
_X = re.compile(rb"window\.YTD\.(?:tweets?|note_tweet)\.part[0-9]{1,4}\s*=\s*\[")
_PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
Json = Mapping[str, Any]


def _parsed(document: Document, printed: str) -> Any:
    """The value that it prints; a number of thousands of digits is refused as what is no JSON is."""
    try:
        return json.loads(printed)
    except (ValueError, RecursionError) as error:
        raise broken(document.where, "an export", " ".join(str(error).split())) from None


def _posts(document: Document, posts: object, what: str) -> list[Any]:
    if not isinstance(posts, list):
        raise broken(document.where, what, "it has no list of posts")
    if not posts:
        raise InputError("R007", f"{document.where} is empty.", "Give a report that has text.")
    return posts


def _object(value: object, where: str) -> Json:
    """A part of an export that must be an object.

    Raises:
        InputError: R022 if it is none.
    """
    if not isinstance(value, dict):
        raise broken(where, "a post", "a part of it is no object")
    return value


def _id(post: Json, key: str, where: str) -> str:
    """The id that a post must have.

    Raises:
        InputError: R022 if it has none.
    """
    name = _printed(post.get(key))
    if not name:
        raise broken(where, "a post", f"it has no `{key}`")
    return name


def _printed(value: object) -> str:
    """What a field says, if it says words or a number; else nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).replace("\0", "").encode("utf-8", "replace").decode()


def _capture(document: Document, post: object, name: str) -> Any:
    return document.capture(
        json.dumps(post, ensure_ascii=False).encode("utf-8", "surrogatepass"), name
    )


def _checked(text: str, where: str) -> str:
    text = text.replace("\0", "").strip()
    check_text(text, where)
    refuse_long(text.encode("utf-8", "replace").decode(), where)
    return text.encode("utf-8", "replace").decode()


def _read_telegram(document: Document) -> Found:
    text, notes = document.text()
    export = _parsed(document, text)
    for chat in _chats(document, export):
        try:
            messages = chat.get("messages") if isinstance(chat, dict) else None
            posts = _posts(document, messages, "a Telegram export")
        except InputError as error:
            yield error
            continue
        written = [post for post in posts if not isinstance(post, dict) or _is_written(post)]

        def report(number: int, post: object, chat: Json = chat) -> Report:
            where = f"{document.where}, message {number}"
            return _telegram(document, chat, _object(post, where), notes, where)

        yield from read_each(written, report, document.where, "message")


def _chats(document: Document, export: Json) -> list[Any]:
    if not isinstance(export.get("chats"), dict):
        return [export]
    return _posts(document, export["chats"].get("list"), "a Telegram export")


def _is_written(post: Json) -> bool:
    return post.get("type") == "message" and bool(_run(post.get("text")).strip())


def _telegram(
    document: Document, chat: Json, post: Json, notes: tuple[str, ...], where: str
) -> Report:
    name = _id(post, "id", where)
    forwarded = _printed(post.get("forwarded_from"))
    channel = _printed(chat.get("name")) or _printed(post.get("from"))
    told = (
        (f"“{channel}” passed it on from “{forwarded}”, whose words it is.",) if forwarded else ()
    )
    printed = _printed(post.get("date_unixtime")) or _printed(post.get("date"))
    return Report(
        _checked(_run(post.get("text")), f"{document.where}, message {name}"),
        doc=f"telegram:{_printed(chat.get('id'))}/{name}",
        outlet=forwarded or channel or None,
        published=time_of(printed, document.where) if printed else None,
        author=_printed(post.get("author")) or _printed(post.get("from")) or None,
        notes=(*notes, *told),
        identified=True,
        capture=_capture(document, post, f"{document.name}:{name}"),
    )


def _run(text: object) -> str:
    """A message's words, which come in pieces where some are links or bold."""
    pieces = text if isinstance(text, list) else [text]
    return "".join(
        str(piece.get("text") or "") if isinstance(piece, dict) else str(piece or "")
        for piece in pieces
    )


def _read_outbox(document: Document) -> Found:
    text, notes = document.text()
    posts = _posts(document, _parsed(document, text).get("orderedItems"), "a Mastodon outbox")
    own = [post for post in posts if isinstance(post, dict) and post.get("type") == "Create"]

    def report(number: int, post: Json) -> Report:
        return _note(document, post, notes, number)

    yield from read_each(own, report, document.where, "post")


def _note(document: Document, post: Json, notes: tuple[str, ...], number: int) -> Report:
    where = f"{document.where}, post {number}"
    note = _object(post.get("object"), where)
    if _PUBLIC not in [*_addressees(note.get("to")), *_addressees(note.get("cc"))]:
        raise InputError(
            "R025", f"{where} was not published: it is to some people alone.", "Leave it out."
        )
    words = (_printed(note.get("summary")), plain(_printed(note.get("content"))))
    printed = _printed(note.get("published"))
    name = _id(note, "id", where)
    return Report(
        _checked("\n\n".join(filter(None, words)), where),
        doc=name,
        outlet=_printed(post.get("actor")) or None,
        url=_printed(note.get("url")) or name,
        published=time_of(printed, where) if printed else None,
        notes=notes,
        identified=True,
        capture=_capture(document, post, f"{document.name}:{number}"),
    )


def _addressees(value: object) -> list[object]:
    """To whom a post goes: one address, or a list of them."""
    return value if isinstance(value, list) else [value]


def _read_x(document: Document) -> Found:
    text, notes = document.text()
    posts = _posts(
        document, _parsed(document, text[text.index("=") + 1 :].strip().rstrip(";")), "an X archive"
    )

    def report(number: int, post: object) -> Report:
        return _tweet(document, post, notes, number)

    yield from read_each(posts, report, document.where, "post")


def _tweet(document: Document, post: object, notes: tuple[str, ...], number: int) -> Report:
    where = f"{document.where}, post {number}"
    tweet = _object(_object(post, where).get("tweet", post), where)
    told = "It is an account's own archive, which does not say whose: name it with --outlet."
    words = _printed(tweet.get("full_text")) or _printed(tweet.get("text"))
    printed = _printed(tweet.get("created_at"))
    name = _id(tweet, "id_str", where)
    return Report(
        _checked(plain(words.replace("\n", "<br>")), where),
        doc=f"x:{name}",
        url=f"https://x.com/i/status/{name}",
        published=time_of(printed, where) if printed else None,
        notes=(*notes, told),
        identified=True,
        capture=_capture(document, post, f"{document.name}:{number}"),
    )


TELEGRAM = Form(
    name="Telegram export",
    what="`result.json` of a channel, a chat or an account",
    by_content="an object with `messages` below `name`, `type` and `id`, or with `chats`",
    recognise=lambda head: bool(_TELEGRAM.match(head.data)),
    read=_read_telegram,
    text="of each message its words; messages without words are passed over",
    outlet="whom it was forwarded from, else the channel",
    published="`date_unixtime`, else `date`",
    author="`author`, else `from`",
    lost="pictures, polls, reactions, and what was edited",
)
MASTODON = Form(
    name="Mastodon outbox",
    what="`outbox.json` of an account's archive",
    by_content="an object whose `type` is `OrderedCollection`",
    recognise=lambda head: bool(_OUTBOX.match(head.data)),
    read=_read_outbox,
    text="of each post its warning and its words, out of HTML; what it only passed on is passed "
    "over",
    outlet="the account's address",
    published="`published`",
    address="`url`, else `id`",
    lost="pictures and polls; posts to some people alone are refused (R025)",
)
X = Form(
    name="X archive",
    what="`tweets.js` of an account's archive",
    by_content="begins with `window.YTD.tweets.part0 =`",
    recognise=lambda head: bool(_X.match(head.data)),
    read=_read_x,
    text="of each post its words",
    published="`created_at`",
    address="made of its id",
    lost="pictures, and whose account it is: name it with `--outlet`",
)
