/** The timeline as the server drew it: what a script adds to it, and the same of another time, asked of the server. */
import { svg } from "../parts/elements";
import { DAY, type Span, share } from "../parts/times";
import { type Bar, barsOf, moved, type Told } from "./bars";
import { spanOf } from "./view";

const PICTURE = "svg.timeline";
const PATIENCE = 150;
/** Milliseconds for which somebody must rest before the server is asked. */

/** A page's picture and what is told beside it. */
export interface Drawing {
  readonly picture: SVGSVGElement;
  readonly told: Told;
}

/** The drawing in a figure; null where there is none. */
export function drawingIn(root: ParentNode): Drawing | null {
  const picture = root.querySelector<SVGSVGElement>(PICTURE);
  const text = picture?.closest("[data-island]")?.querySelector("script.data")?.textContent;
  return picture && text ? { picture, told: JSON.parse(text) as Told } : null;
}

/** The picture in the page; `changed` is called when another took its place. */
export class Picture {
  element: SVGSVGElement;
  bars: readonly Bar[];
  /** What of the time the server drew. */
  drawn: Span;
  private asked: AbortController | undefined;
  private wait = 0;

  constructor(
    { picture, told }: Drawing,
    private readonly changed: () => void,
  ) {
    this.element = picture;
    this.bars = barsOf(picture);
    this.drawn = spanOf(told.shown);
    this.enliven();
  }

  group(number: number): SVGAElement | null {
    return this.element.querySelector<SVGAElement>(`[data-number="${number}"]`);
  }

  /** Show a part of the time: at once by moving what is there, then as the server draws it. */
  show(span: Span, address: string): void {
    const { x, width } = moved(this.drawn, span);
    const time = this.element.querySelector(".time");
    time?.setAttribute("x", `${x * 100}%`);
    time?.setAttribute("width", `${width * 100}%`);
    this.asked?.abort();
    clearTimeout(this.wait);
    this.wait = window.setTimeout(() => void this.ask(address), PATIENCE);
  }

  /** Put a line at the end of a day, and let stand back what was said later; null for now. */
  mark(at: number | null): void {
    const later = at === null ? Number.POSITIVE_INFINITY : at + DAY;
    for (const bar of this.bars) this.group(bar.number)?.classList.toggle("later", bar.since >= later);
    for (const line of this.element.querySelectorAll(".asof-line")) line.remove();
    const x = `${share(this.drawn, later) * 100}%`;
    if (at !== null)
      this.element
        .querySelector(".time")
        ?.append(svg("line", { x1: x, x2: x, y1: 16, y2: "100%", class: "asof-line" }));
  }

  /** Write each answer whose label has room, as it is on this screen. */
  fit(): void {
    const labels = [...this.element.querySelectorAll<SVGTextElement>(".label")];
    const wide = this.element.clientWidth || this.element.getBoundingClientRect().width;
    for (const label of labels) label.classList.remove("tight");
    const long = labels.map((label) => label.getComputedTextLength());
    for (const [place, label] of labels.entries())
      label.classList.toggle("tight", (long[place] ?? 0) + 6 > Number(label.dataset.room) * wide);
  }

  private enliven(): void {
    this.element.classList.add("live");
    for (const bar of this.element.querySelectorAll("[data-number]")) {
      bar.setAttribute("role", "button");
      bar.setAttribute("tabindex", "-1");
      bar.setAttribute("aria-expanded", "false");
    }
  }

  /** What cannot be had leaves the picture as it was moved. */
  private async ask(address: string): Promise<void> {
    this.asked = new AbortController();
    const { signal } = this.asked;
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = drawingIn(page);
      if (next && !signal.aborted) this.take(next);
    } catch (problem) {
      if (!signal.aborted) console.warn("The timeline stays as it was drawn.", problem);
    }
  }

  private take({ picture, told }: Drawing): void {
    const number = (document.activeElement as SVGElement | null)?.dataset.number;
    const wasFocused = this.element.contains(document.activeElement);
    const fresh = document.adoptNode(picture);
    this.element.replaceWith(fresh);
    this.element = fresh;
    this.bars = barsOf(fresh);
    this.drawn = spanOf(told.shown);
    this.enliven();
    this.changed();
    if (wasFocused && number) this.group(Number(number))?.focus({ preventScroll: true });
  }
}
