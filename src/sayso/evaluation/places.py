"""Scores place names: which are found, and how near each is put, over corpora of one JSON object a
line.

A line is ``{"id", "text", "toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}``; offsets are
code points, end exclusive, and coordinates degrees.  A toponym without coordinates is not scored,
nor is what stands under ``"other"``: what is found there and nowhere else is neither right nor
wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.evaluation.overlaps import pair
from sayso.evaluation.scores import Figure
from sayso.language.analysis import analyse
from sayso.record.json import Json
from sayso.record.place import Toponym
from sayso.reference.places.distance import kilometres
from sayso.reference.places.find import find_toponyms
from sayso.reference.places.gazetteer import Gazetteer
from sayso.theatres.directory import Directory

NEAR = 161.0
"""Kilometres, 100 miles: how far off a place may be and still be right, as the field has it."""
MEASURES = ("strict", "relaxed", "accuracy", "accuracy of the answered", "end to end")
_NUMBERED = "geonames:"


@dataclass(frozen=True, slots=True)
class Spot:
    """One toponym.  ``point`` is its latitude and longitude, or None; ``geonames`` its number in
    GeoNames, if any.

    ``rest`` is what else a corpus's line tells of it: its name in the gazetteer, its kind, its
    country.
    """

    start: int
    end: int
    point: tuple[float, float] | None = None
    geonames: str = ""
    rest: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its toponyms and those that are not to be scored; ``row`` is the corpus's line
    without them.
    """

    text: str
    spots: tuple[Spot, ...]
    others: tuple[Spot, ...]
    row: Mapping[str, Any]


def placed_text(row: Mapping[str, Any]) -> PlacedText:
    """Check one line of a corpus.  ValueError says what is wrong with it."""
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    spots, others = (
        tuple(_spot(each, len(text)) for each in _list(row, key)) for key in ("toponyms", "other")
    )
    rest = {key: value for key, value in row.items() if key not in ("toponyms", "other")}
    return PlacedText(text, spots, others, rest)


def find_spots(given: PlacedText, gazetteer: Gazetteer, directory: Directory) -> PlacedText:
    """The same text with the toponyms that Sayso finds in it."""
    found = find_toponyms(analyse(given.text), gazetteer, directory)
    return PlacedText(given.text, tuple(map(_found, found)), (), given.row)


def as_row(text: PlacedText) -> Json:
    """A line of the corpus's own format."""
    return {**text.row, "toponyms": [_as_json(text.text, spot) for spot in text.spots]}


def score(gold: Iterable[PlacedText], predicted: Iterable[PlacedText]) -> dict[str, Figure]:
    """Figures by measure, over texts in the same order.

    ``strict`` asks for the same span, ``relaxed`` for any overlap, one to one.  ``accuracy`` is
    over gold toponyms that were found: the share put within ``NEAR`` of gold, or given its number
    in GeoNames; ``accuracy of the answered`` over those of them that were put anywhere.  ``end to
    end`` is right where a place was both found and put so.
    """
    total = dict.fromkeys(MEASURES, Figure())
    for wanted, found in zip(gold, predicted, strict=True):
        for name, figure in _figures(wanted, found).items():
            total[name] += figure
    return total


def _figures(wanted: PlacedText, found: PlacedText) -> dict[str, Figure]:
    scored = _distinct(spot for spot in wanted.spots if spot.point)
    aside = [*wanted.others, *(spot for spot in wanted.spots if not spot.point)]
    spots = _distinct(found.spots)
    pairs = pair(_spans(scored), _spans(spots))
    matched = {j for _, j in pairs}
    counted = [
        j for j, spot in enumerate(spots) if j in matched or not _excused(spot, aside, scored)
    ]
    answered = [(scored[i], spots[j]) for i, j in pairs if spots[j].point]
    near = sum(_near(one, other) for one, other in answered)
    same = set(_spans(scored)) & {(spots[j].start, spots[j].end) for j in counted}
    return {
        "strict": Figure(len(same), len(scored), len(same), len(counted)),
        "relaxed": Figure(len(pairs), len(scored), len(pairs), len(counted)),
        "accuracy": Figure(near, len(pairs), near, len(pairs)),
        "accuracy of the answered": Figure(near, len(answered), near, len(answered)),
        "end to end": Figure(near, len(scored), near, len(counted)),
    }


def _near(one: Spot, other: Spot) -> bool:
    if one.geonames and one.geonames == other.geonames:
        return True
    return (
        bool(one.point and other.point)
        and kilometres(*(one.point or ()), *(other.point or ())) <= NEAR
    )


def _excused(spot: Spot, aside: Sequence[Spot], scored: Sequence[Spot]) -> bool:
    return any(_overlap(spot, each) for each in aside) and not any(
        _overlap(spot, each) for each in scored
    )


def _overlap(one: Spot, other: Spot) -> bool:
    return min(one.end, other.end) > max(one.start, other.start)


def _distinct(spots: Iterable[Spot]) -> list[Spot]:
    return list({(spot.start, spot.end): spot for spot in reversed(list(spots))}.values())[::-1]


def _spans(spots: Iterable[Spot]) -> list[tuple[int, int]]:
    return [(spot.start, spot.end) for spot in spots]


def _found(toponym: Toponym) -> Spot:
    place = toponym.place
    if place is None:
        return Spot(toponym.start, toponym.end)
    number = place.id.removeprefix(_NUMBERED) if place.id.startswith(_NUMBERED) else ""
    rest = {
        "gaz_name": place.name,
        "fcode": place.feature.partition(".")[2],
        "country": place.country,
    }
    return Spot(toponym.start, toponym.end, (place.lat, place.lon), number, rest)


def _as_json(text: str, spot: Spot) -> Json:
    lat, lon = spot.point or (None, None)
    told = {
        "start": spot.start,
        "end": spot.end,
        "name": text[spot.start : spot.end],
        "lat": lat,
        "lon": lon,
    }
    return {**told, "geonameid": spot.geonames or None, **(spot.rest or {})}


def _list(row: Mapping[str, Any], key: str) -> list[Any]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f'"{key}" is no list')
    return value


def _spot(row: object, length: int) -> Spot:
    if not isinstance(row, dict):
        raise ValueError("a toponym is no object")
    start, end, lat, lon = row.get("start"), row.get("end"), row.get("lat"), row.get("lon")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        raise ValueError(f'"start" and "end" are no span of the text: {start}, {end}')
    if lat is None or lon is None:
        return Spot(start, end)
    if not (
        isinstance(lat, int | float)
        and isinstance(lon, int | float)
        and abs(lat) <= 90
        and abs(lon) <= 360
    ):
        raise ValueError(f'"lat" and "lon" are no point on earth: {lat}, {lon}')
    return Spot(start, end, (float(lat), float(lon)), str(row.get("geonameid") or ""))
