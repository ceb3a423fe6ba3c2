"""Counts over time as intervals: between which bounds each speaker put the number, from when to when."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.web.drawing.svg import element, joined, percent
from sayso.web.drawing.times import Scale

_HEIGHT, _TOP, _BOTTOM = 240, 16, 26
_LINE = 2
"""The height of a bound's line, and of an exact number's."""
_APART, _LETTER = 14, 0.0068
"""How far apart labels stand at least in height, and the width of a letter as a share of a wide picture's."""
_WIDE = 30
"""From a largest number so many times the smallest on, heights go by the logarithm."""


@dataclass(frozen=True, slots=True)
class Extent:
    """At least ``low``, at most ``high`` (None: no bound) from ``since`` until ``until`` (None: to this day)."""

    number: int
    words: str
    side: str
    low: float
    high: float | None
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class _Heights:
    most: float
    logarithmic: bool

    def at(self, number: float) -> float:
        share = math.log1p(number) / math.log1p(self.most) if self.logarithmic else number / self.most
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


def draw_counts(extents: Sequence[Extent], until: datetime | None, told: str) -> Markup:
    """The picture; ``told`` says in words what it shows."""
    most = max((max(each.low, each.high or 0) for each in extents), default=0) * 1.15 or 1.0
    heights = _Heights(most, is_logarithmic(extents))
    times = [each.since for each in extents] + [each.until for each in extents if each.until]
    scale = Scale.of([*times, *([until] if until else [])])
    labels = _Labels()
    return element(
        "svg",
        element("defs", *(_open_end(letter) for letter in ("pa", "pb", "pc", "pn"))),
        joined(_axes(scale, heights)),
        joined(_extent(each, scale, heights, labels) for each in extents),
        class_="counts",
        width="100%",
        height=_HEIGHT,
        role="group",
        aria_label=told,
    )


def _axes(scale: Scale, heights: _Heights) -> Iterator[Markup]:
    last = float(_HEIGHT)
    for number in heights.marks():
        y = heights.at(number)
        if last - y < _APART:
            continue
        last = y
        yield element("line", x1="0", x2="100%", y1=y, y2=y, class_="rule" if number == 0 else "grid")
        yield element(
            "text", f"{number:,.0f}" if number >= 1 or not number else f"{number:g}", x=0, y=y - 3, class_="day"
        )
    for share, name in scale.ticks():
        anchor = "middle" if share > 0.04 else "start"
        yield element("text", name, x=percent(share), y=_HEIGHT - 8, class_="day", text_anchor=anchor)


def _extent(each: Extent, scale: Scale, heights: _Heights, labels: "_Labels") -> Markup:
    start = scale.share(each.since)
    share = max((scale.share(each.until) if each.until else 1.0) - start, 0.006)
    bottom = heights.at(each.low)
    top = heights.at(each.high) if each.high is not None else float(_TOP)
    place = {"x": percent(start), "width": percent(share)}
    edges = [bottom] if each.high is None or each.high == each.low else [bottom, top]
    fill = f"url(#open-{each.side})" if each.high is None else None
    area = element("rect", **place, y=top, height=bottom - top, class_=f"area {each.side}", fill=fill)
    return element(
        "a",
        element("title", f"{each.number}. {each.words}"),
        area if bottom - top > _LINE else "",
        *(element("rect", **place, y=y - _LINE / 2, height=_LINE, class_=f"bar {each.side}") for y in edges),
        labels.place(each, start, bottom if each.high is None else top),
        href=f"#p{each.number}",
        class_="position",
    )


class _Labels:
    """Puts numbers and words above the lines, and leaves the words out where they would cover others."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float]] = []

    def place(self, each: Extent, start: float, y: float) -> Markup:
        late = start > 0.75
        number, words = str(each.number), f" {each.words}"
        for told in (number + words, number):
            wide = len(told) * _LETTER
            left = start - wide if late else start
            if not any(
                abs(y - other) < _APART and left < end and begin < left + wide for begin, end, other in self._taken
            ):
                self._taken.append((left, left + wide, y))
                break
        else:
            return Markup()
        answer = element("tspan", words, class_="answer") if told != number else Markup()
        bold = element("tspan", number, class_="number")
        return element("text", bold, answer, x=percent(start), y=y - 5, text_anchor="end" if late else "start")

    def _is_free(self, left: float, right: float, y: float) -> bool:
        return not any(abs(y - at) < _APART and left < end and start < right for start, end, at in self._taken)


def _open_end(letter: str) -> Markup:
    stops = (element("stop", offset="0", class_=f"from {letter}"), element("stop", offset="1", class_=f"to {letter}"))
    return element("linearGradient", *stops, id=f"open-{letter}", x1=0, x2=0, y1=0, y2=1)
