"""What each role may do."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """A reader looks; a reviewer also decides on claims; an editor also adds reports, merges and
    splits.
    """

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"

    def covers(self, other: "Role") -> bool:
        """Whether who has this role may do what ``other`` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


DECIDES: Mapping[str, Role] = {
    "claim": Role.REVIEWER,
    "question": Role.EDITOR,
    "speaker": Role.EDITOR,
    "place": Role.EDITOR,
}
"""Who decides on what, where one address takes decisions on all of it."""
