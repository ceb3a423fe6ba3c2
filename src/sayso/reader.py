"""The way through the house for one report: text in, claims with all that was read off them out.

A pure function of the report, the theatre and the model: no clock, no network, no disk but the model's own files.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.attribution.claim import Claim, Reason, place_of
from sayso.attribution.find import find_claims, load_tagger
from sayso.language.analysis import Analysis, analyse
from sayso.language.printed import print_back
from sayso.language.visible import Visible, make_visible
from sayso.propositions.checks import check_claims
from sayso.propositions.find import find_narration, find_propositions
from sayso.propositions.interest import against_interest
from sayso.propositions.proposition import Proposition
from sayso.reference.moments import find_published
from sayso.reference.places.gazetteer import load_gazetteer
from sayso.reference.refer import refer, refer_narration
from sayso.reference.references import ClaimReferences, References
from sayso.reports.published import read_published
from sayso.reports.report import Report
from sayso.theatres.choose import choose_theatre
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

AUTO, NONE = "auto", "none"
"""Names that no theatre has: the one that a report's own words show, and none at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with all that was read off it: what is entered into the record.

    ``propositions`` are what of its content is understood.  ``against_interest`` says why it hurts its speaker's own
    side, if it does.  ``notes`` are what a check of its own words against one another, or against a map, found.
    """

    claim: Claim
    references: ClaimReferences = ClaimReferences()
    propositions: tuple[Proposition, ...] = ()
    against_interest: Reason | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and what was read in it; ``entries`` in the order of the text, ``references`` of all of it.

    ``theatre`` is the one that it was read in, ``chosen`` why, where nobody named it.  ``notes`` tell a user what was
    not read: text in other languages than English.
    """

    report: Report
    entries: tuple[Entry, ...]
    references: References = References()
    theatre: Theatre = Theatre()
    chosen: str = ""
    notes: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims alone, in the order of the text."""
        return tuple(entry.claim for entry in self.entries)


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    doc: str = "",
    theatre: str = AUTO,
) -> Reading:
    """Read one report given as text.  ``published`` is an ISO 8601 date or time; ``theatre`` as for ``directory_for``.

    Raises:
        InputError: R016 if the date cannot be read.
        TheatreError: if the theatre cannot.
    """
    when = read_published(published) if published else None
    return read_report(Report(text, doc, title, outlet, url, when), directory_for(theatre))


def read_report(report: Report, directory: Directory | None = None) -> Reading:
    """Read one report in the theatre of ``directory``; without one, in the theatre that its own words show."""
    visible = make_visible(report.text)
    reading = _read_copy(_to_read(report, visible), directory)
    entries = print_back(reading.entries, visible)
    return replace(reading, report=report, entries=entries, references=print_back(reading.references, visible))


def _to_read(report: Report, visible: Visible) -> Report:
    """The report with the text that is read; it keeps the name that the printed text has by its hash."""
    if visible.text == report.text:
        return report
    copy = replace(report, text=visible.text, body=visible.offset(report.body))
    object.__setattr__(copy, "sha256", report.sha256)
    return copy


def _read_copy(report: Report, directory: Directory | None) -> Reading:
    analysis = analyse(report.text, report.body)
    claims = find_claims(report, analysis)
    directory, chosen = (directory, "") if directory else directory_of(report)
    references, of_claims = refer(report, analysis, claims, directory, load_gazetteer())
    said = find_propositions(report, analysis, claims, references, of_claims, directory)
    entries = [Entry(*each) for each in zip(claims, of_claims, said, strict=True)]
    narrated = find_narration(report, analysis, claims, references, directory)
    of_narrated = refer_narration(report, analysis, references, [claim for claim, _ in narrated], directory)
    entries += [Entry(claim, its, told) for (claim, told), its in zip(narrated, of_narrated, strict=True)]
    entries.sort(key=lambda entry: place_of(entry.claim))
    weighed = _weighed(entries, analysis, references, directory)
    return Reading(report, weighed, references, directory.theatre, chosen, analysis.notes)


def _weighed(
    entries: Sequence[Entry], analysis: Analysis, references: References, directory: Directory
) -> tuple[Entry, ...]:
    """The entries with what they show beside one another: whom a claim hurts, what does not fit."""
    notes = check_claims([entry.claim for entry in entries], analysis, references)
    told = tuple(proposition for entry in entries for proposition in entry.propositions)
    return tuple(
        replace(
            entry,
            against_interest=against_interest(entry.references.speaker, entry.propositions, directory, told),
            notes=its,
        )
        for entry, its in zip(entries, notes, strict=True)
    )


def read_many(reports: Iterable[Report], directory: Directory | None = None) -> Iterator[Reading]:
    """Read reports one after another, each by itself, so that none depends on its company."""
    for report in reports:
        yield read_report(report, directory)


@cache
def directory_for(theatre: str) -> Directory | None:
    """What to read in: the directory of a shipped theatre or a file; an empty one for ``none``; None for ``auto``,
    which leaves it to each report's own words.

    Raises:
        TheatreError: if the theatre is not there or anything is wrong with it.
    """
    if theatre == AUTO:
        return None
    return Directory(Theatre() if theatre == NONE else load_theatre(theatre))


def directory_of(report: Report) -> tuple[Directory, str]:
    """The directory of the theatre that a report's own words show, an empty one if they show none, and why."""
    published = find_published(report)
    title = report.title or ""
    text = report.text if report.text.startswith(title) else f"{title}\n\n{report.text}"
    choice = choose_theatre(text, published.interval.start.date() if published else None, report.outlet or "")
    directory = directory_for(choice.theatre.id if choice.theatre else NONE)
    assert directory is not None
    return directory, choice.reason


def version() -> str:
    """The program's version and its model's: what a figure or a record was made with."""
    from importlib.metadata import version as installed

    return f"sayso {installed('sayso')}, {load_tagger().name}"
