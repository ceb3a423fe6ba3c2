/** Numbers as intervals over time: where they lie, and which of them hold at a time. Pure functions of the data. */
import { ticks as numbers } from "d3-array";
import type { Measure } from "../parts/widths";

/** What the page tells of a number. `high` is null where there is no upper bound; times are ISO 8601. */
export interface ExtentData {
  readonly number: number;
  readonly words: string;
  readonly speaker: string;
  readonly side: string;
  readonly low: number;
  readonly high: number | null;
  readonly since: string;
  readonly until: string | null;
}

/** The same with times in milliseconds; `until` is Infinity where it holds to this day. */
export interface Extent extends Omit<ExtentData, "since" | "until"> {
  readonly since: number;
  readonly until: number;
}

/** Heights by the number, or by its logarithm where the largest is so many times the smallest. */
export interface Heights {
  readonly most: number;
  readonly logarithmic: boolean;
}

const WIDE = 30;

export function extentsOf(told: readonly ExtentData[]): Extent[] {
  return told.map((each) => ({
    ...each,
    since: Date.parse(each.since),
    until: each.until ? Date.parse(each.until) : Number.POSITIVE_INFINITY,
  }));
}

export function heightsOf(extents: readonly Extent[]): Heights {
  const known = extents.flatMap((each) => [each.low, each.high ?? 0]).filter((each) => each > 0);
  const most = Math.max(...known, 0) * 1.15 || 1;
  return { most, logarithmic: known.length > 0 && Math.max(...known) / Math.min(...known) >= WIDE };
}

/** How high a number lies, 0 to 1. */
export function height(number: number, by: Heights): number {
  const part = by.logarithmic ? Math.log1p(number) / Math.log1p(by.most) : number / by.most;
  return Math.min(Math.max(part, 0), 1);
}

/** Numbers to mark on the axis. */
export function marks(by: Heights): number[] {
  if (!by.logarithmic) return numbers(0, by.most, 5);
  const powers = Array.from({ length: Math.floor(Math.log10(by.most)) + 1 }, (_, power) => 10 ** power);
  return [0, ...powers];
}

/** What holds at a time, the largest first. */
export function holding(extents: readonly Extent[], at: number): Extent[] {
  const found = extents.filter((each) => each.since <= at && at < each.until);
  return found.sort(
    (a, b) => (b.high ?? Number.POSITIVE_INFINITY) - (a.high ?? Number.POSITIVE_INFINITY) || b.low - a.low,
  );
}

/** A label's words, and where it begins. */
export interface Label {
  readonly answer: string;
  readonly speaker: string;
  readonly x: number;
  readonly y: number;
}

const APART = 15;
const SPACE = 8;

/** Puts labels above their lines and leaves out of them what would cover another one: first the speaker, then the answer. */
export class Labels {
  private readonly taken: { left: number; right: number; y: number }[] = [];

  constructor(
    private readonly width: number,
    private readonly by: Measure,
  ) {}

  place(each: Extent, x: number, y: number): Label | null {
    const number = this.by(`${each.number} `, "number");
    const answer = this.by(each.words, "answer");
    const speaker = this.by(`  ${each.speaker}`, "plain");
    const offers: [number, string, string][] = [
      [number + answer + speaker, each.words, each.speaker],
      [number + answer, each.words, ""],
      [number, "", ""],
    ];
    for (const [wide, words, who] of offers)
      for (const left of [x, Math.max(this.width - wide, 0)]) {
        if (left + wide > this.width || left < x - 0.5 || !this.isFree(left, left + wide, y)) continue;
        this.taken.push({ left, right: left + wide + SPACE, y });
        return { answer: words, speaker: who, x: left, y };
      }
    return null;
  }

  private isFree(left: number, right: number, y: number): boolean {
    return !this.taken.some((each) => Math.abs(each.y - y) < APART && left < each.right && each.left < right + SPACE);
  }
}
