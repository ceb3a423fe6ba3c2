"""Signing in and out with an account; setting a name without."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web.access.doors import Door
from sayso.web.access.pace import device_of, new_device
from sayso.web.access.store import User
from sayso.web.access.visit import COOKIE, DEVICE, check_form, cookie_name, new_session, remembered
from sayso.web.pages.common import Anybody, House, In
from sayso.web.pages.deciding import back_to, checked
from sayso.web.templating import page, remember

router = APIRouter(route_class=Door)
_Text = Annotated[str, Form(max_length=1000)]


@router.get("/signin")
def sign_in_form(request: Request, visit: Anybody) -> Response:
    """The form for name and password."""
    if not visit.accounts:
        return RedirectResponse("/name", 303)
    return page(request, "signin.html.j2", problem="")


@router.post("/signin")
async def sign_in(
    request: Request,
    house: In,
    visit: Anybody,
    name: _Text = "",
    password: _Text = "",
    form: _Text = "",
) -> Response:
    """Begin a session, under a new cookie, so that nobody else can have set it before."""
    check_form(visit, form)
    user = await _signed_in(request, house, name.strip(), password) if visit.accounts else None
    if user is None:
        return page(
            request,
            "signin.html.j2",
            403,
            problem="This name and this password do not go together.",
        )
    session = new_session()
    house.store.end(visit.session)
    house.store.begin(session, user.name, True)
    response = RedirectResponse("/", 303)
    remember(request, response, COOKIE, session)
    remember(request, response, DEVICE, new_device(house.store.secret, user.name))
    return response


async def _signed_in(request: Request, house: House, name: str, password: str) -> User | None:
    """Who has this name and password.  Tries wait for one another: each takes 64 MiB and a good
    part of a second.
    """
    device = device_of(house.store.secret, name, remembered(request, DEVICE))
    await asyncio.sleep(house.tries.seconds_to_wait(name, device))
    async with house.tries.few:
        user = await run_in_threadpool(house.store.signed_in, name, password)
    if user is not None:
        house.tries.succeeded(name, device)
    return user


@router.post("/signout")
def sign_out(request: Request, house: In, visit: Anybody, form: _Text = "") -> Response:
    """End the session."""
    check_form(visit, form)
    house.store.end(visit.session)
    response = RedirectResponse("/signin" if visit.accounts else "/", 303)
    secure = request.url.scheme == "https"
    response.delete_cookie(
        cookie_name(request, COOKIE), path="/", httponly=True, samesite="lax", secure=secure
    )
    response.headers["clear-site-data"] = '"cache"'
    return response


@router.get("/name")
def name_form(request: Request, visit: Anybody, back: str = "") -> Response:
    """The form for the name under which whoever is at this machine decides."""
    if visit.accounts:
        return RedirectResponse("/", 303)
    return page(request, "name.html.j2", back=back)


@router.post("/name")
def set_name(
    request: Request,
    house: In,
    visit: Anybody,
    name: _Text = "",
    back: _Text = "",
    form: _Text = "",
) -> Response:
    """Decide under this name from now on, and go back to where it was asked for."""
    check_form(visit, form)
    told = "" if visit.accounts else " ".join(name.split())
    house.store.begin(visit.session, checked(told), False)
    response = back_to(back)
    remember(request, response, COOKIE, visit.session)
    return response
