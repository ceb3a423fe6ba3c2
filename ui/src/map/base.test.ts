import { expect, test } from "vitest";
import { unpacked } from "./base";

/** Numbers as the server writes them. */
function written(...numbers: number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let left = number >= 0 ? 2 * number : -2 * number - 1;
    for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
    bytes.push(left);
  }
  return new Uint8Array(bytes);
}

test("arcs become rings, one of them backwards, and borders", () => {
  const east = [0, 100, 0, 0, 100];
  const north = [0, 0, 100, 0, 100];
  const found = unpacked(written(2, 3, 2, ...east, ...north, 1, 1, 2, 0, -2, 1, 3, 0));
  const [land, border, disputed] = found.features;

  expect(land?.geometry).toEqual({
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
  });
  expect(border?.geometry).toMatchObject({
    coordinates: [
      [
        [0, 0],
        [1, 1],
      ],
    ],
  });
  expect(disputed?.geometry).toMatchObject({ coordinates: [] });
});

test("land that is broken off at 180 degrees goes on beyond them", () => {
  const east = [17900, 100, -35900, 0, -17900, 35800];
  const north = [6500, 0, 0, 100, 6600, -100];
  const land = unpacked(written(2, 4, 2, ...east, ...north, 1, 1, 2, 0, 1, 0, 0)).features[0]?.geometry as {
    coordinates: number[][][][];
  };
  const lons = land.coordinates[0]?.[0]?.map(([lon]) => lon ?? 0) ?? [];

  expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(10);
});

test("what ends too early is refused", () => {
  expect(() => unpacked(written(2, 1, 0))).toThrow("too early");
});
