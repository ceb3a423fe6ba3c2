"""Reports that were given to a page: loaded, read and added one after another, as ``sayso add``
does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sayso.errors import InputError, SaysoError
from sayso.ledger.adding import Outcome
from sayso.record.json import Json
from sayso.record.report import Report
from sayso.recording import REFUSED_HERE, Recorder, Run
from sayso.reports.fetch_politely import PoliteFetcher
from sayso.reports.load import all_of, all_of_capture
from sayso.reports.published import read_published
from sayso.web.record import Upload


def add_uploads(recorder: Recorder, uploads: Sequence[Upload], who: str) -> Iterator[Json]:
    """What became of each report, as soon as it is known; ``who`` gave them, which their captures
    tell.
    """
    fetcher = PoliteFetcher()
    for upload in uploads:
        for report in _load(upload, recorder.run, fetcher):
            found = report if isinstance(report, InputError) else _given_by(report, who)
            yield _outcome(recorder, found, upload.name)


def _given_by(report: Report, who: str) -> Report:
    if report.capture is None:
        return report
    fetched = report.capture.taken_at is not None
    tool = f"{'fetched for' if fetched else 'given by'} {who}"
    taken_at = report.capture.taken_at or datetime.now(UTC)
    return replace(report, capture=replace(report.capture, tool=tool, taken_at=taken_at))


def _outcome(recorder: Recorder, found: Report | InputError, name: str) -> Json:
    try:
        if isinstance(found, InputError):
            raise found
        added = recorder.add(found)
    except (InputError, SaysoError) as error:
        if not isinstance(error, InputError) and error.code not in REFUSED_HERE:
            raise
        return {"name": name, "outcome": "refused", "problem": str(error)}
    known = added.outcome not in (Outcome.ADDED, Outcome.REREAD)
    return {
        "name": found.title or name,
        "outcome": "known" if known else "added",
        "report": added.report,
        "claims": added.claims,
        "previous": added.previous,
    }


def _load(upload: Upload, run: Run, fetcher: PoliteFetcher) -> Iterator[Report | InputError]:
    when = (
        read_published(upload.published, "The publication time")
        if upload.published.strip()
        else None
    )
    for found in _read(upload, run, fetcher):
        if isinstance(found, InputError):
            yield found
            continue
        yield replace(
            found,
            title=found.title or upload.title.strip() or None,
            outlet=found.outlet or upload.outlet.strip() or None,
            url=found.url or upload.url.strip() or None,
            published=found.published or when,
        )


def _read(upload: Upload, run: Run, fetcher: PoliteFetcher) -> Iterator[Report | InputError]:
    try:
        if not upload.address:
            yield from run(len(upload.data), all_of, upload.data, upload.name)
        elif fetched := fetcher.fetch(upload.address, public=True):
            yield from run(len(fetched.capture.data), all_of_capture, fetched.capture)
    except InputError as error:
        yield error
