"""Which encoding bytes that are not UTF-8 are likely to be in."""

import re

_ENCODINGS = (
    "cp1252",
    "cp1251",
    "cp1250",
    "koi8_r",
    "koi8_u",
    "cp866",
    "cp1254",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp874",
)
"""Those that the web uses, the more usual first, which settles what is equally likely.  Left to
choose among all that Python knows, the detector takes Windows Cyrillic for Macintosh Cyrillic,
short German texts for Macintosh Roman, and é, ñ and ã in a short English one for Central European
letters."""

_SAMPLE = 64 * 2**10
_BEFORE = 2**10
_TELLING = re.compile(rb"[\x80-\xff]")


def guess_encoding(data: bytes) -> list[str]:
    """Names of the encodings that ``data`` may be in, likeliest first; none if it reads as text in
    none.

    Only lines that are not ASCII tell anything, so at most 64 KiB of these are looked at: a caller
    must still expect the whole to fail in the first and go on to the next.
    """
    from charset_normalizer import from_bytes  # takes 30 ms, and few reports need it

    matches = from_bytes(_sample(data), cp_isolation=list(_ENCODINGS), enable_fallback=False)
    ranked = {
        encoding: (match.chaos, -match.coherence, _ENCODINGS.index(encoding))
        for match in matches
        for encoding in match.could_be_from_charset
        if encoding in _ENCODINGS
    }
    return sorted(ranked, key=ranked.__getitem__)


def _sample(data: bytes) -> bytes:
    found = bytearray()
    at = 0
    while len(found) <= _SAMPLE and (telling := _TELLING.search(data, at)):
        start = max(data.rfind(b"\n", at, telling.start()) + 1, at, telling.start() - _BEFORE)
        at = data.find(b"\n", telling.start()) + 1 or len(data)
        found += data[start : min(at, start + _SAMPLE + 1)]
    if len(found) <= _SAMPLE:
        return bytes(found)
    cut = found[:_SAMPLE]
    space = max(cut.rfind(b" "), cut.rfind(b"\n"))  # never within a character of two bytes
    return bytes(cut[: space + 1] if space > 0 else cut)
