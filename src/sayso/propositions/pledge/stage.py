"""The stages of a pledge."""

from enum import StrEnum


class Stage(StrEnum):
    """How far it has come."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    PLEDGED = "pledged"
    APPROVED = "approved"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
