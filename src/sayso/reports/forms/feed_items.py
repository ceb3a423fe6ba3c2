"""Where the items of a feed stand in its text, and whether it ends as it should."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|<(/?)((?:atom:|rss:)?(?:item|entry))(?=[\s/>])[^<>]*+>"
)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*+)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEAD = 4000
_CLOSERS = {"<!--": "-->", "<![CDATA[": "]]>"}


@dataclass(frozen=True, slots=True)
class Extent:
    """``spans`` of the items; ``cut`` if the feed's own element never ends, ``within`` if an item's
    does not.
    """

    spans: tuple[tuple[int, int], ...]
    cut: bool
    within: bool


def find_items(text: str) -> Extent:
    """Find the items of a feed, in one pass."""
    spans = list[tuple[int, int]]()
    opened = -1
    for start, end, closing in _tags(text):
        if not closing:
            opened = start if opened < 0 else opened
        elif opened >= 0:
            spans.append((opened, end))
            opened = -1
    root = _ROOT.search(_COMMENT.sub("", text[:_HEAD]))
    cut = root is not None and f"</{root[1]}" not in text
    return Extent(tuple(spans), cut, cut and opened >= 0)


def _tags(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each beginning and end of an item that stands in no comment and in no CDATA."""
    closer = ""
    for mark in _MARK.finditer(text):
        if closer:
            closer = "" if mark[0] == closer else closer
        elif mark[0] in _CLOSERS:
            closer = _CLOSERS[mark[0]]
        elif mark[2] and not mark[0].endswith("/>"):
            yield mark.start(), mark.end(), bool(mark[1])
