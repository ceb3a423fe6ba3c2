"""Whether a draft is a Word document with tracked changes, which are read as accepted."""

import io
import re
import zipfile

from sayso.record.report import Report

TRACKED = "The draft has tracked changes, which were read as accepted."
_CHANGE = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_MOST = 50_000_000
"""Bytes of a document's words that are looked at."""


def has_tracked_changes(report: Report) -> bool:
    """Whether the bytes that a draft was read from have a change that nobody has accepted."""
    data = report.capture.data if report.capture else b""
    if not data.startswith(b"PK"):
        return False
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            archive.open("word/document.xml") as member,
        ):
            return _CHANGE.search(member.read(_MOST)) is not None
    except (KeyError, OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
