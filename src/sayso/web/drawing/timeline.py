"""Who held what to be so, from when to when: a lane a speaker, the lanes of a side together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.web.drawing.svg import element, joined, percent
from sayso.web.drawing.times import Scale

_NAME, _ROW, _BAR, _HEAD, _AXIS, _GAP = 22, 36, 16, 22, 24, 14
_LETTER = 0.0062
"""The width of a letter of a label as a share of a wide picture's."""
_REACH = _BAR + 19
"""How high a bar is together with its label."""
_MOST = 60
"""Letters of a label, which then ends with an ellipsis."""
_APART = 0.04
"""What a bar's number takes of a narrow picture's width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A position.  ``number`` is that of its words on the page, at ``#p{number}``.

    It was first said between ``since`` and ``known``, which differ where the day is uncertain; it
    holds until ``until``, None to this day.  ``manner`` is the stance, ``words`` the answer.
    """

    number: int
    words: str
    since: datetime
    known: datetime
    until: datetime | None
    manner: str = "asserts"
    against_interest: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A speaker's bars, in order."""

    speaker: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A side's lanes; ``side`` is its letter."""

    side: str
    name: str
    lanes: tuple[Lane, ...]


def draw_timeline(bands: Sequence[Band], scale: Scale, told: str) -> Markup:
    """The picture along a scale, which other pictures may share; ``told`` says in words what it
    shows.
    """
    parts, y = [], _AXIS
    for band in bands:
        drawn, y = _band(band, y, scale)
        parts.append(drawn)
        y += _GAP
    return element(
        "svg",
        element("defs", *(_fade(letter) for letter in ("pa", "pb", "pc", "pn"))),
        joined(_axis(scale, y)),
        *parts,
        class_="timeline",
        width="100%",
        height=y,
        role="group",
        aria_label=told,
    )


def _axis(scale: Scale, height: int) -> Iterator[Markup]:
    for share, name in scale.ticks():
        x = percent(share)
        yield element("line", x1=x, x2=x, y1=_AXIS - 6, y2=height, class_="grid")
        yield element(
            "text",
            name,
            x=x,
            y=_AXIS - 10,
            class_="day",
            text_anchor="middle" if share > 0.04 else "start",
        )


def _band(band: Band, y: int, scale: Scale) -> tuple[Markup, int]:
    """A side's lanes from height ``y`` on, and where they end."""
    line = element("line", x1="0", x2="100%", y1=y, y2=y, class_="rule")
    parts = [line, element("text", band.name, x=0, y=y + 17, class_=f"side {band.side}")]
    y += _HEAD
    for lane in band.lanes:
        rows = _rows(lane.bars, scale)
        parts.append(element("text", _short(lane.speaker, 46), x=0, y=y + 16, class_="who"))
        parts += [
            drawn
            for place, row in enumerate(rows)
            for drawn in _row(row, band.side, y + _NAME + _ROW * place, scale)
        ]
        y += _NAME + _ROW * len(rows)
    return element("g", *parts), y


def _rows(bars: Sequence[Bar], scale: Scale) -> list[list[Bar]]:
    """Bars of one speaker in as few rows as keep them and their numbers from covering one
    another.
    """
    rows: list[list[Bar]] = []
    for bar in bars:
        row = next((row for row in rows if _is_free(row[-1], bar, scale)), None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    return rows


def _is_free(before: Bar, bar: Bar, scale: Scale) -> bool:
    apart = scale.share(bar.since) - scale.share(before.since) > _APART
    return before.until is not None and before.until <= bar.since and apart


def _row(bars: Sequence[Bar], side: str, y: int, scale: Scale) -> list[Markup]:
    ends = [scale.share(bar.since) for bar in bars[1:]] + [1.0]
    return [_bar(bar, side, y + 14, scale, end) for bar, end in zip(bars, ends, strict=True)]


def _bar(bar: Bar, side: str, y: int, scale: Scale, room: float) -> Markup:
    start, known = scale.share(bar.since), scale.share(bar.known)
    end = max(scale.share(bar.until) if bar.until else 1.0, start + 0.006)
    known = min(max(known, start), end)
    solid = element(
        "rect",
        x=percent(known),
        y=y,
        width=percent(end - known),
        height=_BAR,
        class_=f"bar {side} {bar.manner}",
    )
    faded = element(
        "rect",
        x=percent(start),
        y=y,
        width=percent(known - start),
        height=_BAR,
        fill=f"url(#fade-{side})",
    )
    edge = element(
        "line",
        x1=percent(start),
        x2=percent(start),
        y1=y - 2,
        y2=y + _BAR + 2,
        class_=f"edge {side}",
    )
    mark = (
        element("text", "◆", x=percent(end), dx=-12, y=y + 12, class_="against")
        if bar.against_interest
        else Markup()
    )
    return element(
        "a",
        element("title", f"{bar.number}. {bar.words}"),
        _reach(bar, start, end, room, y),
        faded,
        solid,
        edge,
        _label(bar, start, room, y - 5),
        mark,
        href=f"#p{bar.number}",
        class_="position",
    )


def _reach(bar: Bar, start: float, end: float, room: float, y: int) -> Markup:
    """What of the picture leads to the words when it is pointed at: a bar, its label, and the gap
    between them where the label is the longer one.
    """
    wide, late, fits = _room_of(bar, start, room)
    beyond = wide if fits else 0.0
    left, right = (start - beyond, end) if late else (start, max(end, start + beyond))
    middle = y - 17 + _REACH / 2
    return element(
        "line",
        x1=percent(left),
        x2=percent(right),
        y1=middle,
        y2=middle,
        stroke="none",
        stroke_width=_REACH,
        pointer_events="stroke",
    )


def _room_of(bar: Bar, start: float, room: float) -> tuple[float, bool, bool]:
    """How wide a bar's label is, whether it ends where the bar begins, and whether it fits."""
    wide, late = len(_short(bar.words, _MOST)) * _LETTER, start > 0.75
    return wide, late, wide < (start if late else room - start + 0.02)


def _label(bar: Bar, start: float, room: float, y: int) -> Markup:
    """The answer above its bar, where there is room until the next one; its number always."""
    words = _short(bar.words, _MOST)
    _, late, fits = _room_of(bar, start, room)
    told = element("tspan", f" {words}", class_="answer") if fits else Markup()
    number = element("tspan", str(bar.number), class_="number")
    return element(
        "text", number, told, x=percent(start), y=y, text_anchor="end" if late and fits else "start"
    )


def _fade(letter: str) -> Markup:
    stops = (
        element("stop", offset="0", class_=f"from {letter}"),
        element("stop", offset="1", class_=f"to {letter}"),
    )
    return element("linearGradient", *stops, id=f"fade-{letter}")


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
