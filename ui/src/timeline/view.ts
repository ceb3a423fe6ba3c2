/** What of the time is shown, kept in the address as `span=2024-03-01~2024-03-20`. */
import { DAY, iso, type Span, within } from "../parts/times";

const NAME = "span";

/** The time that a picture has, as the page tells it: all pictures of a page have the same. */
export function spanOf(told: { readonly start: string; readonly end: string }): Span {
  return { start: Date.parse(told.start), end: Date.parse(told.end) };
}

/** A span from day to day, one at least: an address names days, and the server draws what the address names. */
export function inDays(span: Span, whole: Span): Span {
  const start = span.start <= whole.start ? whole.start : Math.round(span.start / DAY) * DAY;
  const end = span.end >= whole.end ? whole.end : Math.round(span.end / DAY) * DAY;
  return end - start >= DAY ? { start, end } : within(whole, start, start + DAY);
}

/** The address's query with a span; without one where it is the whole. */
export function withSpan(search: string, span: Span, whole: Span): string {
  const query = new URLSearchParams(search);
  query.delete(NAME);
  if (span.end - span.start < (whole.end - whole.start) * 0.999)
    query.set(NAME, `${iso(span.start)}~${iso(Math.ceil(span.end / DAY) * DAY)}`);
  const told = query.toString();
  return told ? `?${told}` : "";
}
