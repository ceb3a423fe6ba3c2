"""The one style sheet of all pages: what a report and its claims share with other pages of them,
and our own.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.display.check_page import checked_styles
from sayso.display.styles import sheet_styles

_PARTS = ("base.css", "parts.css", "board.css", "question.css", "pages.css", "print.css")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """``name`` has its hash, so that a browser may keep it for ever."""

    name: str
    text: str


@cache
def stylesheet() -> StyleSheet:
    """The style sheet."""
    folder = resources.files("sayso.web").joinpath("static")
    parts = [
        sheet_styles(),
        checked_styles(),
        *(folder.joinpath(part).read_text(encoding="utf-8") for part in _PARTS),
    ]
    text = "\n".join(parts)
    return StyleSheet(f"sayso.{hashlib.sha256(text.encode()).hexdigest()[:12]}.css", text)
