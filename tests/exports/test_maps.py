"""Maps are read back by geopandas; a region is an area, and a state is nowhere."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import geopandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.exports.shapes import shape_of

COUNTRY = {"id": "geo:9", "name": "Talu", "lat": 50.0, "lon": 30.0, "feature": "A.PCLI"}


@pytest.mark.parametrize("name", ["geojson", "geoparquet"])
def test_geopandas_reads_points_and_areas(exported: dict[str, Path], name: str) -> None:
    read = geopandas.read_file if name == "geojson" else geopandas.read_parquet
    frame = read(exported[name]).set_index("place_name")
    assert frame.crs.to_epsg() == 4326 or frame.crs.to_authority() == ("OGC", "CRS84")
    assert set(frame.loc[["Drenov", "Orlivka"]].geom_type) == {"Point"}
    area = frame.loc["Vesna Oblast"]
    assert area.geometry.geom_type == "Polygon"
    assert area.geometry.is_valid
    assert area.geometry.exterior.is_ccw
    assert area["around_km"] > 0
    assert frame.loc["Orlivka", "standing"] == "conceded"


def test_the_head_of_geojson_says_of_what_it_is(exported: dict[str, Path]) -> None:
    told = json.loads(exported["geojson"].read_text("utf-8"))
    assert told["sayso"]["licence"] == "CC-BY-4.0"
    assert len(told["sayso"]["ledger"]["head"]) == 64


def test_the_project_names_layers_that_are_there(exported: dict[str, Path]) -> None:
    folder = exported["qgis"]
    root = ET.fromstring((folder / "map.qgs").read_text("utf-8").partition("\n")[2])
    sources = [each.text or "" for each in root.iter("datasource")]
    assert sources == ["./areas.geojson", "./points.geojson"]
    kinds = [set(geopandas.read_file(folder / each).geom_type) for each in sources]
    assert kinds == [{"Polygon"}, {"Point"}]
    styled = {each.get("value") for each in root.iter("category")}
    assert set(geopandas.read_file(folder / sources[1])["standing"]) <= styled


def test_a_state_is_no_point() -> None:
    assert shape_of(COUNTRY) is None
    assert shape_of(None) is None
    assert shape_of({"id": None, "name": "the mill", "lat": None, "lon": None}) is None


@settings(max_examples=40, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_an_area_lies_on_the_earth(lat: float, lon: float) -> None:
    shape = shape_of({"id": "x:1", "name": "Lowland", "lat": lat, "lon": lon, "feature": "L.RGN"})
    assert shape is not None
    assert shape.ring[0] == shape.ring[-1]
    assert all(-180 <= east <= 180 and -90 <= north <= 90 for east, north in shape.ring)
