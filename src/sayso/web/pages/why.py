"""Why something is allowed or refused: every act, the role that it takes, and whether it is yours."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from sayso.web.access.acts import acts_of, why
from sayso.web.access.doors import Door
from sayso.web.access.roles import Role
from sayso.web.pages.common import Reader
from sayso.web.templating import page

router = APIRouter(route_class=Door)


@router.get("/account/why")
def explained(request: Request, visit: Reader) -> Response:
    """What you may do here, and why."""
    rows = [(act, act.is_for(visit.role), why(act, visit)) for act in acts_of(request.app.routes)]
    return page(request, "why.html.j2", head=None, rows=rows, roles=list(Role))
