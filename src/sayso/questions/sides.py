"""Who takes part in a conflict."""

PLAIN_SIDE = "third-party"
"""The id by which theatres name those who take no part."""


def is_party(side: str | None) -> bool:
    """Whether a side takes part in the conflict."""
    return bool(side) and side != PLAIN_SIDE
