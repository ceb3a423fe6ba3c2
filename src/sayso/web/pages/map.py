"""The map, and what its script asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.drawing.base.packed import packed_base
from sayso.web.drawing.export import as_file
from sayso.web.drawing.frame import Frame
from sayso.web.drawing.map import Cluster, Spot, draw_map, gather
from sayso.web.errors import RequestError
from sayso.web.links import Links
from sayso.web.pages.common import House, In, Reader
from sayso.web.pages.pictures import MAP_HEIGHT, source_of, svg
from sayso.web.record import BoardFilter, Clock
from sayso.web.templating import page
from sayso.web.tiles import HERE, Tiles
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of
from sayso.web.views.mapped import (
    LAYERS,
    holders_of,
    is_country,
    key_of,
    layers_of,
    manner_of,
    signs_for_scripts,
    words_for_scripts,
)
from sayso.web.views.sides import Side, Sides

router = APIRouter(route_class=Door)
_Degrees = Annotated[float | None, Query(ge=-180, le=180)]
_LISTED, _QUESTIONS = 100, 6
"""Places of the list below the map, and questions of each."""
_OPENED = 40
"""Places that are asked for at once."""
_A_DAY = {"cache-control": "private, max-age=86400"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is asked for of the map: the places, the spots of a layer, and what of the earth is
    shown.
    """

    places: Sequence[Json]
    layer: str
    spots: Sequence[Spot]
    frame: Frame
    sides: Sides
    links: Links


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
    seen = _seen(request, house, wanted, clock, layer, lat, lon, tall)
    sides, links, frame = seen.sides, seen.links, seen.frame
    tiles = house.settings.tiles
    return page(
        request,
        "map.html.j2",
        origin=tiles.origin if tiles else "",
        head=house.record.head(),
        drawn=_drawn(seen),
        told=_told(frame, seen.layer, lat is not None, tiles, links.beside("/map/places.json")),
        source=links.beside("/map.json"),
        spots=seen.spots,
        layer=seen.layer,
        layers=LAYERS,
        wanted=wanted,
        sides=sides,
        holders=holders_of(seen.places, sides),
        moves=_moves(frame, links),
        credit=tiles.credit if tiles else "",
        places=[
            (each, shown_apart(_first(each, seen.layer), lambda question: card_of(question, sides)))
            for each in sorted(seen.places, key=lambda each: -len(each["questions"]))[:_LISTED]
        ],
        is_country=is_country,
    )


def _seen(
    request: Request,
    house: House,
    wanted: BoardFilter,
    clock: Clock,
    layer: str,
    lat: float | None,
    lon: float | None,
    tall: float | None,
) -> _Seen:
    sides, links = house.sides(), Links(request)
    places = house.record.places(wanted, clock).items
    layer = _layer(layer, places)
    spots = shown_apart(places, lambda each: _spot(each, layer, sides, links))
    at = (lat, lon, tall) if lat is not None and lon is not None else None
    frame = _frame(places, spots, at, sides, links)
    return _Seen(places, layer, spots, frame, sides, links)


def _frame(
    places: Sequence[Json],
    spots: Sequence[Spot],
    at: tuple[float, float, float | None] | None,
    sides: Sides,
    links: Links,
) -> Frame:
    """What of the earth is shown: what is asked for, or where most is."""
    # A layer that has nothing is empty where the others have something, not the whole earth.
    around = spots or shown_apart(places, lambda each: _spot(each, "all", sides, links))
    frame = Frame.about([(spot.lat, spot.lon, spot.questions) for spot in around])
    return Frame.at(at[0], at[1], at[2] or frame.tall) if at else frame


def _drawn(seen: _Seen) -> Markup:
    clusters = gather(seen.spots, seen.frame)
    hrefs = [_leads_to(cluster, seen.frame, seen.links) for cluster in clusters]
    return draw_map(seen.frame, clusters, hrefs, "Places with questions")


