"""Which tables and keys a theatre file has, and of what kind each value is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sayso.theatres.days import read_day
from sayso.theatres.names import RULE_SETS
from sayso.theatres.theatre import Kind, Relation, SideKind

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile("[A-Z]{2}")


class WrongValueError(Exception):
    """A value that does not fit: its code, the end of a sentence that begins with the key, and the
    mend.
    """

    def __init__(self, code: str, predicate: str, mend: str) -> None:
        super().__init__(predicate)
        self.code = code
        self.predicate = predicate
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a table: how its value is read, whether it is needed, and for a list of tables what
    those have.
    """

    read: Callable[[object], Any]
    needed: bool = False
    tables: "Mapping[str, Field]" = field(default_factory=dict)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError(
            "T009", f"is {_kind_of(value)}, not text", "Put it in quotation marks."
        )
    if not re.search(r"\w", value):
        raise WrongValueError("T010", "has no letter or digit", "Fill it in or leave the key out.")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise WrongValueError(
            "T009", f"is {_kind_of(value)}, not a list", "Put it in square brackets."
        )
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _some_texts(value: object) -> tuple[str, ...]:
    found = _texts(value)
    if not found:
        raise WrongValueError("T010", "is an empty list", "Fill it in or take the whole table out.")
    return found


def _sets(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_some_texts, _list(value)))


def _by_side(value: object) -> tuple[tuple[str, str], ...]:
    """Pairs of a side and a name, from a table of sides and their names."""
    if not isinstance(value, dict):
        mend = 'Write { SIDE = ["…"] }, with the id of a side.'
        raise WrongValueError("T009", f"is {_kind_of(value)}, not a table", mend)
    return tuple((side, name) for side, names in value.items() for name in _some_texts(names))


def _point(value: object) -> tuple[float, float]:
    """Degrees north and east."""
    match _list(value):
        case [int() | float() as north, int() | float() as east] if (
            abs(north) <= 90 and abs(east) <= 180
        ):
            return float(north), float(east)
    raise WrongValueError(
        "T012", "is no point on earth", "Write degrees north and east: [48.68, 38.09]."
    )


def _id(value: object) -> str:
    found = _text(value)
    if not _ID.fullmatch(found):
        mend = (
            "Use small letters a to z and digits, with single hyphens between: volodymyr-zelensky."
        )
        raise WrongValueError("T011", f"is “{found}”, which is no id", mend)
    return found


def _countries(value: object) -> tuple[str, ...]:
    for each in _texts(value):
        if not _COUNTRY.fullmatch(each):
            raise WrongValueError(
                "T012", f"has “{each}”, which is no country code", "Use ISO 3166 codes such as UA."
            )
    return _texts(value)


def _day(value: object) -> Any:
    try:
        return read_day(value)
    except ValueError as error:
        mend = 'Write 2022-03-11, "2022-03" or 2022, or leave the key out.'
        raise WrongValueError("T013", str(error), mend) from None


def _one_of(*known: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        found = _text(value)
        if found not in known:
            raise WrongValueError(
                "T012", f"is “{found}”, which is not known", f"Use one of: {', '.join(known)}."
            )
        return found

    return read


def _rule_sets(value: object) -> tuple[str, ...]:
    return tuple(map(_one_of(*RULE_SETS), _list(value)))


def _enum(kind: type[StrEnum], without: StrEnum | None = None) -> Callable[[object], str]:
    return _one_of(*(each for each in kind if each is not without))


def _kind_of(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")


_RELATION = Field(_enum(Relation, without=Relation.HELD))
_PERIOD = {"from": Field(_day), "to": Field(_day)}
_OFFICE = {"title": Field(_text, True), "of": Field(_id), "place": Field(_text), **_PERIOD}
_SIDE_OF_ACTOR = {"side": Field(_id, True), "relation": _RELATION, **_PERIOD}

TABLES: dict[str, dict[str, Field]] = {
    "theatre": {
        "id": Field(_id, True),
        "name": Field(_text, True),
        "started": Field(_day),
        "as_of": Field(_day),
        "countries": Field(_countries),
        "languages": Field(_texts),
        "notes": Field(_texts),
        "transliteration": Field(_rule_sets),
        "given_names": Field(_sets),
        "titles": Field(_sets),
    },
    "side": {
        "id": Field(_id, True),
        "name": Field(_text, True),
        "kind": Field(_enum(SideKind)),
        "actor": Field(_id),
        "adjectives": Field(_texts),
        "demonyms": Field(_texts),
    },
    "actor": {
        "id": Field(_id, True),
        "name": Field(_text, True),
        "kind": Field(_enum(Kind), True),
        "side": Field(_id),
        "relation": _RELATION,
        "sides": Field(_list, tables=_SIDE_OF_ACTOR),
        "aliases": Field(_texts),
        "spellings": Field(_texts),
        "offices": Field(_list, tables=_OFFICE),
        "of": Field(_id),
        "place": Field(_text),
        "pronoun": Field(_one_of("he", "she", "they", "it")),
        "adjectives": Field(_texts),
        "demonyms": Field(_texts),
        "founded": Field(_day),
    },
    "metonym": {"names": Field(_some_texts, True), "for": Field(_id, True)},
    "place": {
        "name": Field(_text, True),
        "aliases": Field(_texts),
        "said_by": Field(_by_side),
        "at": Field(_point),
    },
    "phrase": {
        "words": Field(_some_texts, True),
        "side": Field(_id, True),
        "meaning": Field(_text),
    },
    "cue": {
        "words": Field(_some_texts, True),
        "side": Field(_id, True),
        "relation": Field(_enum(Relation), True),
    },
}
"""The keys of each table.  All but ``theatre`` are lists of tables."""
