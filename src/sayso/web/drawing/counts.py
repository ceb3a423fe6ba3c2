"""Figures over time: a line a source that steps where the source gives another figure, bounds as
whiskers.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from markupsafe import Markup

from sayso.web.drawing.svg import element, joined, percent
from sayso.web.drawing.times import Scale

_HEIGHT, _TOP, _BOTTOM = 260, 22, 26
_APART = 15
"""How far apart labels and marks of the axis stand in height."""
_MOST_LABELS, _ENOUGH, _HALF = 14, 6, 0.5
"""Labels at most; those of sources whose figure no longer stands are added up to ``_ENOUGH``: more
of them cover the lines.  A label right of the middle ends at its line, else it begins there.
"""
_WHISKER = 26
"""The length of a whisker without an end, and half the width of the bar at an end that there is."""
_CAP = 4
_WIDE = 30
"""From a largest number so many times the smallest on, heights go by the logarithm."""


@dataclass(frozen=True, slots=True)
class Extent:
    """At least ``low``, at most ``high`` (None: no bound) from ``since`` until ``until`` (None: to
    this day).

    ``number`` is that of its words on the page, ``words`` the answer, ``speaker`` who gives it.
    """

    number: int
    words: str
    speaker: str
    side: str
    low: float
    high: float | None
    since: datetime
    until: datetime | None

    @property
    def figure(self) -> float:
        """Where its line runs: at a number as printed, in the middle between two bounds, at the
        only one.
        """
        if self.high is None:
            return self.low
        return self.high if not self.low else (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class _Heights:
    most: float
    logarithmic: bool

    def at(self, number: float) -> float:
        share = (
            math.log1p(number) / math.log1p(self.most) if self.logarithmic else number / self.most
        )
        return _HEIGHT - _BOTTOM - min(share, 1.0) * (_HEIGHT - _TOP - _BOTTOM)

    def marks(self) -> list[float]:
        if self.logarithmic:
            return [0, *(10.0**power for power in range(int(math.log10(self.most)) + 1))]
        step = 10.0 ** math.floor(math.log10(self.most))
        step = next(step * part for part in (0.2, 0.5, 1, 2) if self.most / (step * part) <= 5)
        return [step * place for place in range(int(self.most / step) + 1)]


def is_logarithmic(extents: Sequence[Extent]) -> bool:
    """Whether the numbers lie so far apart that heights go by the logarithm."""
    known = [number for each in extents for number in (each.low, each.high or 0) if number > 0]
    return bool(known) and max(known) / min(known) >= _WIDE


def draw_counts(extents: Sequence[Extent], scale: Scale, told: str, page: str = "") -> Markup:
    """The picture along a scale, which other pictures may share; ``told`` says in words what it
    shows.  ``page`` is the address of the page that has the words, "" for this one.
    """
    most = max((max(each.low, each.high or 0) for each in extents), default=0) * 1.15 or 1.0
    heights = _Heights(most, is_logarithmic(extents))
    return element(
        "svg",
        joined(_axes(scale, heights)),
        joined(_source(steps, scale, heights, page) for steps in _by_source(extents)),
        joined(_labels(extents, scale, heights)),
        class_="counts",
        width="100%",
        height=_HEIGHT,
        role="group",
        aria_label=told,
    )


def _by_source(extents: Sequence[Extent]) -> list[list[Extent]]:
    sources: dict[tuple[str, str], list[Extent]] = {}
    for each in sorted(extents, key=lambda extent: extent.since):
        sources.setdefault((each.side, each.speaker), []).append(each)
    return list(sources.values())


def _axes(scale: Scale, heights: _Heights) -> Iterator[Markup]:
    last = float(_HEIGHT)
    for number in heights.marks():
        y = heights.at(number)
        if last - y < _APART:
            continue
        last = y
        yield element(
            "line", x1="0", x2="100%", y1=y, y2=y, class_="rule" if number == 0 else "grid"
        )
        yield element("text", _figure(number), x=0, y=y - 3, class_="day")
    for share, name in scale.ticks():
        anchor = "middle" if share > 0.04 else "start"
        yield element(
            "text", name, x=percent(share), y=_HEIGHT - 8, class_="day", text_anchor=anchor
        )


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 or not number else f"{number:g}"


def _source(steps: Sequence[Extent], scale: Scale, heights: _Heights, page: str) -> Markup:
    """A source's figures, and the upright between one and the next that took its place."""
    parts = [_step(each, scale, heights, page) for each in steps]
    for before, after in pairwise(steps):
        if before.until == after.since:
            x, ends = (
                percent(scale.share(after.since)),
                (heights.at(before.figure), heights.at(after.figure)),
            )
            parts.append(
                element("line", x1=x, x2=x, y1=ends[0], y2=ends[1], class_=f"riser {after.side}")
            )
    return element("g", *parts)


