"""Under which name somebody decides."""

from sayso.web.access.visit import Visit
from sayso.web.errors import RequestError


def named(visit: Visit) -> str:
    """The name that a decision is recorded under.

    Raises:
        RequestError: W009 if whoever is at the machine has set none.
    """
    if not visit.name.strip():
        raise RequestError(
            409, "W009", "A decision is recorded with who made it, and you have set no name.", "Set your name at /name."
        )
    return visit.name
