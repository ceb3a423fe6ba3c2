import { expect, test } from "vitest";
import { DAY } from "../parts/times";
import { dayIn, standingAt, stops, withDay } from "./asof";
import { type Bar, barsOf, placed, rowsOf } from "./layout";
import { spanIn, withSpan } from "./view";

const START = Date.parse("2024-03-01");
const by = (words: string) => words.length * 8;

function bar(number: number, since: number, until = Number.POSITIVE_INFINITY, words = "57"): Bar {
  const [from, to] = [START + since * DAY, START + until * DAY];
  return {
    number,
    words,
    speaker: "Lower Valley",
    side: "pa",
    sideName: "Meresk",
    since: from,
    known: from + DAY,
    until: to,
    manner: "asserts",
    against: false,
  };
}

test("answers that follow one another share a row, and those that hold together do not", () => {
  expect(rowsOf([bar(1, 0, 3), bar(2, 3)]).length).toBe(1);
  expect(rowsOf([bar(1, 0, 3), bar(2, 2)]).length).toBe(2);
  expect(rowsOf([bar(1, 0, 0), bar(2, 0)]).length).toBe(2);
});

test("a position that holds to this day reaches the edge", () => {
  const told = {
    number: 1,
    words: "57",
    since: "2024-03-09T00:00:00Z",
    known: "2024-03-10T00:00:00Z",
    until: null,
    manner: "asserts",
    against_interest: false,
  };
  const [one] = barsOf({ side: "pa", name: "Meresk", lanes: [] }, { speaker: "Lower Valley", bars: [told] });
  expect(one?.until).toBe(Number.POSITIVE_INFINITY);
  expect(placed([one as Bar], { start: START, end: START + 20 * DAY }, 1000, by)[0]?.end).toBe(1000);
});

test("a label stands in its bar where it fits, else beside it, and covers no other bar", () => {
  const span = { start: START, end: START + 10 * DAY };
  const [wide] = placed([bar(1, 0)], span, 1000, by);
  expect(wide).toMatchObject({ inside: true, label: "57" });
  const [short, next] = placed([bar(1, 0, 1, "at most 400"), bar(2, 3)], span, 1000, by);
  expect(short).toMatchObject({ inside: false, label: "at most 400" });
  expect((short?.labelAt ?? 0) + by("1 at most 400")).toBeLessThan(next?.start ?? 0);
  const [tight] = placed([bar(1, 0, 1, "at most 400 of them"), bar(2, 1.5)], span, 1000, by);
  expect(tight?.label).not.toBe("at most 400 of them");
});

test("what is shown is kept in the address, and the whole is not told", () => {
  const whole = { start: START, end: START + 100 * DAY };
  const search = withSpan("?as_of=2024-05-01", { start: START + 10 * DAY, end: START + 20 * DAY }, whole);
  expect(new URLSearchParams(search).get("span")).toBe("2024-03-11~2024-03-21");
  expect(spanIn(search, whole)).toEqual({ start: START + 10 * DAY, end: START + 20 * DAY });
  expect(withSpan(search, whole, whole)).toBe("?as_of=2024-05-01");
  expect(spanIn("?span=x~y", whole)).toEqual(whole);
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
