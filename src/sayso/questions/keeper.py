"""Takes reports in, one after the other, and puts each answer to its question.  What is put stays
put.

The order is the ledger's.  Everything that was put by a number depends on nothing after it, so that
the board of any earlier number is there too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sayso.questions.apart import Skipped, attempt
from sayso.questions.buckets import buckets
from sayso.questions.copies import Signature
from sayso.questions.frames import Frame, Group
from sayso.questions.given import Given, Placed, Prepared, placed_from, prepared
from sayso.questions.grouping import best_group
from sayso.questions.records import Told

MOST_COPIES = 24
"""Reports in one band that are compared: the first ones, as later ones copy them."""
FEW = 64
"""Questions that an answer is held against; the latest answered come first."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A report as later ones are compared with it.  ``number`` is its record's; ``origin`` is the
    agency or the report that its text is from, or itself.
    """

    report: str
    number: int
    origin: str
    signature: Signature


class Shelf(Protocol):
    """Where questions, answers and signatures are kept."""

    def groups(self, found_by: Sequence[str]) -> Iterable[Group]:
        """The questions that are kept under any of these buckets."""

    def put_group(self, group: Group, kept_under: Iterable[str]) -> None:
        """Keep a question, new or grown, under these buckets and those of before."""

    def put_answer(self, group: str, given: Given, origin: str, why: tuple[str, ...]) -> None:
        """Keep an answer with its question."""

    def likely_copies(self, bands: Sequence[int]) -> Iterable[Copied]:
        """The reports that share a band."""

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report."""

    def group(self, id_: str) -> Group:
        """The question with an id, which is kept."""
        ...

    def origin_of(self, report: str) -> str:
        """The origin of a report that is kept."""
        ...


class Keeper:
    """Puts what reports tell on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.skipped: list[Skipped] = []
        """What could not be put to a question."""

    def take(self, told: Told) -> set[str]:
        """Put a report's answers to their questions; gives the ids of the questions that
        changed.
        """
        report, problem = attempt(partial(prepared, told))
        if report is None:
            self.skipped.append(Skipped("report", told.id, problem, told.seq))
            return set()
        return self.put(report)

    def put(self, report: Prepared) -> set[str]:
        """The same for a report of which everything is ready that needs no other report."""
        self.skipped += (
            Skipped("answer", each.claim, each.problem, each.seq) for each in report.skipped
        )
        origin = self._origin(report)
        put = (self._put(given, origin) for given in report.answers)
        return {group for group in put if group is not None}

    def put_anew(
        self, given: Given, report: str, stays: str | None, why: tuple[str, ...]
    ) -> str | None:
        """Put an answer of a report that was put before, beside what was put then: to the question
        ``stays``, for the reason ``why``, or to the one that it fits.
        """
        origin = self._shelf.origin_of(report)
        if stays is None:
            return self._put(given, origin)
        grown = self._shelf.group(stays).joined(given.frame)
        self._shelf.put_group(grown, _all_buckets(grown.frame, given.keeping))
        self._shelf.put_answer(stays, given, origin, why)
        return stays

    def skip(self, claim: str, problem: str, seq: int) -> None:
        """Write down that the answers of a claim cannot be worked out."""
        self.skipped.append(Skipped("answer", claim, problem, seq))

    def _put(self, given: Given, origin: str) -> str | None:
        """The question that an answer was put to; None if that cannot be worked out."""
        groups = self._shelf.groups(given.looking)
        place, problem = attempt(partial(_place_for, given, groups))
        if place is None:
            self.skipped.append(Skipped("answer", given.claim, problem, given.seq))
            return None
        group, kept_under, why = place
        self._shelf.put_group(group, kept_under)
        self._shelf.put_answer(group.id, given, origin, why)
        return group.id

    def _origin(self, report: Prepared) -> str:
        """The agency that a report credits, else the report that its text is a near copy of, else
        itself.
        """
        signed, bands = report.signature, report.bands
        copied = next(
            (other for other in self._shelf.likely_copies(bands) if other.signature.copies(signed)),
            None,
        )
        origin = copied.origin if copied else report.agency or report.report
        self._shelf.put_report(Copied(report.report, report.number, origin, signed), bands)
        return origin


_FIRST = ("it is the first answer",)


def _place_for(
    given: Given, groups: Iterable[Group]
) -> tuple[Group, Iterable[str], tuple[str, ...]]:
    """The question that an answer belongs to as it is with it, what that is kept under, and why."""
    best = best_group(given.frame, groups)
    if best is None:
        return given.group, given.keeping, _FIRST
    group, fit = best
    grown = group.joined(given.frame)
    same = grown.frame == group.frame
    return grown, given.keeping if same else _all_buckets(grown.frame, given.keeping), fit.reasons


def _all_buckets(grown: Frame, keeping: Iterable[str]) -> set[str]:
    return {*keeping, *buckets(grown, looking=False)}


class MemoryShelf:
    """Keeps everything in memory: for tests, for a whole board at once, and to show what a shelf
    does.
    """

    def __init__(self) -> None:
        self.kept: dict[str, Group] = {}
        self.answers: dict[str, list[Placed]] = {}
        self._reports: dict[str, str] = {}
        self._buckets: dict[str, dict[str, None] | str] = {}
        self._bands: dict[int, list[Copied] | Copied] = {}

    def groups(self, found_by: Sequence[str]) -> list[Group]:
        """The questions that are kept under any of these buckets, the latest answered first."""
        ids = {id_ for bucket in found_by for id_ in self._under(bucket)}
        return sorted((self.kept[id_] for id_ in ids), key=lambda group: (-group.last, group.id))[
            :FEW
        ]

    def put_group(self, group: Group, kept_under: Iterable[str]) -> None:
        """Keep a question, new or grown."""
        id_ = group.id
        self.kept[id_] = group
        for bucket in kept_under:
            there = self._buckets.setdefault(bucket, id_)
            if isinstance(there, dict):
                there[id_] = None
            elif there != id_:
                self._buckets[bucket] = {there: None, id_: None}

    def put_answer(self, group: str, given: Given, origin: str, why: tuple[str, ...]) -> None:
        """Keep an answer with its question."""
        self.answers.setdefault(group, []).append(placed_from(given.body, origin, why))

    def likely_copies(self, bands: Sequence[int]) -> list[Copied]:
        """The reports that share a band, the first one first."""
        found = {each.report: each for band in bands for each in self._with(band)[:MOST_COPIES]}
        return sorted(found.values(), key=lambda each: each.number)

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report; read again, it stays as it was."""
        if copied.report in self._reports:
            return
        self._reports[copied.report] = copied.origin
        for band in dict.fromkeys(bands):
            there = self._bands.setdefault(band, copied)
            if isinstance(there, list):
                there.append(copied)
            elif there is not copied:
                self._bands[band] = [there, copied]

    def group(self, id_: str) -> Group:
        """The question with an id, which is kept."""
        return self.kept[id_]

    def origin_of(self, report: str) -> str:
        """The origin of a report that is kept."""
        return self._reports[report]

    def _under(self, bucket: str) -> Iterable[str]:
        """Most have one question: a dictionary for each would take most of the memory."""
        there = self._buckets.get(bucket, ())
        return (there,) if isinstance(there, str) else there

    def _with(self, band: int) -> Sequence[Copied]:
        there = self._bands.get(band, ())
        return (there,) if isinstance(there, Copied) else there
