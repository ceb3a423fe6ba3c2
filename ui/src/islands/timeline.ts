/** A question's positions over time: nearer and farther by pointer and keys, each bar opens its words. */
import "../timeline/timeline.css";
import { ownData } from "../data";
import { Card } from "../parts/card";
import { html, must, svg } from "../parts/elements";
import { listen } from "../parts/keys";
import { DAY, moved, type Span, share, within, zoomed } from "../parts/times";
import { measure } from "../parts/widths";
import { slider, stops } from "../timeline/asof";
import { AXIS, draw, gutterOf } from "../timeline/draw";
import { type Bar, barsOf, type Drawn } from "../timeline/layout";
import { Overview } from "../timeline/overview";
import { spanIn, spanOf, withSpan } from "../timeline/view";

const FEW = 4;
const BARS = [
  ["← →", "from bar to bar"],
  ["Enter", "open its words"],
  ["Esc", "close them"],
] as const;
const TIME = [
  ["+ -", "less time, more time"],
  ["< >", "earlier, later"],
  ["0", "all of the time"],
] as const;

export default function timeline(figure: HTMLElement): void {
  const data = ownData<Drawn>(figure);
  const bars = data?.bands.flatMap((band) => band.lanes.flatMap((lane) => barsOf(band, lane))) ?? [];
  if (!data || !bars.length) return;
  new Timeline(figure, data, bars);
}

class Timeline {
  private readonly whole: Span;
  private span: Span;
  private readonly by = measure();
  private readonly picture: SVGSVGElement;
  private readonly card: Card;
  private readonly overview: Overview | null;
  private asOf: number | null = null;
  private current: number;
  private width = 0;

