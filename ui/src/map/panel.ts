/** What is said of a place, opened from its sign: question by question, who says what. */
import { fetchJson } from "../data";
import { html } from "../parts/elements";
import { type Cluster, isHeld, type Seen, type Spot, spotsAt } from "./seen";
import { nameOf } from "./signs";
import type { Answer, Place, Question } from "./told";

const PLACES = 40;
/** Places of one sign that are told of, as many as the server tells at once. */
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
  private keys: string[] = [];
  private readonly read = new Map<string, Place<Question>>();

  constructor(
    frame: HTMLElement,
    private readonly standings: HTMLTemplateElement | null,
    private readonly words: string,
  ) {
    frame.append(this.box);
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  open(cluster: Cluster, layer: string, time: number, from: HTMLElement): void {
    this.from = from;
    this.box.setAttribute("aria-label", nameOf(cluster));
    void this.tell(cluster.spots, layer, time);
    this.box.focus({ preventScroll: true });
    if (getComputedStyle(this.box).position === "static") this.box.scrollIntoView({ block: "nearest" });
  }

  /** How many pixels of the map it covers on the right. */
  get covers(): number {
    return this.box.hidden || getComputedStyle(this.box).position === "static" ? 0 : this.box.offsetWidth + 24;
  }

  /** Tell the same places as they are at another time or of another layer. */
  refresh(spots: Spot[], layer: string, time: number): void {
    if (!this.keys.length) return;
    const there = spots.filter((spot) => this.keys.includes(spot.place.key));
    if (there.length) void this.tell(there, layer, time);
    else this.close(false);
  }

  close(back = true): void {
    this.box.hidden = true;
    this.keys = [];
    if (back) this.from?.focus({ preventScroll: true });
  }

  /** Show the places' names at once, and their words when they are here. */
  private async tell(spots: Spot[], layer: string, time: number): Promise<void> {
    const shown = spots.slice(0, PLACES);
    const keys = shown.map(({ place }) => place.key);
    this.keys = keys;
    const left = spots.length - shown.length;
    const more = left ? [html("p", { class: "small soft" }, `and ${left} more places`)] : [];
    if (!keys.every((key) => this.read.has(key))) {
      this.fill(shown.map(({ place }) => heading(place)).concat(more));
      const isRead = await this.fetched(keys);
      if (this.keys !== keys) return;
      if (!isRead) return this.fill(shown.flatMap(({ place }) => [heading(place), unread(place)]).concat(more));
    }
    const places = keys.flatMap((key) => this.read.get(key) ?? []);
    const one = spots.length === 1;
    const parts = spotsAt(places, layer, time).flatMap((each) => [heading(each.place), ...this.about(each, one, time)]);
    this.fill(parts.concat(more));
  }

  /** Whether the words of all these places are here now. */
  private async fetched(keys: string[]): Promise<boolean> {
    const address = new URL(this.words, location.href);
    for (const key of keys) if (!this.read.has(key)) address.searchParams.append("key", key);
    try {
      const { places } = await fetchJson<{ places: Place<Question>[] }>(address.href);
      for (const place of places) this.read.set(place.key, place);
      return true;
    } catch {
      return false;
    }
  }

  private fill(parts: HTMLElement[]): void {
    const close = html("button", { type: "button", class: "light close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.close());
    this.box.replaceChildren(close, ...parts);
    this.box.hidden = false;
  }

  private about(spot: Spot<Question>, alone: boolean, time: number): HTMLElement[] {
    const { around, href, all } = spot.place;
    const most = alone ? QUESTIONS : 3;
    const found = spot.seen.slice(0, most).map((seen) => this.question(seen, time));
    if (around > 3) found.unshift(html("p", { class: "small soft" }, `Somewhere within ${Math.round(around)} km.`));
    if (all > Math.min(spot.seen.length, most))
      found.push(html("p", { class: "small" }, html("a", { href }, `All ${all} questions on the board`)));
    return found;
  }

  private question({ question, standing, answers }: Seen<Question>, time: number): HTMLElement {
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

function heading({ name }: Place): HTMLElement {
  return html("h2", { class: "third" }, html("bdi", {}, name));
}

/** What stands where a place's words did not come. */
function unread({ href, all }: Place): HTMLElement {
  const link = html("a", { href }, all === 1 ? "Its question" : `All ${all} questions`);
  return html("p", { class: "small" }, "The words could not be read just now. ", link);
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
