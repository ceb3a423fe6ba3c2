"""A question's history at a glance: a line as long as its time, ticks where the sides spoke."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.web.drawing.svg import element, joined, percent
from sayso.web.drawing.times import Scale

_HEIGHT, _MIDDLE = 34, 17


@dataclass(frozen=True, slots=True)
class Tick:
    """Somebody spoke: when, for which side (its letter), and ``told``, who said what."""

    at: datetime
    side: str
    told: str = ""


def draw_spark(
    ticks: Sequence[Tick],
    changes: Sequence[tuple[datetime, str]],
    told: str,
    scale: Scale | None = None,
) -> Markup:
    """Up for side a, down for side b, across for the others; the line is as thick as the question
    is open.

    ``changes`` are when it came to stand how; ``told`` says it all in words.
    ``scale`` is the time that it spans, where several stand below one another.
    """
    scale = scale or Scale.of([*(tick.at for tick in ticks), *(at for at, _ in changes)])
    ends = [*(at for at, _ in changes[1:]), scale.end][: len(changes)]
    bands = [
        element(
            "rect",
            x=percent(scale.share(at)),
            width=percent(max(scale.share(end) - scale.share(at), 0)),
            y=_MIDDLE - 3,
            height=6,
            class_=f"band {standing}",
        )
        for (at, standing), end in zip(changes, ends, strict=True)
    ]
    return element(
        "svg",
        element("line", x1="0", x2="100%", y1=_MIDDLE, y2=_MIDDLE, class_="base"),
        *bands,
        joined(_tick(tick, scale) for tick in ticks),
        class_="spark",
        width="100%",
        height=_HEIGHT,
        role="img",
        aria_label=told,
    )


def _tick(tick: Tick, scale: Scale) -> Markup:
    ends = {"pa": (1, _MIDDLE - 4), "pb": (_MIDDLE + 4, _HEIGHT - 1)}.get(
        tick.side, (_MIDDLE - 5, _MIDDLE + 5)
    )
    x = percent(scale.share(tick.at))
    told = f"{tick.at.day} {tick.at:%b %Y} · {tick.told}" if tick.told else None
    return element(
        "line", x1=x, x2=x, y1=ends[0], y2=ends[1], class_=f"tick {tick.side}", data_told=told
    )
