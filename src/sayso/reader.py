"""The way through the house for one report: text in, claims out.

A pure function of the report and the model: no clock, no network, no disk but the model's own files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.attribution.claim import Claim
from sayso.attribution.find import find_claims, load_tagger
from sayso.language.analysis import analyse
from sayso.reports.published import read_published
from sayso.reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the claims found in it, in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc: str = "",
) -> Reading:
    """Read one report given as text.  ``published`` is an ISO 8601 date or time.

    Raises:
        InputError: R016 if the date cannot be read.
    """
    when = read_published(published) if published else None
    return read_report(Report(text, doc, title, outlet, url, when))


def read_report(report: Report) -> Reading:
    """Read one report."""
    return Reading(report, find_claims(report, analyse(report.text, report.body)))


def version() -> str:
    """The program's version and its model's: what a figure or a record was made with."""
    from importlib.metadata import version as installed

    return f"sayso {installed('sayso')}, {load_tagger().name}"


def read_many(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read reports one after another, each by itself, so that none depends on its company."""
    for report in reports:
        yield read_report(report)
