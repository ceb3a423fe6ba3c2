"""What can go wrong with a draft (codes D…)."""

from sayso.errors import SaysoError

LONGEST = 300_000
"""Code points of a draft: a hundred pages of print, which are read in about three minutes."""

AT_ONCE = 60_000
"""Code points of a draft on a page: what is read within half a minute, for which a browser
waits.
"""


class DraftError(SaysoError):
    """A draft that cannot be checked."""

    exit_status = 2


def no_words() -> DraftError:
    """A draft without any word."""
    return DraftError("D001", "The draft has no words.", "Give one with words to check.")


def too_long(length: int, most: int = LONGEST) -> DraftError:
    """A draft that would be read for many minutes."""
    return DraftError(
        "D002",
        f"The draft has {length:,} characters; at most {most:,} are checked at once.",
        "Check it in parts.",
    )


def several(count: int) -> DraftError:
    """A file that holds several texts."""
    return DraftError(
        "D003",
        f"The file holds {count:,} texts, and one draft is checked at a time.",
        "Save the one that is meant as a file of its own.",
    )
