"""Scores who said what: spans, and whole attributions, against gold.

Measures, each summed over reports (a report without gold counts: whatever is predicted there is
wrong):

- ``span.<role>.exact``, ``.half``, ``.token``: the different spans of a role in a report, by the
  same words, by half (see ``half``), and word by word;
- ``attr.<what>``: attributions paired one to one by their contents. ``content`` (by half),
  ``content_exact`` (the same words), ``content+source`` and ``content+cue`` (both by half),
  ``triple`` (all three by half) and ``triple_exact`` (the same words in all three);
- ``attr.<what>|<mode>``: recall over gold of the mode, precision over predictions of the mode;
- ``recall.<what>|<class>``: over gold rows of one ``cue_class``, where gold tells it;
- ``acc.source_given_content``, ``acc.cue_given_content``: the share of pairs with the content right
  whose source or cue is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.errors import SaysoError
from sayso.evaluation.matching import Pair, match
from sayso.evaluation.quoting import MODES, mode_of, quoted
from sayso.evaluation.rows import ROLES, Row
from sayso.evaluation.scores import Figure, Scores, Unit
from sayso.evaluation.spans import Cover, Words, half, likeness
from sayso.record.claim import Mode
from sayso.record.report import Report

WHATS = ("content", "content_exact", "content+source", "content+cue", "triple", "triple_exact")
ACCURACIES = ("acc.source_given_content", "acc.cue_given_content")

# A content that does not match by half may still pair, at a fifth of its weight; cue and source
# only decide between contents that are equally like.
_BELOW_HALF = 0.2
_CUE_WEIGHT = 0.01
_SOURCE_WEIGHT = 0.001


@dataclass(frozen=True, slots=True)
class Covered:
    """A row as what its parts cover."""

    source: Cover
    cue: Cover
    content: Cover
    mode: Mode
    cue_class: str | None = None


def evaluate(
    reports: Iterable[Report],
    gold: Iterable[Row],
    predicted: Iterable[Row],
    unit: Unit = Unit.ATTRIBUTION,
) -> Scores:
    """Score ``predicted`` against ``gold`` on ``reports``, which set what is scored.

    The order of reports does not matter, nor that of rows, save where two pairings are equally
    good.

    Raises:
        SaysoError: E101, two reports have one ``doc``; E102, a span lies outside its text.
    """
    texts = _by_doc(reports)
    rows = list(predicted)
    gold_of = _rows_by_doc(gold, texts)
    predicted_of = _rows_by_doc((row for row in rows if row.content), texts)
    measures: dict[str, Figure] = {}
    words = 0
    for doc, text in texts.items():
        found = Words(text)
        words += len(found)
        mask = quoted(text)
        gold_covers = _cover(gold_of[doc], found, mask, unit)
        predicted_covers = _cover(predicted_of[doc], found, mask, unit)
        for name, figure in _measure(gold_covers, predicted_covers):
            measures[name] = measures.get(name, Figure()) + figure
    total = measures.get("attr.content", Figure())
    ignored = len(rows) - sum(map(len, predicted_of.values()))
    measures = dict(sorted(measures.items()))
    return Scores(unit, len(texts), words, total.gold, total.predicted, ignored, measures)


def pair_weights(gold: Sequence[Covered], predicted: Sequence[Covered]) -> dict[Pair, float]:
    """How well each gold row and prediction go together, for those whose contents share a word."""
    weights: dict[Pair, float] = {}
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            alike = likeness(g.content, p.content)
            if alike > 0:
                weights[i, j] = (
                    alike * (1.0 if half(g.content, p.content) else _BELOW_HALF)
                    + _CUE_WEIGHT * likeness(g.cue, p.cue)
                    + _SOURCE_WEIGHT * likeness(g.source, p.source)
                )
    return weights


def _by_doc(reports: Iterable[Report]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for report in reports:
        if report.doc in texts:
            raise SaysoError(
                "E101",
                f"Two reports are called {report.doc!r}.",
                'Give each its own "doc" and score again.',
            )
        texts[report.doc] = report.text
    return texts


def _rows_by_doc(rows: Iterable[Row], texts: dict[str, str]) -> dict[str, list[Row]]:
    """Rows of the reports scored; those of others are left out."""
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.doc in texts:
            _check_inside(row, len(texts[row.doc]))
            by_doc[row.doc].append(row)
    return by_doc


def _check_inside(row: Row, length: int) -> None:
    for role in ROLES:
        for start, end in getattr(row, role):
            if start < 0 or end > length:
                raise SaysoError(
                    "E102",
                    f"The {role} [{start}, {end}] is not within the text of {row.doc!r}, 0 to "
                    f"{length}.",
                    "Check that the rows were made from these very texts, with offsets in code "
                    "points.",
                )


def _cover(rows: Iterable[Row], words: Words, mask: bytearray, unit: Unit) -> list[Covered]:
    if unit is Unit.SEGMENT:
        rows = [replace(row, content=piece) for row in rows for piece in words.pieces(row.content)]
    return [
        Covered(
            words.cover(row.source),
            words.cover(row.cue),
            words.cover(row.content),
            mode_of(row.content, words, mask),
            row.cue_class,
        )
        for row in rows
    ]


def _measure(gold: list[Covered], predicted: list[Covered]) -> Iterator[tuple[str, Figure]]:
    """The figures of one report."""
    for role in ROLES:
        yield from _measure_spans(
            role, {getattr(row, role) for row in gold}, {getattr(row, role) for row in predicted}
        )
    pairs = [(gold[i], predicted[j]) for i, j in match(pair_weights(gold, predicted))]
    agreed = [(g, p, _agreements(g, p)) for g, p in pairs]
    for what in WHATS:
        hits = [(g, p) for g, p, whats in agreed if what in whats]
        yield from _measure_what(what, hits, gold, predicted)
    contents = [whats for _, _, whats in agreed if "content" in whats]
    for accuracy, what in zip(ACCURACIES, ("content+source", "content+cue"), strict=True):
        yield (
            accuracy,
            _symmetric(sum(what in whats for whats in contents), len(contents), len(contents)),
        )


def _measure_spans(
    role: str, gold: set[Cover], predicted: set[Cover]
) -> Iterator[tuple[str, Figure]]:
    in_gold, in_predicted = (
        sorted(covers - {frozenset()}, key=sorted) for covers in (gold, predicted)
    )
    sizes = len(in_gold), len(in_predicted)
    yield f"span.{role}.exact", _symmetric(len(set(in_gold) & set(in_predicted)), *sizes)
    halves = {
        (i, j): likeness(g, p)
        for i, g in enumerate(in_gold)
        for j, p in enumerate(in_predicted)
        if half(g, p)
    }
    yield f"span.{role}.half", _symmetric(len(match(halves)), *sizes)
    gold_words, predicted_words = (
        frozenset[int]().union(*in_gold),
        frozenset[int]().union(*in_predicted),
    )
    shared = len(gold_words & predicted_words)
    yield f"span.{role}.token", _symmetric(shared, len(gold_words), len(predicted_words))


def _measure_what(
    what: str, hits: list[tuple[Covered, Covered]], gold: list[Covered], predicted: list[Covered]
) -> Iterator[tuple[str, Figure]]:
    yield f"attr.{what}", _symmetric(len(hits), len(gold), len(predicted))
    for mode in MODES:
        yield (
            f"attr.{what}|{mode}",
            Figure(
                sum(g.mode is mode for g, _ in hits),
                sum(g.mode is mode for g in gold),
                sum(p.mode is mode for _, p in hits),
                sum(p.mode is mode for p in predicted),
            ),
        )
    for cue_class in sorted({g.cue_class for g in gold if g.cue_class}):
        found = sum(g.cue_class == cue_class for g, _ in hits)
        total = sum(g.cue_class == cue_class for g in gold)
        yield f"recall.{what}|{cue_class}", _symmetric(found, total, total)


def _agreements(gold: Covered, predicted: Covered) -> set[str]:
    """Which of ``WHATS`` a pair has right."""
    source, cue, content = (half(getattr(gold, role), getattr(predicted, role)) for role in ROLES)
    same = {role: getattr(gold, role) == getattr(predicted, role) for role in ROLES}
    right = {
        "content": content,
        "content_exact": same["content"],
        "content+source": content and source,
        "content+cue": content and cue,
        "triple": content and source and cue,
        "triple_exact": all(same.values()),
    }
    return {what for what, is_right in right.items() if is_right}


def _symmetric(hits: int, gold: int, predicted: int) -> Figure:
    return Figure(hits, gold, hits, predicted)
