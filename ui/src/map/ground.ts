/** What lies under the signs: land and borders of the package, tiles if the server names some, areas of places. */
import type { Feature, FeatureCollection } from "geojson";
import type {
  GeoJSONSource,
  LayerSpecification,
  Map as LibreMap,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { ink } from "./inks";
import { circle, type Spot } from "./seen";
import type { Place } from "./told";
import { streets, type Under } from "./under";

/** The style of the map in the colours of the page; it names no font and no address but those of the server. */
export function style(base: FeatureCollection, under: Under | null): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    base: { type: "geojson", data: base, maxzoom: 8, tolerance: 0.2 },
    areas: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    ...(under ? { under: under.source } : {}),
  };
  return { version: 8, sources, layers: layers(under) };
}

/** Every layer, the lowest first. The map is given these anew when light turns to dark. */
export function layers(under: Under | null): LayerSpecification[] {
  const images = under?.kind === "images";
  return [
    { id: "sea", type: "background", paint: { "background-color": ink("--paper") } },
    land(),
    ...(images ? [{ id: "images", type: "raster", source: "under" } as const] : []),
    ...(under?.kind === "streets" ? streets(under) : []),
    line("border", { "line-color": images ? ink("--soft") : ink("--paper"), "line-width": 1.2 }),
    line("disputed", { "line-color": ink("--soft"), "line-width": 1.5, "line-dasharray": [4, 3] }),
    ...areas(),
  ];
}

function land(): LayerSpecification {
  return {
    id: "land",
    type: "fill",
    source: "base",
    filter: ["==", ["get", "kind"], "land"],
    paint: { "fill-color": ink("--n2"), "fill-antialias": false },
  };
}

function line(kind: string, paint: object): LayerSpecification {
  return { id: kind, type: "line", source: "base", filter: ["==", ["get", "kind"], kind], paint };
}

function areas(): LayerSpecification[] {
  const hatched: ["==", ["get", string], string] = ["==", ["get", "manner"], "contested"];
  const by = (name: string) => ["match", ["get", "manner"], "pa", ink("--a"), "pb", ink("--b"), "pc", ink("--c"), name];
  return [
    {
      id: "area",
      type: "fill",
      source: "areas",
      filter: ["!", hatched],
      paint: { "fill-color": by(ink("--text")) as never, "fill-opacity": 0.08 },
    },
    {
      id: "area-hatched",
      type: "fill",
      source: "areas",
      filter: hatched,
      paint: { "fill-pattern": "hatch", "fill-opacity": 0.35 },
    },
    {
      id: "area-edge",
      type: "line",
      source: "areas",
      paint: { "line-color": by(ink("--soft")) as never, "line-width": 1, "line-dasharray": [2, 3] },
    },
  ];
}

/** Stripes for what is contested, drawn here so that nothing has to be fetched. */
export function hatch(): ImageData {
  const side = 16;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  pen.strokeStyle = ink("--text");
  pen.lineWidth = 3;
  for (const start of [-side, 0, side]) {
    pen.moveTo(start, side);
    pen.lineTo(start + side, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}

/** Show where the places that are not at their points may be; an area that all of the view would lie in is left out. */
export function showAreas(map: LibreMap, spots: Spot[]): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const most = Math.max(clientWidth, clientHeight) * 0.8;
  const features = spots
    .filter(({ place }) => place.around > 3 && pixels(map, place) < most)
    .map((spot): Feature => {
      const { lat, lon, around } = spot.place;
      const geometry = { type: "Polygon" as const, coordinates: [circle(lat, lon, around)] };
      return { type: "Feature", properties: { manner: spot.manner }, geometry };
    });
  (map.getSource("areas") as GeoJSONSource | undefined)?.setData({ type: "FeatureCollection", features });
}

/** The radius of a place's area on the screen. */
function pixels(map: LibreMap, { lat, lon, around }: Place): number {
  const edge = circle(lat, lon, around)[0] ?? [lon, lat];
  return map.project(edge).x - map.project([lon, lat]).x;
}
