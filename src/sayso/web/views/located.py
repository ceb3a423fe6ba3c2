"""A small map of where something is."""

from markupsafe import Markup

from sayso.record.json import Json
from sayso.web.drawing.frame import Frame
from sayso.web.drawing.map import Cluster, Spot, draw_map

_AROUND = 8.0
"""Degrees of latitude that it shows: the next large towns, and which country it is."""


def located(place: Json) -> Markup | None:
    """The map around a place; None where it is not known where that is."""
    if place.get("lat") is None or place.get("lon") is None:
        return None
    frame, name = Frame.at(place["lat"], place["lon"], _AROUND), str(place.get("name") or "")
    at = frame.share(place["lat"], place["lon"])
    spot = Spot(place["lat"], place["lon"], name, "pn", 1, "#main")
    return draw_map(frame, [Cluster(*at, (spot,))], ["#main"], f"Where {name} is")
