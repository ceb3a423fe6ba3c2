/** The whole time in a strip, with a window of what is shown: drawn by pointer or by the keys of its two handles. */
import { html, svg } from "../parts/elements";
import { DAY, day, type Span, share, within } from "../parts/times";
import type { Bar } from "./bars";

const [HEIGHT, LINE] = [30, 2];
type Grip = "start" | "end" | "both";

/** A strip; `show` is called with what is to be shown. `draw` draws it anew. */
export class Overview {
  readonly element = html("div", { class: "overview" });
  private readonly strip = svg("svg", { width: "100%", height: HEIGHT, "aria-hidden": "true" });
  private readonly window = html("div", { class: "window" });
  private readonly handles: Record<"start" | "end", HTMLElement>;
  private span: Span;

  constructor(
    private readonly bars: readonly Bar[],
    private readonly whole: Span,
    private readonly show: (span: Span) => void,
  ) {
    this.span = whole;
    this.handles = {
      start: this.handle("start", "Begin of the time shown"),
      end: this.handle("end", "End of the time shown"),
    };
    this.window.append(this.handles.start, this.handles.end);
    this.element.append(this.strip, this.window);
    this.element.addEventListener("pointerdown", (event) => this.grab(event));
  }

  draw(span: Span): void {
    this.span = span;
    this.window.style.setProperty("--from", `${share(this.whole, span.start) * 100}%`);
    this.window.style.setProperty("--to", `${(1 - share(this.whole, span.end)) * 100}%`);
    for (const side of ["start", "end"] as const) {
      const [least, most] = side === "start" ? [this.whole.start, span.end] : [span.start, this.whole.end];
      const days = { "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": span[side] };
      for (const [name, value] of Object.entries(days))
        this.handles[side].setAttribute(name, `${Math.round(value / DAY)}`);
      this.handles[side].setAttribute("aria-valuetext", day(span[side]));
    }
    if (!this.strip.childElementCount) this.strip.append(...this.lines());
  }

  private lines(): SVGElement[] {
    const apart = Math.max((HEIGHT - 6) / Math.max(this.bars.length, 1), 1);
    return this.bars.map((bar, place) => {
      const from = share(this.whole, bar.since);
      const to = Number.isFinite(bar.until) ? share(this.whole, bar.until) : 1;
      const [x, width] = [`${from * 100}%`, `${Math.max(to - from, 0.004) * 100}%`];
      return svg("rect", { x, width, y: 3 + place * apart, height: Math.min(LINE, apart), class: `line ${bar.side}` });
    });
  }

  private handle(side: "start" | "end", label: string): HTMLElement {
    const made = html("div", { class: `handle ${side}`, role: "slider", tabindex: 0, "aria-label": label });
    made.addEventListener("keydown", (event) => {
      const step = Math.max((this.whole.end - this.whole.start) / (event.shiftKey ? 10 : 50), DAY);
      const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
      if (by === undefined && event.key !== "Home" && event.key !== "End") return;
      event.preventDefault();
      event.stopPropagation();
      const at = by === undefined ? (event.key === "Home" ? this.whole.start : this.whole.end) : this.span[side] + by;
      this.move(side, at);
    });
    return made;
  }

  private move(side: "start" | "end", at: number): void {
    const held = Math.min(Math.max(at, this.whole.start), this.whole.end);
    const { start, end } = this.span;
    const next =
      side === "start" ? { start: Math.min(held, end - DAY), end } : { start, end: Math.max(held, start + DAY) };
    this.show(within(this.whole, next.start, next.end));
  }

  private grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const box = this.element.getBoundingClientRect();
    const time = (x: number) => this.whole.start + ((x - box.left) / box.width) * (this.whole.end - this.whole.start);
    const at = time(event.clientX);
    const target = event.target as HTMLElement;
    const grip: Grip = target === this.handles.start ? "start" : target === this.handles.end ? "end" : "both";
    const before = this.span;
    const isNew =
      grip === "both" &&
      (target !== this.window || before.end - before.start > (this.whole.end - this.whole.start) * 0.99);
    this.element.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (grip !== "both") this.handles[grip].focus({ preventScroll: true });
    const drag = (move: PointerEvent) => {
      const now = time(move.clientX);
      if (grip !== "both") this.move(grip, now);
      else if (isNew) {
        if (Math.abs(move.clientX - event.clientX) > 4)
          this.show(within(this.whole, Math.min(at, now), Math.max(at, now)));
      } else this.show(within(this.whole, before.start + now - at, before.end + now - at));
    };
    this.element.addEventListener("pointermove", drag);
    const drop = () => this.element.removeEventListener("pointermove", drag);
    this.element.addEventListener("pointerup", drop, { once: true });
    this.element.addEventListener("pointercancel", drop, { once: true });
  }
}
