/** What is said of a place, opened from its sign: question by question, who says what. */
import { html } from "../parts/elements";
import { type Cluster, isHeld, type Seen, type Spot } from "./seen";
import { nameOf } from "./signs";
import type { Answer } from "./told";

const QUESTIONS = 8;
const ANSWERS = 5;
const TIME = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A day in words. */
export function inWords(at: number): string {
  return TIME.format(at);
}

/** The panel beside the map; one at a time. */
export class Panel {
  private readonly box = html("section", { class: "at-place", tabindex: -1, hidden: "" });
  private from: HTMLElement | undefined;
  /** The places that are told of; empty when it is closed. */
  places: string[] = [];

  constructor(
    frame: HTMLElement,
    private readonly standings: HTMLTemplateElement | null,
  ) {
    frame.append(this.box);
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  open(cluster: Cluster, time: number, from: HTMLElement): void {
    this.from = from;
    this.places = cluster.spots.map((spot) => spot.place.name);
    this.fill(cluster.spots, nameOf(cluster), time);
    this.box.focus({ preventScroll: true });
    if (getComputedStyle(this.box).position === "static") this.box.scrollIntoView({ block: "nearest" });
  }

  /** How many pixels of the map it covers on the right. */
  get covers(): number {
    return this.box.hidden || getComputedStyle(this.box).position === "static" ? 0 : this.box.offsetWidth + 24;
  }

  /** Tell the same places as they are at another time or of another layer. */
  refresh(spots: Spot[], time: number): void {
    if (!this.places.length) return;
    const there = spots.filter((spot) => this.places.includes(spot.place.name));
    if (there.length) this.fill(there, this.box.getAttribute("aria-label") ?? "", time);
    else this.close(false);
  }

  close(back = true): void {
    this.box.hidden = true;
    this.places = [];
    if (back) this.from?.focus({ preventScroll: true });
  }

  private fill(spots: Spot[], name: string, time: number): void {
    const close = html("button", { type: "button", class: "light close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.close());
    const one = spots.length === 1;
    this.box.setAttribute("aria-label", name);
    this.box.replaceChildren(
      close,
      ...spots.flatMap((spot) => [
        html("h2", { class: "third" }, html("bdi", {}, spot.place.name)),
        ...this.about(spot, one, time),
      ]),
    );
    this.box.hidden = false;
  }

  private about(spot: Spot, alone: boolean, time: number): HTMLElement[] {
    const { around, href, all } = spot.place;
    const most = alone ? QUESTIONS : 3;
    const found = spot.seen.slice(0, most).map((seen) => this.question(seen, time));
    if (around > 3) found.unshift(html("p", { class: "small soft" }, `Somewhere within ${Math.round(around)} km.`));
    if (all > Math.min(spot.seen.length, most))
      found.push(html("p", { class: "small" }, html("a", { href }, `All ${all} questions on the board`)));
    return found;
  }

  private question({ question, standing, answers }: Seen, time: number): HTMLElement {
    const mark = this.standings?.content.querySelector(`[data-standing="${CSS.escape(standing)}"]`);
    const held = answers.filter((each) => isHeld(each, time));
    const shown = (held.length ? held : answers).slice(-ANSWERS);
    const rows = shown.map((each) => said(each));
    if (answers.length > shown.length)
      rows.push(html("li", { class: "small soft" }, `and ${answers.length - shown.length} more or earlier`));
    return html(
      "div",
      { class: "asked" },
      html("p", { class: "small how" }, mark ? mark.cloneNode(true) : standing, question.kind),
      html("h3", { dir: "auto" }, html("a", { href: question.href }, question.what)),
      html("ul", {}, ...rows),
    );
  }
}

function said({ letter, side, who, words, since }: Answer): HTMLElement {
  const told = [who === side ? "" : who, since === null ? "" : inWords(since)].filter(Boolean).join(", ");
  return html(
    "li",
    {},
    html("span", { class: `side ${letter}` }, side || "Side unknown"),
    " ",
    html("b", {}, html("bdi", {}, words)),
    " ",
    html("span", { class: "small soft" }, told),
  );
}
