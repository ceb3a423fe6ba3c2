import { expect, test } from "vitest";
import { DAY } from "../parts/times";
import { dayIn, standingAt, stops, withDay } from "./asof";
import { type Bar, isSeen, moved } from "./bars";
import { inDays, withSpan } from "./view";

const START = Date.parse("2024-03-01");

function bar(number: number, since: number, until = Number.POSITIVE_INFINITY): Bar {
  return { number, side: "pa", since: START + since * DAY, until: START + until * DAY };
}

test("a bar is seen where any of it lies in the time shown", () => {
  const span = { start: START + 2 * DAY, end: START + 4 * DAY };
  expect([bar(1, 0), bar(1, 3, 9), bar(1, 0, 3)].map((each) => isSeen(each, span))).toEqual([true, true, true]);
  expect([bar(1, 0, 2), bar(1, 4)].map((each) => isSeen(each, span))).toEqual([false, false]);
});

test("what is drawn of one time is moved to where another shows it", () => {
  const drawn = { start: START, end: START + 10 * DAY };
  expect(moved(drawn, drawn)).toEqual({ x: 0, width: 1 });
  expect(moved(drawn, { start: START + 5 * DAY, end: START + 10 * DAY })).toEqual({ x: -1, width: 2 });
});

test("a span goes from day to day, one at least, within the whole", () => {
  const whole = { start: START + 0.7 * DAY, end: START + 9.2 * DAY };
  expect(inDays({ start: START + 2.4 * DAY, end: START + 2.6 * DAY }, whole)).toEqual({
    start: START + 2 * DAY,
    end: START + 3 * DAY,
  });
  expect(inDays(whole, whole)).toEqual(whole);
});

test("what is shown is kept in the address, and the whole is not told", () => {
  const whole = { start: START, end: START + 100 * DAY };
  const search = withSpan("?as_of=2024-05-01", { start: START + 10 * DAY, end: START + 20 * DAY }, whole);
  expect(new URLSearchParams(search).get("span")).toBe("2024-03-11~2024-03-21");
  expect(withSpan(search, whole, whole)).toBe("?as_of=2024-05-01");
});

test("the slider stops on each day once and tells how the question stood", () => {
  const history = [
    { at: "2024-03-02T10:00:00Z", standing: "unconfirmed" },
    { at: "2024-03-04T00:00:00Z", standing: "contested" },
  ];
  expect(stops([bar(1, 1), bar(2, 1, 3)], history)).toEqual([1, 3].map((each) => START + each * DAY));
  expect(standingAt(history, START)).toBe("");
  expect(standingAt(history, START + DAY)).toBe("unconfirmed");
  expect(standingAt(history, START + 5 * DAY)).toBe("contested");
});

test("the cursor is in the address, and now is in none", () => {
  expect(withDay("?lanes=all", START)).toBe("?lanes=all&at=2024-03-01");
  expect(withDay("?at=2024-03-01", null)).toBe("");
  expect(dayIn("?at=2024-03-01")).toBe(START);
  expect(dayIn("?at=soon")).toBeNull();
});
