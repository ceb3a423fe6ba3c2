/** What of the time is shown, kept in the address as `span=2024-03-01~2024-03-20`. */
import { iso, type Span, within } from "../parts/times";

const NAME = "span";

/** The time that a picture has, as the page tells it: all pictures of a page have the same. */
export function spanOf(told: { readonly start: string; readonly end: string }): Span {
  return { start: Date.parse(told.start), end: Date.parse(told.end) };
}

/** The span that an address asks for; the whole where it asks for none that can be read. */
export function spanIn(search: string, whole: Span): Span {
  const [start, end] = (new URLSearchParams(search).get(NAME) ?? "").split("~").map((each) => Date.parse(each));
  if (start === undefined || end === undefined || !(start < end)) return whole;
  return within(whole, start, end);
}

/** The address's query with a span; without one where it is the whole. */
export function withSpan(search: string, span: Span, whole: Span): string {
  const query = new URLSearchParams(search);
  query.delete(NAME);
  if (span.end - span.start < (whole.end - whole.start) * 0.999) query.set(NAME, `${iso(span.start)}~${iso(span.end)}`);
  const told = query.toString();
  return told ? `?${told}` : "";
}
