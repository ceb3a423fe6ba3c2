import { expect, test } from "vitest";
import { nextOf, pinsOf } from "./claims";
import { type Box, gapsOf, linesOf } from "./joins";

const box = (left: number, right: number, top: number): Box => ({ left, right, top, bottom: top + 20 });

test("a piece's claims are told by its classes and by nothing else", () => {
  expect(pinsOf("m con cue c3 c12 s1 t2 chosen")).toEqual(["3", "12"]);
});

test("of claims that share words the shortest comes first, and each click leads outward and round", () => {
  const lengths = new Map([
    ["1", 90],
    ["2", 20],
    ["3", 40],
  ]);
  expect(nextOf(["1", "2", "3"], lengths, undefined)).toBe("2");
  expect(nextOf(["1", "2", "3"], lengths, "2")).toBe("3");
  expect(nextOf(["1", "2", "3"], lengths, "1")).toBe("2");
  expect(nextOf([], lengths, "1")).toBeUndefined();
});

test("words on one line are one line, and each line counts once", () => {
  expect(linesOf([box(0, 40, 0), box(60, 90, 2), box(0, 30, 30)]).length).toBe(2);
});

test("gaps are bridged on a line and not from line to line", () => {
  expect(gapsOf([box(0, 40, 0), box(60, 90, 0), box(0, 30, 30)])).toEqual([{ from: 40, to: 60, y: 18 }]);
});