def _step(each: Extent, scale: Scale, heights: _Heights, page: str) -> Markup:
    start, end = scale.share(each.since), scale.share(each.until) if each.until else 1.0
    end = max(end, start + 0.006)
    y = heights.at(each.figure)
    bounds = joined(_whisker(each, percent(start), y, heights))
    return element(
        "a",
        element("title", f"{each.number}. {each.speaker}: {each.words}"),
        element(
            "rect", x=percent(start), width=percent(end - start), y=y - 8, height=16, class_="hit"
        ),
        bounds,
        element("line", x1=percent(start), x2=percent(end), y1=y, y2=y, class_=f"step {each.side}"),
        element("circle", cx=percent(start), cy=y, r=4, class_=f"point {each.side}"),
        href=f"{page}#p{each.number}",
        class_=f"position {each.side}",
        data_number=each.number,
    )


def _whisker(each: Extent, x: str, y: float, heights: _Heights) -> Iterator[Markup]:
    """From bound to bound; where there is none, it fades upwards, or reaches down to nothing."""
    if each.low == each.high:
        return
    top = heights.at(each.high) if each.high is not None else max(y - _WHISKER, _TOP - 8)
    bottom = heights.at(each.low)
    yield element(
        "line",
        x1=x,
        x2=x,
        y1=top,
        y2=bottom,
        class_=f"whisker {each.side}{' open' * (each.high is None)}",
    )
    for end in (bottom, None if each.high is None else top):
        if end is not None and end != y:
            cap = element("line", x1=-_CAP, x2=_CAP, y1=end, y2=end, class_=f"whisker {each.side}")
            yield element("svg", cap, x=x, overflow="visible")


def _labels(extents: Sequence[Extent], scale: Scale, heights: _Heights) -> Iterator[Markup]:
    """What each source says last, at the end of its line; labels that would cover each other move
    apart.
    """
    last = [steps[-1] for steps in _by_source(extents)]
    standing = [each for each in last if each.until is None]
    ended = sorted((e for e in last if e.until), key=lambda each: each.since, reverse=True)
    shown = [*standing, *ended[: max(_ENOUGH - len(standing), 0)]][:_MOST_LABELS]
    taken: list[tuple[float, float]] = []
    for each in sorted(shown, key=lambda extent: heights.at(extent.figure)):
        x = scale.share(each.until) if each.until else 1.0
        y = _free(heights.at(each.figure) - 6, x, taken)
        taken.append((y, x))
        number = element("tspan", str(each.number), class_="number")
        words = element("tspan", f" {each.words} ", class_="answer")
        who = element("tspan", each.speaker, class_="who")
        # In the left half a label that ended at its line would leave the picture.
        anchor = "end" if x > _HALF else "start"
        yield element(
            "text", number, words, who, x=percent(x), y=y, text_anchor=anchor, class_="label"
        )


def _free(y: float, x: float, taken: Sequence[tuple[float, float]]) -> float:
    """A height at which no label is that stands near; labels come from above, so that they move
    downwards.
    """
    for other, at in sorted(taken):
        if abs(at - x) < _HALF and abs(other - y) < _APART:
            y = other + _APART
    return y
