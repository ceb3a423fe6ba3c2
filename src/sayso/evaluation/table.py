"""Scores as a table for people."""

from collections.abc import Iterator

from sayso.evaluation.attribution import ACCURACIES, WHATS
from sayso.evaluation.quoting import MODES
from sayso.evaluation.rows import ROLES
from sayso.evaluation.scores import Figure, Scores

_WIDTH = 34


def table(scores: Scores) -> str:
    """The figures of one unit, in percent with two decimals, a measure a line, under the counts."""
    ignored = f"  ignored rows {scores.ignored}" if scores.ignored else ""
    lines = [
        f"unit {scores.unit}  reports {scores.reports}  words {scores.words}"
        f"  gold {scores.gold}  predicted {scores.predicted}{ignored}",
        f"{'measure':{_WIDTH}}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'pred':>8}",
    ]
    lines += [
        _line(name, scores.measures[name]) for name in _order(scores) if name in scores.measures
    ]
    return "\n".join(lines)


def _order(scores: Scores) -> Iterator[str]:
    for role in ROLES:
        for how in ("exact", "half", "token"):
            yield f"span.{role}.{how}"
    yield from (f"attr.{what}" for what in WHATS)
    yield from (f"attr.{what}|{mode}" for what in WHATS for mode in MODES)
    yield from (name for name in scores.measures if name.startswith("recall."))
    yield from ACCURACIES


def _line(name: str, figure: Figure) -> str:
    recall = f"{100 * figure.recall:8.2f}"
    if name.startswith("recall.") or name in ACCURACIES:
        return f"{name:{_WIDTH}}{'':8}{recall}{'':8}{figure.gold:8}"
    precision, f1 = f"{100 * figure.precision:8.2f}", f"{100 * figure.f1:8.2f}"
    return f"{name:{_WIDTH}}{precision}{recall}{f1}{figure.gold:8}{figure.predicted:8}"
