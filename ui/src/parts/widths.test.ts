import { expect, test } from "vitest";
import { fitted, fittedWords } from "./widths";

const by = (words: string) => words.length * 10;

test("words that fit are whole, and others end in an ellipsis within the room", () => {
  expect(fitted("at most 400", "answer", 200, by)).toBe("at most 400");
  expect(fitted("at most 400", "answer", 80, by)).toBe("at most…");
  expect(by(fitted("Ukrainian Ministry of Defence", "plain", 120, by))).toBeLessThanOrEqual(120);
});

test("where hardly anything fits there is nothing", () => {
  expect(fitted("at most 400", "answer", 30, by)).toBe("");
});

test("in a button no word is cut", () => {
  expect(fittedWords("contested, part of it", "answer", 180, by)).toBe("contested, part…");
  expect(fittedWords("contested", "answer", 50, by)).toBe("");
  expect(fittedWords("at most 400", "answer", 200, by)).toBe("at most 400");
});
