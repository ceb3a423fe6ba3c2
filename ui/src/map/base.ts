/** Land and borders as the server packs them (`drawing/base/packed.py`), made into what the map's library reads. */
import type { Feature, FeatureCollection, Position } from "geojson";

const HUNDREDTHS = 100;

/** Whole numbers one after another, each as Protocol Buffers write `sint`: zigzag, seven bits a byte. */
function reader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let [value, unit, byte] = [0, 1, 128];
    while (byte >= 128) {
      if (at >= bytes.length) throw new Error("the map's land ends too early");
      byte = bytes[at++] as number;
      value += (byte % 128) * unit;
      unit *= 128;
    }
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
}

/** Land as polygons with their inland seas cut out, borders, and borders in dispute. */
export function unpacked(bytes: Uint8Array): FeatureCollection {
  const next = reader(bytes);
  const many = <T>(one: () => T): T[] => Array.from({ length: next() }, one);
  const counts = many(next);
  const [east, north] = [1, 2].map(() => counts.map((count) => steps(count, next)));
  const arcs = counts.map((count, place) =>
    Array.from({ length: count }, (_, at): Position => [east?.[place]?.[at] ?? 0, north?.[place]?.[at] ?? 0]),
  );
  let number = 0;
  const line = (): Position[] => {
    number += next();
    return number >= 0 ? (arcs[number] ?? []) : [...(arcs[-1 - number] ?? [])].reverse();
  };
  const land = many(() => many(() => unrolled(many(line))));
  const borders = many(line);
  const disputed = many(line);
  return {
    type: "FeatureCollection",
    features: [
      feature("land", { type: "MultiPolygon", coordinates: land }),
      feature("border", { type: "MultiLineString", coordinates: borders }),
      feature("disputed", { type: "MultiLineString", coordinates: disputed }),
    ],
  };
}

/** Degrees along an arc, which is told in steps of hundredths. */
function steps(count: number, next: () => number): number[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    at += next();
    return at / HUNDREDTHS;
  });
}

function feature(kind: string, geometry: Feature["geometry"]): Feature {
  return { type: "Feature", properties: { kind }, geometry };
}

/** Arcs as one closed ring, which goes on beyond 180 degrees where it was broken off; one around a pole stays as it is. */
function unrolled(arcs: Position[][]): Position[] {
  const ring = arcs.flatMap((arc, place) => (place ? arc.slice(1) : arc));
  const first = ring[0] as Position;
  if (!isSame(first, ring.at(-1) as Position)) ring.push(first);
  let [turn, before] = [0, first[0] as number];
  const found = ring.map(([x = 0, y = 0]): Position => {
    if (Math.abs(x - before) > 180) turn += x < before ? 360 : -360;
    before = x;
    return [x + turn, y];
  });
  return turn ? ring : found;
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
