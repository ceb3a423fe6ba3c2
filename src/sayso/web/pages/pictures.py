"""Pictures as files: a question's timeline, its numbers, where it is."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from sayso.display.templating import digest_of
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.gate import POLICY
from sayso.web.drawing.export import as_file, styles
from sayso.web.errors import not_there
from sayso.web.pages.common import House, In, Reader
from sayso.web.record import Clock
from sayso.web.views.located import located
from sayso.web.views.question import Shown, show_question
from sayso.web.views.when import in_words

router = APIRouter(route_class=Door)
MAP_HEIGHT = 625
"""Pixels: a map is 1000 wide and has the frame's ratio."""


@router.get("/pictures/{key}/{kind}.svg")
def picture(
    request: Request,
    key: str,
    kind: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """A question's ``timeline``, ``numbers`` or ``map``, with what it shows, its source and its
    day.
    """
    found = house.record.question(key, clock)
    if found is None:
        raise not_there("question")
    shown = show_question(found, house.sides(), clock.as_of)
    drawn = _drawn(shown, kind)
    if not drawn:
        raise not_there("picture")
    title = str(found["what"])
    if kind == "map":
        title = f"{shown.place}: where it is"
    source = source_of(house, request, f"/questions/{found['id']}")
    notes = [shown.finding.sentence[:600], _legend(kind), source]
    body = as_file(drawn, _height(drawn), title, [note for note in notes if note])
    return svg(body, f"{found['id']}-{kind}")


def _drawn(shown: Shown, kind: str) -> Markup:
    if kind == "map":
        return located(shown.raw.get("place") or {}) or Markup()
    return {"timeline": shown.timeline, "numbers": shown.counts}.get(kind, Markup())


def _legend(kind: str) -> str:
    if kind == "timeline":
        return (
            "A bar is a position, from when it was first said until another took its place; a "
            "dashed bar is an answer withheld, a pale one a denial; ◆ is against its speaker’s "
            "own interest."
        )
    if kind == "numbers":
        return "A line steps where its source gives another figure; an upright stands between bounds."  # fmt: skip
    return "Land and borders: Natural Earth, public domain."


def source_of(house: House, request: Request, path: str) -> str:
    """Where a picture is from, and as of when."""
    head = house.record.head()
    asked = request.query_params.get("as_of")
    day = f"as of {asked}" if asked else f"as of {in_words(head['recorded_at'])}"
    return (
        f"Source: Sayso, {head['reports']} reports, {day}, record {head['seq']} "
        f"(SHA-256 {str(head['sha256'])[:12]}), {path}. Who says so, not what is true."
    )


def _height(drawn: Markup) -> int:
    height = re.match(r"<svg[^>]* height=\"(\d+)\"", drawn)
    return int(height[1]) if height else MAP_HEIGHT


def svg(body: bytes, name: str) -> Response:
    """A picture as a file to be saved; opened where it is, its own styles are let in by their
    hash.
    """
    digest = digest_of(styles())
    headers = {
        "content-disposition": f'attachment; filename="{re.sub(r"[^A-Za-z0-9-]+", "-", name)}.svg"',
        "content-security-policy": POLICY.format(styles=f" 'sha256-{digest}'", origins=""),
    }
    return Response(body, media_type="image/svg+xml", headers=headers)
