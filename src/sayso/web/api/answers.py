"""Answers of the API: with an entity tag of the record's head, so that what is unchanged is not
sent again.
"""

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.api.formats import MEDIA, Writer, as_json, form_of
from sayso.web.errors import RequestError
from sayso.web.links import Links
from sayso.web.pages.common import House
from sayso.web.record import Found

_TAG = 32


def unchanged(request: Request, house: House) -> tuple[str, Response | None]:
    """The tag of what is asked for, and an answer without content if the asker has it already.

    A question to the record is a pure function of its address and the head, so the tag is made of
    these.
    """
    head = house.record.head()
    url, accepted = request.url, request.headers.get("accept", "")
    asked = f"{url.path}?{url.query}|{accepted}|{head['sha256']}|{head['version']}"
    tag = f'W/"{hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:_TAG]}"'
    known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return tag, Response(
            status_code=304, headers={"etag": tag, "cache-control": "no-cache, private"}
        )
    return tag, None


def one(request: Request, house: House, make: Any) -> Response:
    """One thing as JSON; ``make`` gives it, or raises that it is not there."""
    tag, answer = unchanged(request, house)
    return answer or _send(as_json(make()), "json", tag)


def many(
    request: Request, house: House, extension: str, make: Any, writers: dict[str, Writer]
) -> Response:
    """A page of a list in the format that is asked for; ``make`` gives what was found."""
    form = form_of(extension, request.headers.get("accept", ""))
    if form != "json" and form not in writers:
        raise RequestError(
            404,
            "W001",
            "There is no such format of this list.",
            f"Ask for {', '.join(writers)} or json.",
        )
    tag, answer = unchanged(request, house)
    if answer:
        return answer
    found: Found = make()
    following = Links(request).here(after_=found.after) if found.after else None
    if form == "json":
        body = as_json({"items": found.items, "total": found.total, "next": following})
    else:
        body = writers[form](found.items)
    response = _send(body, form, tag)
    if following:
        response.headers["link"] = f'<{following}>; rel="next"'
    return response


def _send(body: bytes, form: str, tag: str) -> Response:
    headers = {
        "etag": tag,
        "cache-control": "no-cache, private",
        "vary": "accept, authorization, cookie",
    }
    return Response(body, media_type=MEDIA[form], headers=headers)
