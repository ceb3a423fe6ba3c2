"""Gold boards of a stream: questions with positions, how they stand on days, and what holds on
days.

The form is told in corpora/streams/README.md.  A gold value may hold several plain ones; here each
is one ``Wanted``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError

Json = Mapping[str, Any]
_COUNTED = {
    "killed": "killed",
    "remaining": "left",
    "missing": "missing",
    "count": "",
    "wounded": "wounded",
    "civilians": "left",
    "killed_children": "killed children",
    "injured": "wounded",
}
"""Names of figures in the order in which they are looked for, with what is counted; empty where
anything may be.
"""
_OPEN = ("more-than", "at-least")
_COMPANY = 14
"""Tanks in a company."""
_NO_HOLDER = frozenset({"holder", "status", "gist", "outlook", "advance", "no_comment"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One answer that the gold has: by whom, which side, and the plain value; ``denied`` are
    figures that it denies.
    """

    actor: str
    side: str
    stance: str
    value: Json
    items: tuple[str, ...] = ()
    since: str = ""
    denied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question of the gold: ``standing`` has, by day, what is right, ``holds`` a day with what
    holds then.
    """

    key: str
    kind: str
    wanted: tuple[Wanted, ...]
    standing: tuple[tuple[str, frozenset[str]], ...]
    holds: tuple[tuple[str, Wanted], ...]

    def by(self, day: str) -> list[Wanted]:
        """The answers that had been reported by the end of a day."""
        return [each for each in self.wanted if each.since <= day]


def read_gold(file: Path) -> list[GoldQuestion]:
    """The questions of a gold board.

    Raises:
        SaysoError: E103, the file cannot be read; E104, it is not as it should be.
    """
    try:
        return [_question(each) for each in json.loads(file.read_bytes())["questions"]]
    except OSError as error:
        raise SaysoError(
            "E103", f"{file} cannot be read ({error.strerror}).", "Check the path."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        mend = "Its form is in corpora/streams/README.md."
        raise SaysoError("E104", f"{file} is not as it should be: {error!r}.", mend) from error


def _question(data: Json) -> GoldQuestion:
    kind = "count" if data["type"] == "toll" else str(data["type"])
    wanted = tuple(each for position in data["positions"] for each in _wanted(kind, position))
    standing = tuple(
        (day, frozenset({told["status"], *(told.get("also_acceptable") or ())}))
        for day, told in data["standing"].items()
    )
    return GoldQuestion(data["key"], kind, wanted, standing, tuple(_holding(kind, data)))


def _wanted(kind: str, position: Json) -> Iterator[Wanted]:
    actor = " ".join([position["actor"], *(position.get("also_actor") or [])]).replace("-", " ")
    told = Wanted(
        actor,
        position["side"],
        position["stance"],
        {},
        tuple(position["items"]),
        position["first_reported"][:10],
    )
    for value in plain_values(kind, position["value"]):
        yield _as_put(kind, replace(told, value=value))


def _as_put(kind: str, wanted: Wanted) -> Wanted:
    """An answer with its denial in the value: denied blame, a denied holder, denied figures."""
    value = wanted.value
    if kind == "responsibility" and wanted.stance == "denies" and value.get("blames"):
        return replace(wanted, value={"denies": value["blames"]})
    if wanted.stance not in ("denies", "doubts"):
        return wanted
    if kind == "control":
        return replace(wanted, value={"holder": "contested"}, stance="denies")
    if kind == "count":
        figures = tuple(value[name] for name in ("low", "high") if value[name] is not None)
        return replace(wanted, stance="denies", denied=figures)
    return wanted


def _holding(kind: str, data: Json) -> Iterator[tuple[str, Wanted]]:
    values = [position["value"] for position in data["positions"]]
    donor, item = (
        next((each[name] for each in values if each.get(name)), "") for name in ("donor", "item")
    )
    for day, sides in data.get("as_of_values", {}).items():
        for side, value in (sides or {}).items():
            for each in plain_values(kind, value, str(donor), str(item)):
                yield day, Wanted("", side, _stance(each, value), each)


def _stance(plain: Json, value: Json) -> str:
    if plain.get("denies"):
        return "denies"
    return "concedes" if value.get("conceded") else "asserts"


def plain_values(kind: str, value: Any, donor: str = "", item: str = "") -> list[Json]:
    """What a gold value comes to; nothing where it holds nothing to compare."""
    if not isinstance(value, dict):
        return []
    if kind == "pledge":
        return _pledges(value, donor, item)
    return _PLAIN[kind](value) if kind in _PLAIN else []


def _holders(value: Json) -> list[Json]:
    if value.get("advance"):
        return [{"advance": True}]
    holder = value.get("holder") or ("contested" if value.get("status") == "contested" else None)
    if holder:
        return [{"holder": holder}]
    if not _NO_HOLDER.isdisjoint(value):
        return []
    return [plain for each in value.values() for plain in plain_values("control", each)]


def _figures(value: Json) -> list[Json]:
    for name, counted in _COUNTED.items():
        if name not in value:
            continue
        told: Any = value[name]
        kind = value.get("kind")
        if isinstance(told, dict):
            told, kind = told.get("value"), told.get("kind")
        found = [
            each
            for each in (told if isinstance(told, list) else [told])
            if isinstance(each, int | float)
        ]
        if found:
            return [
                {"low": int(n), "high": None if kind in _OPEN else int(n), "unit": counted}
                for n in found
            ]
    return []


def _pledges(value: Json, donor: str, item: str) -> list[Json]:
    count = _COMPANY if value.get("count") == "company" else value.get("count")
    if not value.get("stage") and not isinstance(count, int):
        return []
    names = {
        "donor": str(value.get("donor") or donor).replace("-", " "),
        "item": value.get("item") or item,
    }
    return [
        {
            **names,
            "quantity": count if isinstance(count, int) and count else None,
            "stage": value.get("stage"),
        }
    ]


def _blames(value: Json) -> list[Json]:
    blamed = str(value.get("accused") or value.get("blames") or value.get("responsible") or "")
    if not blamed:
        return []
    return [{"denies": blamed[4:]}] if blamed.startswith("not ") else [{"blames": blamed}]


def _posts(value: Json) -> list[Json]:
    return [{"in": value["in"]}] if value.get("in") else []


_PLAIN = {"control": _holders, "count": _figures, "responsibility": _blames, "appointment": _posts}
