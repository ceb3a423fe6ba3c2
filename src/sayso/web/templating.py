"""Templates: every value is escaped, and characters that would act are shown by their codes."""

import hashlib
import json
from dataclasses import asdict, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.display.characters import shown_plainly
from sayso.display.check_page import check_globals
from sayso.display.printed import printed
from sayso.display.templating import digest_of
from sayso.display.wording import count_of
from sayso.web.access.gate import POLICY
from sayso.web.access.visit import COOKIE, DEVICE, SEEN, Visit, cookie_name
from sayso.web.assets_manifest import island_scripts
from sayso.web.drawing.marks import standing_mark
from sayso.web.finite import finite
from sayso.web.links import Links, outward
from sayso.web.stylesheet import stylesheet
from sayso.web.views import answers, hits, when

_YEAR = 365 * 24 * 3600


def page(
    request: Request,
    template: str,
    answer: int = 200,
    styles: str = "",
    origin: str = "",
    **context: Any,
) -> Response:
    """A page.  ``styles`` is a style sheet of its own, allowed by its hash; ``origin`` a server its
    scripts may ask.
    """
    visit: Visit = request.state.visit
    body = (
        environment()
        .get_template(template)
        .render(
            visit=visit,
            links=Links(request),
            query=request.query_params,
            path=request.url.path,
            here_again=_again(request),
            own_styles=Markup(styles) if styles else "",
            style_address=f"/static/{stylesheet().name}",
            scripts=island_scripts(),
            **context,
        )
    )
    policy = POLICY.format(
        styles=f" 'sha256-{digest_of(styles)}'" if styles else "",
        origins=f" {origin}" if origin else "",
    )
    content = body.encode("utf-8", "replace")
    # A cookie that the page sets must arrive with it: only a page that sets none may be answered by
    # its tag.
    tag = "" if visit.fresh or answer != 200 or request.method != "GET" else _tag(content, policy)
    headers = {"content-security-policy": policy, **({"etag": tag} if tag else {})}
    if tag and tag.removeprefix("W/") in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    response = HTMLResponse(content, answer, headers)
    if visit.fresh:
        remember(request, response, COOKIE, visit.session)
    return response


def remember(request: Request, response: Any, name: str, value: str) -> None:
    """Set a cookie that no script can read and no other site can send."""
    age, secure = _YEAR if name in (SEEN, DEVICE) else None, request.url.scheme == "https"
    name = cookie_name(request, name)
    response.set_cookie(
        name, value, max_age=age, httponly=True, samesite="lax", secure=secure, path="/"
    )


@cache
def environment() -> Environment:
    """The templates, with what they share."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("sayso.web"), PackageLoader("sayso.display")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        printed=printed,
        short=when.short,
        day=when.day,
        when=when.in_words,
        stamp=when.stamp,
        outward=outward,
        island=island,
        hits=hits.hits,
    )
    made.globals.update(
        STANDINGS=answers.STANDINGS,
        TYPES=answers.TYPES,
        count_of=count_of,
        kind_of=answers.kind_of,
        number=answers.number,
        standing_mark=standing_mark,
        **check_globals(),
    )
    return made


def island(data: Any) -> Markup:
    """JSON for a script block of a page: no text in it can end the element."""
    try:
        told = json.dumps(data, ensure_ascii=True, allow_nan=False, default=_plain)
    except ValueError:
        told = json.dumps(finite(data), ensure_ascii=True, allow_nan=False, default=_plain)
    return Markup(told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _plain(value: Any) -> Any:
    """A time as ISO 8601, a picture's part by its fields; anything else as it is printed."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def _safe(value: Any) -> Any:
    return escape(shown_plainly(value)) if type(value) is str else value


def _again(request: Request) -> str:
    """The address of a page that can be looked at again; the board's after a form was sent."""
    return (
        request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if request.method == "GET"
        else "/"
    )


def _tag(content: bytes, policy: str) -> str:
    """What tells a page from an older one of the same address; weak, as it is sent packed or
    not.
    """
    return f'W/"{hashlib.sha256(content + policy.encode()).hexdigest()[:24]}"'