@router.get("/map.svg")
def picture(
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
    """The map as a file, with what its colours mean, its source and its day."""
    seen = _seen(request, house, wanted, clock, layer, lat, lon, tall)
    notes = [*_legend(holders_of(seen.places, seen.sides)), source_of(house, request, "/map")]
    return svg(as_file(_drawn(seen), MAP_HEIGHT, LAYERS[seen.layer], notes), "map")


def _legend(holders: Sequence[Side]) -> list[str]:
    """What the colours mean, which a file cannot show beside itself."""
    colours = {"pa": "purple", "pb": "orange", "pc": "green"}
    named = [f"{colours[each.letter]}: {each.name} is said to hold it" for each in holders]
    manners = "hatched: contradicted, or fought over; grey: nobody is said to hold it"
    return ["; ".join([*named, manners]) + ".", "Land and borders: Natural Earth, public domain."]


@router.get("/map.json")
def data(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[BoardFilter, Depends(asking.board)],
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """What the map's script draws: all layers at all times that the clocks leave, without words."""
    places = house.record.places(wanted, clock).items
    return JSONResponse({"places": signs_for_scripts(places, house.sides(), Links(request))})


@router.get("/map/places.json")
def words(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[BoardFilter, Depends(asking.board)],
    clock: Annotated[Clock, Depends(asking.clock)],
    key: Annotated[list[str], Query(max_length=_OPENED)] = [],  # noqa: B006
) -> Response:
    """Who says what of the places that a sign stands for, asked for when it is opened."""
    chosen = set(key)
    rows = house.record.places(wanted, clock).items
    places = [each for each in rows if key_of(each) in chosen]
    return JSONResponse({"places": words_for_scripts(places, house.sides(), Links(request))})


@router.get("/map/base.bin")
def base(visit: Reader) -> Response:  # noqa: ARG001
    """Land and borders, packed."""
    packed = {"content-encoding": "gzip", "vary": "accept-encoding"}
    kind = "application/octet-stream"
    return Response(packed_base(), media_type=kind, headers={**_A_DAY, **packed})


@router.get(HERE)
def tiles(house: In, visit: Reader) -> Response:  # noqa: ARG001
    """A file of tiles, in the parts that are asked for."""
    under = house.settings.tiles
    if under is None or under.file is None or not under.file.is_file():
        raise RequestError(404, "W001", "There is no such file.", "Go to the board.")
    return FileResponse(under.file, media_type="application/octet-stream")


def _told(frame: Frame, layer: str, chosen: bool, tiles: Tiles | None, words: str) -> Json:
    under = {"kind": tiles.kind, "address": tiles.address} if tiles else None
    view = {"lat": frame.lat, "lon": frame.lon, "tall": frame.tall}
    asked = {"base": "/map/base.bin", "words": words, "tiles": under}
    return {**view, "chosen": chosen, "layer": layer, **asked}


def _first(place: Json, layer: str) -> list[Json]:
    """The questions of a place that the list names: those of the layer before the others."""
    return sorted(place["questions"], key=lambda each: layer not in layers_of(each))[:_QUESTIONS]


def _layer(asked: str, places: Sequence[Json]) -> str:
    """The layer that is asked for; everything, where none is and nobody is said to hold
    anything.
    """
    if asked in LAYERS and asked:
        return asked
    held = any(
        "" in layers_of(each)
        for place in places
        for each in place["questions"]
        if not is_country(place)
    )
    return "" if held else "all"


def _spot(place: Json, layer: str, sides: Sides, links: Links) -> Spot | None:
    questions = [each for each in place["questions"] if layer in layers_of(each)]
    if not questions or is_country(place):
        return None
    one = len(questions) == 1
    href = links.to("questions", questions[0]["id"]) if one else links.to("places", key_of(place))
    around = float(place.get("precision") or 0)
    spot = Spot(
        place["lat"],
        place["lon"],
        place["name"],
        manner_of(questions if not layer else (), sides),
        len(questions),
        href,
    )
    return replace(spot, around=around if around > 3 else 0.0)


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
        *(
            (name, links.here(lat=f"{at.lat:.3f}", lon=f"{at.lon:.3f}", tall=f"{at.tall:.2f}"))
            for name, at in found
        ),
        ("All", links.here(lat="", lon="", tall="")),
    ]
