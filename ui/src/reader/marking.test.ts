import { expect, test } from "vitest";
import { withWords } from "./marking";

test("what is selected goes with the link, and nothing when nothing is", () => {
  const address = "/reports/ab/claim";
  expect(withWords(address, { words: "he said & left", near: 12 })).toBe(`${address}?words=he+said+%26+left&near=12`);
  expect(withWords(`${address}?words=x&near=1`, undefined)).toBe(address);
});
