"""The bytes of each report in a file of several: each has a capture of its own, and one removed, the others stay."""

import json
from xml.parsers import expat

_SPACE = " \t\r\n"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")
"""How XML in UTF-16 begins."""


def array_items(text: str) -> list[bytes]:
    """The items of a JSON array as they stand in its text, in UTF-8; none if it is no array."""
    at, decoder, items = _skip(text, 0), json.JSONDecoder(), list[bytes]()
    if not text.startswith("[", at):
        return []
    at = _skip(text, at + 1)
    while at < len(text) and text[at] != "]":
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        items.append(text[at:end].encode("utf-8", "surrogatepass"))
        at = _skip(text, end)
        if text.startswith(",", at):
            at = _skip(text, at + 1)
    return items


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def feed_items(data: bytes) -> list[bytes]:
    """The items of an RSS or Atom feed as they stand in it; none if it is not well-formed, or in UTF-16."""
    if data.startswith(_WIDE):
        return []
    parser, spans, starts = expat.ParserCreate(namespace_separator=" "), list[tuple[int, int]](), list[int]()

    def is_item(name: str) -> bool:
        return name.rsplit(" ", 1)[-1] in ("item", "entry")

    def start(name: str, _: dict[str, str]) -> None:
        if is_item(name):
            starts.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if is_item(name) and starts:
            first, last = starts.pop(), data.find(b">", parser.CurrentByteIndex)
            if not starts:
                spans.append((first, last + 1))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        return []
    return [data[first:last] for first, last in spans]
