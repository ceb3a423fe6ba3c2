"""The types of propositions, in the order in which they are looked for.

A new type is one file with a class that inherits ``KnownProposition``, and its line here; the words
that it goes by stand in a .toml file beside it.
"""

from collections.abc import Mapping
from typing import Any

from sayso.propositions.appointment.type import Appointment
from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.movement.type import Movement
from sayso.propositions.outlook.type import Outlook
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.proposition import KnownProposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.record.entry_codec import EntryCodec
from sayso.record.proposition import Proposition

TYPES: tuple[type[KnownProposition], ...] = (
    Control,
    Count,
    Pledge,
    Responsibility,
    Appointment,
    Strike,
    Movement,
    Outlook,
)


_CODEC = EntryCodec(TYPES)


def from_json(data: Mapping[str, Any]) -> Proposition:
    """The proposition that ``as_json`` gave ``data`` of.

    Raises:
        ValueError, TypeError, KeyError: if it is of no known type, or a value is not of its field.
    """
    return _CODEC.understood(data)
