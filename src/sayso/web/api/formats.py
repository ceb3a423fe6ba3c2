"""Lists of the record as JSON, CSV and GeoJSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sayso.display.characters import cell
from sayso.record.json import Json
from sayso.web.errors import RequestError
from sayso.web.finite import finite

MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
_ACCEPTED = {"text/csv": "csv", "application/geo+json": "geojson", "application/json": "json"}

CLAIM_COLUMNS = (
    "id", "speaker", "speaker_name", "side", "stance", "certainty", "source", "cue", "content", "said_start",
    "said_end", "event_start", "event_end", "places", "types", "against_interest", "report", "doc", "title", "outlet",
    "url", "published_start", "published_end", "review",
)  # fmt: skip
QUESTION_COLUMNS = (
    "id", "type", "place", "place_name", "lat", "lon", "what", "standing", "reason", "changed_at", "speaker",
    "speaker_name", "side", "stance", "value", "first", "last", "until", "say_sos", "echoes", "against_interest",
    "claims",
)  # fmt: skip
"""A row a position; the question's own fields stand in each."""
DECISION_COLUMNS = (
    "id",
    "recorded",
    "who",
    "subject",
    "target",
    "verdict",
    "into",
    "undoes",
    "why",
    "fields",
)


def form_of(extension: str, accept: str) -> str:
    """The format that is asked for, by extension or else by the Accept header.

    Raises:
        RequestError: W001 for an extension that is none.
    """
    if extension:
        if extension not in MEDIA:
            raise RequestError(
                404, "W001", "There is no such format.", f"Ask for {', '.join(MEDIA)}."
            )
        return extension
    kinds = (part.partition(";")[0].strip().lower() for part in accept.split(","))
    return next((_ACCEPTED[kind] for kind in kinds if kind in _ACCEPTED), "json")


def as_json(value: Any) -> bytes:
    """JSON in UTF-8; half of a surrogate pair is written as its code, a number that is not finite
    as null.
    """
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return json.dumps(finite(value), allow_nan=False).encode()


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows with a heading.  What a spreadsheet would take for a formula has a ' before it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def as_geojson(features: Iterable[Json]) -> bytes:
    """A collection of points."""
    return as_json({"type": "FeatureCollection", "features": list(features)})


def question_rows(questions: Iterable[Json]) -> Iterator[list[object]]:
    """A row for each position of each question."""
    for each in questions:
        place = each.get("place") or {}
        own = [
            each["id"],
            each["type"],
            place.get("id"),
            place.get("name"),
            place.get("lat"),
            place.get("lon"),
        ]
        own += [each["what"], each["standing"], each["reason"], each.get("changed_at")]
        for row in each["positions"] or [{}]:
            claims = row.get("claims")
            yield [
                *own,
                *(row.get(name) for name in ("speaker", "name", "side", "stance")),
                json.dumps(row["value"], ensure_ascii=False) if row.get("value") else "",
                *(row.get(name) for name in ("first", "last", "until", "say_sos", "echoes")),
                int(bool(row.get("against_interest"))),
                " ".join(claims) if isinstance(claims, list) else claims,
            ]


def claim_rows(claims: Iterable[Json]) -> Iterator[list[object]]:
    """A row a claim."""
    for each in claims:
        speaker, at = each.get("speaker") or {}, each.get("where") or {}
        moments = [each.get(name) or {} for name in ("said_at", "event_time")] + [
            at.get("published") or {}
        ]
        said, event, published = ((moment.get("start"), moment.get("end")) for moment in moments)
        yield [
            each["id"],
            *(speaker.get(name) for name in ("id", "name")),
            *(each.get(name) for name in ("side", "stance", "certainty")),
            *((each.get(part) or {}).get("text") for part in ("source", "cue", "content")),
            *said,
            *event,
            "; ".join(place.get("name") or place["text"] for place in each.get("places") or ()),
            "; ".join(proposition["type"] for proposition in each.get("propositions") or ()),
            int(bool(each.get("against_interest"))),
            at.get("id"),
            each.get("doc"),
            *(at.get(name) for name in ("title", "outlet", "url")),
            *published,
            each.get("review"),
        ]


def decision_rows(decisions: Iterable[Json]) -> Iterator[list[object]]:
    """A row a decision."""
    for each in decisions:
        fields = json.dumps(each["fields"], ensure_ascii=False) if each.get("fields") else ""
        yield [*(each.get(name) for name in DECISION_COLUMNS[:-1]), fields]


def question_features(questions: Iterable[Json]) -> Iterator[Json]:
    """A point for each question at a known place."""
    for each in questions:
        place = each.get("place") or {}
        if place.get("lat") is not None:
            yield _feature(
                place["lon"],
                place["lat"],
                {key: value for key, value in each.items() if key != "place"},
                place,
            )


def claim_features(claims: Iterable[Json]) -> Iterator[Json]:
    """A point for each known place in each claim."""
    for each in claims:
        for place in each.get("places") or ():
            if place.get("lat") is not None:
                told = {
                    "id": each["id"],
                    "speaker": (each.get("speaker") or {}).get("name"),
                    "side": each.get("side"),
                    "stance": each["stance"],
                    "content": each["content"]["text"],
                    "report": (each.get("where") or {}).get("id"),
                }
                yield _feature(place["lon"], place["lat"], told, place)


Writer = Callable[[Iterable[Json]], bytes]


def writers(
    columns: Sequence[str],
    rows: Callable[[Iterable[Json]], Iterator[list[object]]],
    features: Callable[[Iterable[Json]], Iterator[Json]] | None,
) -> dict[str, Writer]:
    """How a kind of list is written in each format but JSON."""
    found: dict[str, Writer] = {"csv": lambda items: as_csv(columns, rows(items))}
    if features is not None:
        points = features
        found["geojson"] = lambda items: as_geojson(points(items))
    return found


def _feature(lon: float, lat: float, properties: Json, place: Json) -> Json:
    told = {**properties, "place_name": place.get("name"), "place_id": place.get("id")}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": told,
    }
