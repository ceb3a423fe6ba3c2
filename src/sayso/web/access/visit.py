"""Who asks, and what they may: worked out once a request, by the cookie or the token that it
brings.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from starlette.requests import Request

from sayso.web.access.roles import Role
from sayso.web.access.store import Store, User
from sayso.web.errors import RequestError
from sayso.web.settings import Settings

COOKIE = "sayso_session"
DEVICE = "sayso_device"
"""A cookie of a browser that signed in before."""
NAME_HEADER = "x-sayso-name"
FORM_HEADER = "x-csrf-token"
SEEN = "sayso_seen"
"""A cookie with the time at which the reader last marked the board as seen."""


@dataclass(frozen=True, slots=True)
class Visit:
    """``session`` is the cookie's value, new where ``fresh``; ``role`` is None for who has not
    signed in.

    ``form`` is what every form of a page carries, so that no other site can send one; ``program``
    says that a token or a header of ours came with the request, which no other site can send
    either.
    """

    session: str
    fresh: bool
    name: str
    role: Role | None
    form: str
    program: bool
    accounts: bool

    def may(self, role: str) -> bool:
        """Whether the visitor may do what ``role`` may."""
        return self.role is not None and self.role.covers(Role(role))


def visit_of(request: Request, store: Store, settings: Settings) -> Visit:
    """Who asks.  Without accounts, whoever is at the machine is an editor under the name that they
    set.
    """
    session = remembered(request, COOKIE)
    fresh = not session.isascii() or len(session) != len(new_session())
    session = new_session() if fresh else session
    token = _bearer(request)
    form = form_token(store.secret, session)
    if settings.accounts:
        user: User | None = (
            store.of_token(token) if token else None if fresh else store.of_session(session)
        )
        program = bool(token and user)
        return Visit(
            session,
            fresh,
            user.name if user else "",
            user.role if user else None,
            form,
            program,
            True,
        )
    told = request.headers.get(NAME_HEADER, "")
    name = told or ("" if fresh else store.named(session))
    return Visit(
        session, fresh, name[:80], Role.EDITOR, form, NAME_HEADER in request.headers, False
    )


def cookie_name(request: Request, name: str) -> str:
    """The name of a cookie: over TLS one that no neighbouring host and no plain connection can set
    (RFC 6265bis).
    """
    return f"__Host-{name}" if request.url.scheme == "https" else name


def remembered(request: Request, name: str) -> str:
    """What the browser keeps under a name; "" if nothing."""
    return request.cookies.get(cookie_name(request, name), "")


def new_session() -> str:
    """A name for a session that nobody can guess."""
    return secrets.token_urlsafe(32)


def form_token(secret: bytes, session: str) -> str:
    """What a session's forms carry: made of its cookie and our secret, and of nothing that is
    sent.
    """
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


def check_form(visit: Visit, told: str) -> None:
    """Let a form through that is from one of our pages.

    Raises:
        RequestError: W005 if it is not.
    """
    if not visit.program and not hmac.compare_digest(
        visit.form.encode(), told.encode("utf-8", "replace")
    ):
        raise RequestError(
            403,
            "W005",
            "This form is not from a page of this session.",
            "Open the page again and send it once more.",
        )


def demand(visit: Visit, role: Role) -> None:
    """Let through who may do what ``role`` may.

    Raises:
        RequestError: W003 without account, W004 with too small a role.
    """
    if visit.role is None:
        raise RequestError(401, "W003", "This record is read by those with an account.", "Sign in.")
    if not visit.role.covers(role):
        raise RequestError(
            403,
            "W004",
            f"This is for a {role}, and you are a {visit.role}.",
            "Ask whoever runs this.",
        )


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""
