"""The words of a piece of HTML, read in one pass whatever it holds: each character is looked at a
bounded number of times, for no search begins of whose end it is not known that it is there.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"dl", "dt", "dd", "ul", "ol", "li", "table", "tr", "td", "th"})
_SECTIONS = frozenset(
    {"address", "article", "aside", "blockquote", "div", "figcaption", "figure", "footer", "header"}
)
_BREAKING = _HEADINGS | _LISTS | _SECTIONS | {"br", "hr", "p", "pre", "section"}
_INLINE = frozenset(
    {"a", "b", "em", "font", "i", "img", "s", "small", "span", "strong", "sub", "sup", "u"}
)
_SILENT = frozenset({"script", "style", "template"})
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "\x1e"
_NAME = re.compile(r"/?[A-Za-z][^\s/>]*+")
_CDATA = "<![CDATA["
_MOST_DIGITS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
"""Numbers of no character, which take long to reckon."""
_ESCAPED_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>")
_ESCAPED_NAME = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,15};)|&#(?:[0-9]{2,7}|[xX][0-9a-fA-F]{2,6});")
_MOST_ESCAPES = 4
"""Twice is usual in feeds; the limit only ends what would not end."""


def plain(marked: str) -> str:
    """The words of a piece of HTML, a blank line between its blocks; what was escaped again is
    unescaped again.
    """
    words = _plain(marked)
    for _ in range(_MOST_ESCAPES):
        if not is_escaped(words):
            break
        words = _plain(words)
    return words


def is_escaped(words: str) -> bool:
    """Whether what should be words is markup still: a tag that HTML knows, or a character by its
    name or number.
    """
    known = _BREAKING | _INLINE | _SILENT
    return any(tag[1].lower() in known for tag in _ESCAPED_TAG.finditer(words)) or any(
        name[1] is None or name[1] in html5 for name in _ESCAPED_NAME.finditer(words)
    )


def _plain(marked: str) -> str:
    if _CDATA in marked:
        marked = marked.replace("]]>", "")
    blocks = (_SPACE.sub(" ", block).strip() for block in "".join(_words(marked)).split(_BREAK))
    return "\n\n".join(filter(None, blocks))


def _words(marked: str) -> Iterator[str]:
    """What stands between the tags; a record separator where a block begins or ends."""
    marked = marked.replace(_BREAK, " ")
    at, ends = 0, _Ends(marked)
    while (opens := marked.find("<", at)) >= 0:
        yield characters(marked[at:opens])
        at, tag = ends.after(opens)
        name = tag.lstrip("/").lower()
        if name in _BREAKING:
            yield _BREAK
        elif name in _SILENT and not tag.startswith("/"):
            at = ends.after_silent(at, name)
        elif tag == "<":
            yield "<"
    yield characters(marked[at:])


def characters(escaped: str) -> str:
    """The characters that entities and numbers stand for."""
    return unescape(_MOST_DIGITS.sub("\ufffd", escaped)) if "&" in escaped else escaped


class _Ends:
    """Where markup ends.  What never closes is looked for once, for where each delimiter last
    stands is known.
    """

    def __init__(self, marked: str) -> None:
        self._marked = marked
        self._lower = marked.lower() if marked.isascii() else _ascii_lower(marked)
        self._last = {each: marked.rfind(each) for each in (">", '"', "'", "-->")}

    def after(self, opens: int) -> tuple[int, str]:
        """The end of the tag, comment or declaration that begins at ``opens``, and the tag's name.

        ``<`` that begins none of them is a character: its name is ``<``.
        """
        marked = self._marked
        if marked.startswith("<!--", opens):
            closes = marked.find("-->", opens + 4) if self._last["-->"] >= opens + 4 else -1
            return (closes + 3, "") if closes >= 0 else (len(marked), "")
        if marked.startswith(_CDATA, opens):
            return opens + len(_CDATA), ""
        name = _NAME.match(marked, opens + 1)
        if name:
            return self._tag_end(name.end(), opens), name[0] if self._last[
                ">"
            ] >= name.end() else "<"
        if marked.startswith(("<!", "<?", "</"), opens) and self._last[">"] > opens:
            return marked.find(">", opens) + 1, ""
        return opens + 1, "<"

    def _tag_end(self, at: int, opens: int) -> int:
        """After the ``>`` that no quotation marks enclose; what is quoted and never ends is not
        quoted.
        """
        if self._last[">"] < at:
            return opens + 1
        for delimiter in _DELIMITER.finditer(self._marked, at):
            if delimiter.start() < at:
                continue
            mark = delimiter[0]
            if mark == ">":
                return delimiter.end()
            closes = (
                self._marked.find(mark[-1], delimiter.end())
                if self._last[mark[-1]] >= delimiter.end()
                else -1
            )
            if 0 <= closes < self._last[">"]:
                at = closes + 1
        return opens + 1

    def after_silent(self, at: int, name: str) -> int:
        """The end of what is no words: before ``</script``, or all the rest."""
        closes = self._lower.find(f"</{name}", at)
        return len(self._marked) if closes < 0 else closes


_DELIMITER = re.compile(r""">|=\s*+["']""")


def _ascii_lower(marked: str) -> str:
    """Lower case of the same length, which that of all of Unicode need not have."""
    return marked.translate({upper: upper + 32 for upper in range(0x41, 0x5B)})
