"""The text of an XML document or a web page, whatever its head says of its encoding."""

import codecs
import re
from dataclasses import dataclass

from sayso.reports.text import decode

_HEAD = re.compile(r"\s*<\?xml\b[^<>]{0,400}\?>")
_DECLARED = re.compile(
    rb"""\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']"""
)
_META = re.compile(
    rb"""<meta\b[^<>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
_OF_TEXT = re.compile(
    r"utf-(?:8|16|32)|iso8859-|cp\d|koi8|gb|hz|big5|euc|shift_jis|iso2022|johab|mac-|ascii|tis|kz"
)
"""How Python calls the encodings that documents come in, and not those that it has for purposes of
its own.
"""
_SEVEN_BITS = re.compile(r"iso2022|hz")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKED = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Xml:
    """A document's text, and the encoding that gives its bytes back; none where no encoding
    does.
    """

    text: str
    encoding: str | None
    notes: tuple[str, ...] = ()

    def body(self) -> bytes:
        """The document in UTF-8, as a parser takes it: with a head that says so, without forbidden
        characters.
        """
        words = _CONTROLS.sub("", _HEAD.sub("", self.text, count=1))
        return b'<?xml version="1.0" encoding="utf-8"?>' + words.lstrip().encode("utf-8", "replace")


def decode_xml(data: bytes, where: str) -> Xml:
    """Decode by the byte-order mark, else as UTF-8 if it is that, else as its head says, else by a
    guess.

    That it is UTF-8 shows in the bytes; what a head says is often left over from another program.

    Raises:
        InputError: R006 or R008 if it cannot be decoded.
    """
    for sign, encoding in _WIDE:
        if data.lstrip(b"\r\n\t ").startswith(sign) and len(data) % 2 == 0:
            return _checked(data.decode(encoding, "replace"), encoding, data)
    declared = _declared(data)
    if declared and not data.startswith(_MARKED):
        try:
            if _SEVEN_BITS.match(declared) or not _is_utf_8(data):
                return _checked(data.decode(declared), declared, data)
        except (UnicodeError, LookupError):
            pass
    text, notes = decode(data, where)
    return _checked(text, "utf-8", data, notes)


def decode_html(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of a web page and notes on its encoding: by its mark, as UTF-8 if it is that, as its
    ``meta`` says.

    Raises:
        InputError: R006 or R008 if it cannot be decoded.
    """
    declared = _named(_META.search(data[: 2**14]))
    if declared and not data.startswith(_MARKED) and not _is_utf_8(data):
        try:
            return data.decode(declared), ()
        except (UnicodeError, LookupError):
            pass
    return decode(data, where)


def _checked(text: str, encoding: str, data: bytes, notes: tuple[str, ...] = ()) -> Xml:
    try:
        exact = text.encode(encoding) == data.removeprefix(codecs.BOM_UTF8)
    except UnicodeError:
        exact = False
    return Xml(text, encoding if exact else None, notes)


def _declared(data: bytes) -> str | None:
    return _named(_DECLARED.match(data))


def _named(match: re.Match[bytes] | None) -> str | None:
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return None
    if name == "iso8859-1":
        return "cp1252"  # as browsers do: pages that say Latin-1 have Windows' quotation marks
    return name if _OF_TEXT.match(name) else None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
