"""Whether a position of a board gives an answer that a gold board has, by type; and when two are
one answer.

The rules are those that corpora/streams/README.md tells; a scorer of another hand comes to the same
figures.
"""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from sayso.evaluation.stream_gold import Wanted

Json = Mapping[str, Any]
_NOBODY = frozenset(
    {
        "",
        "none",
        "other",
        "third-party",
        "third party",
        "unattributed",
        "local/civil",
        "neutral",
        "unknown",
    }
)
_UNITS = {
    "killed": {"killed", "casualties"}, "wounded": {"wounded", "casualties"}, "missing": {"missing"},
    "left": {"remaining", "present", "surrounded", "cut-off", "population"}, "killed children": {"killed"},
}  # fmt: skip
_GENERIC = frozenset({
    "ukraine", "ukrainian", "russia", "russian", "ministry", "defence", "defense", "officials", "official", "military",
    "army", "armed", "forces", "spokesman", "authorities", "state", "city", "mayor", "governor", "general", "staff",
    "office", "unnamed", "reports", "media", "narrator", "sudan", "sudanese", "service", "emergency", "allies", "kyiv",
    "united",
})  # fmt: skip
"""Words that tell no speaker from another."""
_PARTIES = ("russia", "ukrain", "rsf", "saf")
_DONORS = {
    "uk": "united kingdom",
    "britain": "united kingdom",
    "us": "united states",
    "usa": "united states",
}
_NEGATIVE = ("denies", "doubts")
_TANKS = {"leopard", "abrams", "challenger"}


def side(name: str | None) -> str:
    """A side as it is compared; all that are of no party are one."""
    folded = (name or "").lower().strip()
    return "other" if folded in _NOBODY else folded.replace("-allied", "")


def tells(kind: str, value: Json | None) -> bool:
    """Whether a position's value answers anything."""
    told = value or {}
    if kind == "count":
        return told.get("low") is not None or told.get("high") is not None
    if kind == "responsibility":
        return bool(told.get("accused") or told.get("accused_side"))
    return kind != "control" or bool(told.get("holder"))


def gives(kind: str, wanted: Wanted, position: Json, rivals: Sequence[Wanted]) -> bool:
    """Whether a position gives an answer of the gold; ``rivals`` are all answers to its
    question.
    """
    same_side = side(wanted.side) == side(position.get("side"))
    if not _by_whom(wanted, position) and not (kind in ("pledge", "appointment") and same_side):
        return False
    value, stance = position.get("value") or {}, position.get("stance") or "asserts"
    if kind == "count" and wanted.denied:
        have = _bounds(value)
        return (stance in _NEGATIVE and _near(wanted.denied, have)) or have == {0}
    if kind == "control" and wanted.value.get("advance"):
        advances = value.get("direction") == "advance" and stance == "asserts"
        return advances or value.get("holder") == side(wanted.side)
    return stance != "withholds" and _GIVES[kind](wanted, value, stance, rivals)


def same_answer(kind: str, side_: str | None, stance: str, value: Json, *, gold: bool) -> Hashable:
    """What is the same for positions of one side that give one answer."""
    whose, negative = side(side_), stance in _NEGATIVE
    if kind == "control" and (value.get("advance") or value.get("direction")):
        return whose, "advance"
    return (
        _SAME[kind](whose, negative, value, gold)
        if kind in _SAME
        else (whose, json.dumps(dict(value), sort_keys=True))
    )


def _by_whom(wanted: Wanted, position: Json) -> bool:
    if side(wanted.side) == side(position.get("side")):
        return True
    spoken = _names(position.get("name")) | _names(str(position.get("speaker")).replace("-", " "))
    return bool(_names(wanted.actor) & spoken)


def _names(text: object) -> set[str]:
    return {
        word for word in re.findall(r"[a-zà-ÿ]+", str(text or "").lower()) if len(word) > 3
    } - _GENERIC


def _bounds(value: Json) -> set[int]:
    return {int(value[name]) for name in ("low", "high") if value.get(name) is not None}


def _near(first: Iterable[int], second: Iterable[int]) -> bool:
    """A bound may lie one beside the other: "more than 500" is 500 and up for some, 501 for
    others.
    """
    return any(abs(a - b) <= 1 for a in first if a for b in second)


def _accused(text: object, own: str = "") -> set[str]:
    """The parties that words of blame name; of words that name the speaker's own too, that one."""
    found = {each for each in _PARTIES if each in str(text or "").lower()}
    return (found & {own[:6]} or found) if len(found) > 1 else found


def _control(wanted: Wanted, value: Json, stance: str, _: Sequence[Wanted]) -> bool:
    holder, given, own = (
        str(wanted.value.get("holder")).lower(),
        str(value.get("holder") or "").lower(),
        side(wanted.side),
    )
    if given == holder and (
        stance not in _NEGATIVE or wanted.stance == "denies" or (given != "" and given == own)
    ):
        return True
    party = own != "other"
    still = {own, "contested"} if party else {"contested"}
    if wanted.stance == "denies":
        return given in still or (given.startswith("not ") and given[4:] != own)
    if party:
        return given in (still if holder in still else (holder, f"not {own}"))
    return (
        given.startswith("not ")
        and holder not in ("contested", given[4:])
        and given[4:] != "contested"
    )


