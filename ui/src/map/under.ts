/** Tiles that the server was told to lay under the map. Borders of tiles are not drawn: those of the package are. */
import { addProtocol, type LayerSpecification, type SourceSpecification } from "maplibre-gl";
import { ink } from "./inks";
import type { View } from "./told";

export interface Under {
  kind: "images" | "streets";
  source: SourceSpecification;
  /** The names of the layers in vector tiles. */
  layers: string[];
}

/** What the tiles are; null where there are none. */
export async function tilesUnder(tiles: View["tiles"]): Promise<Under | null> {
  if (!tiles) return null;
  if (tiles.kind === "images")
    return {
      kind: "images",
      source: { type: "raster", tiles: [tiles.address], tileSize: 256, maxzoom: 19 },
      layers: [],
    };
  // Only a server with tiles needs what reads them.
  const { PMTiles, Protocol, TileType } = await import("pmtiles");
  const protocol = new Protocol();
  const file = new PMTiles(new URL(tiles.address, location.href).href);
  protocol.add(file);
  addProtocol("pmtiles", protocol.tile);
  const url = `pmtiles://${file.source.getKey()}`;
  const header = await file.getHeader();
  if (header.tileType !== TileType.Mvt) return { kind: "images", source: { type: "raster", url }, layers: [] };
  const told = (await file.getMetadata()) as { vector_layers?: { id: string }[] };
  return { kind: "streets", source: { type: "vector", url }, layers: (told.vector_layers ?? []).map(({ id }) => id) };
}

/** Quiet land, water, streets and names, for the two ways in which vector tiles name their layers. */
export function streets(under: Under): LayerSpecification[] {
  const wanted: [string, (id: string) => LayerSpecification][] = [
    ["earth", (id) => fill(id, ink("--n2"), 1)],
    ["water", (id) => fill(id, ink("--paper"), 1)],
    ["waterway", (id) => way(id, ink("--paper"), 1)],
    ["buildings", (id) => fill(id, ink("--soft"), 0.25)],
    ["building", (id) => fill(id, ink("--soft"), 0.25)],
    ["roads", (id) => way(id, ink("--paper"), 1)],
    ["transportation", (id) => way(id, ink("--paper"), 1)],
    ["places", names],
    ["place", names],
  ];
  return wanted.filter(([id]) => under.layers.includes(id)).map(([id, made]) => made(id));
}

function fill(id: string, colour: string, opacity: number): LayerSpecification {
  return {
    id: `under-${id}`,
    type: "fill",
    source: "under",
    "source-layer": id,
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": colour, "fill-opacity": opacity },
  };
}

function way(id: string, colour: string, width: number): LayerSpecification {
  return {
    id: `under-${id}`,
    type: "line",
    source: "under",
    "source-layer": id,
    paint: { "line-color": colour, "line-width": ["interpolate", ["linear"], ["zoom"], 6, width / 2, 14, width * 3] },
  };
}

function names(id: string): LayerSpecification {
  return {
    id: `under-${id}`,
    type: "symbol",
    source: "under",
    "source-layer": id,
    layout: { "text-field": ["coalesce", ["get", "name:en"], ["get", "name"]], "text-size": 11 },
    paint: { "text-color": ink("--soft"), "text-halo-color": ink("--n2"), "text-halo-width": 1.5 },
  };
}
