"""Who may come in by a route: asked before anything of a body is read, and nobody where nothing
says who.
"""

from collections.abc import Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from sayso.web.access.roles import Role
from sayso.web.access.visit import Visit, demand


@dataclass(frozen=True, slots=True)
class Demand:
    """A dependency that lets through who has ``role``, and gives their visit; None lets everybody
    through.
    """

    role: Role | None

    async def __call__(self, request: Request) -> Visit:
        """Who asks, if they may.

        Raises:
            RequestError: W003 without account, W004 with too small a role.
        """
        visit: Visit = request.state.visit
        if self.role is not None:
            demand(visit, self.role)
        return visit


class Door(APIRoute):
    """A route that asks who comes before it looks at what they bring.

    FastAPI itself parses a body before it calls the first dependency.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, behind what the route demands.

        Raises:
            TypeError: if the route names nobody who may come in.
        """
        handle, demands = super().get_route_handler(), list(_demands(self.dependant))
        if not demands:
            raise TypeError(
                f"{self.path} names nobody who may come in: take Reader, Reviewer, Editor or "
                "Anybody"
            )

        async def guarded(request: Request) -> Response:
            for each in demands:
                await each(request)
            return await handle(request)

        return guarded


def doors_of(routes: Iterable[BaseRoute]) -> Iterator[Door]:
    """The doors among some routes and the routers among them."""
    for route in routes:
        router = getattr(route, "original_router", None)  # as newer versions of FastAPI keep it
        if isinstance(route, Door):
            yield route
        elif isinstance(router, APIRouter):
            yield from doors_of(router.routes)


def role_of(door: Door) -> Role | None:
    """The role that a door demands, the greatest where it demands several; None for nobody's."""
    order = list(Role)
    wanted = [each.role for each in _demands(door.dependant) if each.role is not None]
    return max(wanted, key=order.index, default=None)


def refuse_unguarded(router: APIRouter) -> None:
    """Let no router in whose routes are not doors.

    Raises:
        TypeError: if one is not.
    """
    for route in router.routes:
        if not isinstance(route, Door):
            raise TypeError(f"{route} is no Door: give its router route_class=Door")


def _demands(dependant: Dependant) -> Iterator[Demand]:
    for each in dependant.dependencies:
        if isinstance(each.call, Demand):
            yield each.call
        yield from _demands(each)
