import { expect, test } from "vitest";
import { plain } from "./plain";

test("characters that act are shown by their codes, and those that scripts need stay", () => {
  expect(plain("a\u202eb\u0007c\ud800")).toBe("a<U+202E>b<U+0007>c<U+D800>");
  for (const text of ["שלום", "👩‍👩‍👧", "a\tb\nc", "\u200e", "<b>"]) expect(plain(text)).toBe(text);
});
