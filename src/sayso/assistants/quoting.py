"""Printed matter on its way to an assistant: marked as quoted, with nothing in it that acts or
hides, and no longer than a bound.
"""

import re

from sayso.display.characters import code_of, shown_plainly
from sayso.record.json import Json

LONG, SHORT = 2000, 300
"""Code points of a content or a passage, and of a name or a title.  The longest sentence of the
corpora has some 1,100.
"""
_HIDDEN = re.compile(
    "["
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # soft hyphen, joiners and fillers
    "\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"  # without width, or shown as nothing
    "\U000e0000-\U000e0fff"  # tags, which spell whole sentences unseen
    "]"
    "|[\u200c-\u200f\ufe00-\ufe0f]{2,}"  # scripts and emoji need one; a row of them is a code
)
"""A person sees nothing where these stand, and an assistant reads them."""


def visible(text: str) -> str:
    """The text with what acts or hides as ``<U+202E>``."""
    return _HIDDEN.sub(_codes, shown_plainly(text))


def _codes(match: re.Match[str]) -> str:
    return "".join(f"<U+{code_of(character)}>" for character in match[0])


def quoted(text: str | None, most: int = SHORT) -> Json | None:
    """Printed matter as a field of an answer; None for none.

    ``left_out`` is how many code points at the end are not given; ``altered`` says that characters
    stand as their codes, so that the words are not those printed, sign for sign.
    """
    if not text:
        return None
    kept = text[:most]
    shown = visible(kept)
    return {"quoted": shown, "left_out": len(text) - len(kept), "altered": shown != kept}


def words_of(field: Json | None) -> str:
    """A quoted field in one line, for the plain text of an answer."""
    if field is None:
        return "(none)"
    line = " ".join(field["quoted"].split())
    return f"{line} […]" if field["left_out"] else line
