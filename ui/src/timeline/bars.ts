/** The positions that the server drew, as their bars tell them. */
import { type Span, share } from "../parts/times";

/** What the page tells beside the picture: all of the time, what of it is drawn, and how the question stood when. */
export interface Told {
  readonly scale: Times;
  readonly shown: Times;
  readonly history: readonly Change[];
}

interface Times {
  readonly start: string;
  readonly end: string;
}

export interface Change {
  readonly at: string;
  readonly standing: string;
}

/** A position with its times in milliseconds; `until` is Infinity where it holds to this day. */
export interface Bar {
  readonly number: number;
  /** The letters of its side. */
  readonly side: string;
  readonly since: number;
  readonly until: number;
}

/** The bars of a picture, in its order. */
export function barsOf(picture: Element): Bar[] {
  return [...picture.querySelectorAll<SVGElement>("[data-number]")].map(({ dataset, classList }) => ({
    number: Number(dataset.number),
    side: [...classList].find((each) => /^p[abcn]$/.test(each)) ?? "pn",
    since: Date.parse(dataset.since ?? ""),
    until: dataset.until ? Date.parse(dataset.until) : Number.POSITIVE_INFINITY,
  }));
}

/** Whether any of a bar lies in the time shown. */
export function isSeen(bar: Bar, span: Span): boolean {
  return bar.since < span.end && bar.until > span.start;
}

/** Where a picture that was drawn of one time lies, and how wide it is, where another is shown: shares of the width. */
export function moved(drawn: Span, span: Span): { readonly x: number; readonly width: number } {
  return { x: share(span, drawn.start), width: (drawn.end - drawn.start) / (span.end - span.start) };
}
