"""The JSON object of one report."""

import json
from dataclasses import dataclass

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.published import read_published
from sayso.reports.text import LIMIT, check_text, decode, refuse_nul, too_large
from sayso.reports.titles import join_title

_GIVE_TEXT = 'Give the words of the report as a string: "text": "…".'
_TITLED = "Its text is its title, a blank line and its words."
_TITLE_ALONE = "Its text is its title: it has no other words."
_KEYS = ("doc", "id", "text", "title", "outlet", "url", "author", "published")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as printed, for an id of many digits must not be rounded or refused for its
    length.
    """

    printed: str


class _Repeating(dict[str, object]):
    """An object that gives a key twice, so that one of the two values is lost."""

    keys_given: tuple[str, ...] = ()


def report_of(value: object, doc: str, where: str, notes: tuple[str, ...] = ()) -> Report:
    """The report that a JSON object gives; ``doc`` is its name if it says none, ``where`` begins
    the errors.

    Keys other than ``doc``, ``id``, ``text``, ``title``, ``outlet``, ``url``, ``author`` and
    ``published`` are passed over; of ``doc`` and ``id`` the first counts.  The text begins with the
    title, and may be that alone.

    Raises:
        InputError: R012 if it is no object, R015 if it gives a key twice; R013, R007, R009, R010 or
            R005 for its text; R014, R010 or R016 for what it says of itself.
    """
    if not isinstance(value, dict):
        raise InputError(
            "R012",
            f"{where} is {_kind(value)}, not an object.",
            'Give each report as an object with the key "text": {"doc": "…", "text": "…"}.',
        )
    _refuse_repeats(value, where)
    title = _string(value, "title", where)
    text, told = _text(value, title, where)
    return Report(
        text,
        doc=_string(value, "doc", where) or _string(value, "id", where) or doc,
        title=title,
        outlet=_string(value, "outlet", where),
        url=_string(value, "url", where),
        author=_string(value, "author", where),
        published=_published(value, where),
        notes=(*notes, *told),
    )


def parse(printed: str, where: str) -> object:
    """The value of a JSON text, its numbers as printed.

    Raises:
        InputError: R011 if it is not well-formed.
    """
    try:
        return json.loads(
            printed, parse_int=_Number, parse_float=_Number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in printed.strip() else ""
        place = f"{line}column {error.colno}"
        reason = f"{error.msg.removesuffix(' at')} at {place}"
    except RecursionError:
        reason = "its values are nested too deeply"
    raise InputError(
        "R011",
        f"{where} is not well-formed JSON: {reason}.",
        "Mend it there; name plain text that is no JSON .txt.",
    )


def is_object_line(line: bytes | str) -> bool:
    """Whether a line is a whole JSON object, as those of JSON Lines are."""
    try:
        text = line if isinstance(line, str) else decode(line, "")[0]
        return isinstance(parse(text, ""), dict)
    except InputError:
        return False


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeating = _Repeating(found)
    repeating.keys_given = tuple(key for key, _ in pairs)
    return repeating


def _refuse_repeats(value: dict[str, object], where: str) -> None:
    given = value.keys_given if isinstance(value, _Repeating) else ()
    for key in _KEYS:
        if given.count(key) > 1:
            raise InputError(
                "R015", f'{where} gives the key "{key}" twice.', "Keep the one that holds."
            )


def _text(value: dict[str, object], title: str | None, where: str) -> tuple[str, tuple[str, ...]]:
    """The title and the words below it; a note says so, for the words' offsets are then no longer
    those in ``text``.
    """
    words = value.get("text")
    if words is None and title is None:
        has = 'no key "text"' if "text" not in value else 'null for its "text"'
        raise InputError("R013", f"{where} has {has}.", _GIVE_TEXT)
    if not isinstance(words, str | None):
        raise InputError("R013", f'{where} has {_kind(words)} for its "text".', _GIVE_TEXT)
    words = words or ""
    _size(words, "text", where)
    text = join_title(title or "", words)
    check_text(text, where)
    if _size(text, "text", where) > LIMIT:
        raise too_large(where, LIMIT, "Cut it into the reports that it is made of.")
    return text, () if text == words else (_TITLED if words.strip() else _TITLE_ALONE,)


def _string(value: dict[str, object], key: str, where: str) -> str | None:
    found = value.get(key)
    if isinstance(found, _Number) and key in ("doc", "id", "published"):
        found = found.printed
    if found is None:
        return None
    if not isinstance(found, str):
        raise InputError(
            "R014",
            f'{where} has {_kind(found)} for its "{key}".',
            "Give a string, or leave the key out.",
        )
    _size(found, key, where)
    refuse_nul(found, f'{where}: "{key}"')
    return found if found.strip() else None


def _published(value: dict[str, object], where: str) -> Interval | None:
    printed = _string(value, "published", where)
    return read_published(printed, f'{where}: "published"') if printed else None


def _size(string: str, key: str, where: str) -> int:
    try:
        return len(string.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise InputError(
            "R010",
            f"{where} has half of a surrogate pair (U+{ord(string[error.start]):04X}) in its "
            f'"{key}",'
            f" at character {error.start + 1}, which no text can hold.",
            "Write the whole pair (\\ud83d\\ude00) or the character itself.",
        ) from None


def _kind(value: object) -> str:
    for kind, name in (
        (dict, "an object"),
        (list, "an array"),
        (str, "a string"),
        (bool, "true or false"),
    ):
        if isinstance(value, kind):
            return name
    return "null" if value is None else "a number"
