"""What can be done here and by whom: read off the doors themselves, so that it is what they do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from starlette.routing import BaseRoute

from sayso.web.access.doors import Door, doors_of, role_of
from sayso.web.access.roles import DECIDES, Role
from sayso.web.access.visit import Visit

_DECISIONS = "/api/v1/decisions"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: ``method`` and ``path`` are its address, ``what`` it is in words,
    and ``role`` what it takes, None where everybody may.
    """

    method: str
    path: str
    what: str
    role: Role | None

    def is_for(self, role: Role | None) -> bool:
        """Whether who has a role may do it; None is who has not signed in."""
        return self.role is None or (role is not None and role.covers(self.role))


def acts_of(routes: Iterable[BaseRoute]) -> list[Act]:
    """Every act, what everybody may first, then by address."""
    order = [None, *Role]
    found = {act for door in doors_of(routes) for act in _of_door(door)}
    return sorted(found, key=lambda act: (order.index(act.role), act.path, act.method, act.what))


def _of_door(door: Door) -> Iterator[Act]:
    what = " ".join((door.endpoint.__doc__ or "").split())
    sentence = what.partition(". ")[0].rstrip(".")
    for method in sorted((door.methods or set()) - {"HEAD"}):
        if (method, door.path) == ("POST", _DECISIONS):
            for subject, role in DECIDES.items():
                yield Act(method, door.path, f"Append a decision on a {subject}", role)
        else:
            yield Act(method, door.path, sentence or "Get a file of the pages", role_of(door))


def why(act: Act, visit: Visit) -> str:
    """Why a visitor may do an act, or may not."""
    if act.role is None:
        return "Everybody may."
    if visit.role is None:
        return f"It takes a {act.role}, and you have not signed in."
    if not visit.accounts:
        return "There are no accounts here: whoever is at this machine is an editor."
    if visit.role.covers(act.role):
        return f"It takes a {act.role}, and you are a {visit.role}."
    return f"It takes a {act.role}, and you are a {visit.role}: ask whoever runs this."
