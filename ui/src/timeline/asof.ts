/** A slider through the days on which something was said or the standing changed. */
import "../parts/slider.css";
import { html } from "../parts/elements";
import { DAY, day, iso } from "../parts/times";
import type { Bar, Change } from "./bars";

/** The days, in order, each once. */
export function stops(bars: readonly Bar[], history: readonly Change[]): number[] {
  const times = [...bars.flatMap((bar) => [bar.since, bar.until]), ...history.map((each) => Date.parse(each.at))];
  const days = times.filter(Number.isFinite).map((each) => Math.floor(each / DAY) * DAY);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** How the question stood at the end of a day; empty where nobody had answered. */
export function standingAt(history: readonly Change[], at: number): string {
  return history.filter((each) => Date.parse(each.at) < at + DAY).at(-1)?.standing ?? "";
}

/** Told on the document with the day that was chosen, or null for now: every picture of the page follows. */
export const CHOSEN = "sayso:asof";
const NAME = "at";

/** The day that an address has the cursor at; null for now. */
export function dayIn(search: string): number | null {
  const at = Date.parse(new URLSearchParams(search).get(NAME) ?? "");
  return Number.isFinite(at) ? Math.floor(at / DAY) * DAY : null;
}

/** The address's query with the cursor at a day; without one where it is now. */
export function withDay(search: string, at: number | null): string {
  const query = new URLSearchParams(search);
  if (at === null) query.delete(NAME);
  else query.set(NAME, iso(at));
  const told = query.toString();
  return told ? `?${told}` : "";
}

/** The slider; `choose` is called with the day, or null for now. None where there is but one day. */
export function slider(
  days: readonly number[],
  history: readonly Change[],
  choose: (at: number | null) => void,
): HTMLElement | null {
  if (days.length < 2) return null;
  const asked = dayIn(location.search);
  const place = asked === null ? -1 : days.findLastIndex((each) => each <= asked);
  const range = html("input", {
    type: "range",
    min: 0,
    max: days.length,
    step: 1,
    value: place < 0 ? days.length : place,
  });
  const told = html("output");
  const lead = html("a", { class: "small" }, "The whole page as of this day");
  const follow = () => {
    const at = days[range.valueAsNumber] ?? null;
    const standing = at === null ? "" : standingAt(history, at);
    told.textContent = at === null ? "now" : `${day(at)}${standing ? `: ${standing}` : ""}`;
    range.setAttribute("aria-valuetext", told.textContent);
    const query = new URLSearchParams(withDay(location.search, null));
    if (at !== null) query.set("as_of", iso(at));
    lead.setAttribute("href", `?${query}`);
    lead.classList.toggle("gone", at === null);
    choose(at);
    document.dispatchEvent(new CustomEvent(CHOSEN, { detail: at }));
  };
  range.addEventListener("input", () => {
    follow();
    const at = days[range.valueAsNumber] ?? null;
    globalThis.history.replaceState(
      globalThis.history.state,
      "",
      `${location.pathname}${withDay(location.search, at)}${location.hash}`,
    );
  });
  const label = html("label", {}, html("span", {}, "As of"), range);
  const element = html("div", { class: "asof-slider no-print" }, label, told, lead);
  follow();
  return element;
}
