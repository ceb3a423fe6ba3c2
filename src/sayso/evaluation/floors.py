"""Floors: the least that each corpus must score, which only rise.

A floor lies a little below what was measured, as processors round the model's arithmetic
differently: half a point, or the worth of two gold items where a corpus is so small that those
weigh more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.errors import SaysoError
from sayso.evaluation.scores import Figure, Scores, Unit

Key = tuple[Unit, str]
"""A measure in a unit."""

GATED: tuple[Key, ...] = (
    *(
        (Unit.ATTRIBUTION, measure)
        for measure in (
            "span.source.half",
            "span.cue.half",
            "span.content.half",
            "attr.content",
            "attr.content|direct",
            "attr.content|mixed",
            "attr.content|indirect",
            "attr.content+source",
            "attr.content+cue",
            "attr.triple",
            "acc.source_given_content",
        )
    ),
    *(
        (Unit.SEGMENT, measure)
        for measure in (
            "attr.content",
            "attr.content|direct",
            "attr.content|mixed",
            "attr.content|indirect",
            "attr.triple",
        )
    ),
)
"""The measures that get a floor."""

_MARGIN = 0.5
_MARGIN_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Floor:
    """The F1 of one measure, in percent with two decimals: as ``measured``, and the ``floor`` below
    it.
    """

    measured: float
    floor: float


@dataclass(frozen=True, slots=True)
class CorpusFloors:
    """The floors of one corpus.

    ``docs`` and ``gold`` are paths relative to the folder of corpora or to the repository;
    ``sha256`` names the corpus; ``reader`` is the version that was measured, empty while there are
    no floors; ``lowered`` tells each time that a floor was lowered, and why.
    """

    name: str
    docs: str
    gold: str
    sha256: str
    reader: str = ""
    floors: Mapping[Key, Floor] = field(default_factory=dict)
    lowered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor, both in percent."""

    unit: Unit
    measure: str
    figure: float
    floor: float

    def __str__(self) -> str:
        return f"{self.unit}/{self.measure} is {self.figure:.2f}, its floor {self.floor:.2f}"


def check(scores: Iterable[Scores], floors: CorpusFloors) -> list[Shortfall]:
    """Find the figures below their floors.  A measure with a floor that ``scores`` lack counts as
    0.
    """
    figures = _figures(scores)
    return [
        Shortfall(unit, measure, figure, floor.floor)
        for (unit, measure), floor in floors.floors.items()
        if (figure := _percent(figures.get((unit, measure), Figure()))) < floor.floor
    ]


def update(
    floors: CorpusFloors, scores: Iterable[Scores], reader: str, because: str = ""
) -> CorpusFloors:
    """Record what ``reader`` scored: each floor rises to just below its figure, none falls.

    With ``because``, a reason, the floors above their figures are lowered, and the reason is kept.

    Raises:
        SaysoError: E113, a figure is below its floor and there is no reason to lower it.
    """
    scores = list(scores)
    figures = _figures(scores)
    below = check(scores, floors)
    if below and not because:
        raise SaysoError(
            "E113",
            f"On {floors.name} {'; '.join(map(str, below))}.",
            "Mend the reading, or lower the floors (--lower --because) and give the reason in "
            "CHANGELOG.md.",
        )
    new: dict[Key, Floor] = {}
    lowered = list(floors.lowered)
    for key in sorted({*floors.floors, *(key for key in GATED if figures.get(key, Figure()).gold)}):
        figure = figures.get(key, Figure())
        old = floors.floors.get(key, Floor(0.0, 0.0)).floor
        allowed = max(0.0, round(_percent(figure) - _margin(figure), 2))
        is_below = _percent(figure) < old
        new[key] = Floor(_percent(figure), allowed if is_below else max(old, allowed))
        if is_below:
            lowered.append(f"{key[0]}/{key[1]} from {old:.2f} to {allowed:.2f}: {because}")
    return replace(floors, reader=reader, floors=new, lowered=tuple(lowered))


def update_corpus(
    corpora: Sequence[CorpusFloors],
    measured: CorpusFloors,
    scores: Iterable[Scores],
    because: str = "",
) -> tuple[CorpusFloors, ...]:
    """``corpora`` with the entry of ``measured.name`` updated, or added if there is none.

    Of ``measured`` the name, the paths (for a new entry), the hash and the reader's version count.

    Raises:
        SaysoError: E112, the entry was measured on another corpus; E113, as ``update``.
    """
    names = [entry.name for entry in corpora]
    old = (
        corpora[names.index(measured.name)]
        if measured.name in names
        else replace(measured, floors={})
    )
    if old.sha256 != measured.sha256:
        raise SaysoError(
            "E112",
            f"The corpus is not the one that the floors of {measured.name} were measured on.",
            "Restore it, or record this one under a name of its own.",
        )
    new = update(old, scores, measured.reader, because)
    return tuple(new if entry is old else entry for entry in corpora) + (
        () if old in corpora else (new,)
    )


def _figures(scores: Iterable[Scores]) -> dict[Key, Figure]:
    return {(of.unit, measure): figure for of in scores for measure, figure in of.measures.items()}


def _percent(figure: Figure) -> float:
    return round(100 * figure.f1, 2)


def _margin(figure: Figure) -> float:
    return max(_MARGIN, 100 * _MARGIN_ITEMS / figure.gold) if figure.gold else 0.0
