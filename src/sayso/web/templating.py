"""Templates: every value is escaped, and characters that would act are shown by their codes."""

import base64
import hashlib
import json
from dataclasses import asdict, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sayso.display.characters import shown_plainly
from sayso.display.printed import printed
from sayso.display.wording import count_of
from sayso.web.access.gate import POLICY
from sayso.web.access.visit import COOKIE, DEVICE, SEEN, Visit, cookie_name
from sayso.web.assets_manifest import island_scripts
from sayso.web.drawing.marks import standing_mark
from sayso.web.finite import finite
from sayso.web.links import Links, outward
from sayso.web.stylesheet import stylesheet
from sayso.web.views import answers, when

_YEAR = 365 * 24 * 3600


def page(
    request: Request, template: str, answer: int = 200, styles: str = "", origin: str = "", **context: Any
) -> HTMLResponse:
    """A page.  ``styles`` is a style sheet of its own, allowed by its hash; ``origin`` a server its scripts may ask."""
    visit: Visit = request.state.visit
    body = (
        environment()
        .get_template(template)
        .render(
            visit=visit,
            links=Links(request),
            query=request.query_params,
            path=request.url.path,
            own_styles=Markup(styles) if styles else "",
            style_address=f"/static/{stylesheet().name}",
            scripts=island_scripts(),
            **context,
        )
    )
    policy = POLICY.format(
        styles=f" 'sha256-{_hash(styles)}'" if styles else "", origins=f" {origin}" if origin else ""
    )
    response = HTMLResponse(body.encode("utf-8", "replace"), answer, {"content-security-policy": policy})
    if visit.fresh:
        remember(request, response, COOKIE, visit.session)
    return response


def remember(request: Request, response: Any, name: str, value: str) -> None:
    """Set a cookie that no script can read and no other site can send."""
    age, secure = _YEAR if name in (SEEN, DEVICE) else None, request.url.scheme == "https"
    name = cookie_name(request, name)
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="lax", secure=secure, path="/")


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
        printed=printed, short=when.short, when=when.in_words, stamp=when.stamp, outward=outward, island=island
    )
    made.globals.update(
        STANDINGS=answers.STANDINGS,
        TYPES=answers.TYPES,
        count_of=count_of,
        kind_of=answers.kind_of,
        number=answers.number,
        standing_mark=standing_mark,
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


def _hash(styles: str) -> str:
    return base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
