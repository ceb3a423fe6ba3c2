"""A project for QGIS: the questions as two styled layers, areas below points, beside their data."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from sayso.exports.format import Counts, Format, Sheet
from sayso.exports.formats.geojson import write_features
from sayso.exports.mapped import MAPPED
from sayso.exports.selection import Selection

_COLOURS = {
    "contested": "196,60,57",
    "denied": "230,145,56",
    "conceded": "106,81,163",
    "superseded": "150,150,150",
    "agreed": "49,130,95",
    "unconfirmed": "70,110,170",
}
_SRS = (
    "<spatialrefsys><authid>EPSG:4326</authid><srid>4326</srid>"
    "<proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><description>WGS 84</description>"
    "<geographicflag>true</geographicflag></spatialrefsys>"
)
_LAYERS = {"areas": "Polygon", "points": "Point"}


def _write(selection: Selection, folder: Path) -> Counts:
    areas = write_features(
        selection, folder / "areas.geojson", "areas", lambda shape: bool(shape and shape.ring)
    )
    points = write_features(
        selection, folder / "points.geojson", "points", lambda s: bool(s and not s.ring)
    )
    (folder / "map.qgs").write_text("\n".join(_project()) + "\n", "utf-8")
    return {"areas": areas["questions"], "points": points["questions"]}


def _project() -> Iterator[str]:
    yield "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
    yield '<qgis version="3.22.0" projectname="Who says what">'
    yield f"<title>Who says what</title><projectCrs>{_SRS}</projectCrs>"
    yield '<layer-tree-group name="">'
    for name in reversed(_LAYERS):
        yield (
            f'<layer-tree-layer id="{name}" name="{name}" checked="Qt::Checked" '
            f'providerKey="ogr" source="./{name}.geojson"/>'
        )
    yield "</layer-tree-group><projectlayers>"
    for name, kind in _LAYERS.items():
        yield from _layer(name, kind)
    yield "</projectlayers>"
    yield "<properties><Paths><Absolute type='bool'>false</Absolute></Paths></properties></qgis>"


def _layer(name: str, kind: str) -> Iterator[str]:
    yield f'<maplayer type="vector" geometry="{kind}"><id>{name}</id>'
    yield f"<datasource>./{name}.geojson</datasource><layername>{name}</layername>"
    yield f"<srs>{_SRS}</srs><provider encoding='UTF-8'>ogr</provider>"
    yield '<previewExpression>"what"</previewExpression>'
    tip = escape('<b>[% "what" %]</b><br>[% "standing" %]: [% "reason" %]')
    yield f"<mapTip>{tip}</mapTip>"
    yield '<renderer-v2 type="categorizedSymbol" attr="standing"><categories>'
    for number, standing in enumerate(_COLOURS):
        yield (f'<category value="{standing}" label="{standing}" symbol="{number}" render="true"/>')
    yield "</categories><symbols>"
    for number, colour in enumerate(_COLOURS.values()):
        yield _symbol(number, kind, colour)
    yield "</symbols></renderer-v2></maplayer>"


def _symbol(number: int, kind: str, colour: str) -> str:
    if kind == "Point":
        shape, style = "marker", "SimpleMarker"
        options = {"color": f"{colour},255", "name": "circle", "size": "3", "size_unit": "MM"}
    else:
        shape, style = "fill", "SimpleFill"
        options = {"color": f"{colour},60", "outline_color": f"{colour},255", "style": "solid"}
    told = "".join(
        f'<Option name="{name}" value="{value}" type="QString"/>' for name, value in options.items()
    )
    return (
        f'<symbol type="{shape}" name="{number}" alpha="1"><layer class="{style}" enabled="1">'
        f'<Option type="Map">{told}</Option></layer></symbol>'
    )


FORMAT = Format(
    name="qgis",
    title="a QGIS project with styled layers beside it",
    media_type="application/x-qgis-project",
    suffix="",
    lost="as geojson; questions without a shape are left out",
    read_by="QGIS 3.22 or later, which no test runs; its layers are tested with geopandas",
    write=_write,
    sheets=tuple(Sheet(name, MAPPED.row, MAPPED.columns) for name in _LAYERS),
    is_folder=True,
)
