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


def is_refused(stage: Stage) -> bool:
    """Whether it says that nothing is given."""
    return stage in (Stage.REFUSED, Stage.WITHDRAWN)


def is_done(stage: Stage) -> bool:
    """Whether it says that something is given by now."""
    return stage in (Stage.DELIVERED, Stage.DELIVERING)
