"""Under which name somebody decides."""

from starlette.responses import RedirectResponse

from sayso.web.access.visit import Visit
from sayso.web.errors import RequestError
from sayso.web.pages.common import House


def named(visit: Visit) -> str:
    """The name that a decision is recorded under.

    Raises:
        RequestError: W009 if whoever is at the machine has set none.
    """
    if not visit.name.strip():
        raise RequestError(
            409,
            "W009",
            "A decision is recorded with who made it, and you have set no name.",
            "Give your name.",
        )
    return visit.name


def named_as(house: House, visit: Visit, name: str) -> str:
    """The same; a ``name`` that a form gives is set from then on, where none is.

    Raises:
        RequestError: W009 without a name, W013 if it is none.
    """
    told = " ".join(name.split())
    if visit.name.strip() or visit.accounts or not told:
        return named(visit)
    house.store.begin(visit.session, checked(told), False)
    return told


def checked(name: str) -> str:
    """A name that may stand in the record.

    Raises:
        RequestError: W013 if it may not.
    """
    if not 0 < len(name) <= 80 or not name.isprintable():
        raise RequestError(400, "W013", "This is no name to decide under.", "Give 1 to 80 letters.")
    return name


def back_to(path: str) -> RedirectResponse:
    """To a page of ours; to the board, where the path is none of them."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return RedirectResponse(path if ours else "/", 303)
