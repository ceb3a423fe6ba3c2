"""What scoring gives: counts for each measure, and the figures made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What counts as one attribution.

    ``SEGMENT`` takes every contiguous piece of content for a row of its own, in gold and
    predictions alike: a split quotation scores the same whether it was given as one attribution or
    as two.
    """

    ATTRIBUTION = "attribution"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one measure: of ``gold`` so many were ``found``, of ``predicted`` so many were
    ``right``.

    The shares are 0 to 1, and 0 where there is nothing to count.
    """

    found: int = 0
    gold: int = 0
    right: int = 0
    predicted: int = 0

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(
            self.found + other.found,
            self.gold + other.gold,
            self.right + other.right,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """The share of the predicted that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that were found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def as_json(self) -> dict[str, float]:
        """The counts and the shares for a JSON file."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "found": self.found,
            "gold": self.gold,
            "right": self.right,
            "predicted": self.predicted,
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one corpus in one unit, summed over its reports before any share is taken.

    ``gold`` and ``predicted`` count rows; ``ignored`` counts the predicted rows that were not
    scored, because they have no content or name no report of the corpus.  ``measures`` is by the
    names that ``sayso.evaluation.attribution`` explains.
    """

    unit: Unit
    reports: int
    words: int
    gold: int
    predicted: int
    ignored: int
    measures: Mapping[str, Figure]

    def as_json(self) -> dict[str, object]:
        """The scores for a JSON file; shares are 0 to 1, not rounded."""
        return {
            "reports": self.reports,
            "words": self.words,
            "gold": self.gold,
            "predicted": self.predicted,
            "ignored": self.ignored,
            "measures": {name: figure.as_json() for name, figure in self.measures.items()},
        }
