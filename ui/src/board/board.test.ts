import { expect, test } from "vitest";
import { queryOf } from "./address";
import { change, stateOf } from "./looked";
import { nearest } from "./spark";

test("an address has what is asked for and not what is as usual", () => {
  expect(
    queryOf([
      ["text", " bridge "],
      ["place", ""],
      ["sort", "weight"],
      ["standing", "contested"],
    ]),
  ).toBe("?text=bridge&standing=contested");
  expect(queryOf([["sort", "weight"]])).toBe("");
});

test("what changed is told in words, and nothing where nothing did", () => {
  expect(change("unconfirmed 2 3", "contested 3 5")).toBe(
    "unconfirmed became contested, 1 more position, 2 more claims",
  );
  expect(change("contested 3 5", "contested 3 4")).toBe("1 fewer claim");
  expect(change("contested 3 5", "contested 3 5")).toBe("");
  expect(change("x", "contested 3 5")).toBe("");
  expect(stateOf("contested")).toBeNull();
});

test("the tick under the pointer is the nearest", () => {
  const ticks = [0, 40, 100].map((x) => ({ x, tick: x }));
  expect(nearest(ticks, 61)).toBe(40);
  expect(nearest([], 3)).toBeUndefined();
});
