"""What every page needs: the record, the visit, the sides."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from sayso.web.access.visit import Visit, demand
from sayso.web.jobs import Jobs
from sayso.web.record import Record
from sayso.web.settings import Settings
from sayso.web.views.sides import Sides


@dataclass(frozen=True, slots=True)
class House:
    """What the application is made of."""

    record: Record
    store: Store
    settings: Settings
    jobs: Jobs

    def sides(self) -> Sides:
        """The sides with their colours."""
        return Sides(self.record.sides())


def house_of(request: Request) -> House:
    """The house that a request came to."""
    found: House = request.app.state.house
    return found


def visitor(request: Request) -> Visit:
    """Who asks."""
    found: Visit = request.state.visit
    return found


def reader(visit: Annotated[Visit, Depends(visitor)]) -> Visit:
    """Who asks, and may read."""
    demand(visit, Role.READER)
    return visit


def reviewer(visit: Annotated[Visit, Depends(visitor)]) -> Visit:
    """Who asks, and may decide on claims."""
    demand(visit, Role.REVIEWER)
    return visit


def editor(visit: Annotated[Visit, Depends(visitor)]) -> Visit:
    """Who asks, and may add, merge and split."""
    demand(visit, Role.EDITOR)
    return visit


In = Annotated[House, Depends(house_of)]
Reader = Annotated[Visit, Depends(reader)]
Reviewer = Annotated[Visit, Depends(reviewer)]
Editor = Annotated[Visit, Depends(editor)]
