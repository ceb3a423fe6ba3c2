"""What every page needs: the record, the visit, the sides."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from sayso.watches.store import WatchStore
from sayso.web.access.doors import Demand
from sayso.web.access.pace import Tries
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from sayso.web.access.visit import Visit
from sayso.web.jobs import Jobs
from sayso.web.record import Record
from sayso.web.settings import Settings
from sayso.web.views.sides import Sides


@dataclass(frozen=True, slots=True)
class House:
    """What the application is made of."""

    record: Record
    store: Store
    watches: WatchStore
    settings: Settings
    jobs: Jobs
    tries: Tries = field(default_factory=Tries)

    def sides(self) -> Sides:
        """The sides with their colours."""
        return Sides(self.record.sides())


def house_of(request: Request) -> House:
    """The house that a request came to."""
    found: House = request.app.state.house
    return found


In = Annotated[House, Depends(house_of)]
Anybody = Annotated[Visit, Depends(Demand(None))]
Reader = Annotated[Visit, Depends(Demand(Role.READER))]
Reviewer = Annotated[Visit, Depends(Demand(Role.REVIEWER))]
Editor = Annotated[Visit, Depends(Demand(Role.EDITOR))]
