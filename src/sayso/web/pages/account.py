"""Signing in and out with an account; setting a name without."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web.access.visit import COOKIE, Visit, check_form, new_session
from sayso.web.pages.common import In, visitor
from sayso.web.pages.deciding import back_to, checked
from sayso.web.templating import page, remember

router = APIRouter()
_Visitor = Annotated[Visit, Depends(visitor)]
_Text = Annotated[str, Form(max_length=1000)]


@router.get("/signin")
def sign_in_form(request: Request, visit: _Visitor) -> Response:
    """The form for name and password."""
    if not visit.accounts:
        return RedirectResponse("/name", 303)
    return page(request, "signin.html.j2", problem="")


@router.post("/signin")
def sign_in(
    request: Request, house: In, visit: _Visitor, name: _Text = "", password: _Text = "", form: _Text = ""
) -> Response:
    """Begin a session, under a new cookie, so that nobody else can have set it before."""
    check_form(visit, form)
    user = house.store.signed_in(name.strip(), password) if visit.accounts else None
    if user is None:
        return page(request, "signin.html.j2", 403, problem="This name and this password do not go together.")
    session = new_session()
    house.store.end(visit.session)
    house.store.begin(session, user.name, True)
    response = RedirectResponse("/", 303)
    remember(request, response, COOKIE, session)
    return response


@router.post("/signout")
def sign_out(request: Request, house: In, visit: _Visitor, form: _Text = "") -> Response:
    """End the session."""
    check_form(visit, form)
    house.store.end(visit.session)
    response = RedirectResponse("/signin" if visit.accounts else "/", 303)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return response


@router.get("/name")
def name_form(request: Request, visit: _Visitor, back: str = "") -> Response:
    """The form for the name under which whoever is at this machine decides."""
    if visit.accounts:
        return RedirectResponse("/", 303)
    return page(request, "name.html.j2", back=back)


@router.post("/name")
def set_name(
    request: Request, house: In, visit: _Visitor, name: _Text = "", back: _Text = "", form: _Text = ""
) -> Response:
    """Decide under this name from now on, and go back to where it was asked for."""
    check_form(visit, form)
    told = "" if visit.accounts else " ".join(name.split())
    house.store.begin(visit.session, checked(told), False)
    response = back_to(back)
    remember(request, response, COOKIE, visit.session)
    return response
