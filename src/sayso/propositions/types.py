"""The types of propositions, in the order in which they are looked for.

A new type is one file with a class that inherits ``Proposition``, and its line here.
"""

from collections.abc import Mapping
from typing import Any

from sayso.propositions.appointment import Appointment
from sayso.propositions.codec import from_fields
from sayso.propositions.control import Control
from sayso.propositions.count import Count
from sayso.propositions.movement import Movement
from sayso.propositions.outlook import Outlook
from sayso.propositions.pledge import Pledge
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility import Responsibility
from sayso.propositions.strike import Strike

TYPES: tuple[type[Proposition], ...] = (
    Control,
    Count,
    Pledge,
    Responsibility,
    Appointment,
    Strike,
    Movement,
    Outlook,
)


def from_json(data: Mapping[str, Any]) -> Proposition:
    """The proposition that ``as_json`` gave ``data`` of.

    Raises:
        ValueError, TypeError: if it is of no known type, or a value is not of its field.
    """
    for each in TYPES:
        if each.type == data.get("type"):
            return from_fields(each, data)
    raise ValueError(f"there is no type of proposition called {data.get('type')!r}")
