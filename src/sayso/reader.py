"""The way through the house for one report: text in, claims with all that was read off them out.

A pure function of the report, the theatre and the model: no clock, no network, no disk but the
model's own files.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from sayso.attribution.find import find_claims
from sayso.attribution.spans import overlap
from sayso.errors import InputError, SaysoError
from sayso.guards import Fault, faults_of, guarded, is_strict
from sayso.language.analysis import Analysis, analyse
from sayso.language.encoder.encoder import load_model, read_words
from sayso.language.printed import print_back
from sayso.language.visible import Visible, make_visible
from sayso.propositions.checks import check_claims
from sayso.propositions.find import Said, find_narration, find_propositions
from sayso.propositions.finding.finder import Finding, find_triggers
from sayso.propositions.interest import against_interest
from sayso.record.claim import Claim, Reason, place_of
from sayso.record.entry import Entry as Entry
from sayso.record.proposition import Proposition
from sayso.record.report import Report
from sayso.reference.moments import find_published
from sayso.reference.places.gazetteer import load_gazetteer
from sayso.reference.refer import refer, refer_narration
from sayso.reference.references import References
from sayso.reports.published import read_published
from sayso.theatres.choose import choose_theatre
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

AUTO, NONE = "auto", "none"
"""Names that no theatre has: the one that a report's own words show, and none at all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and what was read in it; ``entries`` in the order of the text, ``references`` of all
    of it.

    ``theatre`` is the one that it was read in, ``chosen`` why, where nobody named it.  ``faults``
    are the parts of reading that failed; each stands as a note on the claims that it was to say
    something of, too.  ``notes`` tell a user what was not read: text in other languages than
    English.
    """

    report: Report
    entries: tuple[Entry, ...]
    references: References = References()
    theatre: Theatre = Theatre()
    chosen: str = ""
    faults: tuple[Fault, ...] = ()
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
    """Read one report given as text.  ``published`` is an ISO 8601 date or time; ``theatre`` as for
    ``directory_for``.

    Raises:
        InputError: R016 if the date cannot be read.
        TheatreError: if the theatre cannot.
    """
    when = read_published(published) if published else None
    return read_report(Report(text, doc, title, outlet, url, when), directory_for(theatre))


def read_report(report: Report, directory: Directory | None = None) -> Reading:
    """Read one report in the theatre of ``directory``; without one, in the theatre that its own
    words show.

    It is read without its invisible characters, and told as printed.  A part of reading that fails
    costs its own answer alone, and stands in ``faults``.

    Raises:
        InputError: R040 if the report cannot be read at all.
        SetupError: if a part of the program is missing or broken.
    """
    visible = make_visible(report.text)
    with faults_of() as faults:
        try:
            reading = _read_copy(_to_read(report, visible), directory)
        except SaysoError:
            raise
        except Exception as error:
            if is_strict():
                raise
            raise unreadable(report, error) from error
    noted = with_faults(reading, tuple(faults)) if faults else reading
    entries = print_back(noted.entries, visible)
    return replace(
        noted, report=report, entries=entries, references=print_back(noted.references, visible)
    )


def _to_read(report: Report, visible: Visible) -> Report:
    """The report with the text that is read; it keeps the name that the printed text has by its
    hash.
    """
    if visible.text == report.text:
        return report
    copy = replace(report, text=visible.text, body=visible.offset(report.body))
    object.__setattr__(copy, "sha256", report.sha256)
    return copy


def _read_copy(report: Report, directory: Directory | None) -> Reading:
    analysis = analyse(report.text, report.body)
    model = load_model()
    encoded = read_words(report.text, analysis.paragraphs, analysis.quotations, model)
    claims = find_claims(report, analysis, encoded)
    chosen = ""
    if directory is None:
        directory, chosen = guarded("rule:theatre", partial(directory_of, report), _nowhere())
    references, of_claims = refer(report, analysis, claims, directory, load_gazetteer())
    find = partial(find_triggers, encoded, model)
    findings: tuple[Finding, ...] | None = guarded("model:finder", find, None)
    said = find_propositions(report, analysis, claims, references, of_claims, directory, findings)
    entries = [Entry(*read_off) for read_off in zip(claims, of_claims, said, strict=True)]
    narrate = partial(find_narration, report, analysis, claims, references, directory, findings)
    narrated: tuple[Said, ...] = guarded("rule:narration", narrate, ())
    in_own_voice = [claim for claim, _ in narrated]
    of_narrated = refer_narration(report, analysis, references, in_own_voice, directory)
    entries += [
        Entry(claim, its, understood)
        for (claim, understood), its in zip(narrated, of_narrated, strict=True)
    ]
    entries.sort(key=lambda entry: place_of(entry.claim))
    weighed = _weighed(entries, analysis, references, directory)
    return Reading(report, weighed, references, directory.theatre, chosen, notes=analysis.notes)


def _nowhere() -> tuple[Directory, str]:
    return Directory(Theatre()), ""


def unreadable(report: Report, error: Exception) -> InputError:
    """R040: what a report is refused with that makes the program fail as a whole."""
    return InputError(
        "R040",
        f"{report.doc or 'The report'} makes the program fail ({type(error).__name__}).",
        "That is a fault of the program: tell its makers, with the text. Other reports are read "
        "all the same.",
    )


def with_faults(reading: Reading, faults: tuple[Fault, ...]) -> Reading:
    """The reading with what failed, more than before, as notes on the claims that it was to say
    something of.
    """
    entries = tuple(
        replace(
            entry, notes=(*entry.notes, *(_note(f) for f in faults if _concerns(f, entry.claim)))
        )
        for entry in reading.entries
    )
    return replace(reading, entries=entries, faults=(*reading.faults, *faults))


def _note(fault: Fault) -> Reason:
    return Reason(fault.part, fault.sentence)


def _concerns(fault: Fault, claim: Claim) -> bool:
    """Whether it failed on this claim: named by its id, else by its words; on the whole report if
    by neither.
    """
    if fault.claim:
        return fault.claim == claim.id
    spans = (*claim.cue.spans, *claim.content.spans)
    return not fault.spans or overlap(fault.spans, spans) > 0


def _weighed(
    entries: Sequence[Entry], analysis: Analysis, references: References, directory: Directory
) -> tuple[Entry, ...]:
    """The entries with what they show beside one another: whom a claim hurts, what does not fit."""
    check = partial(check_claims, [entry.claim for entry in entries], analysis, references)
    none: tuple[tuple[Reason, ...], ...] = tuple(() for _ in entries)
    notes = guarded("check", check, none)
    others = tuple(proposition for entry in entries for proposition in entry.propositions)
    return tuple(
        replace(entry, against_interest=_hurts(entry, directory, others), notes=its)
        for entry, its in zip(entries, notes, strict=True)
    )


def _hurts(entry: Entry, directory: Directory, others: Sequence[Proposition]) -> Reason | None:
    weigh = partial(
        against_interest,
        entry.references.speaker,
        entry.propositions,
        directory,
        others,
        entry.claim,
    )
    return guarded("rule:against-interest", weigh, None, claim=entry.claim.id)


def read_many(
    reports: Iterable[Report], directory: Directory | None = None
) -> Iterator[Reading | InputError]:
    """Read reports one after another, each by itself, so that none depends on its company.

    A report that cannot be read is yielded as its InputError in its place, and the others are read
    all the same.
    """
    for report in reports:
        try:
            yield read_report(report, directory)
        except InputError as error:
            yield error


@cache
def directory_for(theatre: str) -> Directory | None:
    """What to read in: the directory of a shipped theatre or a file; an empty one for ``none``;
    None for ``auto``, which leaves it to each report's own words.

    Raises:
        TheatreError: if the theatre is not there or anything is wrong with it.
    """
    if theatre == AUTO:
        return None
    return Directory(Theatre() if theatre == NONE else load_theatre(theatre))


def directory_of(report: Report) -> tuple[Directory, str]:
    """The directory of the theatre that a report's own words show, an empty one if they show none,
    and why.
    """
    published = find_published(report)
    title = report.title or ""
    text = report.text if report.text.startswith(title) else f"{title}\n\n{report.text}"
    choice = choose_theatre(
        text, published.interval.start.date() if published else None, report.outlet or ""
    )
    directory = directory_for(choice.theatre.id if choice.theatre else NONE)
    assert directory is not None
    return directory, choice.reason


def version() -> str:
    """The program's version and its model's: what a figure or a record was made with."""
    from importlib.metadata import version as installed

    return f"sayso {installed('sayso')}, {load_model().name}"
