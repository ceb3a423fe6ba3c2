/** The slider below the map: what had been said by a day. */
import { html, svg } from "../parts/elements";
import { inWords } from "./panel";
import { answersOn, DAY, daysOf, NOW } from "./seen";
import type { Place } from "./told";

const PACE = 700;
/** Milliseconds that a day with something new stays while it plays. */

/**
 * The slider, at the day that an address asks for; `changed` is told the end of the chosen day, or `NOW` at the right
 * end, and whether somebody moved it. Null where no day is known.
 */
export function times(
  places: Place[],
  asked: number | null,
  changed: (time: number, isMoved: boolean) => void,
): HTMLElement | null {
  const days = daysOf(places);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const end = last + DAY;
  const range = html("input", {
    type: "range",
    min: first / DAY,
    max: end / DAY,
    step: 1,
    value: (asked ?? end) / DAY,
    id: "by",
  });
  const told = html("output", { for: "by" });
  const link = html("a", { class: "small", hidden: "" }, "All pages as of then");
  const play = html("button", { type: "button", class: "light" }, "Play");
  let timer = 0;

  const now = () => Number(range.value) * DAY;
  const show = (isMoved = true) => {
    const time = now() >= end ? NOW : now() + DAY - 1;
    told.textContent = time === NOW ? "now" : inWords(time);
    range.setAttribute("aria-valuetext", told.textContent);
    link.hidden = time === NOW;
    link.href = asOf(time);
    changed(time, isMoved);
  };
  const step = (by: 1 | -1) => {
    const next = by > 0 ? days.find((day) => day > now()) : days.findLast((day) => day < now());
    range.value = `${(next ?? (by > 0 ? end : first)) / DAY}`;
    show();
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  };

  range.addEventListener("input", () => {
    stop();
    show();
  });
  range.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (!by) return;
    event.preventDefault();
    stop();
    step(by);
  });
  play.addEventListener("click", () => {
    if (timer) return stop();
    play.textContent = "Pause";
    if (now() >= end) range.value = `${first / DAY}`;
    show();
    timer = window.setInterval(() => {
      step(1);
      if (now() >= end) stop();
    }, PACE);
  });
  if (asked === null) {
    told.textContent = "now";
    range.setAttribute("aria-valuetext", "now");
  } else show(false);
  const label = html("label", { for: "by" }, "Said by ", told);
  const ends = html("p", { class: "small soft ends" }, html("span", {}, inWords(first)), html("span", {}, "now"));
  return html(
    "div",
    { class: "by" },
    play,
    html("div", { class: "along" }, label, strip(places, days, end), range, ends),
    link,
  );
}

/** How much was said when, over the slider. */
function strip(places: Place[], days: number[], end: number): SVGElement {
  const [first, counts] = [days[0] ?? 0, answersOn(places, days)];
  const [most, whole] = [Math.max(...counts), end - first];
  const bars = days.map((day, place) => {
    const tall = (24 * (counts[place] ?? 0)) / most;
    return svg("line", { x1: at(day), x2: at(day), y1: 24, y2: 24 - tall });
  });
  function at(day: number): string {
    return `${((day - first) / whole) * 100}%`;
  }
  return svg("svg", { class: "strip", height: 24, width: "100%", "aria-hidden": "true" }, ...bars);
}

function asOf(time: number): string {
  if (time === NOW) return "";
  const address = new URL(location.href);
  address.searchParams.set("as_of", new Date(time).toISOString().slice(0, 10));
  return address.pathname + address.search;
}
