"""What stands around the words of a web page, and is taken off before they are read."""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_NAMES_IN = ("class", "id", "data-testid", "data-component", "role")
_PARTS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
_NEVER = frozenset(
    {"html", "head", "body", "main", "article", "h1", "script", "meta", "link", "time"}
)
_MOST_NAMES = 2_000
"""Characters of an attribute that are looked at."""
_HALF = 0.5
"""An element with more of a page's paragraphs is its article, whatever it is called: themes name a
whole page after one of its parts (``has-sidebar``, ``comments-open``)."""


@cache
def frame_names() -> frozenset[str]:
    """The names of page_frame.toml."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return frozenset(name for part in table["part"] for name in part["names"])


def is_frame(names: str) -> bool:
    """Whether an attribute's value names a part of the frame."""
    words = [word.lower() for word in _PARTS.findall(names[:_MOST_NAMES])]
    pairs = [first + second for first, second in pairwise(words)]
    return not frame_names().isdisjoint((*words, *pairs))


def without_frame(tree: Any) -> Any:
    """A copy of a parsed page without its frame; the tree itself stays as it is."""
    from copy import deepcopy

    page = deepcopy(tree)
    most = _HALF * _length(page)
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in _NEVER or element.getparent() is None:
            continue
        if any(is_frame(element.get(name, "")) for name in _NAMES_IN) and _may_go(element, most):
            element.drop_tree()
    return page


def _may_go(element: Any, most: float) -> bool:
    return not element.xpath("boolean(.//h1|.//article)") and _length(element) <= most


def _length(element: Any) -> int:
    """Characters of its paragraphs."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))
