import { expect, test } from "vitest";
import { inWords } from "../job/told";
import { size, together } from "./files";

test("sizes are told in the unit that a person would use", () => {
  expect([69, 12_345, 999_600, 3_400_000].map(size)).toEqual(["69 B", "12 kB", "1.0 MB", "3.4 MB"]);
});

test("a file that is chosen twice is there once", () => {
  const file = (name: string) => ({ name, size: 3 });
  expect(together([file("a")], [file("a"), file("b")]).map((each) => each.name)).toEqual(["a", "b"]);
});

test("what came of a report is told in a few words", () => {
  expect(inWords({ name: "a", outcome: "added", claims: 1, questions: ["x", "y"] })).toBe(
    "1 claim, answers 2 questions",
  );
  expect(inWords({ name: "a", outcome: "refused" })).toBe("");
});
