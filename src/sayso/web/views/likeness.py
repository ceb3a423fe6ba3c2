"""Whether two questions can be one: of unlike kinds and of unlike quantities none is made."""

from sayso.record.json import Json
from sayso.web.errors import RequestError
from sayso.web.views.answers import kind_of

_QUANTITIES = {"count": ("what", "per", "whose"), "pledge": ("kind",), "movement": ("who_side",)}
"""Fields of a value that say what is asked; two that have different ones ask different things."""


def unlike(first: Json, second: Json) -> str:
    """Why two questions cannot be one, in a sentence; empty where they can."""
    if first["id"] == second["id"]:
        return "They are one question already."
    if first["type"] != second["type"]:
        return f"One asks “{kind_of(first['type'])}”, the other “{kind_of(second['type'])}”."
    for name in _QUANTITIES.get(str(first["type"]), ()):
        mine, theirs = _told(first, name), _told(second, name)
        if mine and theirs and not mine & theirs:
            return f"One is about {_listed(mine)}, the other about {_listed(theirs)}."
    return ""


def check_alike(first: Json, second: Json) -> None:
    """Let through what can be one question.

    Raises:
        RequestError: W021 if it cannot.
    """
    problem = unlike(first, second)
    if problem:
        raise RequestError(
            409, "W021", f"These cannot be one question. {problem}", "Choose another one."
        )


def elsewhere(first: Json, second: Json) -> str:
    """That two questions are of two places, where they are: to be looked at, for one place can have
    two names.
    """
    names = [str((each.get("place") or {}).get("name") or "") for each in (first, second)]
    return (
        f"One is about {names[0]}, the other about {names[1]}."
        if all(names) and names[0] != names[1]
        else ""
    )


def _told(question: Json, name: str) -> set[str]:
    values = (row.get("value") or {} for row in question.get("positions", ()))
    return {str(value[name]) for value in values if value.get(name)}


def _listed(words: set[str]) -> str:
    return " or ".join(sorted(words))
