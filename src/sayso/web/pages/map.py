"""The map."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.web import asking
from sayso.web.drawing.frame import Frame
from sayso.web.drawing.map import Cluster, Spot, draw_map, gather
from sayso.web.links import Links
from sayso.web.pages.common import In, Reader
from sayso.web.record import BoardFilter, Clock, Json
from sayso.web.templating import page
from sayso.web.views.sides import Sides

router = APIRouter()
LAYERS = {
    "": "All answers",
    "claimed": "Claimed by a party",
    "denied": "Denied",
    "assessed": "Said by third parties",
}
_OPEN = ("contested", "denied")
_Degrees = Annotated[float | None, Query(ge=-180, le=180)]


@router.get("/map")
def show(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[BoardFilter, Depends(asking.board)],
    clock: Annotated[Clock, Depends(asking.clock)],
    layer: Annotated[str, Query(max_length=20)] = "",
    lat: _Degrees = None,
    lon: _Degrees = None,
    tall: Annotated[float | None, Query(gt=0, le=180)] = None,
) -> Response:
    """Places with questions, a layer at a time."""
    sides, links = house.sides(), Links(request)
    layer = layer if layer in LAYERS else ""
    places = house.record.places(wanted, clock).items
    spots = [spot for each in places if (spot := _spot(each, layer, sides, links))]
    frame = Frame.around((spot.lat, spot.lon) for spot in spots)
    if lat is not None and lon is not None:
        frame = Frame.at(lat, lon, tall or frame.tall)
    clusters = gather(spots, frame)
    hrefs = [_leads_to(cluster, frame, links) for cluster in clusters]
    return page(
        request,
        "map.html.j2",
        head=house.record.head(),
        drawn=draw_map(frame, clusters, hrefs, "Places with questions"),
        frame=frame,
        spots=spots,
        layer=layer,
        layers=LAYERS,
        wanted=wanted,
        sides=sides,
        moves=_moves(frame, links),
        places=sorted(places, key=lambda each: -len(each["questions"])),
    )


def _spot(place: Json, layer: str, sides: Sides, links: Links) -> Spot | None:
    questions = [each for each in place["questions"] if _is_in(each, layer, sides)]
    if not questions:
        return None
    contested = any(each["standing"] in _OPEN for each in questions)
    letters = {
        sides.of(row["side"]).letter
        for each in questions
        for row in each["positions"]
        if row["stance"] == "asserts" and not row.get("until")
    }
    manner = "contested" if contested else letters.pop() if len(letters) == 1 else "pn"
    one = len(questions) == 1
    href = links.to("questions", questions[0]["id"]) if one else links.to("", place=place.get("id") or place["name"])
    around = float(place.get("precision") or 0)
    return Spot(place["lat"], place["lon"], place["name"], manner, len(questions), href, around if around > 3 else 0.0)


def _is_in(question: Json, layer: str, sides: Sides) -> bool:
    rows = question["positions"]
    if layer == "claimed":
        return any(row["stance"] == "asserts" and sides.of(row["side"]).party for row in rows)
    if layer == "denied":
        return any(row["stance"] == "denies" for row in rows)
    if layer == "assessed":
        return any(row["stance"] == "asserts" and row["side"] and not sides.of(row["side"]).party for row in rows)
    return True


def _leads_to(cluster: Cluster, frame: Frame, links: Links) -> str:
    if len(cluster.spots) == 1 or frame.tall <= 2.0:
        return cluster.spots[0].href
    lat = sum(spot.lat for spot in cluster.spots) / len(cluster.spots)
    lon = sum(spot.lon for spot in cluster.spots) / len(cluster.spots)
    return links.here(lat=f"{lat:.3f}", lon=f"{lon:.3f}", tall=f"{max(frame.tall / 4, 2):.2f}")


def _moves(frame: Frame, links: Links) -> list[tuple[str, str]]:
    step = frame.tall / 3
    places = {
        "Nearer": (frame.lat, frame.lon, frame.tall / 2),
        "Farther": (frame.lat, frame.lon, frame.tall * 2),
        "North": (frame.lat + step, frame.lon, frame.tall),
        "South": (frame.lat - step, frame.lon, frame.tall),
        "West": (frame.lat, frame.lon - step, frame.tall),
        "East": (frame.lat, frame.lon + step, frame.tall),
    }
    found = [(name, Frame.at(*each)) for name, each in places.items()]
    return [
        *((name, links.here(lat=f"{at.lat:.3f}", lon=f"{at.lon:.3f}", tall=f"{at.tall:.2f}")) for name, at in found),
        ("All", links.here(lat="", lon="", tall="")),
    ]
