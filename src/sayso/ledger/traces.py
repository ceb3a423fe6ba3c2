"""Where else the words of a text stand: captures that hold them, and reports that say the same.

A capture is bytes of any form.  It is compared by its letters and digits alone, with escapes undone
and tags left out.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from sayso.ledger.dossier import text_of
from sayso.ledger.schema import CAPTURE, REMOVED, REPORT
from sayso.ledger.store import Ledger

_LONG = 40
"""Letters and digits from which on a line is nobody else's by chance: some seven words of
English.
"""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[bfnrt]")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NO_LETTER = re.compile(r"[\W_]+")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Traces:
    """What goes with a text.  ``captures`` hold its words and go; ``bereft`` are other reports, by
    id, that lose their original by it; ``alike`` are other reports that say the same in a text of
    their own, which stays.
    """

    captures: tuple[str, ...]
    bereft: tuple[str, ...]
    alike: tuple[str, ...]


def traces_of(ledger: Ledger, connection: Connection, text: str) -> Traces:
    """Look through every capture for the words of the text that this hash names."""
    rows = connection.execute(
        select(REPORT.c.id, REPORT.c.text_sha256, REPORT.c.capture_sha256)
    ).all()
    own = {row.capture_sha256 for row in rows if row.text_sha256 == text}
    others = defaultdict(list)
    for row in rows:
        if row.text_sha256 != text:
            others[row.capture_sha256].append(row)
    lines = _lines(text_of(connection, text) or "")
    alike, taken = set[str](), set(own)
    for sha256 in _captures(connection, own) if lines else ():
        if not _says(ledger.captures.get(connection, sha256) or b"", lines):
            continue
        same = {
            row.id
            for row in others[sha256]
            if _has(_letters(text_of(connection, row.text_sha256) or ""), lines)
        }
        alike |= same
        if not same:
            taken.add(sha256)
    bereft = {row.id for sha256 in taken for row in others[sha256]}
    return Traces(tuple(sorted(taken)), tuple(sorted(bereft)), tuple(sorted(alike)))


def _captures(connection: Connection, own: set[str]) -> Iterator[str]:
    left = (
        select(CAPTURE.c.sha256)
        .where(CAPTURE.c.seq.not_in(select(REMOVED.c.seq)))
        .order_by(CAPTURE.c.seq)
    )
    for sha256 in connection.execute(left).scalars().all():
        if sha256 not in own:
            yield sha256


def _lines(text: str) -> tuple[str, ...]:
    """What must stand in a capture that holds the text: any of the long lines; all of them, where
    none is long.
    """
    lines = tuple(filter(None, map(_letters, text.splitlines())))
    long = tuple(line for line in lines if len(line) >= _LONG)
    return long or (("".join(lines),) if lines else ())


def _has(letters: str, lines: tuple[str, ...]) -> bool:
    return any(line in letters for line in lines)


def _says(data: bytes, lines: tuple[str, ...]) -> bool:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    words = data.decode(encoding, "replace")
    if _has(_letters(words), lines):
        return True
    words = _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", words)
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = _TAG.sub("", html.unescape(words))
    return _has(_letters(plain), lines) or _has(_letters(_TAG.sub("", html.unescape(plain))), lines)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()