  constructor(
    figure: HTMLElement,
    private readonly data: Drawn,
    private readonly bars: readonly Bar[],
  ) {
    const old = must(figure.querySelector<SVGSVGElement>("svg.timeline"), "timeline");
    this.whole = spanOf(data.scale);
    this.span = spanIn(location.search, this.whole);
    this.current = (bars[0] as Bar).number;
    const label = old.getAttribute("aria-label") ?? "";
    this.picture = svg("svg", {
      class: "timeline live",
      role: "group",
      "aria-label": `${label}. Arrow keys go from bar to bar.`,
    });
    this.card = new Card(figure);
    this.overview = bars.length > FEW ? new Overview(bars, this.whole, (span) => this.show(span)) : null;
    const asOf = slider(stops(bars, data.history), data.history, (at) => this.choose(at));
    const tools = html("div", { class: "tools no-print" });
    if (asOf) tools.append(asOf);
    if (this.overview) tools.append(this.buttons());
    tools.append(listen([], this.overview ? [...BARS, ...TIME] : BARS));
    old.replaceWith(this.picture);
    if (tools.childElementCount) this.picture.before(tools);
    if (this.overview) this.picture.after(this.overview.element);
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.picture.parentElement ?? figure);
    this.draw();
  }

  private buttons(): HTMLElement {
    const group = html("div", { class: "zoom", role: "group", "aria-label": "Time shown" });
    const add = (text: string, label: string, next: () => Span) => {
      const button = html("button", { type: "button", class: "light", "aria-label": label }, text);
      button.addEventListener("click", () => this.show(next()));
      group.append(button);
    };
    add("−", "Show more time", () => zoomed(this.whole, this.span, 2));
    add("+", "Show less time, nearer", () => zoomed(this.whole, this.span, 0.5));
    add("All", "Show all of the time", () => this.whole);
    return group;
  }

  private choose(at: number | null): void {
    this.asOf = at;
    if (this.width) this.draw(true);
  }

  private show(span: Span): void {
    this.span = span;
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${withSpan(location.search, span, this.whole)}${location.hash}`,
    );
    this.draw(true);
  }

  private draw(anyway = false): void {
    const width = Math.floor(this.picture.parentElement?.clientWidth ?? 0);
    if (!width || (width === this.width && !anyway)) return;
    const isFocused = this.picture.contains(document.activeElement);
    this.width = width;
    this.card.close(false);
    const [parts, height] = draw(this.data.bands, this.span, width, this.by);
    this.picture.setAttribute("width", `${width}`);
    this.overview?.element.style.setProperty("--gutter", `${gutterOf(width)}px`);
    this.picture.setAttribute("height", `${height}`);
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.picture.replaceChildren(...parts, ...this.line(height));
    const later = this.asOf === null ? Number.POSITIVE_INFINITY : this.asOf + DAY;
    for (const bar of this.bars) this.group(bar.number)?.classList.toggle("later", bar.since >= later);
    this.group(this.current)?.setAttribute("tabindex", "0");
    if (isFocused) this.group(this.current)?.focus({ preventScroll: true });
    this.overview?.draw(this.span);
  }

  private line(height: number): SVGElement[] {
    if (this.asOf === null) return [];
    const gutter = gutterOf(this.width);
    const x = gutter + share(this.span, this.asOf + DAY) * (this.width - gutter);
    return x < gutter || x > this.width
      ? []
      : [svg("line", { x1: x, x2: x, y1: AXIS - 8, y2: height, class: "asof-line" })];
  }

  private group(number: number): SVGGElement | null {
    return this.picture.querySelector<SVGGElement>(`[data-number="${number}"]`);
  }

  private listen(): void {
    this.picture.addEventListener("click", (event) => {
      const group = (event.target as Element).closest<SVGGElement>("[data-number]");
      if (group) this.open(Number(group.dataset.number));
    });
    this.picture.addEventListener("keydown", (event) => this.key(event));
    this.picture.addEventListener("pointerdown", (event) => this.brush(event));
  }

  private open(number: number): void {
    const group = this.group(number);
    if (!group) return;
    this.focus(number);
    if (this.card.number === `${number}`) this.card.close();
    else this.card.open(number, group);
  }

  private focus(number: number): void {
    this.group(this.current)?.setAttribute("tabindex", "-1");
    this.current = number;
    const bar = this.bars.find((each) => each.number === number) as Bar;
    const isSeen = bar.since < this.span.end && Math.min(bar.until, this.whole.end) > this.span.start;
    const length = this.span.end - this.span.start;
    if (!isSeen) this.show(within(this.whole, bar.since - length * 0.2, bar.since + length * 0.8));
    const group = this.group(number);
    group?.setAttribute("tabindex", "0");
    group?.focus({ preventScroll: true });
    group?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = this.bars.findIndex((each) => each.number === this.current);
    const to: Record<string, number> = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      Home: 0,
      End: this.bars.length - 1,
    };
    const spans: Record<string, () => Span> = {
      "+": () => zoomed(this.whole, this.span, 0.5),
      "=": () => zoomed(this.whole, this.span, 0.5),
      "-": () => zoomed(this.whole, this.span, 2),
      "0": () => this.whole,
      "<": () => moved(this.whole, this.span, -0.25),
      ">": () => moved(this.whole, this.span, 0.25),
    };
    const [next, span] = [to[event.key], this.overview ? spans[event.key] : undefined];
    if (next !== undefined) this.focus((this.bars[Math.min(Math.max(next, 0), this.bars.length - 1)] as Bar).number);
    else if (span) this.show(span());
    else if (event.key === "Enter" || event.key === " ") this.open(this.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Draw over the empty ground to see that time nearer; a finger moves the time instead. */
  private brush(event: PointerEvent): void {
    if (!this.overview || event.button !== 0 || (event.target as Element).closest("[data-number]")) return;
    const gutter = gutterOf(this.width);
    const [left, plot, before] = [this.picture.getBoundingClientRect().left + gutter, this.width - gutter, this.span];
    const at = (x: number) => Math.min(Math.max((x - left) / plot, 0), 1);
    const from = at(event.clientX);
    const height = this.picture.clientHeight;
    const rect = svg("rect", { y: AXIS - 6, height: height - AXIS + 6, class: "brush" });
    const isFinger = event.pointerType !== "mouse";
    this.picture.setPointerCapture(event.pointerId);
    const drag = (move: PointerEvent) => {
      if (isFinger) {
        const by = ((event.clientX - move.clientX) / plot) * (before.end - before.start);
        this.show(within(this.whole, before.start + by, before.end + by));
        return;
      }
      const [a, b] = [Math.min(from, at(move.clientX)), Math.max(from, at(move.clientX))];
      rect.setAttribute("x", `${gutter + a * plot}`);
      rect.setAttribute("width", `${(b - a) * plot}`);
      if (!rect.parentNode) this.picture.append(rect);
    };
    const drop = (up: PointerEvent) => {
      this.picture.removeEventListener("pointermove", drag);
      rect.remove();
      const [a, b] = [Math.min(from, at(up.clientX)), Math.max(from, at(up.clientX))];
      const time = (part: number) => before.start + part * (before.end - before.start);
      if (!isFinger && up.type === "pointerup" && (b - a) * plot > 6) this.show(within(this.whole, time(a), time(b)));
    };
    this.picture.addEventListener("pointermove", drag);
    this.picture.addEventListener("pointerup", drop, { once: true });
    this.picture.addEventListener("pointercancel", drop, { once: true });
  }
}
