"""What can go wrong with a draft (codes D…)."""

from sayso.errors import SaysoError


class DraftError(SaysoError):
    """A draft that cannot be checked."""

    exit_status = 2
