import { expect, test } from "vitest";
import { type Extent, extentsOf, height, heightsOf, holding, Labels, marks } from "./layout";

function extent(number: number, low: number, high: number | null, since = 0, until = Number.POSITIVE_INFINITY): Extent {
  return { number, words: `${low}`, speaker: "Lower Valley", side: "pa", low, high, since, until };
}

test("numbers far apart go by the logarithm, others by themselves", () => {
  expect(heightsOf([extent(1, 57, 57), extent(2, 31, 31)]).logarithmic).toBe(false);
  expect(heightsOf([extent(1, 3, 3), extent(2, 400, 400)]).logarithmic).toBe(true);
});

test("a larger number never lies lower, and all lie within the picture", () => {
  for (const by of [heightsOf([extent(1, 3, 3), extent(2, 400, null)]), heightsOf([extent(1, 20, 57)])]) {
    const all = [0, 1, 20, 57, 400].map((each) => height(each, by));
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(Math.max(...all)).toBeLessThanOrEqual(1);
    expect(marks(by)[0]).toBe(0);
  }
});

test("what holds at a time is what was said by then and is not given up", () => {
  const known = [extent(1, 20, 57, 0, 5), extent(2, 63, 63, 2), extent(3, 0, null, 9)];
  expect(holding(known, 3).map((each) => each.number)).toEqual([2, 1]);
  expect(holding(known, 5).map((each) => each.number)).toEqual([2]);
  expect(holding(known, 9).map((each) => each.number)).toEqual([3, 2]);
});

test("times without an end hold to this day", () => {
  const [one] = extentsOf([{ ...extent(1, 1, 1), since: "2024-03-09T00:00:00Z", until: null }]);
  expect(one?.until).toBe(Number.POSITIVE_INFINITY);
});

test("no label covers another: it goes to the other end, then loses its words, then is left out", () => {
  const labels = new Labels(420, (words) => words.length * 10);
  expect(labels.place(extent(1, 57, 57), 0, 50)).toMatchObject({ x: 0, answer: "57", speaker: "Lower Valley" });
  expect(labels.place(extent(2, 58, 58), 0, 52)).toMatchObject({ x: 240, speaker: "Lower Valley" });
  expect(labels.place(extent(3, 59, 59), 195, 51)).toMatchObject({ answer: "", speaker: "" });
  expect(labels.place(extent(4, 60, 60), 240, 51)).toBeNull();
});