def _count(wanted: Wanted, value: Json, stance: str, rivals: Sequence[Wanted]) -> bool:
    units, what = _UNITS.get(str(wanted.value.get("unit"))), value.get("what")
    if units and what and what not in units:
        return False
    want, have = _bounds(wanted.value), _bounds(value)
    if stance in _NEGATIVE:
        others = {
            n
            for each in rivals
            if side(each.side) != side(wanted.side)
            for n in _bounds(each.value)
        }
        denied = wanted.stance == "denies" or want == {0}
        return denied and (have == want or _near(others, have) or not have)
    if want == {0}:
        return have == {0}
    return any(abs(a - b) <= 1 for a in want for b in have)


def _responsibility(wanted: Wanted, value: Json, stance: str, _: Sequence[Wanted]) -> bool:
    own, blames, denies = side(wanted.side), wanted.value.get("blames"), wanted.value.get("denies")
    given = _accused(value.get("accused_side")) or _accused(value.get("accused"))
    if blames and not _accused(blames):
        return bool(_names(blames) & _names(value.get("accused")))
    not_ = stance in _NEGATIVE or str(value.get("accused") or "").lower().startswith("not ")
    if denies:
        return not_ and bool((_accused(denies) or {own[:6]}) & given or {own[:6]} & given)
    return not not_ and bool(_accused(blames, own) & given)


def _pledge(wanted: Wanted, value: Json, _: str, __: Sequence[Wanted]) -> bool:
    if not _is_donor(
        str(wanted.value.get("donor", "")), str(value.get("donor", ""))
    ) or not _is_item(wanted.value, value):
        return False
    number = wanted.value.get("quantity")
    if isinstance(number, int) and number not in _bounds(value):
        return False
    first, second = wanted.value.get("stage"), value.get("stage")
    return not (first and second) or _stages_meet(_stage(first), _stage(second))


def _is_donor(wanted: str, given: str) -> bool:
    first, second = wanted.lower().replace("-", " "), given.lower()
    first, second = _DONORS.get(first, first), _DONORS.get(second, second)
    return not first or bool(second and (first in second or second in first))


def _is_item(wanted: Json, value: Json) -> bool:
    item = str(wanted.get("item") or "").lower().replace("-", " ")
    given = f"{value.get('item')} {value.get('model')} {value.get('kind')}".lower().replace(
        "-", " "
    )
    if "consent" in given:
        return True
    if "reexport" in item.replace(" ", ""):
        return False
    words = {word for word in item.split() if len(word) > 3 and word != "reexport"}
    named = any(word.rstrip("s") in given for word in words)
    return not words or named or bool(_TANKS & words and "tank" in given and not value.get("model"))


def _stage(stage: object) -> str:
    told = str(stage or "").lower()
    if re.search(r"refus|block|oppos|withdr|ruled out", told):
        return "no"
    if re.search(r"not-|no-dec|no dec|not conf|not yet", told):
        return "maybe"
    if re.search(r"request|permission|ask|awaiting", told):
        return "ask"
    return (
        "maybe"
        if re.search(r"consider|weigh|decision-soon|condition|expected|may", told)
        else "yes"
    )


def _stages_meet(first: str, second: str) -> bool:
    return first == second or {first, second} in ({"maybe", "yes"}, {"maybe", "ask"})


def _appointment(wanted: Wanted, value: Json, _: str, __: Sequence[Wanted]) -> bool:
    return bool(_names(str(wanted.value.get("in")).replace("-", " ")) & _names(value.get("person")))


Gives = Callable[[Wanted, Json, str, Sequence[Wanted]], bool]
_GIVES: dict[str, Gives] = {
    "control": _control,
    "count": _count,
    "responsibility": _responsibility,
    "pledge": _pledge,
    "appointment": _appointment,
}


def _same_holder(whose: str, negative: bool, value: Json, gold: bool) -> Hashable:
    holder = str(value.get("holder") or "").lower()
    if whose == "other":
        return whose, holder
    gone = holder.startswith("not ")
    if (
        holder in (whose, "contested")
        or (gone and holder[4:] not in (whose, "contested"))
        or (gold and negative)
    ):
        return whose, "still"
    return whose, "gone" if holder and (not gone or holder[4:] == whose) else holder


def _same_figure(whose: str, negative: bool, value: Json, _: bool) -> Hashable:
    bounds = (value.get("low"), value.get("high"))
    return whose, "none" if bounds == (0, 0) or negative else bounds


def _same_blame(whose: str, negative: bool, value: Json, gold: bool) -> Hashable:
    words = (
        value.get("denies")
        or value.get("blames")
        or value.get("accused_side")
        or value.get("accused")
    )
    not_ = (
        negative or bool(value.get("denies")) or str(value.get("accused") or "").startswith("not ")
    )
    return (
        whose,
        not_,
        frozenset(_accused(words, whose)) or (None if gold else str(value.get("accused"))),
    )


def _same_pledge(whose: str, _: bool, value: Json, __: bool) -> Hashable:
    number = value.get("quantity")
    bounds = {number} if isinstance(number, int) else _bounds(value)
    return whose, _stage(value.get("stage")), frozenset(bounds)


def _same_post(whose: str, _: bool, value: Json, __: bool) -> Hashable:
    return whose, frozenset(_names(str(value.get("in") or value.get("person")).replace("-", " ")))


_SAME: dict[str, Callable[[str, bool, Json, bool], Hashable]] = {
    "control": _same_holder,
    "count": _same_figure,
    "responsibility": _same_blame,
    "pledge": _same_pledge,
    "appointment": _same_post,
}
