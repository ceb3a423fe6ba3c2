"""The reports of a ledger's own export as WARC: each with its text, its facts and its capture as
they were.
"""

import json
from datetime import datetime

from sayso.errors import InputError
from sayso.record.capture import Capture
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.record.report import Report
from sayso.reports.forms.form import broken
from sayso.reports.forms.warc_records import Record
from sayso.reports.text import check_text

EXPORT = "what `sayso export warc` wrote"
SOFTWARE = "sayso"
"""What the first record of such an archive says has written it."""
FACTS = "warc-json-metadata"
"""The field of a report's record that holds what the ledger knows of it."""
ALSO_KNOWN = 16
"""A report's capture is one of so many that were written last before it."""


def is_export(record: Record) -> bool:
    """Whether an archive's first record says that a ledger was written into it."""
    return record.block.startswith(f"software: {SOFTWARE}".encode())


def restore(record: Record, data: bytes | None, where: str) -> Report:
    """The report that a record holds, with the bytes of its capture if they are there.

    Raises:
        InputError: R022 if its text or its facts are not as an export has them, R007 or R009 as any
            text.
    """
    try:
        facts = json.loads(record.head.get(FACTS, ""))
        text = record.block.decode("utf-8", "surrogatepass")
        report = _report(facts, text, data)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise _unlike(where, error) from None
    check_text(text, where)
    return report


def _unlike(where: str, error: Exception) -> InputError:
    return broken(
        where, "an export of reports", f"its facts are not as they must be ({type(error).__name__})"
    )


def _report(facts: Json, text: str, data: bytes | None) -> Report:
    capture = facts["capture"]
    taken = datetime.fromisoformat(capture["taken_at"]) if capture["taken_at"] else None
    bounds = facts["published"]
    return Report(
        text,
        doc=_string(facts["doc"]) or "",
        title=_string(facts["title"]),
        outlet=_string(facts["outlet"]),
        url=_string(facts["url"]),
        published=Interval(*(datetime.fromisoformat(bounds[end]) for end in ("start", "end")))
        if bounds
        else None,
        body=min(max(int(facts["body"]), 0), len(text)),
        notes=tuple(str(note) for note in facts["notes"]),
        capture=None
        if data is None
        else Capture(
            data, str(capture["source"]), str(capture["tool"]), taken, str(capture["extractor"])
        ),
    )


def _string(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("it is no string")
    return value
