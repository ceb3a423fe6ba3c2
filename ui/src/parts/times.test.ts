import { expect, test } from "vitest";
import { DAY, day, moved, share, within, zoomed } from "./times";

const MARCH = Date.parse("2024-03-01");

const WHOLE = { start: MARCH, end: MARCH + 60 * DAY };

test("what is shown stays within the whole and is never less than a day", () => {
  const whole = WHOLE;
  for (const [start, end] of [
    [0, 1],
    [whole.start - DAY, whole.start + DAY],
    [whole.end, whole.end + DAY],
  ] as const) {
    const span = within(whole, start, end);
    expect(span.start).toBeGreaterThanOrEqual(whole.start);
    expect(span.end).toBeLessThanOrEqual(whole.end + 1);
    expect(span.end - span.start).toBeGreaterThanOrEqual(DAY);
  }
});

test("what comes nearer keeps the time under the pointer", () => {
  const whole = WHOLE;
  const at = whole.start + (whole.end - whole.start) * 0.4;
  expect(share(zoomed(whole, whole, 0.5, 0.4), at)).toBeCloseTo(0.4);
  expect(zoomed(whole, whole, 2)).toEqual(whole);
  expect(moved(whole, whole, 1)).toEqual(whole);
});

test("a day is named", () => {
  expect(day(MARCH)).toBe("1 Mar 2024");
});
