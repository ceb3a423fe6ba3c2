"""Takes reports in, one after the other, and puts each answer to its question.  What is put stays put.

The order is the ledger's.  Everything that was put by a number depends on nothing after it, so that the board of any
earlier number is there too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.questions.copies import Signature, signature
from sayso.questions.frames import Frame, Group, buckets, frame_of
from sayso.questions.grouping import best_group
from sayso.questions.outlets import agency_of
from sayso.questions.records import Answer, Told, answers_of

MOST_COPIES = 24
"""Reports in one band that are compared: the first ones, as later ones copy them."""
FEW = 64
"""Questions that an answer is held against; the latest answered come first."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer with what it is about, and why it belongs to its question."""

    answer: Answer
    frame: Frame
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """A report as later ones are compared with it.  ``number`` is its record's; ``origin`` is the agency or the
    report that its text is from, or itself.
    """

    report: str
    number: int
    origin: str
    signature: Signature


class Shelf(Protocol):
    """Where questions, answers and signatures are kept."""

    def groups(self, found_by: Sequence[str]) -> Iterable[Group]:
        """The questions that are kept under any of these buckets."""

    def put_group(self, group: Group, kept_under: Sequence[str]) -> None:
        """Keep a question, new or grown, under these buckets and those of before."""

    def put_answer(self, group: str, placed: Placed) -> None:
        """Keep an answer with its question."""

    def likely_copies(self, bands: Sequence[int]) -> Iterable[Copied]:
        """The reports that share a band."""

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report."""


class Keeper:
    """Puts what reports tell on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def take(self, told: Told) -> set[str]:
        """Put a report's answers to their questions; gives the ids of the questions that changed."""
        answers = list(answers_of(told, self._origin(told)))
        changed: set[str] = set()
        for proposed in answers:
            frame = frame_of(proposed, told.theatre)
            changed.add(self._put(frame, proposed.answer))
        return changed

    def _put(self, frame: Frame, answer: Answer) -> str:
        near = sorted(set(buckets(frame, looking=True)))
        found = best_group(frame, self._shelf.groups(near))
        if found is None:
            group = Group.of(frame, answer)
            self._shelf.put_group(group, sorted(set(buckets(frame, looking=False))))
            self._shelf.put_answer(group.id, Placed(answer, frame, ("it is the first answer",)))
            return group.id
        group, fit = found
        grown = group.joined(frame)
        self._shelf.put_group(grown, sorted(_all_buckets(grown.frame, frame)))
        self._shelf.put_answer(group.id, Placed(answer, frame, fit.reasons))
        return group.id

    def _origin(self, told: Told) -> str:
        """The agency that a report credits, else the report that its text is a near copy of, else itself."""
        signed = signature(told.text)
        bands = list(signed.bands()) if signed.size else []
        copied = next((other for other in self._shelf.likely_copies(bands) if other.signature.copies(signed)), None)
        origin = copied.origin if copied else agency_of(told.outlet, told.text) or told.id
        self._shelf.put_report(Copied(told.id, told.seq, origin, signed), bands)
        return origin


def _all_buckets(grown: Frame, frame: Frame) -> Iterator[str]:
    yield from set(buckets(frame, looking=False)) | set(buckets(grown, looking=False))


class MemoryShelf:
    """Keeps everything in memory: for tests, for a whole board at once, and to show what a shelf does."""

    def __init__(self) -> None:
        self.kept: dict[str, Group] = {}
        self.answers: dict[str, list[Placed]] = {}
        self._reports: set[str] = set()
        self._buckets: dict[str, dict[str, None]] = {}
        self._bands: dict[int, list[Copied]] = {}

    def groups(self, found_by: Sequence[str]) -> list[Group]:
        """The questions that are kept under any of these buckets, the latest answered first."""
        ids = {id_ for bucket in found_by for id_ in self._buckets.get(bucket, ())}
        return sorted((self.kept[id_] for id_ in ids), key=lambda group: (-group.last, group.id))[:FEW]

    def put_group(self, group: Group, kept_under: Sequence[str]) -> None:
        """Keep a question, new or grown."""
        self.kept[group.id] = group
        for bucket in kept_under:
            self._buckets.setdefault(bucket, {})[group.id] = None

    def put_answer(self, group: str, placed: Placed) -> None:
        """Keep an answer with its question."""
        self.answers.setdefault(group, []).append(placed)

    def likely_copies(self, bands: Sequence[int]) -> list[Copied]:
        """The reports that share a band, the first one first."""
        found = {each.report: each for band in bands for each in self._bands.get(band, ())[:MOST_COPIES]}
        return sorted(found.values(), key=lambda each: each.number)

    def put_report(self, copied: Copied, bands: Sequence[int]) -> None:
        """Keep a report; read again, it stays as it was."""
        if copied.report in self._reports:
            return
        self._reports.add(copied.report)
        for band in bands:
            self._bands.setdefault(band, []).append(copied)
