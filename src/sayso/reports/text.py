"""Bytes to text, exactly: line breaks stay as they are, and nothing is mangled without being
told.
"""

import codecs

from sayso.errors import InputError
from sayso.reports.guess import guess_encoding

LIMIT = 8 * 2**20
"""The most bytes that the text of one report may have: some 1.4 million words, more than any
report.
"""
WHOLE_LIMIT = 4 * LIMIT
"""The most bytes of what is read as a whole: escaped, a text takes up to three times its bytes in
UTF-8.
"""

_MARKS = (  # UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 (little-endian)"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 (big-endian)"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 (little-endian)"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 (big-endian)"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.05


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of ``data``, and notes on what had to be decided; ``where`` names it in errors.

    A byte-order mark settles the encoding and is taken off.  Without one it is UTF-8; UTF-8 with a
    few broken bytes has U+FFFD for them; anything else is read in the likeliest encoding.  Each of
    these is noted.

    Raises:
        InputError: R006 if it is binary; R008 if its encoding cannot be told, or is not what its
            mark says.
    """
    for mark, encoding, title in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, len(mark), encoding, title, where)
    if data.startswith(codecs.BOM_UTF8):
        text, notes = _decode_unmarked(data[len(codecs.BOM_UTF8) :], where)
        return text, ("A byte-order mark (UTF-8) was taken off its beginning.", *notes)
    return _decode_unmarked(data, where)


def is_wide(data: bytes | bytearray) -> bool:
    """Whether ``data`` is marked as UTF-16 or UTF-32, where a line's end cannot be found by its
    byte.
    """
    return data.startswith(tuple(mark for mark, _, _ in _MARKS))


def check_text(text: str, where: str) -> None:
    """Refuse a text that cannot be a report's.

    Raises:
        InputError: R007 if it is empty or white space; R009 if it holds a NUL character.
    """
    if not text or text.isspace():
        raise empty(where)
    refuse_nul(text, where)


def refuse_nul(text: str, where: str) -> None:
    """Refuse what no printed text holds and not every database can store.

    Raises:
        InputError: R009 if it holds a NUL character.
    """
    at = text.find("\0")
    if at >= 0:
        raise InputError(
            "R009",
            f"{where} has a NUL character (its character {at + 1}), which no printed text has.",
            "Take it out; if the text is UTF-16 or UTF-32 without its mark, save it as UTF-8.",
        )


def sayable(name: str) -> str:
    """What a report's source is called in a sentence."""
    return "standard input" if name == "-" else name


def empty(where: str) -> InputError:
    """The refusal of what holds no report at all."""
    return InputError("R007", f"{where} is empty.", "Give a report that has text.")


def too_large(where: str, limit: int, mend: str) -> InputError:
    """The refusal of what has more than ``limit`` bytes: nothing of it is read, rather than a
    part.
    """
    return InputError("R005", f"{where} is larger than {limit // 2**20} MiB.", mend)


def _decode_marked(
    data: bytes, mark: int, encoding: str, title: str, where: str
) -> tuple[str, tuple[str, ...]]:
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "R008",
            f"{where} is marked as {title} and is not: {error.reason} at byte "
            f"{mark + error.start}.",
            "Save it again as UTF-8.",
        ) from None
    return text, (f"It was read as {title}, as its byte-order mark says.",)


def _decode_unmarked(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        first_bad = error.start
    _refuse_binary(data, where)
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if good > 2 * bad:
        some = "1 place" if bad == 1 else f"{bad} places"
        return text, (
            f"It is UTF-8 but for {some}, the first at byte {first_bad}: each is shown as U+FFFD.",
        )
    for encoding in guess_encoding(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (f"It is not UTF-8; it was read as {encoding}, which is a guess.",)
    raise InputError(
        "R008", f"{where} is in no encoding that can be told.", "Save it again as UTF-8."
    )


def _refuse_binary(data: bytes, where: str) -> None:
    """Of bytes that are not UTF-8, refuse those that are no text in another encoding either."""
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if kind or b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise InputError(
            "R006",
            f"{where} is binary{f' ({kind})' if kind else ''}, not text.",
            "Save its words as plain text in UTF-8, and read that.",
        )
