"""Who held what to be so, from when to when: a lane a speaker, the lanes of a side together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.web.drawing.svg import element, percent
from sayso.web.drawing.times import Scale

_NAME, _ROW, _BAR, _HEAD, _AXIS, _GAP = 25, 36, 16, 22, 24, 14
_LETTER = 0.0062
"""The width of a letter of a label as a share of a wide picture's."""
_REACH = _BAR + 19
"""How high a bar is together with its label."""
_MOST = 60
"""Letters of a label, which then ends with an ellipsis."""
_LEAST = 0.006
"""The least width of a bar, as a share of the picture's."""
_EDGE = 0.04
"""Where a day's name would be cut at the picture's edge."""
_LATE = 0.75
"""From this share of the width on a label ends where its bar begins."""
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A bar of a lane: what of the time is shown, and how much of the width its label may have."""

    bar: Bar
    band: Band
    lane: Lane
    scale: Scale
    room: float


def draw_timeline(
    bands: Sequence[Band], scale: Scale, told: str, whole: Scale | None = None
) -> Markup:
    """The picture along a scale, which other pictures may share; ``told`` says in words what it
    shows.

    Of a part of the ``whole`` time the rows are those of the whole, and what lies outside is drawn
    out of sight, in an ``svg`` of class ``time`` that a script may widen and move.
    """
    names: list[Markup] = []
    bars: list[Markup] = []
    y = _AXIS
    for band in bands:
        y = _band(band, y, scale, whole or scale, names, bars) + _GAP
    time = element("svg", *_axis(scale, y), *bars, class_="time", x=0, width="100%", height=y)
    return element(
        "svg",
        element("defs", *(_fade(letter) for letter in ("pa", "pb", "pc", "pn"))),
        element("g", *names),
        element("svg", time, class_="plot", width="100%", height=y, overflow="hidden"),
        class_="timeline",
        width="100%",
        height=y,
        role="group",
        aria_label=told,
    )


def _axis(scale: Scale, height: int) -> Iterator[Markup]:
    for share, name in scale.ticks():
        x = percent(share)
        anchor = "start" if share <= _EDGE else "end" if share >= 1 - _EDGE else "middle"
        yield element("line", x1=x, x2=x, y1=_AXIS - 6, y2=height, class_="grid")
        yield element("text", name, x=x, y=_AXIS - 10, class_="day", text_anchor=anchor)


def _band(
    band: Band, y: int, scale: Scale, whole: Scale, names: list[Markup], bars: list[Markup]
) -> int:
    """Draw a side's lanes from height ``y`` on; where they end."""
    names.append(element("line", x1="0", x2="100%", y1=y, y2=y, class_="rule"))
    names.append(element("text", band.name, x=0, y=y + 17, class_=f"side {band.side}"))
    y += _HEAD
    for lane in band.lanes:
        names.append(element("text", _short(lane.speaker, 46), x=0, y=y + 16, class_="who"))
        y += _NAME
        for row in _rows(lane.bars, whole):
            for bar, after in zip(row, [*row[1:], None], strict=True):
                end = scale.place(after.since) if after else 1.0
                bars.append(_bar(_Drawn(bar, band, lane, scale, end), y + 14))
            y += _ROW
    return y


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


def _bar(drawn: _Drawn, y: int) -> Markup:
    bar, side, scale = drawn.bar, drawn.band.side, drawn.scale
    start, end = _ends(bar, scale)
    known = min(max(scale.place(bar.known), start), end)
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
        element("text", "◆", x=percent(min(end, 1.0)), dx=-12, y=y + 12, class_="against")
        if bar.against_interest
        else Markup()
    )
    return element(
        "a",
        element("title", _told(drawn)),
        *_label(drawn, start, end, y),
        faded,
        solid,
        edge,
        mark,
        href=f"#p{bar.number}",
        class_=f"position {side}",
        data_number=bar.number,
        data_since=bar.since.isoformat(),
        data_until=bar.until.isoformat() if bar.until else None,
    )


def _ends(bar: Bar, scale: Scale) -> tuple[float, float]:
    start = scale.place(bar.since)
    return start, max(scale.place(bar.until) if bar.until else 1.0, start + _LEAST)


def _told(drawn: _Drawn) -> str:
    """A bar in a sentence, which begins with what is written at it."""
    bar = drawn.bar
    manner = "" if bar.manner == "asserts" else f" ({bar.manner})"
    until = f", until {_day(bar.until)}" if bar.until else ""
    interest = ", against interest" if bar.against_interest else ""
    who = f"{drawn.lane.speaker}, {drawn.band.name}"
    return f"{bar.number} {bar.words}{manner}, {who}, from {_day(bar.since)}{until}{interest}"


def _day(when: datetime) -> str:
    return f"{when.day} {when:%b} {when.year}"


def _label(drawn: _Drawn, start: float, end: float, y: int) -> Iterator[Markup]:
    """The answer above its bar, where there is room until the next one, and its number always; and
    what of the picture leads to the words when it is pointed at: the bar, its label, and the gap
    between them where the label is the longer one.

    A bar that begins before what is shown has its label where it comes into sight.
    """
    words = _short(drawn.bar.words, _MOST)
    number = str(drawn.bar.number)
    at, wide = max(start, 0.0) if end > 0 else start, (len(number) + 1 + len(words)) * _LETTER
    late = _LATE < at < 1
    room = at if late else drawn.room - at
    fits = wide < room
    beyond = wide if fits else 0.0
    left, right = (at - beyond, end) if late else (start, max(end, at + beyond))
    middle = y - 17 + _REACH / 2
    yield element(
        "line",
        x1=percent(left),
        x2=percent(right),
        y1=middle,
        y2=middle,
        stroke="none",
        stroke_width=_REACH,
        pointer_events="stroke",
    )
    yield element(
        "text",
        element("tspan", number, class_="number"),
        element("tspan", f" {words}", class_="answer"),
        x=percent(at),
        y=y - 5,
        class_="label" if fits else "label tight",
        text_anchor="end" if late and fits else "start",
        data_room=f"{max(room, 0):.3f}",
    )


def _fade(letter: str) -> Markup:
    stops = (
        element("stop", offset="0", class_=f"from {letter}"),
        element("stop", offset="1", class_=f"to {letter}"),
    )
    return element("linearGradient", *stops, id=f"fade-{letter}")


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
