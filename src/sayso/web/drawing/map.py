"""Places with questions on a map: what is contested is hatched, and layers are never blended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from markupsafe import Markup

from sayso.web.drawing.base import base
from sayso.web.drawing.frame import RATIO, Frame
from sayso.web.drawing.svg import element, joined, percent

_NEAR = 0.045
"""Places nearer to each other than this share of the width stand as one sign."""
_LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Kilometres that a scale bar may have."""
_KM = 111.0
"""Kilometres that a degree of latitude has."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw.  ``manner`` is a side's letter, or "contested"; ``around`` its uncertainty
    in km.
    """

    lat: float
    lon: float
    name: str
    manner: str
    questions: int
    href: str
    around: float = 0.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that stand as one sign."""

    x: float
    y: float
    spots: tuple[Spot, ...]

    @property
    def manner(self) -> str:
        """Contested if one of them is; a side's if it is the same in all of them."""
        manners = {spot.manner for spot in self.spots}
        return (
            "contested" if "contested" in manners else manners.pop() if len(manners) == 1 else "pn"
        )


def gather(spots: Sequence[Spot], frame: Frame) -> list[Cluster]:
    """The signs in a frame; places that would cover each other are put together."""
    cells: dict[tuple[int, int], tuple[float, float, list[Spot]]] = {}
    for spot in sorted(spots, key=lambda each: -each.questions):
        x, y = frame.share(spot.lat, spot.lon)
        if not (0 <= x <= 1 and 0 <= y <= 1):
            continue
        column, row = int(x / _NEAR), int(y / RATIO / _NEAR)
        around = (
            cells.get((column + east, row + south)) for east in (0, -1, 1) for south in (0, -1, 1)
        )
        near = next((each for each in around if each and _is_near(each, x, y)), None)
        if near is None:
            cells[column, row] = (x, y, [spot])
        else:
            near[2].append(spot)
    return [Cluster(x, y, tuple(members)) for x, y, members in cells.values()]


def _is_near(sign: tuple[float, float, list[Spot]], x: float, y: float) -> bool:
    return abs(sign[0] - x) < _NEAR and abs(sign[1] - y) / RATIO < _NEAR


def draw_map(frame: Frame, clusters: Sequence[Cluster], hrefs: Sequence[str], told: str) -> Markup:
    """The map; ``hrefs`` are where each cluster's sign leads."""
    return element(
        "svg",
        element("defs", _hatch()),
        element(
            "svg",
            *_ground(frame),
            viewBox="0 0 1000 625",
            preserveAspectRatio="none",
            width="100%",
            height="100%",
        ),
        joined(_areas(frame, clusters)),
        _bar(frame),
        joined(_sign(cluster, href) for cluster, href in zip(clusters, hrefs, strict=True)),
        class_="map",
        role="group",
        aria_label=told,
    )


def _bar(frame: Frame) -> Markup:
    """How long a round number of kilometres is, a fifth of the width at most."""
    across = frame.tall * RATIO * _KM
    length = max(each for each in _LENGTHS if each <= across / 5 or each == _LENGTHS[0])
    end = percent(length / across)
    line = element("line", x1="0", x2=end, y1="0", y2="0", class_="length")
    words = element("text", f"{length} km", x="0", y="-5")
    return element(
        "svg", line, words, x="2%", y="97%", width="96%", overflow="visible", class_="scale"
    )


def _hatch() -> Markup:
    stripe = element("line", x1=0, y1=0, x2=0, y2=6, class_="stripe")
    back = element("rect", width=6, height=6, class_="behind")
    return element(
        "pattern",
        back,
        stripe,
        id="hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


@lru_cache(maxsize=64)
def _ground(frame: Frame) -> tuple[Markup, ...]:
    """Land and borders in a frame; most maps are asked for again and again."""
    return tuple(_layers(frame))


def _layers(frame: Frame) -> Iterator[Markup]:
    ground = base()
    land = "".join(frame.path(ring, True) for ring in ground.land)
    yield element("path", d=land, class_="land", fill_rule="evenodd")
    for kind, lines in (("border", ground.borders), ("disputed", ground.disputed)):
        yield element("path", d="".join(frame.path(line, False) for line in lines), class_=kind)


def _areas(frame: Frame, clusters: Sequence[Cluster]) -> Iterator[Markup]:
    for cluster in clusters:
        for spot in cluster.spots:
            if spot.around > 0:
                x, y = frame.share(spot.lat, spot.lon)
                tall = spot.around / _KM / frame.tall
                at = {
                    "cx": percent(x),
                    "cy": percent(y),
                    "rx": percent(tall / RATIO),
                    "ry": percent(tall),
                }
                yield element("ellipse", class_=f"area {spot.manner}", **at)


def _sign(cluster: Cluster, href: str) -> Markup:
    questions = sum(spot.questions for spot in cluster.spots)
    first = cluster.spots[0]
    name = (
        first.name if len(cluster.spots) == 1 else f"{first.name} and {len(cluster.spots) - 1} more"
    )
    size = min(7 + 2.5 * sqrt(questions), 26)
    x, y = percent(cluster.x), percent(cluster.y)
    late = cluster.x > 0.7
    label = element(
        "text",
        name,
        x=x,
        y=y,
        dx=-(size + 4) if late else size + 4,
        dy=4,
        text_anchor="end" if late else "start",
    )
    return element(
        "a",
        element("title", f"{name}: {questions} {'question' if questions == 1 else 'questions'}"),
        element("circle", cx=x, cy=y, r=size, class_=f"dot {cluster.manner}"),
        _core(x, y, questions) if questions > 1 and cluster.manner == "contested" else "",
        element("text", str(questions), x=x, y=y, dy=4, class_="many", text_anchor="middle")
        if questions > 1
        else "",
        label,
        href=href,
        class_="spot",
    )


def _core(x: str, y: str, questions: int) -> Markup:
    """The plain disc on which a number stands in a hatched sign."""
    return element(
        "circle", cx=x, cy=y, r=12 if questions > 99 else 9 if questions > 9 else 6.5, class_="core"
    )
