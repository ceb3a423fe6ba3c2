"""A draft that was given to a page, held against the ledger."""

from dataclasses import replace

from sayso.checking.check import check_reading, read_draft, refuse_unfit, theatre_of
from sayso.checking.draft import CheckedDraft
from sayso.checking.errors import AT_ONCE, several, too_long
from sayso.errors import InputError
from sayso.record.report import Report
from sayso.recording import Run
from sayso.reports.load import all_of
from sayso.reports.published import read_published
from sayso.web.kept.opened import Opened
from sayso.web.record import Clock, Upload


def check_upload(
    opened: Opened, upload: Upload, clock: Clock, theatre: str, run: Run
) -> CheckedDraft:
    """Check a draft; ``run`` calls what reads.

    Raises:
        DraftError: D001 to D003.
        InputError: what is wrong with its bytes.
    """
    report = _load(upload, run)
    refuse_unfit(report)
    if len(report.text) > AT_ONCE:
        raise too_long(len(report.text), AT_ONCE)
    with opened.look() as sight:
        fallback = theatre_of(sight.connection)
    reading = run(len(report.text), read_draft, report, theatre, fallback)
    with opened.look(clock) as sight:
        as_of = clock.as_of.isoformat() if clock.as_of else None
        return check_reading(sight.board, sight.view, reading, as_of=as_of)


def _load(upload: Upload, run: Run) -> Report:
    """The one text of what was given."""
    when = read_published(upload.published) if upload.published.strip() else None
    found = run(len(upload.data), all_of, upload.data, upload.name)
    for each in found:
        if isinstance(each, InputError):
            raise each
    if len(found) != 1:
        raise several(len(found))
    report: Report = found[0]
    return replace(report, published=report.published or when)
