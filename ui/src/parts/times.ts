/** Times along a width: what of them is shown, where they lie, and what a day is called. All UTC, in milliseconds. */

/** From `start` to `end`; never empty. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const DAY = 86_400_000;
const NARROWEST = DAY;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How far along a span a time lies: 0 at its start, 1 at its end; less or more outside. */
export function share(span: Span, when: number): number {
  return (when - span.start) / (span.end - span.start);
}

/** A span within `whole`, no longer than it and a day at least. */
export function within(whole: Span, start: number, end: number): Span {
  const most = whole.end - whole.start;
  const length = Math.min(Math.max(end - start, Math.min(NARROWEST, most)), most);
  const middle = (start + end) / 2;
  const begin = Math.min(Math.max(middle - length / 2, whole.start), whole.end - length);
  return { start: begin, end: begin + length };
}

/** A span `factor` as long, in which the time at `at` (0 to 1) keeps its place. */
export function zoomed(whole: Span, span: Span, factor: number, at = 0.5): Span {
  const length = Math.min(Math.max((span.end - span.start) * factor, NARROWEST), whole.end - whole.start);
  const start = span.start + (span.end - span.start) * at - length * at;
  return within(whole, start, start + length);
}

/** A span moved by so many of its lengths. */
export function moved(whole: Span, span: Span, lengths: number): Span {
  const by = (span.end - span.start) * lengths;
  return within(whole, span.start + by, span.end + by);
}

/** `9 Mar 2024`. */
export function day(when: number): string {
  const date = new Date(when);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `2024-03-09`, as an address has it. */
export function iso(when: number): string {
  return new Date(when).toISOString().slice(0, 10);
}
