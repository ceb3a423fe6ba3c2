import { expect, test } from "vitest";
import { assigned, joined, pieces, read, trimmed, without, written } from "./spans";

const NONE = { source: [], cue: [], content: [] };

test("spans are read as they are written", () => {
  expect(read("30-41, 12-24")).toEqual([
    [12, 24],
    [30, 41],
  ]);
  expect(written(read("12-24, 30-41") ?? [])).toBe("12-24, 30-41");
  expect(read("")).toEqual([]);
  for (const odd of ["12", "24-12", "a-b", "12-24 30-41"]) expect(read(odd)).toBeNull();
});

test("words that touch become one span, and words taken out of the middle leave two", () => {
  expect(joined([[0, 4]], [4, 9])).toEqual([[0, 9]]);
  expect(
    joined(
      [
        [0, 4],
        [10, 12],
      ],
      [6, 8],
    ),
  ).toEqual([
    [0, 4],
    [6, 8],
    [10, 12],
  ]);
  expect(without([[0, 10]], [3, 5])).toEqual([
    [0, 3],
    [5, 10],
  ]);
});

test("words that become the source are no longer content", () => {
  const next = assigned({ ...NONE, content: [[0, 20]] }, [0, 6], "source");
  expect(next).toEqual({ source: [[0, 6]], cue: [], content: [[6, 20]] });
  expect(assigned(next, [0, 30], null)).toEqual(NONE);
});

test("a passage is cut by code points and loses none", () => {
  const text = "😀 said that it fell.";
  const cut = pieces(text, 100, { source: [[100, 101]], cue: [[102, 106]], content: [[112, 119]] });
  expect(cut.map((each) => each.text).join("")).toBe(text);
  expect(cut.filter((each) => each.parts.length).map((each) => [each.text, each.parts[0]])).toEqual([
    ["😀", "source"],
    ["said", "cue"],
    ["it fell", "content"],
  ]);
});

test("the punctuation after the last word is left out", () => {
  expect(trimmed([10, 18], "It fell.", 10)).toEqual([10, 17]);
  expect(trimmed([0, 1], ".", 0)).toEqual([0, 1]);
});
