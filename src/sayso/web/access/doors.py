"""Who may come in by a route: asked before anything of a body is read, and nobody where nothing
says who.
"""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

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
