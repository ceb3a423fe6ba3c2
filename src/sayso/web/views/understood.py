"""What is understood of a claim as a form: a type, its slots, a place, a day; and back again."""

import inspect
import typing
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from sayso.propositions.proposition import KnownProposition
from sayso.propositions.types import TYPES, from_json
from sayso.questions.wording import value_in_words
from sayso.record.claim import Reason
from sayso.record.codec import codec_of
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.record.moment import Moment
from sayso.record.place import Place
from sayso.record.proposition import Proposition
from sayso.web.errors import RequestError
from sayso.web.views.answers import kind_of
from sayso.web.views.when import interval

BY = "reviewer"
"""What a reason names that a person gave."""
_COMMON = frozenset(field.name for field in fields(Proposition))
_KINDS = {kind.type: kind for kind in TYPES}


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a type.  ``kind`` is text, number, tick or choice; ``options`` are a choice's."""

    name: str
    label: str
    kind: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A proposition as a form has it: ``was`` is its number in the claim, -1 for a new one.

    ``values`` are those of the slots, as they are typed; ``candidates`` the places that the words
    for its place may mean, of which ``place_id`` is chosen.
    """

    was: int
    type: str
    values: Mapping[str, str]
    place: str = ""
    place_id: str = ""
    day: str = ""
    stance: str = "asserts"
    certainty: str = "plain"
    gone: bool = False
    candidates: tuple[Place, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of its type."""
        return slots_of(self.type)

    @property
    def meaning(self) -> str:
        """What the slots of its type mean, in the words of its definition."""
        kind = _KINDS.get(self.type)
        return (inspect.getdoc(kind) or "").replace("``", "") if kind else ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a proposition says: the question that it answers, the answer, where and when."""

    kind: str
    question: str
    answer: str
    stance: str
    place: str
    day: str


def type_names() -> list[tuple[str, str]]:
    """The types that can be chosen, each with what a page calls it."""
    return [(name, kind_of(name)) for name in _KINDS]


@cache
def slots_of(type_: str) -> tuple[Slot, ...]:
    """The fields of a type that a form can ask for; none of one that is not known."""
    kind = _KINDS.get(type_)
    if kind is None:
        return ()
    hints = typing.get_type_hints(kind)
    own = [field for field in fields(kind) if field.name not in _COMMON]
    return tuple(slot for field in own if (slot := _slot(field.name, hints[field.name])))


def _slot(name: str, hint: Any) -> Slot | None:
    label = name.replace("_", " ").capitalize()
    kinds = set(typing.get_args(hint)) or {hint}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Slot(name, label, "choice", tuple(hint))
    for kind, shown in ((bool, "tick"), (int, "number"), (str, "text")):
        if kind in kinds:
            return Slot(name, label, shown)
    return None


def drafts_of(claim: Json) -> list[Drafted]:
    """What is understood of a claim, as a form begins with it."""
    return [
        _draft(number, row)
        for number, row in enumerate(claim.get("propositions") or ())
        if row.get("type") in _KINDS
    ]


def _draft(number: int, row: Json) -> Drafted:
    whole = {**_defaults(row["type"]), **row}
    values = {slot.name: _typed(whole.get(slot.name)) for slot in slots_of(row["type"])}
    return Drafted(
        number,
        row["type"],
        values,
        place=_place_of(row),
        day=_day_of(row.get("event_time")),
        stance=str(row.get("stance") or "asserts"),
        certainty=str(row.get("certainty") or "plain"),
    )


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _place_of(row: Json) -> str:
    return str((row.get("place") or {}).get("name") or row.get("place_text") or "")


def _day_of(moment: object) -> str:
    at = interval(moment)
    if at is None:
        return ""
    first, last = at.start.date(), (at.end or at.start).date()
    if at.end and at.end.time() == at.end.min.time() and last > first:
        last = last.fromordinal(last.toordinal() - 1)
    return f"{first}" if first == last else f"{first}/{last}"


def proposition_of(draft: Drafted, claim: Json, when: Interval | None, who: str) -> Json:
    """The proposition that a draft is, as the ledger takes it.

    Raises:
        RequestError: W022 if a slot is not of its type, or the type needs one that is empty.
    """
    if draft.type not in _KINDS:
        raise _unfit(f"“{draft.type[:40]}” is nothing that can be understood.")
    before: Json = claim["propositions"][draft.was] if draft.was >= 0 else {}
    same = before if before.get("type") == draft.type else {}
    own = {slot.name: _value(slot, draft) for slot in draft.slots}
    rest = {name: same[name] for name in _unasked(draft.type) if name in same}
    place, words = _placed(draft, before)
    row = {
        **_defaults(draft.type),
        **own,
        **rest,
        "type": draft.type,
        "spans": before.get("spans") or claim["content"]["spans"],
        "stance": draft.stance,
        "certainty": draft.certainty,
        "likelihood": before.get("likelihood"),
        "place": place,
        "place_text": words,
        "event_time": _moment(draft, before, when, who),
        "why": [codec_of(Reason).encode(Reason(BY, draft.type, who))],
    }
    try:
        from_json(row)
    except (KeyError, TypeError, ValueError) as error:
        raise _unfit(f"{kind_of(draft.type)}: {error}."[:200]) from None
    return row


def _unasked(type_: str) -> list[str]:
    """The fields of a type that no form asks for: they stay as they are."""
    asked = {slot.name for slot in slots_of(type_)}
    return [f.name for f in fields(_KINDS[type_]) if f.name not in asked | _COMMON]


def _defaults(type_: str) -> Json:
    kind: type[KnownProposition] = _KINDS[type_]
    own: list[Field[Any]] = [f for f in fields(kind) if f.name not in _COMMON]
    return {f.name: list(f.default) if isinstance(f.default, tuple) else f.default
            for f in own if f.default is not MISSING}  # fmt: skip


def _value(slot: Slot, draft: Drafted) -> object:
    typed = " ".join(draft.values.get(slot.name, "").split())
    if slot.kind == "tick":
        return bool(typed)
    if slot.kind == "number":
        return _number(slot, typed, draft.type)
    if slot.kind == "choice" and not typed:
        return _defaults(draft.type).get(slot.name, "")
    optional = typed == "" and _defaults(draft.type).get(slot.name, "") is None
    return None if optional else typed


def _number(slot: Slot, typed: str, type_: str) -> int | None:
    plain = typed.replace(",", "")
    if not plain:
        default = _defaults(type_).get(slot.name)
        return default if isinstance(default, int) else None
    if not plain.isdecimal() or len(plain) > 15:
        raise _unfit(f"{slot.label}: “{typed[:40]}” is no whole number.")
    return int(plain)


def _placed(draft: Drafted, before: Json) -> tuple[Json | None, str]:
    """The place of a draft, and the words for it."""
    words = " ".join(draft.place.split())
    if words == _place_of(before) and not draft.place_id:
        return before.get("place"), str(before.get("place_text") or "")
    chosen = next((p for p in draft.candidates if p.id == draft.place_id), None)
    place = chosen or next(iter(draft.candidates), None)
    if not words or place is None:
        return None, words
    return codec_of(Place).encode(place), place.name


def _moment(draft: Drafted, before: Json, when: Interval | None, who: str) -> object:
    if draft.day.strip() == _day_of(before.get("event_time")):
        return before.get("event_time")
    reason = Reason(BY, "event_time", who)
    return None if when is None else codec_of(Moment).encode(Moment(when, reason))


def _unfit(sentence: str) -> RequestError:
    return RequestError(400, "W022", sentence, "Mend the form; what the fields mean stands by it.")


def understood(rows: Sequence[Json]) -> list[Understood]:
    """What propositions say, in words; those that this version does not know are left out."""
    return [_understood(row) for row in rows if row.get("type") in _KINDS and row.get("spans")]


def _understood(row: Json) -> Understood:
    proposition = from_json(row)
    own = {name: value for name, value in row.items() if name not in _COMMON}
    return Understood(
        kind_of(row["type"]),
        proposition.question().sentence,
        value_in_words(row["type"], own),
        str(row["stance"]),
        _place_of(row),
        _day_of(row.get("event_time")),
    )
